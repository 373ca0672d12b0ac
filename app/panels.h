// SPDX-License-Identifier: GPL-3.0-or-later
// The panels around the article: one line each. GUI thread.
#pragma once

#include "models/project/project.h"

#include <QKeySequence>
#include <QPointer>
#include <QSize>

class QDockWidget;
class QMainWindow;

namespace glossator {

struct PanelSpec {
    const char *name; ///< of its dock, in the saved layout; with `panel_` before it, of the action that shows it
    QString title;
    QString toolTip; ///< of the action
    QString whatsThis; ///< what is in it: a sentence or two
    QString icon;
    QKeySequence key;
    QWidget *(*create)(Project &project);
    Qt::DockWidgetArea area;
    QSize size; ///< in pixels, where nobody moved it; as wide as the first of its side; of a tab that of what it lies behind
    const char *tabbedWith = nullptr; ///< the dock that it lies behind
};

/// A panel in a window; its content comes and goes with the project.
struct Panel {
    const PanelSpec *spec = nullptr;
    QDockWidget *dock = nullptr;
    QWidget *placeholder = nullptr; ///< what the dock shows while no project is open
    QPointer<QWidget> content;
};

/// The table, translated.
[[nodiscard]] const std::vector<PanelSpec> &panelSpecs();
/// Docks for all of them, where they lie when nobody moved them.
[[nodiscard]] std::vector<Panel> createDocks(QMainWindow &window);

} // namespace glossator
