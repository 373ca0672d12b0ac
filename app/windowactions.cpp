// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow's actions do, one small function each.
#include "app/mainwindow.h"

#include "app/filejobs.h"
#include "app/keysheet.h"
#include "app/marking/marking.h"
#include "app/panellayout.h"
#include "app/settings.h"
#include "app/typebarkeeper.h"
#include "models/domain/localauthor.h"
#include "models/items/articlelinks.h"
#include "models/jobs/namejoin.h"
#include "models/jobs/sample.h"
#include "widgets/articleview/articleview.h"
#include "widgets/dialogs/helpdialog.h"
#include "widgets/dialogs/joinnamesdialog.h"
#include "widgets/dialogs/newprojectdialog.h"
#include "widgets/panels/findbar.h"
#include "widgets/panels/itempanel.h"
#include "widgets/panels/messagebars.h"
#include "widgets/panels/occurrencepanel.h"

#include <KActionCollection>
#include <KToolBar>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QInputDialog>
#include <QStandardPaths>

namespace glossator {

using namespace Qt::StringLiterals;

void MainWindow::newProject()
{
    if (!hasLocalAuthor()) { // whoever began with the sample was not asked yet
        connect(askName(), &QDialog::finished, this, &MainWindow::askForProject, Qt::QueuedConnection); // once it is taken
        return;
    }
    askForProject();
}

void MainWindow::askForProject()
{
    NewProjectDialog dialog(settings::lastFolder(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    settings::rememberFolder(dialog.path());
    m_author = localAuthor();
    createProject(dialog.path(), dialog.schemaText());
}

void MainWindow::closeProject()
{
    if (!mayStop([this] { closeProject(); }))
        return;
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
            m_files->showError(tr("The sample project could not be made."), made.error());
            return false;
        }
    }
    return openProject(path);
}

void MainWindow::togglePanels()
{
    m_layout->toggle();
    if (m_layout->isHidden()) // whoever was in one of them
        focusMiddle();
}

void MainWindow::toggleLinks()
{
    const bool whole = actionCollection()->action(u"links_all"_s)->isChecked();
    settings::setValue(settings::LinksAll, whole);
    if (m_links)
        m_links->setWhole(whole);
}

void MainWindow::undo()
{
    const auto entry = m_project ? m_project->history().undoable() : std::nullopt;
    if (!entry) {
        say(tr("There is nothing to undo."));
        return;
    }
    // What is out of view is shown first, so that nothing changes unseen.
    if (!isInView(entry->article, entry->place) && m_shownUndo != entry->group) {
        goToPlace(entry->article, entry->place);
        m_shownUndo = entry->group;
        say(tr("Press Undo again to take back here: %1").arg(entry->title));
        return;
    }
    m_shownUndo = 0;
    m_project->undo();
}

void MainWindow::redo()
{
    if (m_project)
        m_project->redo();
}

void MainWindow::goBack() { m_project->selection().back(); }

void MainWindow::goForward() { m_project->selection().forward(); }

void MainWindow::joinByName()
{
    m_bars->close(u"names"_s);
    m_files->start(
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
    m_files->start(tr("Joining"), [this, groups, store = &m_project->store()](JobContext &context) -> std::function<void()> {
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

void MainWindow::nextPane()
{
    std::vector<QWidget *> panes{m_view};
    if (QWidget *button = m_bars->firstButton())
        panes.push_back(button);
    if (auto *found = findChild<OccurrencePanel *>())
        panes.push_back(found);
    if (m_find->isVisible())
        panes.push_back(m_find);
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

void MainWindow::findInArticle() { m_find->open(); }

void MainWindow::showPage(const QString &title, const QString &text, Qt::TextFormat format)
{
    HelpDialog *page = nullptr;
    for (auto *open : findChildren<HelpDialog *>()) {
        if (open->windowTitle() == title)
            page = open;
    }
    if (!page)
        page = new HelpDialog(title, text, format, this);
    page->show();
    page->raise();
    page->activateWindow();
}

void MainWindow::showKeys() { showPage(tr("Keys"), keySheet(*this), Qt::RichText); }

void MainWindow::toggleTypeBar() { m_types->setWanted(actionCollection()->action(u"type_bar"_s)->isChecked()); }

void MainWindow::toggleToolBar()
{
    toolBar(u"mainToolBar"_s)->setVisible(actionCollection()->action(u"show_toolbar"_s)->isChecked());
}

QDialog *MainWindow::askName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Your Name"));
    dialog->setLabelText(tr("What is your name? It is shown beside everything that you mark and have marked."));
    dialog->setTextValue(m_author.name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QString name = personName(typed);
        if (name.isEmpty() || (name == m_author.name && hasLocalAuthor()))
            return;
        setLocalAuthor(name);
        m_author.name = name;
        updateTitle();
        if (!m_project || m_project->isReadOnly()) {
            say(tr("What you mark from now on is signed %1.").arg(name));
            return;
        }
        m_project->edit([this, author = m_author]() -> Result<> {
            GLOSSATOR_TRY(m_project->workbench().setAuthor(author));
            say(tr("What you mark and have marked is signed %1.").arg(author.name));
            return {};
        });
    });
    dialog->open();
    return dialog;
}

void MainWindow::showHelp()
{
    QFile page(u":/glossator/help/index.md"_s);
    if (page.open(QIODevice::ReadOnly))
        showPage(tr("Glossator Help"), QString::fromUtf8(page.readAll()), Qt::MarkdownText);
}

} // namespace glossator
