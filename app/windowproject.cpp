// SPDX-License-Identifier: GPL-3.0-or-later
// The window takes a project and lets go of it.
#include "app/mainwindow.h"

#include "app/filejobs.h"
#include "app/jobrunner.h"
#include "app/marking/itemdrops.h"
#include "app/marking/marking.h"
#include "app/menus.h"
#include "app/panellayout.h"
#include "app/reading.h"
#include "app/settings.h"
#include "app/start.h"
#include "app/typebarkeeper.h"
#include "models/items/articlelinks.h"
#include "models/items/articlementions.h"
#include "models/jobs/importjob.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/placeflash.h"
#include "widgets/panels/findbar.h"
#include "widgets/panels/itempanel.h"
#include "widgets/panels/messagebars.h"
#include "widgets/panels/rolebar.h"
#include "widgets/panels/sourcepanel.h"
#include "widgets/panels/startpage.h"

#include <KConfigGroup>
#include <KRecentFilesAction>
#include <KSharedConfig>
#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool MainWindow::openProject(const QString &path)
{
    if (m_project && !m_project->isReadOnly()
        && QFileInfo(path).canonicalFilePath() == QFileInfo(m_project->path()).canonicalFilePath()) {
        say(tr("This project is open already."));
        return true;
    }
    if (!mayStop([this, path] { openProject(path); }))
        return false;
    auto opened = Project::open(path, m_author);
    if (!opened
        && (opened.error().code == Error::Code::Locked || opened.error().code == Error::Code::ReadOnly
            || opened.error().code == Error::Code::Io)) {
        const Error why = opened.error();
        opened = Project::open(path, m_author, Store::Access::ReadOnly);
        if (opened)
            QTimer::singleShot(0, this, [this, why] { say(tr("Open for reading only. %1").arg(why.message)); });
    }
    return take(std::move(opened), path);
}

bool MainWindow::createProject(const QString &path, const QByteArray &schemaText)
{
    return mayStop([this, path, schemaText] { createProject(path, schemaText); })
        && take(Project::create(path, m_author, schemaText), path);
}

bool MainWindow::take(Result<std::unique_ptr<Project>> opened, const QString &path)
{
    if (!opened) {
        if (opened.error().code == Error::Code::Damaged)
            m_files->offerSalvage(path, opened.error());
        else
            m_files->showError(tr("The project could not be opened."), opened.error());
        return false;
    }
    letGo();
    m_project = std::move(*opened);
    m_recent->addUrl(QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()));
    m_recent->saveEntries(KSharedConfig::openConfig()->group(u"RecentProjects"_s));
    if (QFileInfo(path).absolutePath() != QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) // the sample
        settings::rememberFolder(path);
    connectProject();
    return true;
}

