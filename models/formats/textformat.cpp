// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/textformat.h"

#include "models/base/textoffsets.h"
#include "models/formats/articletext.h"
#include "models/formats/losses.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringDecoder>

#include <ranges>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

class TextWriter final : public Writer {
    Q_DECLARE_TR_FUNCTIONS(TextWriter)

public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &) override
    {
        count(project);
        return std::vector<OutputFile>{};
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        ArticleBytes written = articleBytes(article);
        count(article);
        Article data = *article.article;
        loseArticleData(data, m_losses);
        loseArrival(data, m_losses);
        loseHeading(data, TextOffsets(article.text), m_losses);
        m_losses.add(tr("encodings that lack a character, written as UTF-8"), article.article->title, written.reencoded);
        const bool text = article.article->path.endsWith(u".text"_s, Qt::CaseInsensitive);
        return std::vector<OutputFile>{{text ? u".text"_s : u".txt"_s, std::move(written.bytes)}};
    }

    std::vector<Loss> losses() const override
    {
        std::vector<Loss> all = m_losses.all();
        std::ranges::move(m_facts.all(), std::back_inserter(all));
        return all;
    }

private:
    void count(const Bundle &bundle)
    {
        m_losses.add(tr("mentions"), {}, qint64(bundle.mentions.size()));
        m_losses.add(tr("relations"), {}, qint64(bundle.relations.size()));
        m_losses.add(tr("event mentions"), {}, qint64(bundle.eventMentions.size()));
        for (const Entity &entity : bundle.entities)
            m_facts.addOnce(tr("entities"), entity.id.value(), entity.name);
        for (const Event &event : bundle.events)
            m_facts.addOnce(tr("events"), event.id.value(), event.type);
        const auto countOnce = [this](auto &&things) {
            for (const auto &thing : things)
                m_facts.addOnce(tr("attributes, notes and links"), thing.id.value());
        };
        countOnce(bundle.attributes);
        countOnce(bundle.notes);
        countOnce(bundle.externalIds | std::views::filter([](const ExternalId &id) { return id.kind != ExternalId::Kind::Id; }));
        m_facts.add(tr("pairs of entities known to be different"), {}, qint64(bundle.distinct.size()));
    }

    Losses m_losses;
    Losses m_facts; ///< of which the first come before any article
};

/// Whether a file that begins so can be decoded without asking a person.
bool decodesWithoutAsking(const QByteArray &head)
{
    if (QStringConverter::encodingForData(head))
        return true;
    QStringDecoder decoder(QStringConverter::Utf8); // keeps a character that is cut off at the end for later
    const QString text = decoder.decode(head);
    return !decoder.hasError() && !text.contains(QChar(u'\0'));
}

} // namespace

FormatInfo TextFormat::info() const
{
    return {.id = u"text"_s,
        .name = QCoreApplication::translate("TextFormat", "Plain text"),
        .writesWhat
        = QCoreApplication::translate("TextFormat", "A folder with the texts alone, without what was marked in them."),
        .suffixes = {u"txt"_s, u"text"_s},
        .writesAnnotations = false,
        .takesEmpty = true};
}

int TextFormat::sniff(const QString &file, const QByteArray &head) const
{
    const bool named = info().suffixes.contains(QFileInfo(file).suffix(), Qt::CaseInsensitive);
    const bool decodes = decodesWithoutAsking(head);
    if (named)
        return decodes ? 50 : 30;
    return decodes ? 10 : 0;
}

Result<> TextFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    GLOSSATOR_ASSIGN(Bundle bundle, readArticleText(source, options, info().id));
    return sink(std::move(bundle));
}

std::unique_ptr<Writer> TextFormat::writer(const WriteOptions &) const { return std::make_unique<TextWriter>(); }

} // namespace glossator
