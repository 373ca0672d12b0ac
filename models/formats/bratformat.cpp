// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratformat.h"

#include "models/base/filesbelow.h"
#include "models/base/readfile.h"
#include "models/formats/articletext.h"
#include "models/formats/bratconffiles.h"
#include "models/formats/bratreader.h"
#include "models/formats/bratwriter.h"
#include "models/formats/schemabeside.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <map>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr QLatin1StringView TextSuffix = ".txt"_L1;

QString tr(const char *sentence) { return QCoreApplication::translate("BratFormat", sentence); }

/// The path without the suffix of a document's file, or an empty string for any other file.
QString stem(const QString &file)
{
    if (file.endsWith(TextSuffix))
        return file.chopped(TextSuffix.size());
    for (const QLatin1StringView suffix : BratSuffixes) {
        if (file.endsWith(suffix))
            return file.chopped(suffix.size());
    }
    return {};
}

/// The text of a document, or what there is of it.
QString mainFile(const QString &stem, const QString &met)
{
    const QString text = stem + TextSuffix;
    return QFileInfo::exists(text) ? text : met;
}

/// The annotations beside a text: one .ann, or the parts that the shared tasks of BioNLP divide it into.
Result<std::vector<BratFile>> readParts(const QString &stem)
{
    std::vector<BratFile> files;
    for (const QLatin1StringView suffix : BratSuffixes) {
        if (!QFileInfo::exists(stem + suffix))
            continue;
        GLOSSATOR_ASSIGN(QByteArray bytes, readFile(stem + suffix));
        files.push_back({suffix, std::move(bytes)});
        if (suffix == BratSuffixes[0])
            break;
    }
    return files;
}

} // namespace

FormatInfo BratFormat::info() const
{
    return {.id = u"brat"_s,
        .name = tr("brat standoff"),
        .writesWhat = tr("A folder with a .txt and an .ann file for each article, and the configuration. Names of "
                         "authors and times are in notes."),
        .suffixes = {u"ann"_s, u"txt"_s, u"a1"_s, u"a2"_s},
        .companions = {BratConfFiles[0], BratConfFiles[1], BratConfFiles[2], BratConfFiles[3], schemaFileName},
        .takesEmpty = true,
        .tellsOfLines = true,
        .writesSchema = true};
}

int BratFormat::sniff(const QString &file, const QByteArray &head) const
{
    const QString base = stem(file);
    if (base.isEmpty())
        return 0;
    if (file.endsWith(TextSuffix))
        return std::ranges::any_of(BratSuffixes, [&](auto suffix) { return QFileInfo::exists(base + suffix); }) ? 80
                                                                                                                : 0;
    const QString line = QString::fromUtf8(head.first(head.contains('\n') ? head.indexOf('\n') : head.size()));
    return head.isEmpty() || parseBratLine(line.trimmed()).kind != BratLine::Kind::Unknown ? 95 : 30;
}

Result<std::vector<Source>> BratFormat::find(const QString &path) const
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Code::NotFound, tr("%1 does not exist.").arg(path));
    if (!info.isDir()) {
        const QString base = stem(path);
        if (base.isEmpty())
            return fail(
                Error::Code::BadInput, tr("%1 is no file of brat's: these end in .txt, .ann, .a1 or .a2.").arg(path));
        return std::vector<Source>{
            {.file = mainFile(base, path), .path = QFileInfo(base + TextSuffix).fileName(), .named = true}};
    }
    std::map<QString, QString> found; // the stem below the folder, and a file of it
    const QDir root(path);
    for (const QString &file : filesBelow(path).files) {
        if (const QString base = stem(file); !base.isEmpty())
            found.emplace(root.relativeFilePath(QFileInfo(base).absoluteFilePath()), file);
    }
    std::vector<Source> sources;
    sources.reserve(found.size());
    for (const auto &[base, file] : found)
        sources.push_back({.file = mainFile(root.filePath(base), file), .path = base + TextSuffix});
    return sources;
}

Result<> BratFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    const QString base = stem(source.file);
    if (!source.file.endsWith(TextSuffix))
        return fail(Error::Code::BadInput, tr("%1 has no text beside it.").arg(source.file));
    GLOSSATOR_ASSIGN(Bundle bundle, readArticleText(source, options, info().id));
    GLOSSATOR_ASSIGN(std::vector<BratFile> files, readParts(base));
    if (auto conf = readBratConfFiles(source))
        GLOSSATOR_TRY(sink(*std::move(conf)));
    const TextOffsets text(bundle.text);
    readBratFiles(bundle, text, std::move(files), stem(source.path));
    return sink(std::move(bundle));
}

std::unique_ptr<Writer> BratFormat::writer(const WriteOptions &) const { return std::make_unique<BratWriter>(); }

} // namespace glossator
