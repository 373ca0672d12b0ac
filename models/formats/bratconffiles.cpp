// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratconffiles.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "models/formats/schemabeside.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr int LevelsAbove = 2; // a named file
constexpr qint64 MostBytes = qint64(4) << 20;
constexpr qint64 FirstId = 1'000'000; // apart from the files of the documents in the same read

QString tr(const char *sentence) { return QCoreApplication::translate("BratFormat", sentence); }

/// The folders from the document's upwards, each with its path in the imported folder.
std::vector<std::pair<QString, QString>> foldersAbove(const Source &source)
{
    std::vector<std::pair<QString, QString>> folders;
    QDir folder = QFileInfo(source.file).absoluteDir();
    QString below = source.path.contains(u'/') ? source.path.section(u'/', 0, -2) + u'/' : QString();
    int levels = source.named ? LevelsAbove : int(below.count(u'/'));
    do {
        folders.emplace_back(folder.absolutePath(), below);
        below = below.count(u'/') > 1 ? below.chopped(1).section(u'/', 0, -2) + u'/' : QString();
    } while (levels-- > 0 && folder.cdUp());
    return folders;
}

QString decoded(const QByteArray &bytes)
{
    const auto text = decodeText(bytes, {});
    return text ? text->text.startsWith(QChar(0xFEFF)) ? text->text.sliced(1) : text->text : QString();
}

constexpr std::pair<QLatin1StringView, QString (*)(const Schema &, const QString &)> Writers[]
    = {{BratConfFiles[0], writeBratConf}, {BratConfFiles[1], writeBratLooks}, {BratConfFiles[3], writeBratKeys}};

/// Whether the files would say the same if the schema were written into them, of the types that they have.
bool agrees(const Schema &schema, const BratConfTexts &texts, const Schema &ofTexts)
{
    SchemaParts parts = schema.parts();
    std::erase_if(parts.types, [&ofTexts](const TypeDef &type) { return !ofTexts.type(type.ref()); });
    const Schema restricted(std::move(parts));
    BratConfTexts written = texts;
    for (const auto &[file, writer] : Writers) {
        if (const QString text = writer(restricted, texts.value(file)); !text.isEmpty())
            written[file] = text;
    }
    return schemaFromBrat(ofTexts.parts().name, written) == ofTexts;
}

/// What a folder's configuration says of types.
struct Said {
    QString schema; ///< its text; empty: a remark tells why
    QStringList remarks;
};

/// The documents of a collection come one after the other and have one configuration, of which a schema is made once.
/// @param file the annotation.conf.
Said schemaOf(const QString &file, const BratConfTexts &texts)
{
    const QString folder = QFileInfo(file).path();
    const QFileInfo beside(QDir(folder).filePath(schemaFileName));
    const std::tuple now(file, texts, beside.lastModified(), beside.size());
    thread_local std::remove_const_t<decltype(now)> last;
    thread_local Said said;
    if (!said.schema.isEmpty() && now == last)
        return said;
    last = now;
    said = {};
    const Schema ofConf = schemaFromBrat(QFileInfo(folder).fileName(), texts);
    said.schema = schemaBeside(
        folder, [&](const Schema &schema) { return agrees(schema, texts, ofConf); }, said.remarks);
    if (!said.schema.isEmpty())
        return said;
    const QByteArray text = writeSchema(ofConf);
    if (const auto read = readSchema(text, file))
        said.schema = QString::fromUtf8(text);
    else
        said.remarks << tr("%1 gives no schema: %2").arg(file, read.error().message);
    return said;
}

/// Whether the other tells all that the schema says of the types that both have.
bool isWithin(const Schema &schema, const Schema &other)
{
    const auto ordered = [](SchemaParts parts) {
        const auto byName = [](auto &list) { std::ranges::sort(list, {}, [](const auto &part) { return part.name; }); };
        byName(parts.types);
        byName(parts.groups);
        byName(parts.sets);
        parts.name.clear(); // a folder's
        parts.version = 1;
        return parts;
    };
    SchemaParts parts = schema.parts();
    std::erase_if(parts.types, [&other](const TypeDef &type) { return !other.type(type.ref()); });
    return ordered(std::move(parts)) == ordered(other.parts());
}

} // namespace

