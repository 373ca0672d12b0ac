// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exportcheck.h"

#include "models/base/temporaryname.h"
#include "models/domain/shippedschemas.h"
#include "models/jobs/importjob.h"
#include "models/store/articlerepository.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExportCheck)
};

constexpr qsizetype mostDifferences = 20;

/// The line from which on two files differ, from 1; 0 where they do not; -1 where one cannot be read.
qint64 firstDifference(const QString &one, const QString &other)
{
    constexpr qint64 chunk = 1 << 20;
    QFile first(one);
    QFile second(other);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly))
        return -1;
    for (qint64 line = 1;;) {
        const QByteArray a = first.read(chunk);
        const QByteArray b = second.read(chunk);
        const auto [at, in] = std::ranges::mismatch(a, b);
        line += std::count(a.begin(), at, '\n');
        if (at != a.end() || in != b.end())
            return line;
        if (a.isEmpty())
            return 0;
    }
}

/// What an import takes of the files that were written.
struct WrittenSources {
    QStringList paths;
    QHash<QString, QByteArray> encodings; ///< of their articles, by path, where they are not UTF-8
};

/// There may be others in the folder.
Result<WrittenSources> writtenSources(const ExportRequest &request, const ExportReport &report)
{
    GLOSSATOR_ASSIGN(const ImportSources found, findImportSources({request.output}, formatById(request.format), {}));
    const QSet<QString> ours(report.written.begin(), report.written.end());
    WrittenSources sources;
    for (const ImportSource &source : found.sources) {
        const QString file = QFileInfo(source.source.file).absoluteFilePath();
        if (!ours.contains(file))
            continue;
        sources.paths << source.source.path;
        if (const QByteArray encoding = report.encodings.value(file); !encoding.isEmpty())
            sources.encodings.insert(source.source.path, encoding);
    }
    return sources;
}

struct WhatCameBack {
    std::vector<ImportFailure> failed{};
    bool hasGrownSchema = false; ///< by what was marked with types that the schema does not have
};

/// Of a text in an encoding that it does not tell by itself, that is named which its article has: a person would do that.
Result<WhatCameBack> importInto(
    Store &copy, const ExportRequest &request, const WrittenSources &sources, JobContext &context)
{
    ImportRequest in{.paths = {request.output}, .format = request.format, .encoding = {}, .only = sources.paths, .keepDuplicates = true};
    GLOSSATOR_ASSIGN(const ImportReport read, importPaths(copy, in, context));
    WhatCameBack back{.hasGrownSchema = !read.addedToSchema.isEmpty()};
    std::map<QByteArray, QStringList> toBeNamed;
    for (const ImportFailure &failure : read.failed) {
        const QByteArray encoding = sources.encodings.value(failure.path);
        if (failure.error.code == Error::Code::Encoding && !encoding.isEmpty())
            toBeNamed[encoding] << failure.path;
        else
            back.failed.push_back(failure);
    }
    for (const auto &[encoding, paths] : toBeNamed) {
        in.encoding = encoding;
        in.only = paths;
        GLOSSATOR_ASSIGN(const ImportReport named, importPaths(copy, in, context));
        std::ranges::copy(named.failed, std::back_inserter(back.failed));
    }
    return back;
}

Result<ExportCheck> readBack(Store &store, const ExportRequest &request, const ExportReport &report, JobContext &context)
{
    const FormatInfo info = formatById(request.format)->info();
    if (!info.reads)
        return fail(Error::Code::Refused, Texts::tr("The format %1 is only written, and cannot be read back.").arg(info.name));
    removeAbandoned(store.path());
    const QTemporaryDir folder(temporaryName(store.path()));
    if (!folder.isValid())
        return fail(Error::Code::Io, folder.errorString());
    GLOSSATOR_ASSIGN(const QByteArray schema, SchemaRepository(store).text());
    // What brings a schema along has to bring this one.
    const QByteArray unchosen = shippedSchema(defaultSchemaName);
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> copy,
        Store::create(folder.filePath(u"copy.gloss"_s), info.writesSchema ? unchosen : schema));
    GLOSSATOR_ASSIGN(const WrittenSources sources, writtenSources(request, report));
    ExportCheck check;
    if (!sources.paths.isEmpty()) { // of an empty project nothing can be read
        GLOSSATOR_ASSIGN(const WhatCameBack back, importInto(*copy, request, sources, context));
        for (const ImportFailure &failure : back.failed) {
            if (check.differences.size() < mostDifferences)
                check.differences << failure.error.message;
        }
        GLOSSATOR_ASSIGN(const QByteArray schemaBack, SchemaRepository(*copy).text());
        if (info.writesSchema && !back.hasGrownSchema && schemaBack != schema)
            check.differences << Texts::tr("The schema did not come back as it was.");
    }
    ExportRequest again = request;
    again.schema = schema; // the import added what it did not have
    again.output = folder.filePath(info.writesFolder() ? u"again"_s : u"again."_s + info.suffixes.value(0));
    if (request.articles) {
        GLOSSATOR_ASSIGN(again.articles, ArticleRepository(*copy).ids({}));
    }
    GLOSSATOR_TRY(exportProject(*copy, again, context));
    const QDir before(request.output);
    const QDir after(again.output);
    for (const QString &file : report.written) {
        if (context.isCancelled())
            return fail(Error::Code::Cancelled, {});
        if (check.differences.size() >= mostDifferences)
            break;
        const QString name = info.writesFolder() ? before.relativeFilePath(file) : QFileInfo(file).fileName();
        const qint64 line = firstDifference(file, info.writesFolder() ? after.filePath(name) : again.output);
        if (line < 0)
            check.differences << Texts::tr("%1: nothing came back.").arg(name);
        else if (line > 0)
            check.differences << Texts::tr("%1:%2: from here on it is not the same after reading it back.").arg(name, QString::number(line));
        ++check.files;
    }
    return check;
}

} // namespace

QString ExportCheck::summary() const
{
    return differences.isEmpty() ? Texts::tr("Read back: %n file(s), all the same.", nullptr, int(files))
                                 : Texts::tr("Read back: not everything came back the same. %1").arg(differences.first());
}

Result<ExportCheck> checkExport(Store &store, const ExportRequest &request, const ExportReport &report, JobContext &context)
{
    auto check = readBack(store, request, report, context);
    if (!check && check.error().code == Error::Code::Cancelled) // of the import or the export that it is made of
        return fail(Error::Code::Cancelled, Texts::tr("Reading back was cancelled."));
    return check;
}

} // namespace glossator
