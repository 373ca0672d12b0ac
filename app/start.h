// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the start page instead of the article while there is none to read, and does what it asks. Owned by the window;
// GUI thread.
#pragma once

#include <QObject>

class KRecentFilesAction;

namespace glossator {

class MainWindow;
class StartPage;

class Start : public QObject {
    Q_OBJECT

public:
    /// @param page beside the article view, in the same layout
    Start(MainWindow &window, StartPage &page, KRecentFilesAction &recent);

    /// Shows what goes for the project that is open now, or for none.
    void update();

private:
    void forget(const QString &path);

    MainWindow &m_window;
    StartPage &m_page;
    KRecentFilesAction &m_recent;
};

} // namespace glossator
