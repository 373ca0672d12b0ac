// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "app/cli/watch.h"
#include "models/jobs/exportcheck.h"

#include <QDir>
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
        losses << QJsonObject{{u"what"_s, loss.what},
            {u"count"_s, loss.count},
            {u"examples"_s, QJsonArray::fromStringList(loss.examples)}};
    return {
        {u"dry_run"_s, report.isTrial},
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
        tell(report.isTrial ? report.sentence() : report.summary());
    if (report.isTrial) {
        tell(report.losses.empty() ? Cli::tr("Nothing would be left out.") : Cli::tr("Left out:"));
        for (const QString &line : report.lossLines())
            tell(u"  "_s + line);
    }
    for (const QString &remark : report.remarks)
        tell(remark);
}

/// What `separator=semicolon,guard=no` chooses of the format's options; or a sentence.
std::expected<WriteOptions, QString> optionsOf(const FormatInfo &info, const QString &text)
{
    WriteOptions options;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0).trimmed();
        const QString value = part.section(u'=', 1).trimmed();
        const auto option = std::ranges::find(info.options, name, &FormatOption::id);
        if (option == info.options.end())
            return std::unexpected(Cli::tr("The format %1 has no option “%2”.").arg(info.id, name));
        QStringList values;
        for (const auto &[id, title] : option->choices)
            values << id;
        if (!values.contains(value)) {
            return std::unexpected(
                Cli::tr("The option %1 cannot be “%2”, but one of: %3.").arg(name, value, values.join(u", "_s)));
        }
        options.insert(name, value);
    }
    return options;
}

} // namespace

Result<Exit> runExport(const Arguments &arguments)
{
    const QString id = arguments.options.value(Option::Format);
    QString output = arguments.options.value(Option::Output);
    if (id.isEmpty() || (output.isEmpty() && !arguments.options.contains(Option::DryRun)))
        return wrongUsage(Cli::tr("An export needs --format, and --output or --dry-run."));
    const Format *format = formatById(id);
    if (!format || !format->info().writes)
        return wrongUsage(Cli::tr("There is no format “%1” to export; “glossator-cli formats” lists those that there are.").arg(id));
    if (!format->info().writesFolder() && output.endsWith(u'/')) // a file in that folder
        output = QDir(output).filePath(QFileInfo(arguments.positional.value(0)).completeBaseName() + u'.' + format->info().suffixes.value(0));
    const auto options = optionsOf(format->info(), arguments.options.value(Option::Options));
    if (!options)
        return wrongUsage(options.error());
    const bool isTrial = arguments.options.contains(Option::DryRun);
    const bool isPiped = output == u"-" && !isTrial;
    const bool isVerified = arguments.options.contains(Option::Verify);
    if (isVerified && (isTrial || isPiped))
        return wrongUsage(Cli::tr("--verify reads the files back that were written: it goes neither with --dry-run nor with standard output."));
    if (isVerified && !format->info().reads)
        return wrongUsage(Cli::tr("Only files of a format that is read can be read back."));
    if (isPiped && format->info().writesFolder())
        return wrongUsage(Cli::tr("The format %1 writes files into a folder, not to standard output.").arg(id));

    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadOnly));
    QFile standardOutput;
    if (isPiped && !standardOutput.open(stdout, QIODevice::WriteOnly))
        return fail(Error::Code::Io, Cli::tr("Standard output cannot be written."));
    const ExportRequest request{.format = id,
                                .output = output,
                                .device = isPiped ? &standardOutput : nullptr,
                                .options = *options,
                                .withSuggested = arguments.options.contains(Option::WithSuggested)};
    if (const QString problem = isTrial && !output.isEmpty() ? outputProblem(*store, request) : QString(); !problem.isEmpty())
        return fail(Error::Code::Io, Cli::tr("Nothing could be written to “%1”: %2").arg(output, problem));
    Result<ExportCheck> check;
    const Result<ExportReport> report = [&]() -> Result<ExportReport> {
        Watch watch;
        GLOSSATOR_ASSIGN(ExportReport done, (isTrial ? tryExport : exportProject)(*store, request, watch.context()));
        if (isVerified)
            check = checkExport(*store, request, done, watch.context());
        return done;
    }();
    const bool isCut = report ? isPiped && !standardOutput.flush() : isPiped && report.error().code == Error::Code::Io;
    if (isCut && isOutputAbandoned())
        return Exit::BrokenPipe;
    if (!report)
        return std::unexpected(report.error());
    if (isCut)
        return fail(Error::Code::Io, Cli::tr("Standard output cannot be written."));
    if (!check) { // everything is written
        say(*report, false);
        return std::unexpected(check.error());
    }
    if (arguments.json && !isPiped) {
        QJsonObject json = jsonOf(*report);
        if (isVerified)
            json.insert(u"differences"_s, QJsonArray::fromStringList(check->differences));
        print(QJsonDocument(json));
    } else {
        say(*report, isPiped);
        if (isVerified)
            print(check->summary());
        for (const QString &difference : check->differences.mid(1))
            print(difference);
    }
    return check->differences.isEmpty() ? Exit::Done : Exit::Findings;
}

} // namespace glossator::cli
