// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filejobs.h"

#include "app/jobrunner.h"
#include "app/settings.h"
#include "models/jobs/copyas.h"
#include "models/jobs/exportcheck.h"
#include "models/jobs/importjob.h"
#include "models/jobs/namejoin.h"
#include "models/project/project.h"
#include "models/store/backup.h"
#include "models/store/salvage.h"
#include "widgets/dialogs/exportdialog.h"
#include "widgets/dialogs/filechooser.h"
#include "widgets/dialogs/reportdialog.h"
#include "widgets/panels/messagebars.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString projectFilter() { return FileJobs::tr("Glossator projects (*.gloss)"); }

BarButton reportButton(const QString &title, const QString &summary, const QStringList &lines, QWidget &window)
{
    return {FileJobs::tr("Show What"), [&window, title, summary, lines] {
                auto *dialog = new ReportDialog(title, summary, lines, false, &window);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->show();
            }};
}

/// What was chosen in the last export of this person.
ExportChoice lastExport()
{
    ExportChoice choice;
    choice.format = settings::value(settings::ExportFormat).toString();
    for (const Format *format : formats()) {
        const QVariantMap options = settings::value(settings::ExportOptions, format->info().id).toMap();
        for (const auto &[name, value] : options.asKeyValueRange())
            choice.options[format->info().id].insert(name, value.toString());
    }
    choice.withSuggested = settings::value(settings::ExportSuggested).toBool();
    choice.isVerified = settings::value(settings::ExportVerified).toBool();
    return choice;
}

void rememberExport(const ExportChoice &choice)
{
    settings::setValue(settings::ExportFormat, choice.format);
    QVariantMap options;
    for (const auto &[name, value] : choice.options.value(choice.format).asKeyValueRange())
        options.insert(name, value);
    settings::setValue(settings::ExportOptions, options, choice.format);
    settings::setValue(settings::ExportSuggested, choice.withSuggested);
    settings::setValue(settings::ExportVerified, choice.isVerified);
}

} // namespace

FileJobs::FileJobs(JobRunner &jobs, MessageBars &bars, QWidget &window)
    : QObject(&window)
    , m_jobs(jobs)
    , m_bars(bars)
    , m_window(window)
{
}

bool FileJobs::start(const QString &title, std::function<std::function<void()>(JobContext &)> job)
{
    return isFree() && m_jobs.start(title, std::move(job));
}

bool FileJobs::isFree()
{
    if (m_jobs.isRunning())
        Q_EMIT said(tr("A job is running; try again when it is done."));
    return !m_jobs.isRunning();
}

void FileJobs::showReport(
    MessageBars::Kind kind, const QString &title, const QString &sentence, const QStringList &lines)
{
    m_bars.show(kind, sentence, {reportButton(title, sentence, lines, m_window)}, title);
}

void FileJobs::showError(const QString &heading, const Error &error)
{
    QList<BarButton> buttons;
    if (!error.detail.isEmpty())
        buttons << reportButton(heading, error.message, {error.detail}, m_window);
    m_bars.show(MessageBars::Error, heading + u' ' + error.message, buttons, u"error"_s);
}

void FileJobs::chooseProject()
{
    const QString path
        = filechooser::openFile(&m_window, tr("Open Project"), settings::lastFolder(), projectFilter());
    if (path.isEmpty())
        return;
    settings::rememberFolder(path);
    Q_EMIT projectRequested(path);
}

void FileJobs::chooseFiles()
{
    if (!isFree())
        return;
    const QStringList paths = filechooser::openFiles(&m_window, tr("Import Files"), settings::lastFolder());
    if (!paths.isEmpty())
        importPaths(paths);
}

void FileJobs::chooseFolder()
{
    if (!isFree())
        return;
    const QString path = filechooser::folder(&m_window, tr("Import Folder"), settings::lastFolder());
    if (!path.isEmpty())
        importPaths({path});
}

void FileJobs::importPaths(const QStringList &paths) { runImport({paths, {}, {}, {}}); }

