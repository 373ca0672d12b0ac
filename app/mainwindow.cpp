// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/actions.h"
#include "app/filedrops.h"
#include "app/filejobs.h"
#include "app/jobrunner.h"
#include "app/marking/marking.h"
#include "app/menus.h"
#include "app/panellayout.h"
#include "app/reading.h"
#include "app/readingplace.h"
#include "app/settings.h"
#include "app/start.h"
#include "app/theme.h"
#include "app/typebarkeeper.h"
#include "models/items/articlelinks.h"
#include "models/items/articlementions.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/findbar.h"
#include "widgets/panels/rolebar.h"
#include "widgets/panels/messagebars.h"
#include "widgets/panels/startpage.h"
#include "widgets/panels/typebar.h"
#include "widgets/plainlabel.h"

#include <KAboutApplicationDialog>
#include <KAboutData>
#include <KActionCollection>
#include <KConfigGroup>
#include <KKeySequenceWidget>
#include <KRecentFilesAction>
#include <KSharedConfig>
#include <KStandardAction>
#include <KToolBar>
#include <KXMLGUIFactory>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

bool isModifier(int key)
{
    static constexpr std::array all{Qt::Key_Control, Qt::Key_Shift, Qt::Key_Alt, Qt::Key_Meta, Qt::Key_AltGr};
    return std::ranges::contains(all, key);
}

} // namespace

