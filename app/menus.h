// SPDX-License-Identifier: GPL-3.0-or-later
// The menus that are made when they open: of what was clicked, and of the schema's types. GUI thread.
#pragma once

#include "models/domain/annotations.h"

class QAction;
class QPoint;

namespace glossator {

class MainWindow;

/// All that can be done with these things; with none, what goes for the place in the text. Waits until it is closed.
void showMenuOf(MainWindow &window, const QList<Owner> &items, const QPoint &globalPosition);
/// The schema's types of mentions, for whoever marks by mouse. Owned by the window.
[[nodiscard]] QAction *createTypesAction(MainWindow &window);

} // namespace glossator
