// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "app/cli/watch.h"
#include "models/base/textdecoder.h"
#include "models/formats/format.h"
#include "models/jobs/importjob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const ImportReport &report)
{
    QJsonArray failures;
    for (const ImportFailure &failure : report.failed)
        failures << QJsonObject{{u"path"_s, failure.path}, {u"message"_s, failure.error.message}};
    return {
        {u"found"_s, report.found},
        {u"imported"_s, report.imported},
        {u"already_there"_s, report.alreadyThere.size()},
        {u"failed"_s, qint64(report.failed.size())},
        {u"flagged"_s, report.flagged},
        {u"articles_already_there"_s, QJsonArray::fromStringList(report.alreadyThere)},
        {u"failures"_s, failures},
        {u"added_to_schema"_s, QJsonArray::fromStringList(report.addedToSchema)},
        {u"remarks"_s, QJsonArray::fromStringList(report.remarks)},
    };
}

void printText(const ImportReport &report)
{
    print(report.counts()); // the failures go to the other output, all of them
    for (const QString &path : report.alreadyThere)
        print(Cli::tr("Already there: %1").arg(path));
    for (const QString &phrase : report.addedToSchema)
        print(Cli::tr("Added to the schema: %1").arg(phrase));
    for (const QString &remark : report.remarks)
        print(remark);
}

/// Bad content, a file of a newer program too, weighs more than a file that could not be opened.
Exit exitFor(const std::vector<ImportFailure> &failures)
{
    const auto isBad = [](const ImportFailure &failure) {
        return failure.error.code != Error::Code::Io && failure.error.code != Error::Code::NotFound;
    };
    return failures.empty() ? Exit::Done : std::ranges::any_of(failures, isBad) ? Exit::BadInput : Exit::Io;
}

} // namespace

Result<Exit> runImport(const Arguments &arguments)
{
    ImportRequest request{.paths = arguments.positional.mid(1),
                          .format = arguments.options.value(Option::Format),
                          .encoding = arguments.options.value(Option::Encoding).toUtf8()};
    const Format *format = formatById(request.format);
    if (arguments.options.contains(Option::Format) && !(format && format->info().reads))
        return wrongUsage(Cli::tr("There is no format “%1” to import; “glossator-cli formats” lists those that there are.").arg(request.format));
    if (arguments.options.contains(Option::Encoding) && encodingName(request.encoding).isEmpty())
        return wrongUsage(Cli::tr("There is no encoding “%1”.").arg(arguments.options.value(Option::Encoding)));

    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadWrite));
    const Result<ImportReport> report = [&] {
        Watch watch;
        return importPaths(*store, request, watch.context());
    }();
    if (!report)
        return std::unexpected(report.error());
    arguments.json ? print(QJsonDocument(jsonOf(*report))) : printText(*report);
    for (const ImportFailure &failure : report->failed)
        complain(failure.error.message
            + (failure.error.code == Error::Code::Encoding ? u' ' + Cli::tr("The option is --encoding NAME.") : QString()));
    if (report->sources == 0 && report->failed.empty()) {
        complain(Cli::tr("There is no file that could be imported."));
        return Exit::BadInput;
    }
    return exitFor(report->failed);
}

} // namespace glossator::cli