MainWindow::MainWindow(const Author &author)
    : m_author(author)
    , m_view(new ArticleView(this))
    , m_reading(new Reading(*m_view, this))
    , m_find(new FindBar(*m_view, this))
    , m_bars(new MessageBars(this))
    , m_jobs(new JobRunner(this))
    , m_change(new JobBar(this))
    , m_files(new FileJobs(*m_jobs, *m_bars, *this))
    , m_waiting(new QLabel(this))
    , m_state(new QLabel(this))
{
    setObjectName(u"MainWindow"_s);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bars);
    layout->addWidget(m_view, 1);
    auto *startPage = new StartPage(middle);
    layout->addWidget(startPage, 1);
    auto *roleBar = new RoleBar(middle);
    layout->addWidget(roleBar);
    auto *typeBar = new TypeBar(middle);
    layout->addWidget(typeBar);
    layout->addWidget(m_find);
    setMinimumSize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26);
    middle->setMinimumWidth(middle->fontMetrics().averageCharWidth() * 30); // panels give way to the text
    setCentralWidget(middle);
    m_panels = createDocks(*this);
    m_layout = new PanelLayout(*this, m_panels);

    createActions(*this, *actionCollection());
    KStandardAction::quit(this, &QWidget::close, actionCollection());
    m_recent = KStandardAction::openRecent(
        this, [this](const QUrl &url) { openProject(url.toLocalFile()); }, actionCollection());
    m_recent->loadEntries(KSharedConfig::openConfig()->group(u"RecentProjects"_s));
    QAction *role = actionCollection()->action(u"role"_s);
    const auto tellKeys
        = [role, roleBar] { roleBar->setListKeys(role->shortcut().toString(QKeySequence::NativeText)); };
    connect(role, &QAction::changed, roleBar, tellKeys);
    tellKeys();
    m_start = new Start(*this, *startPage, *m_recent);
    m_types = new TypeBarKeeper(*this, *typeBar);
    actionCollection()->action(u"type_bar"_s)->setChecked(settings::value(settings::TypeBar).toBool());
    actionCollection()->action(u"links_all"_s)->setChecked(settings::value(settings::LinksAll).toBool());
    actionCollection()->addAction(u"color_scheme"_s, theme::createAction(this));
    actionCollection()->addAction(u"mark_as"_s, createTypesAction(*this));
    setHelpMenuEnabled(false); // F1 is our own page
    KStandardAction::whatsThis(this, [] { QWhatsThis::enterWhatsThisMode(); }, actionCollection());
    KStandardAction::aboutApp(
        this, [this] { KAboutApplicationDialog(KAboutData::applicationData(), this).exec(); }, actionCollection());
    for (const Panel &panel : m_panels)
        actionCollection()->addAction(u"panel_"_s + QLatin1String(panel.spec->name), panel.dock->toggleViewAction());
    setupGUI(ToolBar | Keys | StatusBar);
    describeActions(*this, *actionCollection());
    createGUI(u"glossatorui.rc"_s);
    finishMenus();
    // KDE's frameworks take a bar that is not shown yet for one that is hidden.
    QAction *showsStatus = actionCollection()->action(u"options_show_statusbar"_s);
    showsStatus->setChecked(settings::value(settings::StatusBar).toBool());
    statusBar()->setVisible(showsStatus->isChecked());
    connect(showsStatus, &QAction::toggled, this, [](bool isShown) { settings::setValue(settings::StatusBar, isShown); });

    for (JobBar *bar : {static_cast<JobBar *>(m_jobs), m_change})
        connect(bar, &JobBar::ended, m_bars, [this] { m_bars->close(u"running"_s); });
    statusBar()->addPermanentWidget(m_jobs);
    statusBar()->addPermanentWidget(m_change);
    statusBar()->addPermanentWidget(m_waiting);
    statusBar()->addPermanentWidget(m_state);
    m_waiting->hide();

    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    for (const Panel &panel : m_panels)
        panel.dock->installEventFilter(this);
    connect(m_view, &ArticleView::mentionActivated, this, [this](MentionId mention) {
        if (!m_project)
            return;
        m_project->selection().setGroup({}); // also where the mention is current already
        mention ? m_project->selection().choose(mention) : m_project->selection().clear();
    });
    connect(m_view, &ArticleView::latinKeyPressed, this, [this](QKeyCombination key) {
        const QList<QAction *> actions = actionCollection()->actions();
        const auto meant = std::ranges::find_if(
            actions, [key](const QAction *action) { return action->shortcuts().contains(QKeySequence(key)); });
        if (meant != actions.end())
            (*meant)->trigger(); // does nothing where it is disabled; it may be the end of this window
    });
    connect(m_view, &ArticleView::linkActivated, this, [this](const Owner &link) {
        m_project->selection().setGroup({});
        m_project->selection().choose(link);
    });
    connect(m_view, &ArticleView::linkMenuRequested, this,
        [this](const QPoint &place, const Owner &link) { showMenuOf(*this, {link}, place); });
    connect(m_view, &ArticleView::contextMenuRequested, this, [this](const QPoint &place, MentionId mention) {
        showMenuOf(*this, mention ? QList<Owner>{Owner(mention)} : QList<Owner>(), place);
    });

    if (!restoreGeometry(settings::value(settings::WindowGeometry).toByteArray()))
        resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(16, 48))); // its frame needs room too
    if (!restoreState(settings::value(settings::WindowState).toByteArray(), layoutVersion()))
        QTimer::singleShot(0, this, [this] { // once the window has its size
            m_layout->arrange();
            if (m_project)
                m_layout->restore(m_project->store().viewState(u"panels"_s));
        });
    connect(m_layout, &PanelLayout::hiddenChanged, this, &MainWindow::namePanelSwitch);
    namePanelSwitch(m_layout->isHidden());
    connect(m_files, &FileJobs::said, this, &MainWindow::say);
    connect(m_files, &FileJobs::projectRequested, this, &MainWindow::openProject);
    connect(m_files, &FileJobs::joinOffered, this, [this] {
        m_bars->show(MessageBars::Note,
            tr("Some of what was imported names nobody yet. Mentions of the same type and name can be joined."),
            {{tr("Join by Name…"), [this] { joinByName(); }}}, u"names"_s);
    });
    auto *drops = new FileDrops(*this, [this](const QStringList &paths) { return fileOffer(paths, m_project.get()); });
    connect(drops, &FileDrops::dropped, this, [this](const QStringList &paths) {
        const FileOffer offer = fileOffer(paths, m_project.get());
        if (offer.use == FileOffer::Nothing)
            m_bars->show(MessageBars::Note, offer.sentence, {}, u"drop"_s);
        else if (offer.use == FileOffer::Open)
            openProject(paths.first());
        else
            m_files->importPaths(paths);
    });
    connect(m_bars, &MessageBars::left, this, [this] {
        QWidget *next = m_bars->firstButton();
        next ? next->setFocus(Qt::ShortcutFocusReason) : focusMiddle();
    });
    updateActions();
    updateTitle();
    m_start->update();
    startPage->setFocus();
}

