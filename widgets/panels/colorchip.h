// SPDX-License-Identifier: GPL-3.0-or-later
// The colour of a type as a small square, for buttons. Plain function, GUI thread.
#pragma once

#include <QIcon>

namespace glossator {

/// @param color 0xrrggbb
[[nodiscard]] QIcon colorChip(quint32 color);

} // namespace glossator
