// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "app/cli/watch.h"
#include "models/jobs/exportjob.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const ExportReport &report)
{
    QJsonArray losses;
    for (const Loss &loss : report.losses)
        losses << QJsonObject{{u"what"_s, loss.what}, {u"count"_s, loss.count}};
    return {
        {u"articles"_s, report.articles},
        {u"files"_s, report.files},
        {u"losses"_s, losses},
        {u"remarks"_s, QJsonArray::fromStringList(report.remarks)},
    };
}

/// Standard output belongs to the exported file where that goes there; then only what one has to know is said.
void say(const ExportReport &report, bool isPiped)
{
    const auto tell = isPiped ? complain : static_cast<void (*)(const QString &)>(print);
    if (!isPiped || !report.losses.empty())
        tell(report.summary());
    for (const QString &remark : report.remarks)
        tell(remark);
}

} // namespace

Result<Exit> runExport(const Arguments &arguments)
{
    const QString id = arguments.options.value(Option::Format);
    const QString output = arguments.options.value(Option::Output);
    if (id.isEmpty() || output.isEmpty())
        return wrongUsage(Cli::tr("An export needs --format and --output."));
    const Format *format = formatById(id);
    if (!format || !format->info().writes)
        return wrongUsage(Cli::tr("There is no format “%1” to export.").arg(id));
    const bool isPiped = output == u"-";
    if (isPiped && format->info().filePerArticle)
        return wrongUsage(Cli::tr("The format %1 writes files into a folder, not to standard output.").arg(id));

    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadOnly));
    QFile standardOutput;
    if (isPiped && !standardOutput.open(stdout, QIODevice::WriteOnly))
        return fail(Error::Code::Io, Cli::tr("Standard output cannot be written."));
    const ExportRequest request{.format = id,
                                .output = output,
                                .device = isPiped ? &standardOutput : nullptr,
                                .withSuggested = arguments.options.contains(Option::WithSuggested)};
    const Result<ExportReport> report = [&] {
        Watch watch;
        return exportProject(*store, request, watch.context());
    }();
    if (!report)
        return std::unexpected(report.error());
    if (isPiped && !standardOutput.flush())
        return fail(Error::Code::Io, Cli::tr("Standard output cannot be written."));
    if (arguments.json && !isPiped)
        print(QJsonDocument(jsonOf(*report)));
    else
        say(*report, isPiped);
    return Exit::Done;
}

} // namespace glossator::cli
