// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/inceptionzip.h"

#include "models/base/filenames.h"
#include "models/base/readfile.h"
#include "models/formats/bundlerenumber.h"
#include "models/formats/casformat.h"
#include "models/formats/jsonfields.h"

#include <KZip>
#include <KZipFileEntry>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

constexpr QLatin1StringView zipId{"inception-zip"};
constexpr qint64 mostFiles = 10'000;
constexpr qint64 maxUnpacked = qint64(1) << 30; ///< of one export, all that is read of it
constexpr qint64 maxPacked = qint64(512) << 20;
constexpr qint64 freeRatio = qint64(10) << 20; ///< so much may be unpacked however small it was packed
constexpr qint64 maxRatio = 200;
constexpr int deepest = 16;
constexpr qint64 chunk = 1 << 20;
constexpr QByteArrayView centralHeader{"PK\x01\x02"};

/// More than this many files in it? Counted before anything is made of them. What is packed may look like a header once.
Result<> checkCount(QIODevice &device, const QString &path)
{
    qint64 count = 0;
    QByteArray before;
    while (!device.atEnd()) {
        const QByteArray bytes = before + device.read(chunk);
        count += bytes.count(centralHeader);
        before = bytes.last(std::min<qsizetype>(bytes.size(), centralHeader.size() - 1));
        if (count > mostFiles)
            return fail(Error::Code::BadInput, Texts::tr("%1: The zip holds more than %2 files.").arg(path).arg(mostFiles));
        if (bytes.size() == before.size())
            break;
    }
    device.seek(0);
    return {};
}

/// A file in the zip, or in a zip in it.
struct Member {
    QString path; ///< with `/`
    QByteArray bytes;
};

bool isCas(const QString &path) { return path.endsWith(".xmi"_L1, Qt::CaseInsensitive) || path.endsWith(".json"_L1, Qt::CaseInsensitive); }

bool isJsonCas(const QByteArray &bytes) { return CasJsonFormat().sniff({}, bytes.first(std::min<qsizetype>(bytes.size(), 4096))) > 0; }

/// One annotator's version of a document.
struct Version {
    QString path; ///< for sentences
    QString document{};
    QString annotator{}; ///< empty: not said
    CasDocument cas{};
};

/// As zip files have it (ITU-T V.42), which KArchive does not look at. @param before of the bytes before these.
quint32 crc32(QByteArrayView bytes, quint32 before)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < made.size(); ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            made[i] = value;
        }
        return made;
    }();
    quint32 sum = ~before;
    for (const char byte : bytes)
        sum = table[(sum ^ quint8(byte)) & 0xFF] ^ (sum >> 8);
    return ~sum;
}

class ZipReader {
public:
    ZipReader(const Source &source, const BundleSink &sink) : m_source(source), m_sink(sink) {}

    Result<> read();

private:
    Result<std::vector<Member>> members(QIODevice &device, const QString &path, bool isInner);
    Result<> walk(const KArchiveDirectory &folder, const QString &path, int depth, std::vector<Member> &members);
    /// Nothing where it is damaged, which is told.
    Result<std::optional<QByteArray>> unpack(const KArchiveFile &file, const QString &path);
    void gather(const std::vector<Member> &members, const QString &outer);
    void remark(const QString &path, const QString &sentence) { m_remarks << m_source.path + u": "_s + path + u": "_s + sentence; }
    Result<> readDocument(const std::vector<Version> &versions);
    void join(Bundle &document, Bundle &&version);
    void sign(Bundle &bundle, const QString &annotator);

    const Source &m_source;
    const BundleSink &m_sink;
    QStringList m_remarks;
    std::map<QString, std::vector<Version>> m_documents;
    QHash<QString, AuthorId> m_authors;
    qint64 m_unpacked = 0;
    qint64 m_files = 0;
    qint64 m_packed = 0;
    qint64 m_lastId = 0;
};

