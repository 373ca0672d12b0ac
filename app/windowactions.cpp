// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow's actions do, one small function each.
#include "app/mainwindow.h"

#include "app/actions.h"
#include "app/jobrunner.h"
#include "app/marking/marking.h"
#include "app/settings.h"
#include "models/formats/format.h"
#include "models/jobs/exportjob.h"
#include "models/jobs/importjob.h"
#include "models/jobs/namejoin.h"
#include "models/jobs/sample.h"
#include "models/store/backup.h"
#include "models/store/salvage.h"
#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articleview.h"
#include "widgets/dialogs/exportdialog.h"
#include "widgets/dialogs/helpdialog.h"
#include "widgets/dialogs/joinnamesdialog.h"
#include "widgets/dialogs/newprojectdialog.h"
#include "widgets/dialogs/reportdialog.h"
#include "widgets/panels/findbar.h"
#include "widgets/panels/itempanel.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString lastFolder() { return settings::value(settings::LastFolder).toString(); }

void rememberFolder(const QString &path) { settings::setValue(settings::LastFolder, QFileInfo(path).absolutePath()); }

QString projectFilter() { return MainWindow::tr("Glossator projects (*.gloss)"); }

} // namespace

void MainWindow::newProject()
{
    NewProjectDialog dialog(lastFolder(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    rememberFolder(dialog.path());
    createProject(dialog.path(), dialog.schemaText());
}

void MainWindow::chooseProject()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open Project"), lastFolder(), projectFilter());
    if (path.isEmpty())
        return;
    rememberFolder(path);
    openProject(path);
}

void MainWindow::closeProject()
{
    letGo();
    updateActions();
    updateTitle();
}

bool MainWindow::openSample()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QString path = folder + u"/sample.gloss"_s;
    if (!QFileInfo::exists(path)) {
        QDir().mkpath(folder);
        auto made = makeSample(path, m_author);
        if (!made) {
            showError(tr("The sample project could not be made."), made.error());
            return false;
        }
    }
    return openProject(path);
}

void MainWindow::startJob(const QString &title, std::function<std::function<void()>(JobContext &)> job)
{
    if (!m_jobs->start(title, std::move(job)))
        say(tr("A job is running; try again when it is done."));
}

void MainWindow::saveCopy()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save a Copy"), lastFolder(), projectFilter());
    if (path.isEmpty())
        return;
    rememberFolder(path);
    startJob(tr("Copying"), [this, path, project = m_project->path()](JobContext &) -> std::function<void()> {
        const auto copied = backup::saveCopy(project, path);
        return [this, copied, path] {
            copied ? say(tr("Copied to %1.").arg(path))
                   : showError(tr("The copy could not be written."), copied.error());
        };
    });
}

void MainWindow::offerSalvage(const QString &path, const Error &error)
{
    QMessageBox box(QMessageBox::Warning, QGuiApplication::applicationDisplayName(), tr("The project is damaged."),
        QMessageBox::Close, this);
    box.setInformativeText(error.message + u' '
        + tr("What can still be read can be saved into a new project beside it. The damaged file stays as it is."));
    box.setDetailedText(error.detail);
    const QPushButton *save = box.addButton(tr("&Save What Is Readable"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() != save)
        return;
    startJob(tr("Saving what is readable"), [this, path](JobContext &) -> std::function<void()> {
        const auto report = salvage(path);
        return [this, report] {
            if (!report) {
                showError(tr("Nothing was saved."), report.error());
                return;
            }
            const bool opened = !report->project.isEmpty() && openProject(report->project);
            ReportDialog(tr("Damaged Project"),
                opened ? tr("This is what could be saved.") : tr("Nothing could be saved."),
                report->text().split(u'\n'), false, this)
                .exec();
        };
    });
}

void MainWindow::importFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Import Files"), lastFolder());
    if (!paths.isEmpty())
        runImport({paths, {}, {}});
}

void MainWindow::importFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Import Folder"), lastFolder());
    if (!path.isEmpty())
        runImport({{path}, {}, {}});
}

void MainWindow::runImport(const ImportRequest &request)
{
    rememberFolder(request.paths.first());
    startJob(
        tr("Importing"), [this, request, store = &m_project->store()](JobContext &context) -> std::function<void()> {
            const auto report = importPaths(*store, request, context);
            const auto names
                = report && report->imported > 0 ? namesToJoin(*store, context) : Result<std::vector<NameGroup>>();
            return [this, request, report, offers = names && !names->empty()] {
                if (!report) {
                    showError(tr("Nothing was imported."), report.error());
                    return;
                }
                m_project->workbench().flush();
                if (!m_project->selection().article())
                    m_project->selection().restore();
                say(report->summary());
                if (offers)
                    showBanner(tr("Some of what was imported names nobody yet. Mentions of the same type and name can "
                                  "be joined."),
                        false, actionCollection()->action(u"join_names"_s));
                if (report->failed.empty() && report->remarks.isEmpty() && report->alreadyThere.isEmpty())
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
                lines << report->addedToSchema << report->remarks;
                ReportDialog dialog(tr("Import"), report->counts(), lines, !again.only.isEmpty(), this);
                if (dialog.exec() == ReportDialog::TryEncoding) {
                    again.encoding = dialog.encoding();
                    runImport(again);
                }
            };
        });
}

