// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/inceptionzip.h"

#include "models/base/filenames.h"
#include "models/base/readfile.h"
#include "models/formats/bundlerenumber.h"
#include "models/formats/casformat.h"
#include "models/formats/jsonfields.h"
#include "models/formats/ziparchive.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <optional>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

constexpr QLatin1StringView zipId{"inception-zip"};
constexpr QLatin1StringView typesName{"TypeSystem.xml"};
/// Begins what the list at the end of a zip says of each file in it.
constexpr QByteArrayView zipListHeader{"PK\x01\x02"};
constexpr qint64 maxPacked = qint64(512) << 20;
constexpr qint64 mostHeld = qint64(64) << 20; ///< of zips in the zip, besides the one that is read
constexpr qint64 chunk = 1 << 20;
constexpr qsizetype headSize = 4096;
constexpr qsizetype mostNames = 3;
constexpr qsizetype longestName = 80;

bool isCas(const QString &path) { return path.endsWith(".xmi"_L1, Qt::CaseInsensitive) || path.endsWith(".json"_L1, Qt::CaseInsensitive); }

QString fileName(const QString &path) { return path.section(u'/', -1); }
QString folderOf(const QString &path) { return path.section(u'/', 0, -2); }
QString withoutSuffix(const QString &name) { return name.first(name.lastIndexOf(u'.')); }

/// The first few, and how many more.
QString named(const QStringList &names)
{
    QStringList first = names.first(std::min(mostNames, names.size()));
    for (QString &name : first) {
        if (name.size() > longestName)
            name = name.first(longestName - (name[longestName - 2].isHighSurrogate() ? 2 : 1)) + u'…';
    }
    const qsizetype more = names.size() - first.size();
    return more == 0 ? first.join(u", ") : Texts::tr("%1 and %n more", "the names of some files", int(more)).arg(first.join(u", "));
}

/// One annotator's version of a document, or one that was there before any.
struct Version {
    enum class Kind : quint8 {
        Marked,
        Initial, ///< as it was before anybody marked in it
        Source, ///< as it came to INCEpTION
    };

    QString zip; ///< in the zip, which it is in; empty: none
    QString file; ///< in that
    QString name; ///< of the annotator, or what stands for one; empty: not said
    Kind kind = Kind::Marked;

    [[nodiscard]] QString path() const { return zip.isEmpty() ? file : zip + u'/' + file; }
    [[nodiscard]] QString annotator() const { return kind == Kind::Marked ? name : QString(); }
};

/// A zip in the zip.
struct InnerZip {
    InnerZip(QByteArray &&unpacked, qint64 &unpackedInAll)
        : bytes(std::move(unpacked))
        , zip(buffer, unpackedInAll)
    {
        buffer.setBuffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
    }

    QByteArray bytes;
    QBuffer buffer;
    ZipArchive zip;
};

/// What is in the zip is listed first; then each document is read from what is unpacked for it alone. A trial unpacks all
/// that could be needed and looks no further.
class ZipReader {
public:
    ZipReader(const Source &source, bool isTrial, const BundleSink &sink)
        : m_source(source)
        , m_isTrial(isTrial)
        , m_sink(sink)
        , m_file(source.file)
    {
    }

    Result<> read();

private:
    using Tell = void (ZipReader::*)(const QString &path, const QString &sentence);

    Result<> gather(ZipArchive &zip, const QString &path);
    void note(const QString &zip, const QString &file);
    Result<ZipArchive *> inner(const QString &path);
    void nameTheOthers();
    Result<std::optional<QByteArray>> unpack(ZipArchive &zip, const QString &file, const QString &path, Tell tell = &ZipReader::leaveOut);
    Result<std::optional<CasDocument>> unpack(const Version &version);
    Result<QByteArray> typesFor(const Version &version, ZipArchive &zip);
    Result<> readDocument(const QString &name, const std::vector<Version> &versions);
    void join(Bundle &document, Bundle &&version);
    void sign(Bundle &bundle, const QString &annotator);
    /// Who reads can stop a trial too, though it hands over nothing.
    Result<> mayGoOn() { return m_isTrial ? m_sink(Bundle()) : Result<>(); }
    [[nodiscard]] bool isSource(const QString &path) const;
    [[nodiscard]] bool isReadOtherwise(const QString &path) const;
    void tellTheRest();
    [[nodiscard]] QString about(const QString &path, const QString &sentence) const { return m_source.path + u": "_s + path + u": "_s + sentence; }
    void remark(const QString &path, const QString &sentence) { m_remarks << about(path, sentence); }
    /// A document, a zip that may hold one, or what only has the name of a file.
    void leaveOut(const QString &path, const QString &sentence) { m_failures.push_back({Error::Code::BadInput, about(path, sentence), {}}); }
    void leaveOutUnread(const QString &path, const QString &article, QString sentence);

