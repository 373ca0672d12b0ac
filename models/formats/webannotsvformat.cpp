// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotsvformat.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/formats/heading.h"
#include "models/formats/tsvcomposer.h"
#include "models/formats/tsvheld.h"
#include "models/formats/tsvreader.h"
#include "models/formats/utf16head.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qint64 headSize = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)
};

/// A byte order mark is of the file here, not of the text.
QString withoutMark(const QString &text) { return text.startsWith(QChar(0xFEFF)) ? text.sliced(1) : text; }

class TsvWriter final : public Writer {
public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &) override
    {
        Bundle bundle = project;
        keepHeldByTsv(bundle, {}, m_losses);
        loseFiles(bundle, tsvFormat, m_losses);
        return std::vector<OutputFile>{};
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        Losses losses = m_losses;
        QByteArray record;
        std::optional<TsvDocument> document = recordOf(article, record, losses);
        OutputFile file = written(article, document, record, losses);
        const bool isBroken = document && std::ranges::any_of(document->units, [](const TsvUnit &unit) { return !unit.flag.isEmpty(); });
        if (isBroken && file.bytes != record) {
            losses = m_losses;
            losses.add(Texts::tr("layers of files whose tokens do not fit their text"), article.article->title);
            file = written(article, std::nullopt, {}, losses);
        }
        m_losses = std::move(losses);
        std::vector<OutputFile> files;
        files.push_back(std::move(file));
        return files;
    }

    [[nodiscard]] std::vector<Loss> losses() const override
    {
        const auto isShared = [](const QSet<ArticleId> &articles) { return articles.size() > 1; };
        Losses all = m_losses;
        all.add(Texts::tr("events that are one across articles"), {}, std::ranges::count_if(m_events, isShared));
        return all.all();
    }

private:
    /// @param record the document that the article came in, and its bytes.
    OutputFile written(const Bundle &article, const std::optional<TsvDocument> &record, const QByteArray &bytes, Losses &losses)
    {
        Bundle bundle = article;
        TsvDocument document = record ? *record : tsvOfText(bundle);
        keepHeldByTsv(bundle, document.tokens(), losses);
        loseHeading(*bundle.article, TextOffsets(bundle.text), losses);
        loseFiles(bundle, tsvFormat, losses);
        for (const Event &event : article.events)
            m_events[event.id].insert(article.article->id);
        document.text = bundle.text;
        const std::vector<Owner> owners = composeTsv(document, bundle, losses);
        const bool isUnchanged = record && record->annotations == document.annotations && record->layers == document.layers;
        OutputFile file{u".tsv"_s, isUnchanged ? bytes : serializeTsv(document)};
        addPlaces(file, document, owners);
        return file;
    }

    /// The file that the article came in, where its text is still that of the article.
    static std::optional<TsvDocument> recordOf(const Bundle &bundle, QByteArray &record, Losses &losses)
    {
        const auto file = std::ranges::find(bundle.files, QString(tsvFormat), &SourceFile::format);
        if (file == bundle.files.end())
            return std::nullopt;
        auto document = parseTsv(withoutMark(textOfUtf8(file->bytes)), file->name);
        if (!document || document->text != bundle.text) {
            losses.add(Texts::tr("layers of files whose text is no longer that of the article"), bundle.article->title);
            return std::nullopt;
        }
        record = file->bytes;
        return *std::move(document);
    }

    static void addPlaces(OutputFile &file, const TsvDocument &document, const std::vector<Owner> &owners)
    {
        QHash<QString, Owner> firstOn;
        for (size_t i = 0; i < owners.size(); ++i) {
            const QString &unit = document.units[size_t(document.annotations[i].units.front())].id;
            if (owners[i].id != 0 && !firstOn.contains(unit))
                firstOn.insert(unit, owners[i]);
        }
        qsizetype end = 0;
        for (qsizetype begin = 0; begin < file.bytes.size(); begin = end) {
            end = file.bytes.indexOf('\n', begin) + 1;
            end = end > 0 ? end : file.bytes.size();
            const qsizetype tab = file.bytes.indexOf('\t', begin);
            if (tab < 0 || tab >= end || file.bytes[begin] == '#')
                continue;
            const auto owner = firstOn.constFind(QString::fromLatin1(file.bytes.sliced(begin, tab - begin)));
            if (owner != firstOn.cend())
                file.places.push_back({begin, end, *owner});
        }
    }

    Losses m_losses;
    QHash<EventId, QSet<ArticleId>> m_events;
};

} // namespace

FormatInfo WebAnnoTsvFormat::info() const
{
    return {.id = tsvFormat,
        .name = Texts::tr("WebAnno TSV"),
        .writesWhat = Texts::tr("A folder with a .tsv file for each article, for INCEpTION and WebAnno: a row for each token, and a "
                                "column for each thing that is said of it. Gaps in mentions and names of authors are left out."),
        .suffixes = {u"tsv"_s}};
}

int WebAnnoTsvFormat::sniff(const QString &file, const QByteArray &head) const
{
    const QByteArray start = utf8OfHead(head);
    if (start.startsWith("#FORMAT=WebAnno TSV"))
        return 95;
    // Versions 1 and 2, which are refused with a sentence.
    const bool isOld = start.startsWith(" # ") || (start.startsWith("#id=") && start.contains("\n#text="));
    return isOld && file.endsWith(".tsv"_L1) ? 60 : 0;
}

Result<std::vector<Source>> WebAnnoTsvFormat::find(const QString &path) const
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, Format::find(path));
    if (!QFileInfo(path).isDir())
        return sources;
    std::erase_if(sources, [this](const Source &source) {
        QFile file(source.file);
        return !openToRead(file) || sniff(source.file, file.read(headSize)) == 0;
    });
    return sources;
}

Result<> WebAnnoTsvFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    GLOSSATOR_ASSIGN(const QByteArray bytes, readFile(source.file));
    if (options.encoding.isEmpty())
        GLOSSATOR_TRY(refuseUnmarkedUtf16(bytes.left(utf16HeadSize), source.path));
    GLOSSATOR_ASSIGN(const DecodedText decoded, decodeText(bytes, source.file, options.encoding));
    GLOSSATOR_ASSIGN(TsvDocument document, parseTsv(withoutMark(decoded.text), source.path));
    Bundle bundle;
    Article &article = bundle.article.emplace();
    article.id = ArticleId(1);
    article.path = source.path;
    article.format = tsvFormat;
    article.encoding = u"UTF-8"_s;
    bundle.text = document.text;
    article.text = sha256(bundle.text.toUtf8());
    const Heading heading = headingOf(TextOffsets(bundle.text), source.path);
    article.title = heading.title;
    article.published = heading.published;
    readTsvAnnotations(bundle, document);
    const QByteArray record = decoded.encoding == "UTF-8" ? bytes : decoded.text.toUtf8();
    bundle.files.push_back({SourceFileId(1), article.id, tsvFormat, u".tsv"_s, sha256(record), record});
    bundle.remarks = document.remarks;
    return sink(std::move(bundle));
}

std::unique_ptr<Writer> WebAnnoTsvFormat::writer(const WriteOptions &) const { return std::make_unique<TsvWriter>(); }

} // namespace glossator
