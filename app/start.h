// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the start page instead of the article while there is none to read, and does what it asks. Owned by the window;
// GUI thread.
#pragma once

#include "widgets/panels/startpage.h"


class KRecentFilesAction;
class QAction;

namespace glossator {

class MainWindow;

class Start : public QObject {
    Q_OBJECT

public:
    /// @param page beside the article view, in the same layout
    Start(MainWindow &window, StartPage &page, KRecentFilesAction &recent);

    /// Shows what goes for the project that is open now, or for none.
    void update();

private:
    [[nodiscard]] QAction *actionOf(StartPage::Request what) const;
    void forget(const QString &path);

    MainWindow &m_window;
    StartPage &m_page;
    KRecentFilesAction &m_recent;
};

} // namespace glossator
