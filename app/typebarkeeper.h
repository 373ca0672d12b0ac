// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the bar of types below the article: what is on it, when it is shown, and what a click on it does. Owned by
// MainWindow; GUI thread.
#pragma once

#include <QObject>

namespace glossator {

class MainWindow;
class TypeBar;

class TypeBarKeeper : public QObject {
public:
    /// @param bar must outlive this object.
    TypeBarKeeper(MainWindow &window, TypeBar &bar);

    /// Follows the window's project from now on; call it again when there is another or none.
    void follow();
    /// Shown or not, from now on and in later windows.
    void setWanted(bool wanted);

private:
    void update();
    void updateEnabled();
    void mark(const QString &type);
    void run(int command);

    MainWindow &m_window;
    TypeBar &m_bar;
    bool m_isWanted;
};

} // namespace glossator
