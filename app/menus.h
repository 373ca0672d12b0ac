// SPDX-License-Identifier: GPL-3.0-or-later
// The menus that are made when they open: of what was clicked, and of the schema's types. GUI thread.
#pragma once

#include "models/domain/annotations.h"

class QAction;
class QMenu;
class QPoint;

namespace glossator {

class ArticleView;
class MainWindow;

/// All that can be done with these things; with none, what goes for the place in the text. Waits until it is closed.
void showMenuOf(MainWindow &window, const QList<Owner> &items, const QPoint &globalPosition);
/// The schema's types of mentions, for whoever marks by mouse. Owned by the window.
[[nodiscard]] QAction *createTypesAction(MainWindow &window);

/// While the menu is open, shows the keys of the article that do the same as its actions.
void showArticleKeys(QMenu &menu, const ArticleView &view);

} // namespace glossator