    const Source &m_source;
    const bool m_isTrial;
    const BundleSink &m_sink;
    QStringList m_remarks;
    std::vector<Error> m_failures;
    QFile m_file;
    std::optional<ZipArchive> m_zip; ///< closed before the file
    std::map<QString, std::unique_ptr<InnerZip>> m_inner; ///< some of them, by path
    qint64 m_innerBytes = 0;
    QHash<std::pair<QString, QString>, QString> m_typeSystems; ///< by zip in the zip and folder
    std::pair<QString, QString> m_typesAt; ///< which of them was unpacked last
    QByteArray m_types;
    std::map<QString, std::vector<Version>> m_documents;
    std::vector<Version> m_others; ///< of no annotator
    QStringList m_zips; ///< in the zip
    QStringList m_unread;
    QStringList m_unmarked; ///< documents
    QHash<QString, AuthorId> m_authors;
    qint64 m_entries = 0;
    qint64 m_unpacked = 0;
    qint64 m_lastId = 0;
    bool m_isProject = false;
    bool m_hasArticle = false;
};

Result<> ZipReader::read()
{
    GLOSSATOR_TRY(openToRead(m_file));
    if (m_file.size() > maxPacked)
        return fail(Error::Code::BadInput, Texts::tr("%1: The zip is larger than %2 MiB.").arg(m_source.path).arg(maxPacked >> 20));
    m_zip.emplace(m_file, m_unpacked);
    if (const Result<> opened = m_zip->open(); !opened)
        return fail(Error::Code::BadInput, m_source.path + u": "_s + opened.error().message);
    GLOSSATOR_TRY(gather(*m_zip, {}));
    for (const QString &path : std::as_const(m_zips)) {
        GLOSSATOR_TRY(mayGoOn());
        GLOSSATOR_ASSIGN(ZipArchive *const zip, inner(path));
        if (zip)
            GLOSSATOR_TRY(gather(*zip, path));
    }
    nameTheOthers();
    if (m_documents.empty() && m_failures.empty())
        return fail(Error::Code::BadInput, Texts::tr("%1: There is no document in XMI or CAS JSON in the zip. INCEpTION has to export it so.").arg(m_source.path));
    for (const auto &[name, versions] : m_documents)
        GLOSSATOR_TRY(readDocument(name, versions));
    if (!m_hasArticle)
        return std::unexpected(std::move(m_failures.front()));
    if (m_isTrial)
        return {};
    tellTheRest();
    Bundle rest;
    rest.remarks = m_remarks;
    rest.failures = std::move(m_failures);
    return rest == Bundle() ? Result<>() : m_sink(std::move(rest));
}

/// @param path of a zip in the zip; empty: the whole.
Result<> ZipReader::gather(ZipArchive &zip, const QString &path)
{
    m_entries += zip.entries();
    if (m_entries > mostZipFiles)
        return fail(Error::Code::BadInput, Texts::tr("%1: The zip holds more than %2 files.").arg(m_source.path).arg(mostZipFiles));
    for (const ZipArchive::File &file : zip.files()) {
        const QString name = fileName(file.path);
        const QString at = path.isEmpty() ? file.path : path + u'/' + file.path;
        const bool isJson = name.endsWith(".json"_L1, Qt::CaseInsensitive);
        const bool isDescription = isJson && name.startsWith("exportedproject"_L1);
        m_isProject = m_isProject || isDescription;
        if (file.isLink)
            leaveOut(at, Texts::tr("It only leads to another file, and was left out."));
        else if (file.isReplaced)
            leaveOut(at, Texts::tr("The name is in the zip more than once: the last file of that name counts, and this one was left out."));
        else if (name.compare(typesName, Qt::CaseInsensitive) == 0)
            m_typeSystems.insert({path, folderOf(file.path)}, file.path);
        else if (isCas(name) && (!isJson || CasJsonFormat().sniff({}, zip.head(file, headSize)) > 0))
            note(path, file.path);
        else if (path.isEmpty() && name.endsWith(".zip"_L1, Qt::CaseInsensitive))
            m_zips << file.path;
        else if (!isDescription) // of the project: there is nothing in it to read
            m_unread << at;
    }
    return {};
}