MainWindow::~MainWindow()
{
    letGo();
    delete m_layout; // before the panels that it watches: the docks still hide
}

void MainWindow::finishMenus()
{
    QList<QAction *> docks;
    for (const Panel &panel : m_panels)
        docks << panel.dock->toggleViewAction();
    plugActionList(u"panels"_s, docks);
    for (const auto &[name, title] : menuTitles()) {
        auto *menu = qobject_cast<QMenu *>(guiFactory()->container(name, this));
        if (!menu)
            continue;
        menu->setTitle(title);
        showArticleKeys(*menu, *m_view);
    }
    toolBarMenuAction()->setVisible(false); // ours has a shortcut; the menu of the bar itself needs it all the same
    KToolBar *bar = toolBar(u"mainToolBar"_s);
    bar->setWindowTitle(tr("Main Toolbar"));
    QAction *showsBar = actionCollection()->action(u"show_toolbar"_s);
    showsBar->setChecked(bar->toggleViewAction()->isChecked());
    connect(bar->toggleViewAction(), &QAction::toggled, showsBar, &QAction::setChecked);
}

void MainWindow::saveNewToolbarConfig()
{
    KXmlGuiWindow::saveNewToolbarConfig(); // makes the menus anew
    finishMenus();
}

void MainWindow::focusMiddle()
{
    m_view->isVisibleTo(this) ? m_view->setFocus() : findChild<StartPage *>()->setFocus();
}

void MainWindow::namePanelSwitch(bool isHidden)
{
    QAction *action = actionCollection()->action(u"panels_toggle"_s);
    action->setText(isHidden ? tr("Show A&ll Panels") : tr("Hide A&ll Panels"));
    action->setToolTip(isHidden ? tr("Bring the panels back that were open") : tr("Leave the window to the article"));
}

void MainWindow::showArticle(ArticleId id)
{
    const auto article = id ? m_project->articles().article(id) : Result<Article>(std::unexpected(Error()));
    const auto showNothing = [this] {
        m_shown = {};
        m_mentions->setArticle({});
        m_links->setArticle({});
        m_view->clear();
        updateTitle();
    };
    if (!article)
        return showNothing();
    // Another flag or title of the open article leaves the text where the reader is.
    const bool isSame = m_shown.id == article->id && m_shown.text == article->text;
    const auto headingOf
        = [](const Article &one) { return ArticleHeading{one.title, one.source, one.published, one.byline}; };
    if (isSame && headingOf(*article) == headingOf(m_shown)) {
        m_shown = *article;
        return;
    }
    const auto text = m_project->workbench().texts().text(id);
    if (!text) {
        showNothing();
        say(text.error().message);
        return;
    }
    const ReadingPosition before = m_view->position();
    const bool wasShown = m_shown.id == article->id;
    m_shown = *article;
    const ReadingPlace place = wasShown
        ? ReadingPlace{before, m_view->caret(), m_view->selection()}
        : readingPlace(m_project->store().viewState(u"place-"_s + id.toString()), (*text)->length());
    m_mentions->setArticle(id, place.position.offset);
    m_links->setArticle(id);
    m_view->setArticle(**text, headingOf(*article));
    m_view->setSelection(place.selection.fragments().empty() ? TextSpan{place.caret, place.caret} : place.selection);
    if (place.position != ReadingPosition()) // else at the heading, where an article begins
        m_view->setPosition(place.position);
    if (wasShown) { // what is current stays so
        const Selection &now = m_project->selection().now();
        m_view->setCurrent(now.mention, now.entity);
        m_view->setCompanions(now.companions);
        m_view->setFillsRoles(bool(now.eventMention));
    }
    updateTitle();
}