void FileJobs::runImport(const ImportRequest &request)
{
    settings::rememberFolder(request.paths.first());
    m_bars.close(tr("Import"));
    start(tr("Importing"), [this, request, store = &m_project->store()](JobContext &context) -> std::function<void()> {
        const auto report = glossator::importPaths(*store, request, context);
        const auto names
            = report && report->imported > 0 ? namesToJoin(*store, context) : Result<std::vector<NameGroup>>();
        return [this, request, report, offers = names && !names->empty()] {
            if (!report) {
                showError(tr("The import was not finished."), report.error());
                return;
            }
            m_project->workbench().flush();
            m_imported = report->group;
            if (!m_project->selection().article())
                m_project->selection().restore();
            Q_EMIT said(report->summary());
            if (offers)
                Q_EMIT joinOffered();
            const bool isPlain = report->failed.empty() && report->remarks.isEmpty() && report->alreadyThere.isEmpty()
                && report->addedToSchema.isEmpty();
            if (isPlain)
                return;
            // Only those are read again: the others are in the project, and were read as they are.
            ImportRequest again{request.paths, request.format, {}, {}};
            QStringList lines;
            for (const ImportFailure &failure : report->failed) {
                if (failure.error.code == Error::Code::Encoding)
                    again.only << failure.path;
                lines << (failure.error.message.contains(failure.path) ? QString() : failure.path + u": "_s)
                        + failure.error.message;
            }
            for (const QString &path : report->alreadyThere)
                lines << tr("%1: already in the project.").arg(path);
            for (const QString &type : report->addedToSchema)
                lines << tr("Added to the schema: %1").arg(type);
            lines << report->remarks;
            QList<BarButton> buttons{reportButton(tr("Import"), report->counts(), lines, m_window)};
            if (!again.only.isEmpty()) {
                buttons << BarButton{tr("Choose Encoding…"), [this, again, counts = report->counts(), lines] {
                    ReportDialog dialog(tr("Import"), counts, lines, true, &m_window);
                    if (dialog.exec() == ReportDialog::TryEncoding) {
                        ImportRequest inAnother = again;
                        inAnother.encoding = dialog.encoding();
                        runImport(inAnother);
                    }
                }};
            }
            m_bars.show(report->failed.empty() ? MessageBars::Note : MessageBars::Warning, report->summary(), buttons,
                tr("Import"));
        };
    });
}

void FileJobs::forgetImport(qint64 group)
{
    if (group == 0 || group != m_imported)
        return;
    m_bars.close(tr("Import"));
    m_bars.close(u"names"_s);
}