/// Somebody's version of a document: annotation/DOCUMENT/ANNOTATOR.xmi, or ANNOTATOR.zip with a file in it. Or another file.
void ZipReader::note(const QString &zip, const QString &file)
{
    const QStringList parts = (zip.isEmpty() ? file : zip).split(u'/');
    const auto kind = std::ranges::find_if(parts, [](const QString &part) { return part == "annotation"_L1 || part == "curation"_L1; });
    Version version{.zip = zip, .file = file, .name = {}};
    if (parts.end() - kind < 3) {
        m_others.push_back(std::move(version));
        return;
    }
    m_isProject = true;
    version.name = withoutSuffix(parts.last());
    if (version.name.isEmpty())
        version.name = *kind;
    if (version.name == "INITIAL_CAS"_L1)
        version.kind = Version::Kind::Initial;
    m_documents[kind[1]].push_back(std::move(version));
}

/// What came to INCEpTION lies in a project's source/DOCUMENT. Any other file is a document of its own.
void ZipReader::nameTheOthers()
{
    for (Version &version : m_others) {
        if (isSource(version.path()))
            version.kind = Version::Kind::Source;
    }
    std::ranges::stable_partition(m_others, [](const Version &version) { return version.kind == Version::Kind::Source; });
    for (Version &version : m_others) {
        QString document = version.kind == Version::Kind::Source ? fileName(version.file) : withoutSuffix(version.file);
        if (version.kind != Version::Kind::Source && m_documents.contains(document))
            document = version.path();
        m_documents[document].push_back(std::move(version));
    }
    m_others.clear();
}

/// Whether the file of that path is a document as it came to INCEpTION: only a project has those, at its root.
bool ZipReader::isSource(const QString &path) const
{
    return m_isProject && path.count(u'/') == 1 && path.startsWith("source/"_L1);
}

/// The zip in the zip; nullptr where it is left out, which is told.
Result<ZipArchive *> ZipReader::inner(const QString &path)
{
    if (const auto known = m_inner.find(path); known != m_inner.end())
        return &known->second->zip;
    GLOSSATOR_ASSIGN(std::optional<QByteArray> bytes, unpack(*m_zip, path, path));
    if (!bytes)
        return nullptr;
    m_innerBytes += bytes->size();
    if (m_innerBytes > mostHeld) {
        m_inner.clear();
        m_innerBytes = bytes->size();
    }
    auto made = std::make_unique<InnerZip>(*std::move(bytes), m_unpacked);
    if (const Result<> opened = made->zip.open(); !opened) {
        leaveOut(path, opened.error().message);
        return nullptr;
    }
    return &(m_inner[path] = std::move(made))->zip;
}

/// A file that the zip lists. Nothing where it is left out, which is told. @param path for that.
Result<std::optional<QByteArray>> ZipReader::unpack(ZipArchive &zip, const QString &file, const QString &path, Tell tell)
{
    Result<QByteArray> bytes = zip.unpack(*zip.find(file), maxCasBytes);
    if (bytes)
        return *std::move(bytes);
    if (m_zip->isExhausted())
        return fail(Error::Code::BadInput, Texts::tr("%1: %2 unpacks to more than is read.").arg(m_source.path, path));
    (this->*tell)(path, bytes.error().message);
    return std::nullopt;
}

Result<std::optional<CasDocument>> ZipReader::unpack(const Version &version)
{
    ZipArchive *zip = &*m_zip;
    if (!version.zip.isEmpty()) {
        GLOSSATOR_ASSIGN(zip, inner(version.zip));
    }
    if (!zip)
        return std::nullopt;
    CasDocument cas{.isJson = !version.file.endsWith(".xmi"_L1, Qt::CaseInsensitive)};
    GLOSSATOR_ASSIGN(std::optional<QByteArray> bytes, unpack(*zip, version.file, version.path()));
    if (!bytes)
        return std::nullopt;
    cas.bytes = *std::move(bytes);
    GLOSSATOR_ASSIGN(cas.types, typesFor(version, *zip));
    return cas;
}

