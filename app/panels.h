// SPDX-License-Identifier: GPL-3.0-or-later
// The panels around the article: one line each. GUI thread.
#pragma once

#include "models/project/project.h"

#include <QPointer>

class QDockWidget;
class QMainWindow;

namespace glossator {

struct PanelSpec {
    const char *name; ///< of its dock, in the saved layout
    QString title;
    QString icon;
    Qt::DockWidgetArea area;
    const char *tabbedWith; ///< the dock that it lies behind, or null
    QWidget *(*create)(Project &project);
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