void MainWindow::exportFiles()
{
    ExportDialog dialog(lastFolder(), QFileInfo(m_project->path()).completeBaseName(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    rememberFolder(dialog.request().output);
    startJob(tr("Exporting"),
        [this, request = dialog.request(), store = &m_project->store()](JobContext &context) -> std::function<void()> {
            const auto report = exportProject(*store, request, context);
            return [this, report] {
                if (!report) {
                    showError(tr("The export failed."), report.error());
                    return;
                }
                say(report->summary());
                if (!report->remarks.isEmpty())
                    ReportDialog(tr("Export"), report->summary(), report->remarks, false, this).exec();
            };
        });
}

void MainWindow::goBack() { m_project->selection().back(); }

void MainWindow::goForward() { m_project->selection().forward(); }

void MainWindow::deleteCurrent()
{
    if (const Owner item = m_project->selection().item(); item.id != 0 && item.kind != Owner::Kind::Article)
        m_marking->remove({item});
    else
        say(tr("Nothing is selected."));
}

void MainWindow::mergeSelected()
{
    for (const Panel &panel : m_panels) {
        const auto *items = qobject_cast<ItemPanel *>(panel.content);
        if (items && items->selectedItems().size() > 1) {
            m_marking->merge(items->selectedItems());
            return;
        }
    }
    m_marking->merge({});
}

void MainWindow::joinByName()
{
    m_banner->animatedHide();
    startJob(
        tr("Looking for names"), [this, store = &m_project->store()](JobContext &context) -> std::function<void()> {
            const auto groups = namesToJoin(*store, context);
            return [this, groups] {
                if (!groups)
                    say(groups.error().message);
                else if (groups->empty())
                    say(tr("Every proper name names somebody already."));
                else if (JoinNamesDialog dialog(*groups, m_project->workbench(), this);
                    dialog.exec() == QDialog::Accepted)
                    joinNames(dialog.chosen());
            };
        });
}

void MainWindow::joinNames(const std::vector<NameGroup> &groups)
{
    startJob(tr("Joining"), [this, groups, store = &m_project->store()](JobContext &context) -> std::function<void()> {
        const auto joined = glossator::joinNames(*store, groups, context);
        return [this, joined] {
            say(joined ? tr("Joined %n mention(s) by name. Ctrl+Z takes it back.", nullptr, int(*joined))
                       : joined.error().message);
        };
    });
}

void MainWindow::stepArticle(int step)
{
    ArticleListModel &list = m_project->articleList();
    const QModelIndex now = list.indexOf(m_project->selection().article());
    const QModelIndex next = list.index(now.isValid() ? now.row() + step : 0, 0);
    if (next.isValid())
        m_project->selection().chooseArticle(list.idAt(next));
    else
        say(step > 0 ? tr("This is the last article.") : tr("This is the first article."));
}

void MainWindow::toggleDone()
{
    const auto article = m_project->articles().article(m_project->selection().article());
    if (!article)
        return;
    const bool isDone = article->state == ReadingState::Done;
    m_project->edit([this, id = article->id, isDone] {
        return m_project->articles().setState(id, isDone ? ReadingState::Reading : ReadingState::Done);
    });
    say(isDone ? tr("The article is being read again.") : tr("The article is done."));
}

void MainWindow::nextPane()
{
    std::vector<QWidget *> panes{m_view};
    for (const Panel &panel : m_panels) {
        if (panel.content && panel.content->isVisible() && !panel.content->visibleRegion().isEmpty())
            panes.push_back(panel.content);
    }
    const auto now = std::ranges::find_if(panes, [](const QWidget *pane) {
        return pane == QApplication::focusWidget() || pane->isAncestorOf(QApplication::focusWidget());
    });
    QWidget *next = now == panes.end() || now + 1 == panes.end() ? panes.front() : *(now + 1);
    next->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::findInArticle() { findChild<FindBar *>()->open(); }

void MainWindow::showKeys()
{
    QString table = u"# %1\n\n|%2|%3|\n|---|---|\n"_s.arg(tr("Keys"), tr("Key"), tr("Does"));
    const auto cell = [](QString text) { return text.replace(u'|', u"\\|"_s); };
    for (const ActionSpec &spec : actionSpecs()) {
        const QString keys = QKeySequence::listToString(
            actionCollection()->action(QLatin1String(spec.name))->shortcuts(), QKeySequence::NativeText);
        if (!keys.isEmpty())
            table += u"|%1|%2|\n"_s.arg(cell(keys), cell(spec.toolTip));
    }
    table += u"\n## %1\n\n|%2|%3|\n|---|---|\n"_s.arg(tr("In the article"), tr("Key"), tr("Does"));
    for (const KeyHelp &line : articleKeyHelp(m_view->schema()))
        table += u"|%1|%2|\n"_s.arg(cell(line.keys), cell(line.meaning));
    (new HelpDialog(tr("Keys"), table, this))->show();
}

void MainWindow::showHelp()
{
    QFile page(u":/glossator/help/index.md"_s);
    if (page.open(QIODevice::ReadOnly))
        (new HelpDialog(tr("Glossator Help"), QString::fromUtf8(page.readAll()), this))->show();
}

} // namespace glossator