/// The type system beside the file or above it. Most documents have the one that the last one had.
Result<QByteArray> ZipReader::typesFor(const Version &version, ZipArchive &zip)
{
    QString folder = folderOf(version.file);
    while (!folder.isEmpty() && !m_typeSystems.contains({version.zip, folder}))
        folder = folderOf(folder);
    const std::pair at(version.zip, folder);
    const auto types = m_typeSystems.constFind(at);
    if (types == m_typeSystems.constEnd())
        return QByteArray();
    if (m_types.isNull() || m_typesAt != at) {
        const QString path = version.zip.isEmpty() ? *types : version.zip + u'/' + *types;
        GLOSSATOR_ASSIGN(std::optional<QByteArray> bytes, unpack(zip, *types, path, &ZipReader::remark));
        m_types = std::move(bytes).value_or(""_ba);
        m_typesAt = at;
    }
    return m_types;
}

/// What came before all marks is read where nobody marked, or where that cannot be read.
Result<> ZipReader::readDocument(const QString &name, const std::vector<Version> &versions)
{
    using Kind = Version::Kind;
    std::optional<Bundle> document;
    int joined = 0;
    const QString path = safeRelativePath(m_source.path + u'/' + name);
    for (const Kind kind : {Kind::Marked, Kind::Initial, Kind::Source}) {
        if (document)
            break;
        for (const Version &version : versions) {
            if (version.kind != kind)
                continue;
            GLOSSATOR_TRY(mayGoOn());
            GLOSSATOR_ASSIGN(const std::optional<CasDocument> cas, unpack(version));
            if (!cas)
                continue;
            if (m_isTrial) {
                m_hasArticle = true;
                continue;
            }
            Result<Bundle> bundle = readCasDocument(*cas, path, zipId);
            if (!bundle) {
                leaveOutUnread(version.path(), path, bundle.error().message);
                continue;
            }
            renumber(*bundle, m_lastId);
            bundle->hasOwnIds = false;
            sign(*bundle, version.annotator());
            if (!document) {
                document = *std::move(bundle);
                ++joined;
            } else if (!version.annotator().isEmpty() && bundle->text == document->text) {
                join(*document, *std::move(bundle));
                ++joined;
            } else {
                bundle->article->path = safeRelativePath(version.annotator().isEmpty() ? m_source.path + u'/' + version.path() : path + u'/' + version.name);
                GLOSSATOR_TRY(m_sink(*std::move(bundle)));
            }
        }
    }
    if (!document)
        return {};
    m_hasArticle = true;
    if (m_isProject && !std::ranges::contains(versions, Kind::Marked, &Version::kind))
        m_unmarked << name;
    if (joined > 1)
        document->remarks << Texts::tr("%1: What %n annotators marked is in one article, each under their name.", nullptr, joined).arg(document->article->path);
    return m_sink(*std::move(document));
}

/// @param sentence of the reader, which calls the file by the path of the article: it lies elsewhere in the zip.
void ZipReader::leaveOutUnread(const QString &path, const QString &article, QString sentence)
{
    const qsizetype name = sentence.indexOf(article);
    if (name < 0)
        return leaveOut(path, sentence);
    m_failures.push_back({Error::Code::BadInput, m_source.path + u": "_s + sentence.replace(name, article.size(), path), {}});
}

/// Whether a file says again what others do that are read: source/DOCUMENT or annotation_ser/DOCUMENT/ANNOTATOR.ser.
bool ZipReader::isReadOtherwise(const QString &path) const
{
    const QStringList parts = path.split(u'/');
    const qsizetype count = parts.size();
    if (isSource(path))
        return m_documents.contains(parts.last());
    if (count < 3 || !parts[count - 3].endsWith("_ser"_L1) || !parts.last().endsWith(".ser"_L1))
        return false;
    const auto document = m_documents.find(parts[count - 2]);
    return document != m_documents.end() && std::ranges::contains(document->second, withoutSuffix(parts.last()), &Version::name);
}

void ZipReader::tellTheRest()
{
    if (!m_unmarked.isEmpty())
        m_remarks << Texts::tr("%1: Nobody marked anything in %n documents, which are read as they came to INCEpTION: %2.", nullptr, int(m_unmarked.size()))
                         .arg(m_source.path, named(m_unmarked));
    m_unread.removeIf([this](const QString &path) { return isReadOtherwise(path); });
    if (!m_unread.isEmpty())
        m_remarks << Texts::tr("%1: %n files of the zip are of other kinds and were not read: %2.", nullptr, int(m_unread.size()))
                         .arg(m_source.path, named(m_unread));
}

