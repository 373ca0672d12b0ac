// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the window can be told to do: one line each. GUI thread.
#pragma once

#include <QIcon>
#include <QKeySequence>

#include <functional>
#include <vector>

class KActionCollection;
class QAction;

namespace glossator {

class MainWindow;
class Schema;

struct ActionSpec {
    const char *name; ///< in the .rc and in the settings of shortcuts
    QString text;
    QString toolTip; ///< what it does, in a few words
    QString whatsThis; ///< more of it: a sentence or two
    QString icon;
    QList<QKeySequence> keys;
    std::function<void(MainWindow &)> run;
    enum Needs { Nothing, OpenProject, OpenArticle, Writable } needs = Writable;
    bool isSwitch = false; ///< has a tick that `run` finds set already
    Qt::Key articleKey = {}; ///< does the same in the article, where a schema may give it to a type: no shortcut
};

/// The table, translated.
[[nodiscard]] const std::vector<ActionSpec> &actionSpecs();
/// Name and translated title of each menu of the .rc.
[[nodiscard]] const std::vector<std::pair<QString, QString>> &menuTitles();
/// Makes the actions of the table.
void createActions(MainWindow &window, KActionCollection &collection);
/// Gives words and keys to those that others make. Call it when they are there, before menus are made of them.
void describeActions(MainWindow &window, KActionCollection &collection);
/// How the system writes the key that does the same as the action in an article; empty: none, or the schema gave it to
/// a type.
[[nodiscard]] QString articleKeyOf(const QString &action, const Schema &schema);
/// Its shortcuts, as the system writes them, without those that the schema gave to a type.
[[nodiscard]] QStringList shortcutsOf(const QAction &action, const Schema &schema);

} // namespace glossator