void MainWindow::connectProject()
{
    Project &project = *m_project;
    m_marking = std::make_unique<Marking>(project, *m_view);
    m_marking->roles.showIn(*findChild<RoleBar *>());
    for (IdModel *model : {static_cast<IdModel *>(&project.entityTree()), static_cast<IdModel *>(&project.eventTree())})
        model->setDropRule(std::bind_front(dropOffer, std::ref(*m_marking)));
    m_mentions = std::make_unique<ArticleMentions>(project.workbench());
    m_links = std::make_unique<ArticleLinks>(project.workbench());
    m_links->setWhole(settings::value(settings::LinksAll).toBool());
    m_view->setSchema(project.schema());
    m_view->setMentions(&m_mentions->index());
    m_view->setLinks(m_links.get());
    m_reading->setProject(&project);
    m_view->setEmptyHint(tr("Choose an article."));
    connect(&project, &Project::schemaChanged, this, [this] { m_view->setSchema(m_project->schema()); });
    connect(&m_marking->context, &MarkingContext::done, this, &MainWindow::say);
    m_marking->context.startJob = std::bind_front(&FileJobs::start, m_files);
    m_marking->context.soughtWords = [this] { return m_find->words(); };
    m_marking->context.showBelow = [this](QWidget *panel) { m_view->parentWidget()->layout()->addWidget(panel); };
    connect(&project.workbench(), &Workbench::failed, this, &MainWindow::tellOfFailure);
    // Before whoever made the edit says more of it. A job says itself what it did; and what another thread committed last
    // is told only while the project is there.
    connect(&project.store(), &Store::changed, &project, [this](const ChangeSet &changes) {
        const auto title = changes.origin() == ChangeSet::Origin::Edit ? m_project->history().undoTitle() : std::nullopt;
        if (title)
            say(tr("Done: %1. Ctrl+Z takes it back.").arg(*title));
    });
    connect(&project.workbench(), &Workbench::changed, this, [this](const ChangeSet &changes) {
        m_bars->close(u"unclean"_s); // what they said of the file holds no longer
        m_bars->close(u"import"_s);
        m_bars->close(u"failed"_s);
        if (changes.touches(Table::Article)) {
            m_start->update();
            showArticle(m_project->selection().article());
        }
        updateActions();
    });
    connect(&project.workbench(), &Workbench::waitingChanged, this, [this](qsizetype waiting) {
        m_waiting->setVisible(waiting > 0);
        m_waiting->setText(tr("%n edit(s) waiting", nullptr, int(waiting)));
    });
    connect(&project.workbench(), &Workbench::workingChanged, this, [this](bool isWorking) {
        isWorking ? m_change->begin(tr("Changing many things"), [] { return Progress(); }) : m_change->end();
    });
    connect(m_change, &JobBar::stopRequested, &project.workbench(), &Workbench::stop);
    connect(&project, &Project::undone, this, [this](const HistoryEntry &entry) { afterUndo(entry, true); });
    connect(&project, &Project::redone, this, [this](const HistoryEntry &entry) { afterUndo(entry, false); });
    connect(&project.upkeep(), &Upkeep::backupFailed, this,
        [this](const Error &error) { say(tr("No backup could be made: %1").arg(error.message)); });
    connect(&project.upkeep(), &Upkeep::inspected, this, &MainWindow::tellOfInspection);
    tellHowItWasLeft();
    SelectionContext &selection = project.selection();
    connect(&selection, &SelectionContext::articleOpened, this, [this](ArticleId article) {
        rememberPlace();
        showArticle(article);
        if (!m_project->selection().mention()) // else it is scrolled into view first
            m_view->viewport()->repaint();
    });
    connect(&selection, &SelectionContext::changed, this, &MainWindow::showSelection);
    connect(&selection, &SelectionContext::placesChanged, this, &MainWindow::updateActions);
    connect(&selection, &SelectionContext::lookedAt, m_view, [this](TextSpan place) {
        if (place.isEmpty())
            return;
        m_view->scrollTo(place);
        new PlaceFlash(*m_view, place); // deletes itself
    });

    for (Panel &panel : m_panels) {
        panel.content = panel.spec->create(project);
        panel.dock->setWidget(panel.content);
        for (auto *list : panel.content->findChildren<QAbstractItemView *>())
            list->installEventFilter(this); // lists keep the keys that mean something in every panel
        if (const auto *source = qobject_cast<SourcePanel *>(panel.content))
            connect(source, &SourcePanel::visitRequested, m_view, qOverload<>(&QWidget::setFocus));
        auto *items = qobject_cast<ItemPanel *>(panel.content);
        if (!items)
            continue;
        const QString name = QLatin1String(panel.spec->name);
        items->restoreColumns(settings::value(settings::PanelColumns, name).toByteArray());
        items->setWholeProject(project.store().viewState(u"whole-"_s + name) == u"1");
        connect(items, &ItemPanel::removeRequested, m_marking.get(), &Marking::remove);
        connect(items, &ItemPanel::menuRequested, this, std::bind_front(showMenuOf, std::ref(*this)));
        connect(items, &ItemPanel::dropHovered, this, &MainWindow::say);
        connect(items, &ItemPanel::visitRequested, this, [this] { m_view->setFocus(); });
    }
    m_files->setProject(&project);
    restoreLayout();
    selection.restore();
    showArticle(selection.article());
    showSelection(selection.now(), {});
    m_types->follow();
    updateActions();
    updateTitle();
    m_view->setFocus();
    m_start->update();
}