void MainWindow::rememberPlace()
{
    if (!m_shown.id)
        return;
    ReadingPlace place{m_view->position(), m_view->caret(), m_view->selection()};
    if (m_view->verticalScrollBar()->value() == 0)
        place.position = {}; // the start is the start, however high the heading is in the next window
    m_project->store().setViewState(u"place-"_s + m_shown.id.toString(), toText(place));
}

void MainWindow::showSelection(const Selection &now, const Selection &before)
{
    m_shownUndo = 0; // whoever goes on is shown anew what Undo would take back
    const bool isNew = m_view->currentMention() != now.mention;
    m_view->setCurrent(now.mention, now.entity);
    // Whoever chooses a mention in a panel means it with the next key: the caret goes to it, unless words are selected.
    const Mention *chosen = isNew && now.item == Owner(now.mention) ? m_mentions->mention(now.mention) : nullptr;
    if (chosen && !m_view->isPicking() && m_view->selection().fragments().empty() && m_view->markable() != chosen->extent) {
        const qsizetype begin = chosen->extent.hull().begin;
        m_view->setSelection(Extent(TextSpan{begin, begin}));
    }
    m_view->setCompanions(now.companions);
    m_links->choose(now.item);
    // A relation or event whose first end was current already, or that has no trigger, is gone to as well.
    const MentionId first = now.shown();
    if (const Mention *mention = m_mentions->mention(first)) {
        const TextSpan place = mention->extent.hull();
        if (isNew || (now.item != before.item && m_view->rectsOf(place).empty()))
            m_view->scrollTo(place);
    }
    updateActions();
}

void MainWindow::goToPlace(ArticleId article, TextSpan place)
{
    if (article && m_project->selection().article() != article)
        m_project->selection().chooseArticle(article);
    if (m_project->selection().article() == article) // else it is gone
        m_view->scrollTo(place);
}

bool MainWindow::isInView(ArticleId article, TextSpan place) const
{
    return !article
        || (article == m_project->selection().article() && (place == TextSpan() || !m_view->rectsOf(place).empty()));
}

void MainWindow::afterUndo(const HistoryEntry &entry, bool undone)
{
    m_project->workbench().flush();
    if (undone)
        m_files->forgetImport(entry.group);
    if (!isInView(entry.article, entry.place))
        goToPlace(entry.article, entry.place);
    if (entry.actions > 1) {
        say(undone ? tr("Took back %n action(s). Ctrl+Shift+Z redoes all of them.", nullptr, int(entry.actions))
                   : tr("Redone: %n action(s). Ctrl+Z undoes the last of them.", nullptr, int(entry.actions)));
        updateActions();
        return;
    }
    say(undone ? tr("Undone: %1. Ctrl+Shift+Z redoes it.").arg(entry.title)
               : tr("Redone: %1. Ctrl+Z undoes it.").arg(entry.title));
    updateActions();
}