std::optional<Bundle> readBratConfFiles(const Source &source)
{
    Bundle bundle;
    BratConfTexts texts;
    QString conf;
    for (const QLatin1StringView name : BratConfFiles) {
        for (const auto &[folder, below] : foldersAbove(source)) {
            const QString path = QDir(folder).filePath(name);
            if (!QFileInfo(path).isFile())
                continue;
            auto bytes = readFile(path, MostBytes);
            if (!bytes) {
                bundle.remarks.append(bytes.error().message);
                break;
            }
            if (name == BratConfFiles[0])
                conf = path;
            texts.insert(name, decoded(*bytes));
            SourceFile &file = bundle.files.emplace_back();
            file.id = SourceFileId(FirstId + qint64(bundle.files.size()));
            file.format = u"brat"_s;
            file.name = below + name;
            file.hash = sha256(*bytes);
            file.bytes = *std::move(bytes);
            break;
        }
    }
    if (!conf.isEmpty()) {
        Said said = schemaOf(conf, texts);
        bundle.schemaText = std::move(said.schema);
        bundle.remarks += said.remarks;
    }
    return bundle.files.empty() && bundle.remarks.isEmpty() ? std::nullopt : std::optional(std::move(bundle));
}

BratConfFilesWriter::BratConfFilesWriter(const Bundle &project, Schema schema)
    : m_schema(std::move(schema))
    , m_schemaText(project.schemaText.toUtf8())
{
    QSet<QString> several;
    for (const SourceFile &file : project.files) {
        if (file.format != "brat"_L1 || file.article)
            continue;
        const auto known = std::ranges::find(m_files, file.name, &std::pair<QString, QByteArray>::first);
        if (known == m_files.end())
            m_files.emplace_back(file.name, file.bytes);
        else if (known->second != file.bytes)
            several.insert(file.name);
    }
    for (const auto &[name, bytes] : m_files) {
        if (name != BratConfFiles[0] && !name.endsWith(u'/' + BratConfFiles[0]))
            continue;
        Conf &conf = m_confs.emplace_back();
        conf.folder = name.chopped(BratConfFiles[0].size());
        conf.isOutdated = several.contains(name); // two collections were imported to one place
        for (const QLatin1StringView file : BratConfFiles) {
            for (QString folder = conf.folder; !conf.texts.contains(file);
                folder = folder.chopped(1).section(u'/', 0, -2, QString::SectionIncludeTrailingSep)) {
                if (const QString text = textOf(folder + file); !text.isNull())
                    conf.texts.insert(file, text);
                if (folder.isEmpty())
                    break;
            }
        }
        conf.schema = conf.expected = schemaFromBrat({}, conf.texts);
    }
}

QString BratConfFilesWriter::textOf(const QString &name) const
{
    const auto known = std::ranges::find(m_files, name, &std::pair<QString, QByteArray>::first);
    return known == m_files.end() ? QString() : decoded(known->second);
}

void BratConfFilesWriter::add(const Bundle &article, const QSet<QString> &newTypes)
{
    for (Conf &conf : m_confs) {
        if (!article.article->path.startsWith(conf.folder))
            continue;
        conf.expected = grown(conf.expected, article);
        for (const QString &type : newTypes) {
            const bool isKnown
                = conf.schema.mentionType(type) || conf.schema.eventType(type) || conf.schema.relationType(type);
            conf.isOutdated = conf.isOutdated || !isKnown;
        }
    }
}

/// An import adds to the schema what the documents say beyond their configuration; nobody edited that.
bool BratConfFilesWriter::isEdited(const Conf &conf) const
{
    return conf.isOutdated || !(saysTheSame(m_schema, conf.schema) || saysTheSame(m_schema, conf.expected));
}

std::vector<OutputFile> BratConfFilesWriter::files() const
{
    std::vector<OutputFile> files;
    const auto put = [&files](const QString &name, const QByteArray &bytes) {
        const auto known = std::ranges::find(files, name, &OutputFile::name);
        if (known == files.end())
            files.push_back({name, bytes});
        else
            known->bytes = bytes;
    };
    for (const auto &[name, bytes] : m_files)
        put(name, bytes);
    const auto write = [&](const QString &folder) {
        for (const auto &[file, writer] : Writers) {
            const QString text = writer(m_schema, textOf(folder + file));
            if (!text.isEmpty())
                put(folder + file, text.toUtf8());
        }
    };
    const auto addSchema = [&](const QString &folder) {
        if (!m_schemaText.isEmpty())
            put(folder + schemaFileName, m_schemaText);
    };
    for (const Conf &conf : m_confs) {
        const bool isWritten = isEdited(conf);
        if (isWritten)
            write(conf.folder);
        if (isWritten || !(isWithin(m_schema, conf.schema) || isWithin(m_schema, conf.expected)))
            addSchema(conf.folder);
    }
    if (m_confs.empty() && !m_schema.types().empty()) {
        write({});
        addSchema({});
    }
    return files;
}

} // namespace glossator
