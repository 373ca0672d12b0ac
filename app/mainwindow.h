// SPDX-License-Identifier: GPL-3.0-or-later
// The window: an article in the middle, panels around it, one project at a time. Wiring only: what things do stands in
// the models, how they look in the widgets, which there are in the tables of actions, panels and settings.
// Lives on the heap and deletes itself when closed (KMainWindow); GUI thread.
#pragma once

#include "app/panels.h"
#include "models/project/project.h"

#include <KXmlGuiWindow>
#include <QElapsedTimer>

#include <functional>
#include <memory>

class KRecentFilesAction;
class QDialog;
class QLabel;

namespace glossator {

class ArticleLinks;
class ArticleMentions;
class ArticleView;
class FileJobs;
class FindBar;
class JobBar;
class JobRunner;
class Marking;
class MessageBars;
class PanelLayout;
class Reading;
class Start;
class TypeBarKeeper;
struct NameGroup;

class MainWindow : public KXmlGuiWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Author &author);
    ~MainWindow() override;

    /// Opens a project file, for reading only where it cannot be written to; says why when it can do neither.
    bool openProject(const QString &path);
    /// Makes a new project file and opens it.
    bool createProject(const QString &path, const QByteArray &schemaText);
    /// A working copy of the sample project, in the user's data folder.
    bool openSample();

    // What the actions do; see actions.cpp.
    void newProject();
    void closeProject();
    void undo();
    void redo();
    void goBack();
    void goForward();
    void joinByName();
    /// To the next article of the list, or with -1 to the one before.
    void stepArticle(int step);
    void nextPane();
    /// Hides all panels, or shows what was open.
    void togglePanels();
    void findInArticle();
    void toggleLinks();
    void toggleTypeBar();
    void toggleToolBar();
    void changeName() { askName(); }
    void showKeys();
    void showHelp();

    [[nodiscard]] ArticleView &articleView() const { return *m_view; }
    [[nodiscard]] Project *project() const { return m_project.get(); }
    [[nodiscard]] Reading &reading() const { return *m_reading; }
    [[nodiscard]] FileJobs &files() const { return *m_files; }
    [[nodiscard]] MessageBars &bars() const { return *m_bars; }
    /// Of the open project.
    [[nodiscard]] Marking &marking() const { return *m_marking; }
    /// Where the window stands and how its panels are laid out, for the next start.
    void rememberWindow();

protected:
    bool queryClose() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void childEvent(QChildEvent *event) override;
    void saveNewToolbarConfig() override;

private:
    void forgetSentence();
    bool panelKey(const QKeyEvent &event);
    bool take(Result<std::unique_ptr<Project>> opened, const QString &path);
    void connectProject();
    void tellHowItWasLeft();
    void letGo();
    void focusMiddle(); ///< the article, or what stands there instead
    /// What the menus need each time they are made.
    void finishMenus();
    void namePanelSwitch(bool isHidden);
    void showArticle(ArticleId id);
    void showSelection(const Selection &now, const Selection &before);
    void goToPlace(ArticleId article, TextSpan place);
    void updateActions();
    void updateTitle();
    void say(const QString &sentence);
    void tellOfFailure(const Error &error);
    void tellOfInspection(const std::vector<Finding> &findings);
    void joinNames(const std::vector<NameGroup> &groups);
    void afterUndo(const HistoryEntry &entry, bool undone);
    void rememberPlace();
    /// In a window of its own; the one that is open comes to the front.
    void showPage(const QString &title, const QString &text, Qt::TextFormat format);
    /// How the window is laid out for this project, and how large its text is.
    void restoreLayout();
    void rememberLayout();
    QDialog *askName(); ///< deletes itself
    void askForProject();
    /// Whether what runs may be stopped; where not, a bar asks, and does `then` once it may.
    bool mayStop(std::function<void()> then);
    void stopThen(const std::function<void()> &then);
    /// Dialogs and menus work on the project, and belong to the window.
    void onceNothingIsOpen(const std::function<void()> &then);
    [[nodiscard]] bool isInView(ArticleId article, TextSpan place) const;

    Author m_author;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<ArticleMentions> m_mentions;
    std::unique_ptr<ArticleLinks> m_links;
    std::unique_ptr<Marking> m_marking;
    ArticleView *m_view;
    Reading *m_reading;
    FindBar *m_find;
    MessageBars *m_bars; ///< above the article
    JobRunner *m_jobs;
    JobBar *m_change; ///< an edit that goes on in the background
    FileJobs *m_files;
    QLabel *m_waiting;
    QElapsedTimer m_saidSince; ///< what stands in the status line
    QLabel *m_state;
    KRecentFilesAction *m_recent = nullptr;
    Start *m_start = nullptr;
    TypeBarKeeper *m_types = nullptr;
    std::vector<Panel> m_panels;
    PanelLayout *m_layout = nullptr; ///< theirs
    Article m_shown; ///< what the view shows; its id is invalid for nothing
    qint64 m_shownUndo = 0; ///< the group that the first Ctrl+Z showed without undoing it
};

} // namespace glossator