void FileJobs::exportFiles()
{
    if (!isFree())
        return;
    const QString folder = settings::value(settings::ExportFolder).toString();
    ExportDialog::Setup setup{.folder = QFileInfo(folder).isDir() ? folder : settings::lastFolder(),
        .name = QFileInfo(m_project->path()).completeBaseName(),
        .article = m_project->selection().article(),
        .last = lastExport()};
    for (const Owner &owner : m_project->selection().group()) {
        if (owner.kind == Owner::Kind::Article)
            setup.selected.emplace_back(owner.id);
    }
    ExportDialog dialog(m_project->store(), std::move(setup), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    settings::setValue(settings::ExportFolder, QFileInfo(dialog.request().output).absolutePath());
    rememberExport(dialog.choice());
    start(tr("Exporting"),
        [this, request = dialog.request(), isVerified = dialog.isVerified(), store = &m_project->store()](
            JobContext &context) -> std::function<void()> {
            const auto replaced = filesToReplace(*store, request, context);
            return [this, request, isVerified, replaced] {
                if (!replaced)
                    tellOfExport(replaced.error());
                else if (replaced->isEmpty() || mayReplace(*replaced))
                    runExport(request, isVerified);
            };
        });
}

bool FileJobs::mayReplace(const QStringList &files)
{
    const QFileInfo first(files.first());
    QMessageBox question(QMessageBox::Question, tr("Export"),
        tr("%n file(s) of the same names are there already, “%1” among them. Replace them?", nullptr, int(files.size()))
            .arg(first.fileName()),
        QMessageBox::Cancel, &m_window);
    question.setInformativeText(QDir::toNativeSeparators(first.absolutePath()));
    question.setTextFormat(Qt::PlainText); // it names files
    const QPushButton *replace = question.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    return question.clickedButton() == replace;
}

void FileJobs::runExport(const ExportRequest &request, bool isVerified)
{
    m_bars.close(tr("Export"));
    start(tr("Exporting"),
        [this, request, isVerified, store = &m_project->store()](JobContext &context) -> std::function<void()> {
            const auto report = exportProject(*store, request, context);
            const auto check = report && isVerified ? checkExport(*store, request, *report, context) : Result<ExportCheck>();
            return [this, isVerified, report, check] {
                if (!report) {
                    tellOfExport(report.error());
                    return;
                }
                if (!check) {
                    Q_EMIT said(report->summary());
                    showReport(MessageBars::Warning, tr("Export"),
                        tr("Everything was written, but not read back: %1").arg(check.error().message), report->remarks);
                    return;
                }
                const QString summary = isVerified ? report->summary() + u' ' + check->summary() : report->summary();
                Q_EMIT said(summary);
                QStringList lines = check->differences;
                const auto kind = lines.isEmpty() ? MessageBars::Note : MessageBars::Warning;
                lines << report->remarks;
                for (const QString &loss : report->lossLines())
                    lines << tr("Left out: %1").arg(loss);
                if (!lines.isEmpty())
                    showReport(kind, tr("Export"), isVerified ? check->summary() : summary, lines);
                else if (isVerified)
                    m_bars.show(kind, check->summary(), {}, tr("Export"));
            };
        });
}

void FileJobs::tellOfExport(const Error &error)
{
    if (error.code == Error::Code::Cancelled)
        Q_EMIT said(error.message);
    else
        showError(tr("The export failed."), error);
}

void FileJobs::saveCopy()
{
    if (!isFree())
        return;
    const QString path
        = filechooser::saveFile(&m_window, tr("Save a Copy"), settings::lastFolder(), projectFilter());
    if (path.isEmpty())
        return;
    settings::rememberFolder(path);
    start(tr("Copying"), [this, path, &store = m_project->store()](JobContext &) -> std::function<void()> {
        const auto copied = backup::saveCopy(store, path);
        return [this, copied, path] {
            if (copied)
                Q_EMIT said(tr("Copied to %1.").arg(path));
            else
                showError(tr("The copy could not be written."), copied.error());
        };
    });
}

void FileJobs::copyAs(const QString &kind, const QList<Owner> &items)
{
    start(tr("Copying"),
        [this, kind, owners = std::vector<Owner>(items.begin(), items.end()), &store = m_project->store()](
            JobContext &context) -> std::function<void()> {
            const auto text = copiedAs(store, kind, owners, context);
            return [this, text] {
                if (!text) {
                    Q_EMIT said(text.error().message);
                    return;
                }
                QGuiApplication::clipboard()->setText(*text);
                Q_EMIT said(tr("Copied: %n line(s).", nullptr, int(text->count(u'\n'))));
            };
        });
}

void FileJobs::offerSalvage(const QString &path, const Error &error)
{
    m_bars.show(MessageBars::Error,
        error.message + u' '
            + tr("What can still be read can be saved into a new project beside it. The damaged file stays as it is."),
        {{tr("Save What Is Readable"), [this, path] { salvage(path); }}}, u"error"_s);
}

void FileJobs::salvage(const QString &path)
{
    start(tr("Saving what is readable"), [this, path](JobContext &) -> std::function<void()> {
        const auto report = glossator::salvage(path);
        return [this, report] {
            if (!report) {
                showError(tr("Nothing was saved."), report.error());
                return;
            }
            const QStringList lines = report->text().split(u'\n');
            const auto show = reportButton(tr("Damaged Project"), lines.first(), lines, m_window);
            if (report->project.isEmpty()) {
                m_bars.show(MessageBars::Warning, tr("Nothing could be saved."), {show}, u"error"_s);
                return;
            }
            Q_EMIT projectRequested(report->project);
            m_bars.show(MessageBars::Warning,
                tr("What could be saved of the damaged project is in this new one."), {show}, u"error"_s);
        };
    });
}

} // namespace glossator
