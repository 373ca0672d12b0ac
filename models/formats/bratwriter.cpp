// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratwriter.h"

#include "models/base/textdecoder.h"
#include "models/formats/bratcomposer.h"
#include "models/formats/bratconffiles.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

QString tr(const char *sentence) { return QCoreApplication::translate("BratFormat", sentence); }

/// The files that the article was read from.
std::vector<BratFile> layoutOf(const Bundle &article)
{
    std::vector<BratFile> files;
    for (const QLatin1StringView suffix : BratSuffixes) {
        for (const SourceFile &file : article.files) {
            if (file.format == "brat"_L1 && file.name == suffix)
                files.push_back({file.name, file.bytes});
        }
    }
    return files;
}

/// The text that the offsets in these files count, which a correction may have changed since.
QString textAsRead(const Bundle &article)
{
    if (article.original.isEmpty() || article.original == article.text.toUtf8())
        return article.text;
    const auto decoded = decodeText(article.original, article.article->path, article.article->encoding.toLatin1());
    return decoded ? decoded->text : article.text;
}

} // namespace

BratWriter::BratWriter() = default;
BratWriter::~BratWriter() = default;

Result<std::vector<OutputFile>> BratWriter::begin(const Bundle &project, const Schema &schema)
{
    m_conf = std::make_unique<BratConfFilesWriter>(project, schema);
    loseFiles(project, u"brat"_s, m_losses);
    // What no article speaks of has no file to stand in.
    for (const Entity &entity : project.entities)
        m_losses.await(entity.id, entity.name);
    for (const Event &event : project.events)
        m_losses.await(event.id, event.type);
    for (const Relation &relation : project.relations)
        m_losses.add(tr("relations between entities that stand in no article"), relation.type);
    m_losses.add(tr("pairs of entities known to be different"), {}, qint64(project.distinct.size()));
    return std::vector<OutputFile>{};
}

Result<std::vector<OutputFile>> BratWriter::end() { return m_conf ? m_conf->files() : std::vector<OutputFile>{}; }

Result<std::vector<OutputFile>> BratWriter::add(const Bundle &article)
{
    const TextOffsets text(article.text);
    const TextOffsets read(textAsRead(article));
    const BratDocument layout(read, layoutOf(article));
    BratComposer composer(article, text, read, layout);
    std::vector<OutputFile> files{{u".txt"_s, article.text.toUtf8()}};
    std::ranges::move(composer.compose(), std::back_inserter(files));
    if (m_conf)
        m_conf->add(article, composer.newTypes());
    const BratLosses &losses = composer.losses();
    m_losses.add(tr("relations with an end outside the article"), {}, losses.relations);
    m_losses.add(tr("arguments filled from another article"), {}, losses.arguments);
    m_losses.add(tr("entities that no line can carry"), {}, losses.entities);
    m_losses.add(tr("events that no line can carry"), {}, losses.events);
    countArticle(article, text);
    return files;
}

/// What belongs to the article as a whole, for which brat has no line.
void BratWriter::countArticle(const Bundle &article, const TextOffsets &text)
{
    const auto isArticle = [](const auto &thing) { return thing.owner.kind == Owner::Kind::Article; };
    m_losses.add(tr("attributes of articles"), {}, std::ranges::count_if(article.attributes, isArticle));
    m_losses.add(tr("notes on articles"), {}, std::ranges::count_if(article.notes, isArticle));
    m_losses.add(tr("links of articles"), {}, std::ranges::count_if(article.externalIds, isArticle));
    loseFiles(article, u"brat"_s, m_losses);
    Article data = *article.article;
    loseArticleData(data, m_losses);
    loseArrival(data, m_losses);
    loseHeading(data, text, m_losses);
    for (const Entity &entity : article.entities) {
        m_losses.arrived(entity.id);
        ++m_entities[entity.id];
    }
    for (const Event &event : article.events) {
        m_losses.arrived(event.id);
        ++m_events[event.id];
    }
}

std::vector<Loss> BratWriter::losses() const
{
    const auto isShared = [](int articles) { return articles > 1; };
    Losses all = m_losses;
    all.add(tr("entities that are one across articles"), {}, std::ranges::count_if(m_entities, isShared));
    all.add(tr("events that are one across articles"), {}, std::ranges::count_if(m_events, isShared));
    return all.all();
}

} // namespace glossator
