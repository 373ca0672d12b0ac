// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratconffiles.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"

#include <QCoreApplication>
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

/// The documents of a collection come one after the other and have one configuration, of which a schema is made once.
Result<QString> schemaTextOf(const QString &name, const BratConfTexts &texts)
{
    thread_local QString lastName;
    thread_local BratConfTexts lastTexts;
    thread_local Result<QString> last;
    if (last && !last->isEmpty() && name == lastName && texts == lastTexts)
        return last;
    const QByteArray schema = writeSchema(schemaFromBrat(name, texts));
    last = readSchema(schema, name).transform([&schema](const Schema &) { return QString::fromUtf8(schema); });
    lastName = name;
    lastTexts = texts;
    return last;
}

} // namespace

std::optional<Bundle> readBratConfFiles(const Source &source)
{
    Bundle bundle;
    BratConfTexts texts;
    QString schemaName;
    QString schemaFile;
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
            if (name == BratConfFiles[0]) {
                schemaName = QFileInfo(folder).fileName();
                schemaFile = path;
            }
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
    if (!schemaFile.isEmpty()) {
        if (auto text = schemaTextOf(schemaName, texts))
            bundle.schemaText = *std::move(text);
        else
            bundle.remarks.append(tr("%1 gives no schema: %2").arg(schemaFile, text.error().message));
    }
    return bundle.files.empty() && bundle.remarks.isEmpty() ? std::nullopt : std::optional(std::move(bundle));
}

BratConfFilesWriter::BratConfFilesWriter(const std::vector<SourceFile> &files, Schema schema)
    : m_schema(std::move(schema))
{
    QSet<QString> several;
    for (const SourceFile &file : files) {
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
        const auto patch = [&](QLatin1StringView file, QString (*written)(const Schema &, const QString &)) {
            const QString text = written(m_schema, textOf(folder + file));
            if (!text.isEmpty())
                put(folder + file, text.toUtf8());
        };
        patch(BratConfFiles[0], writeBratConf);
        patch(BratConfFiles[1], writeBratLooks);
        patch(BratConfFiles[3], writeBratKeys);
    };
    for (const Conf &conf : m_confs) {
        if (isEdited(conf))
            write(conf.folder);
    }
    if (m_confs.empty() && !m_schema.types().empty())
        write({});
    return files;
}

} // namespace glossator