/// The annotations of another version, on the same article. No one of the files tells all of it any more.
void ZipReader::join(Bundle &document, Bundle &&version)
{
    const auto isOfFile = [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id && id.scheme.startsWith("cas-"_L1); };
    document.files.clear();
    version.files.clear();
    std::erase_if(document.externalIds, isOfFile);
    std::erase_if(version.externalIds, isOfFile);
    const Owner theirs = version.article->id;
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (T &item : version.*list) {
            if constexpr (requires { item.article; })
                item.article = document.article->id;
            if constexpr (requires { item.owner; }) {
                if (item.owner == theirs)
                    item.owner = document.article->id;
            }
            if constexpr (std::same_as<T, Author>) {
                if (std::ranges::contains(document.authors, item.id, &Author::id))
                    continue;
            }
            (document.*list).push_back(std::move(item));
        }
    });
    document.remarks += version.remarks;
}

/// What nobody signed is by the annotator whose version it stands in.
void ZipReader::sign(Bundle &bundle, const QString &annotator)
{
    QHash<AuthorId, AuthorId> authors; ///< of records in the version: of other ids in another
    for (Author &author : bundle.authors) {
        const QString name = author.uuid.isEmpty() ? author.name : author.uuid;
        if (!m_authors.contains(name))
            m_authors.insert(name, AuthorId(++m_lastId));
        authors.insert(author.id, m_authors[name]);
        author.id = m_authors[name];
    }
    AuthorId by;
    if (!annotator.isEmpty()) {
        if (!m_authors.contains(annotator))
            m_authors.insert(annotator, AuthorId(++m_lastId));
        by = m_authors[annotator];
        if (!std::ranges::contains(bundle.authors, by, &Author::id))
            bundle.authors.push_back({by, {}, annotator});
    }
    const auto put = [&](AuthorId &author) { author = author ? authors.value(author) : by; };
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (T &item : bundle.*list) {
            if constexpr (requires { item.by; })
                put(item.by.author);
            else if constexpr (requires { item.author; })
                put(item.author);
        }
    });
    if (bundle.article->author)
        put(bundle.article->author);
}

} // namespace

FormatInfo InceptionZipFormat::info() const
{
    return {.id = zipId,
        .name = Texts::tr("INCEpTION export (zip)"),
        .writesWhat = {},
        .suffixes = {u"zip"_s},
        .writes = false,
        .isText = false,
        .layout = FormatInfo::Layout::OneFile};
}

int InceptionZipFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (!head.startsWith("PK\x03\x04") || QFileInfo(file).suffix().compare("zip"_L1, Qt::CaseInsensitive) != 0)
        return 0;
    QFile zip(file);
    if (!openToRead(zip) || zip.size() > maxPacked)
        return 0;
    // The names stand in the list at the end.
    QByteArray before;
    while (!zip.atEnd()) {
        const QByteArray bytes = before + zip.read(chunk);
        for (qsizetype at = bytes.indexOf(zipListHeader); at >= 0; at = bytes.indexOf(zipListHeader, at + 1)) {
            const QByteArray header = bytes.sliced(at, std::min<qsizetype>(bytes.size() - at, 46 + 1024));
            if (header.size() < 46)
                break;
            const qsizetype length = uchar(header[28]) | (uchar(header[29]) << 8);
            const QByteArray name = header.sliced(46, std::min<qsizetype>(header.size() - 46, length));
            const bool isProject = name.contains("exportedproject") && name.endsWith(".json");
            if (isProject || name.toLower().endsWith("typesystem.xml") || name.toLower().endsWith(".xmi"))
                return 90;
        }
        before = bytes.last(std::min<qsizetype>(bytes.size(), 46 + 1024));
        if (bytes.size() == before.size())
            break;
    }
    return 0;
}

Result<std::vector<Source>> InceptionZipFormat::find(const QString &path) const
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, Format::find(path));
    if (QFileInfo(path).isDir()) {
        std::erase_if(sources, [this](const Source &source) {
            QFile file(source.file);
            return openToRead(file) && sniff(source.file, file.read(4)) == 0;
        });
    }
    return sources;
}

Result<> InceptionZipFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    return ZipReader(source, options.isTrial, sink).read();
}

std::unique_ptr<Writer> InceptionZipFormat::writer(const WriteOptions &) const { return nullptr; }

} // namespace glossator
