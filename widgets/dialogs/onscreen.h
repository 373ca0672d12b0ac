// SPDX-License-Identifier: GPL-3.0-or-later
// How large a dialog may be, and where.
#pragma once

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace glossator {

/// The size wished for, or what leaves an edge of the screen around it.
[[nodiscard]] inline QSize onScreen(const QWidget &widget, QSize wished)
{
    const QSize screen = widget.screen()->availableSize();
    return wished.boundedTo({screen.width() * 9 / 10, screen.height() * 8 / 10});
}

/// Moves a window that grew back onto the screen, its beginning first where it is too large.
inline void moveOnScreen(QWidget &window)
{
    const QRect screen = window.screen()->availableGeometry();
    const QRect frame = window.frameGeometry();
    const QPoint room(screen.right() - frame.width() + 1, screen.bottom() - frame.height() + 1);
    const QPoint place(std::max(screen.left(), std::min(frame.left(), room.x())), std::max(screen.top(), std::min(frame.top(), room.y())));
    if (place != frame.topLeft())
        window.move(place);
}

} // namespace glossator