Result<> ZipReader::read()
{
    QFile file(m_source.file);
    GLOSSATOR_TRY(openToRead(file));
    if (file.size() > maxPacked)
        return fail(Error::Code::BadInput, Texts::tr("%1: The zip is larger than %2 MiB.").arg(m_source.path).arg(maxPacked >> 20));
    m_packed = file.size();
    GLOSSATOR_ASSIGN(const std::vector<Member> outer, members(file, m_source.path, false));
    gather(outer, {});
    for (const Member &member : outer) {
        if (!member.path.endsWith(".zip"_L1, Qt::CaseInsensitive))
            continue;
        QBuffer buffer;
        buffer.setData(member.bytes);
        buffer.open(QIODevice::ReadOnly);
        Result<std::vector<Member>> inner = members(buffer, member.path, true);
        if (inner)
            gather(*inner, member.path);
        else if (m_unpacked > maxUnpacked || m_files > mostFiles)
            return std::unexpected(inner.error());
        else
            remark(member.path, Texts::tr("It was left out: %1").arg(inner.error().message));
    }
    if (m_documents.empty())
        return fail(Error::Code::BadInput, Texts::tr("%1: There is no document in XMI or CAS JSON in the zip. INCEpTION has to export it so.").arg(m_source.path));
    for (const auto &[name, versions] : m_documents)
        GLOSSATOR_TRY(readDocument(versions));
    if (m_remarks.isEmpty())
        return {};
    Bundle rest;
    rest.remarks = m_remarks;
    return m_sink(std::move(rest));
}

Result<std::vector<Member>> ZipReader::members(QIODevice &device, const QString &path, bool isInner)
{
    GLOSSATOR_TRY(checkCount(device, path));
    KZip zip(&device);
    if (!zip.open(QIODevice::ReadOnly) || !zip.directory())
        return fail(Error::Code::BadInput, Texts::tr("%1: This is no sound zip: %2").arg(path, zip.errorString().isEmpty() ? u"?"_s : zip.errorString()));
    std::vector<Member> members;
    GLOSSATOR_TRY(walk(*zip.directory(), {}, isInner ? 1 : 0, members));
    return members;
}

Result<> ZipReader::walk(const KArchiveDirectory &folder, const QString &path, int depth, std::vector<Member> &members)
{
    if (depth > deepest)
        return fail(Error::Code::BadInput, Texts::tr("%1: The folders in the zip lie too deep in each other.").arg(m_source.path));
    QStringList names = folder.entries();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const KArchiveEntry *entry = folder.entry(name);
        const QString at = path.isEmpty() ? name : path + u'/' + name;
        if (++m_files > mostFiles)
            return fail(Error::Code::BadInput, Texts::tr("%1: The zip holds more than %2 files.").arg(m_source.path).arg(mostFiles));
        if (!entry)
            continue;
        if (!entry->symLinkTarget().isEmpty()) {
            remark(at, Texts::tr("It only leads to another file, and was left out."));
            continue;
        }
        if (entry->isDirectory()) {
            GLOSSATOR_TRY(walk(*static_cast<const KArchiveDirectory *>(entry), at, depth + 1, members));
            continue;
        }
        const bool isTypes = name.compare("TypeSystem.xml"_L1, Qt::CaseInsensitive) == 0;
        const bool isInner = name.endsWith(".zip"_L1, Qt::CaseInsensitive);
        if (!isCas(name) && !isTypes && !isInner)
            continue;
        GLOSSATOR_ASSIGN(std::optional<QByteArray> bytes, unpack(*static_cast<const KArchiveFile *>(entry), at));
        if (bytes)
            members.push_back({at, *std::move(bytes)});
    }
    return {};
}

/// What a header says of the size is not believed.
Result<std::optional<QByteArray>> ZipReader::unpack(const KArchiveFile &file, const QString &path)
{
    const std::unique_ptr<QIODevice> device(file.createDevice());
    QByteArray bytes;
    quint32 checksum = 0;
    if (!device || (!device->isOpen() && !device->open(QIODevice::ReadOnly))) {
        remark(path, Texts::tr("It cannot be unpacked and was left out."));
        return std::nullopt;
    }
    for (;;) {
        const QByteArray part = device->read(chunk);
        if (part.isEmpty()) {
            const auto *entry = dynamic_cast<const KZipFileEntry *>(&file);
            if (entry && quint32(entry->crc32()) != checksum) {
                remark(path, Texts::tr("It is damaged (its checksum is another) and was left out."));
                return std::nullopt;
            }
            bytes.squeeze();
            return bytes;
        }
        checksum = crc32(part, checksum);
        m_unpacked += part.size();
        if (bytes.size() + part.size() > maxCasBytes || m_unpacked > maxUnpacked || (m_unpacked > freeRatio && m_unpacked / maxRatio > m_packed))
            return fail(Error::Code::BadInput, Texts::tr("%1: %2 unpacks to more than is read.").arg(m_source.path, path));
        bytes += part;
    }
}

