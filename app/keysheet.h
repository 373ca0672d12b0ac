// SPDX-License-Identifier: GPL-3.0-or-later
// Which key does what, on one page, made of the tables that the keys act by: the schema, the article's keys, its mouse,
// and the menus. GUI thread.
#pragma once

#include <QString>

namespace glossator {

class MainWindow;

/// As rich text.
[[nodiscard]] QString keySheet(MainWindow &window);

} // namespace glossator
