// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the middle while there is no article to read: what to begin with, and what was worked on lately; in a
// project without articles, how to get some. It only asks; the window acts. Owned by MainWindow; GUI thread.
#pragma once

#include <QDateTime>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QListWidget;

namespace glossator {

/// A project that was opened before.
struct RecentProject {
    QString path;
    QDateTime changed; ///< invalid: the file is not there
};

class StartPage : public QWidget {
    Q_OBJECT

public:
    enum Request { NewProject, OpenProject, OpenSample, ImportFiles, ImportFolder };

    explicit StartPage(QWidget *parent = nullptr);

    /// Which keys ask for the same elsewhere; shown beside it.
    void setKeys(std::function<QString(Request)> keysOf);
    /// They are others now.
    void updateKeys();

    /// With no project open.
    void showStart(const std::vector<RecentProject> &recent);
    /// With a project that has no articles.
    void showEmptyProject(bool isReadOnly);

Q_SIGNALS:
    void requested(glossator::StartPage::Request what);
    void projectRequested(const QString &path);
    /// A project is to be listed no more.
    void forgetRequested(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &title, const QString &hint);
    void addRequest(Request what, const QString &icon, const QString &text);
    void addRecent(const RecentProject &project, int number);
    void end();
    [[nodiscard]] int missingAt(const QPoint &place) const;
    void activate(int row);
    void forget(int row);
    void showMenu(const QPoint &place);

    QLabel *m_title;
    QLabel *m_hint;
    QListWidget *m_list;
    std::function<QString(Request)> m_keysOf;
};

} // namespace glossator
