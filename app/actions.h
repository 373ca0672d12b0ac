// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the window can be told to do: one line each. GUI thread.
#pragma once

#include <QIcon>
#include <QKeySequence>

#include <functional>
#include <vector>

class KActionCollection;

namespace glossator {

class MainWindow;

struct ActionSpec {
    const char *name; ///< in the .rc and in the settings of shortcuts
    QString text;
    QString toolTip;
    QString icon;
    QList<QKeySequence> keys;
    std::function<void(MainWindow &)> run;
    enum Needs { Nothing, OpenProject, OpenArticle, Writable } needs = Writable;
    bool isSwitch = false; ///< has a tick that `run` finds set already
};

/// The table, translated.
[[nodiscard]] const std::vector<ActionSpec> &actionSpecs();
/// Name and translated title of each menu of the .rc.
[[nodiscard]] const std::vector<std::pair<QString, QString>> &menuTitles();
/// Makes the actions of the table.
void createActions(MainWindow &window, KActionCollection &collection);

} // namespace glossator