void MainWindow::updateActions()
{
    const bool open = m_project != nullptr;
    const bool article = open && m_project->selection().article();
    const bool writable = open && !m_project->isReadOnly();
    for (const ActionSpec &spec : actionSpecs()) {
        QAction *action = actionCollection()->action(QLatin1String(spec.name));
        action->setEnabled(spec.needs == ActionSpec::Nothing || (spec.needs == ActionSpec::OpenProject && open)
            || (spec.needs == ActionSpec::OpenArticle && article) || (spec.needs == ActionSpec::Writable && writable));
    }
    actionCollection()->action(u"mark_as"_s)->setEnabled(article && writable);
    const auto name = [this](const char *action, const std::optional<QString> &title, const QString &plain,
                          const QString &withTitle) {
        QAction *found = actionCollection()->action(QLatin1String(action));
        found->setText(title ? withTitle.arg(plainLabel(*title)) : plain);
        found->setToolTip(title ? QString(withTitle).remove(u'&').arg(*title) : found->statusTip());
        found->setEnabled(found->isEnabled() && title);
    };
    using Title = std::optional<QString>;
    name("undo", open ? m_project->history().undoTitle() : Title(), tr("&Undo"), tr("&Undo: %1"));
    name("redo", open ? m_project->history().redoTitle() : Title(), tr("&Redo"), tr("&Redo: %1"));
    if (open) {
        actionCollection()->action(u"back"_s)->setEnabled(m_project->selection().canGoBack());
        actionCollection()->action(u"forward"_s)->setEnabled(m_project->selection().canGoForward());
    }
}

void MainWindow::updateTitle()
{
    if (!m_project) {
        setCaption({});
        m_state->clear();
        return;
    }
    const QString project = QFileInfo(m_project->path()).completeBaseName();
    setCaption(m_shown.id ? m_shown.title + u" – "_s + project : project);
    m_state->setText(m_project->isReadOnly() ? tr("Reading only") : titles::brief(m_author.name));
}

void MainWindow::say(const QString &sentence)
{
    statusBar()->showMessage(sentence);
    m_saidSince.start();
}

/// KDE's question for the key of one entry deletes its own button before its dialog. One that has the focus then, and may
/// become the dialog's default, looks for its like among what is half deleted.
void MainWindow::childEvent(QChildEvent *event)
{
    KXmlGuiWindow::childEvent(event);
    if (!event->polished())
        return;
    for (const auto *keys : event->child()->findChildren<KKeySequenceWidget *>()) {
        for (auto *button : keys->findChildren<QPushButton *>())
            button->setAutoDefault(false);
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view && watched != m_view->viewport())
        return (event->type() == QEvent::KeyPress && panelKey(*static_cast<QKeyEvent *>(event))) || KXmlGuiWindow::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress
        || (event->type() == QEvent::ShortcutOverride && !isModifier(static_cast<QKeyEvent *>(event)->key())))
        forgetSentence();
    return KXmlGuiWindow::eventFilter(watched, event);
}

/// What was said a while ago goes with the next key or press in the text, so that it is not taken for the answer.
void MainWindow::forgetSentence()
{
    constexpr qint64 readIn = 2000; // ms
    if (!m_view->isPicking() && m_saidSince.isValid() && m_saidSince.hasExpired(readIn))
        statusBar()->clearMessage();
}

/// Keys of the article that mean the same in every panel: the way back to it, and the attributes of what is current.
bool MainWindow::panelKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier) {
        focusMiddle();
        return true;
    }
    const bool isStep = event.modifiers() == Qt::AltModifier && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9;
    if (isStep && m_marking)
        m_marking->attributes.step(event.key() - Qt::Key_1);
    return isStep;
}

/// What the disk or the file refuses stays in view until it is dealt with; a refusal of the model is told and gone.
void MainWindow::tellOfFailure(const Error &error)
{
    using enum Error::Code;
    if (error.code != Io && error.code != Damaged && error.code != Locked) {
        say(error.message);
        return;
    }
    m_bars->show(MessageBars::Error, error.message, {{tr("Save a Copy…"), [this] { m_files->saveCopy(); }}}, u"failed"_s);
}

bool MainWindow::queryClose()
{
    if (!mayStop([this] { close(); }))
        return false;
    rememberWindow();
    letGo();
    return true;
}

void MainWindow::rememberWindow()
{
    settings::setValue(settings::WindowGeometry, saveGeometry());
    settings::setValue(settings::WindowState, m_layout->windowState());
}

} // namespace glossator