/// @param outer the zip in the zip that these are in.
void ZipReader::gather(const std::vector<Member> &members, const QString &outer)
{
    for (const Member &member : members) {
        if (!isCas(member.path) || (member.path.endsWith(".json"_L1, Qt::CaseInsensitive) && !isJsonCas(member.bytes)))
            continue;
        Version version{.path = outer.isEmpty() ? member.path : outer + u'/' + member.path, .cas = {.bytes = member.bytes}};
        version.cas.isJson = !member.path.endsWith(".xmi"_L1, Qt::CaseInsensitive);
        for (QString folder = member.path.section(u'/', 0, -2);; folder = folder.section(u'/', 0, -2)) {
            const auto types = std::ranges::find_if(members, [&folder](const Member &other) {
                const QString name = folder.isEmpty() ? u"TypeSystem.xml"_s : folder + u"/TypeSystem.xml"_s;
                return other.path.compare(name, Qt::CaseInsensitive) == 0;
            });
            if (types != members.end())
                version.cas.types = types->bytes;
            if (types != members.end() || folder.isEmpty())
                break;
        }
        // annotation/DOCUMENT/ANNOTATOR.xmi, or ANNOTATOR.zip with a file in it
        const QStringList parts = (outer.isEmpty() ? member.path : outer).split(u'/');
        const auto kind = std::ranges::find_if(parts, [](const QString &part) { return part == "annotation"_L1 || part == "curation"_L1; });
        const auto name = [](const QString &path) { return path.first(path.lastIndexOf(u'.')); };
        const bool isOfProject = parts.end() - kind >= 3;
        version.document = isOfProject ? kind[1] : name(member.path);
        if (isOfProject)
            version.annotator = name(parts.last());
        if (isOfProject && version.annotator.isEmpty())
            version.annotator = *kind;
        m_documents[version.document].push_back(std::move(version));
    }
}

Result<> ZipReader::readDocument(const std::vector<Version> &versions)
{
    std::optional<Bundle> document;
    int joined = 0;
    const bool hasAnnotators = std::ranges::any_of(versions, [](const Version &version) { return version.annotator != "INITIAL_CAS"_L1; });
    for (const Version &version : versions) {
        if (hasAnnotators && version.annotator == "INITIAL_CAS"_L1)
            continue; // as it was before anybody marked in it
        const QString path = safeRelativePath(m_source.path + u'/' + version.document);
        Result<Bundle> bundle = readCasDocument(version.cas, path, zipId);
        if (!bundle) {
            remark(version.path, Texts::tr("It was left out: %1").arg(bundle.error().message));
            continue;
        }
        renumber(*bundle, m_lastId);
        bundle->hasOwnIds = false;
        sign(*bundle, version.annotator);
        if (!document) {
            document = *std::move(bundle);
            ++joined;
        } else if (bundle->text == document->text) {
            join(*document, *std::move(bundle));
            ++joined;
        } else {
            bundle->article->path = safeRelativePath(path + u'/' + version.annotator);
            GLOSSATOR_TRY(m_sink(*std::move(bundle)));
        }
    }
    if (!document)
        return {};
    if (joined > 1)
        document->remarks << Texts::tr("%1: What %n annotators marked is in one article, each under their name.", nullptr, joined).arg(document->article->path);
    return m_sink(*std::move(document));
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
        .isText = false};
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
        for (qsizetype at = bytes.indexOf(centralHeader); at >= 0; at = bytes.indexOf(centralHeader, at + 1)) {
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

Result<> InceptionZipFormat::read(const Source &source, const ReadOptions &, const BundleSink &sink) const
{
    return ZipReader(source, sink).read();
}

std::unique_ptr<Writer> InceptionZipFormat::writer(const WriteOptions &) const { return nullptr; }

} // namespace glossator