void MainWindow::tellHowItWasLeft()
{
    if (const QString foreign = m_project->store().foreignLog(); !foreign.isEmpty())
        m_bars->show(MessageBars::Warning, foreign, {}, u"log"_s);
    if (const QString import = takeUnfinishedImport(m_project->store()); !import.isEmpty()) {
        m_bars->show(MessageBars::Warning,
            tr("“%1” was broken off, and a part of it is in the project. Importing again adds the rest; Undo takes the part back.")
                .arg(import),
            {}, u"import"_s);
    }
}

void MainWindow::letGo()
{
    m_view->setFocus(); // an open editor takes what was typed
    m_jobs->abandon();
    if (!m_project)
        return;
    m_project->finish();
    rememberPlace();
    rememberLayout();
    m_files->setProject(nullptr);
    m_reading->setProject(nullptr);
    for (Panel &panel : m_panels) {
        if (auto *items = qobject_cast<ItemPanel *>(panel.content)) {
            const QString name = QLatin1String(panel.spec->name);
            settings::setValue(settings::PanelColumns, items->saveColumns(), name);
            m_project->store().setViewState(u"whole-"_s + name, items->isWholeProject() ? u"1"_s : u"0"_s);
        }
        delete panel.content;
        panel.dock->setWidget(panel.placeholder);
    }
    m_bars->clear();
    m_change->end();
    m_waiting->hide();
    m_shownUndo = 0;
    m_view->setMentions(nullptr);
    m_view->setLinks(nullptr);
    m_view->clear();
    m_shown = {};
    m_marking.reset();
    m_links.reset();
    m_mentions.reset();
    m_project.reset();
    statusBar()->clearMessage(); // it spoke of what is closed
    m_types->follow();
    m_start->update();
}

void MainWindow::restoreLayout()
{
    m_layout->restore(m_project->store().viewState(u"panels"_s));
    ReadingSettings reading = m_view->settings();
    reading.zoom = m_project->store().viewState(u"zoom"_s).toInt();
    m_view->setSettings(reading);
}

void MainWindow::rememberLayout()
{
    m_project->store().setViewState(u"panels"_s, m_layout->toText());
    m_project->store().setViewState(u"zoom"_s, QString::number(m_view->settings().zoom));
}

bool MainWindow::mayStop(std::function<void()> then)
{
    const JobBar *going = m_jobs->isRunning() ? m_jobs : m_change;
    if (!going->isGoingOn())
        return true;
    if (m_jobs->isStopping()) { // that was asked, and this is what is wished for now
        stopThen(then);
        return false;
    }
    m_bars->show(MessageBars::Warning,
        tr("%1 is still going on. Stopped now, it leaves the project as it was before; edits that wait for it are still made.")
            .arg(going->title()),
        {{tr("Stop It"), [this, then = std::move(then)] { stopThen(then); }}}, u"running"_s);
    return false;
}

void MainWindow::stopThen(const std::function<void()> &then)
{
    m_jobs->stopThen([this, then] {
        const auto goOn = [this, then] { onceNothingIsOpen(then); };
        if (m_change->isGoingOn())
            m_change->showStopping();
        m_project ? m_project->workbench().stopThen(goOn) : goOn();
    });
}

void MainWindow::onceNothingIsOpen(const std::function<void()> &then)
{
    QTimer::singleShot(100ms, this, [this, then] {
        QApplication::activeModalWidget() || QApplication::activePopupWidget() ? onceNothingIsOpen(then) : then();
    });
}

void MainWindow::tellOfInspection(const std::vector<Finding> &findings)
{
    if (!findings.empty()) {
        QStringList lines;
        for (const Finding &finding : findings) {
            const auto article = m_project->articles().article(finding.article);
            lines << (article ? article->title + u": "_s : QString()) + finding.message;
        }
        m_files->showReport(MessageBars::Warning, tr("Check of the Project File"),
            tr("The project file is not as it should be. Its last backup stands in the folder beside it."), lines);
    } else if (m_project->store().endedUncleanly()) {
        m_bars->show(MessageBars::Note,
            tr("Glossator was not closed properly the last time. The file was checked: everything that was marked is "
               "there."),
            {}, u"unclean"_s);
    }
}

} // namespace glossator
