// SPDX-License-Identifier: GPL-3.0-or-later
// How large a dialog may be.
#pragma once

#include <QScreen>
#include <QWidget>

namespace glossator {

/// The size wished for, or what leaves an edge of the screen around it.
[[nodiscard]] inline QSize onScreen(const QWidget &widget, QSize wished)
{
    const QSize screen = widget.screen()->availableSize();
    return wished.boundedTo({screen.width() * 9 / 10, screen.height() * 8 / 10});
}

} // namespace glossator
