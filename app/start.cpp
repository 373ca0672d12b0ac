// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start.h"

#include "app/mainwindow.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/startpage.h"

#include <KActionCollection>
#include <KConfigGroup>
#include <KRecentFilesAction>
#include <KSharedConfig>
#include <QFileInfo>

#include <numeric>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<StartPage::Request, const char *> Actions[] = {
    {StartPage::NewProject, "project_new"},
    {StartPage::OpenProject, "project_open"},
    {StartPage::ImportFiles, "import_files"},
    {StartPage::ImportFolder, "import_folder"},
};

} // namespace

Start::Start(MainWindow &window, StartPage &page, KRecentFilesAction &recent)
    : QObject(&window)
    , m_window(window)
    , m_page(page)
    , m_recent(recent)
{
    page.setKeys([this](StartPage::Request what) {
        const QAction *action = actionOf(what);
        return action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    });
    for (const auto &[what, name] : Actions)
        connect(actionOf(what), &QAction::changed, &page, &StartPage::updateKeys);
    connect(&page, &StartPage::requested, this, [this](StartPage::Request what) {
        if (QAction *action = actionOf(what))
            action->trigger();
        else
            m_window.openSample();
    });
    connect(&page, &StartPage::projectRequested, this, [this](const QString &path) { m_window.openProject(path); });
    connect(&page, &StartPage::forgetRequested, this, &Start::forget);
}

/// The one of the window that does the same; null for the sample, which has none.
QAction *Start::actionOf(StartPage::Request what) const
{
    const auto found = std::ranges::find(Actions, what, &std::pair<StartPage::Request, const char *>::first);
    return found == std::end(Actions) ? nullptr : m_window.actionCollection()->action(QLatin1String(found->second));
}

void Start::update()
{
    Project *project = m_window.project();
    bool isNeeded = !project;
    if (project) {
        const auto counts = project->articleList().counts();
        isNeeded = std::accumulate(counts.begin(), counts.end(), qint64(0)) == 0;
    }
    ArticleView &view = m_window.articleView();
    const bool hadFocus = isNeeded ? view.hasFocus() : m_page.isAncestorOf(m_window.focusWidget());
    if (!project) {
        std::vector<RecentProject> known;
        for (const QUrl &url : m_recent.urls()) {
            const QFileInfo file(url.toLocalFile());
            known.push_back({file.filePath(), file.lastModified()});
        }
        m_page.showStart(known);
    } else if (isNeeded) {
        m_page.showEmptyProject(project->isReadOnly());
    }
    m_page.setVisible(isNeeded);
    view.setVisible(!isNeeded);
    if (hadFocus)
        isNeeded ? m_page.setFocus() : view.setFocus();
}

void Start::forget(const QString &path)
{
    m_recent.removeUrl(QUrl::fromLocalFile(path));
    m_recent.saveEntries(KSharedConfig::openConfig()->group(u"RecentProjects"_s));
    update();
}

} // namespace glossator
