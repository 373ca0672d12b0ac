// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/colorchip.h"

#include <QPainter>

namespace glossator {

QIcon colorChip(quint32 color)
{
    constexpr int size = 32; // drawn large and shown small: sharp on every screen
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(color));
    painter.drawRoundedRect(6, 6, size - 12, size - 12, 5, 5);
    return pixmap;
}

} // namespace glossator
