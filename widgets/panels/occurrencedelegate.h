// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a concordance: each row's words begin at the same place, with what stands before and after them dimmed on either
// side; right to left where they are written so. Owned by its view; GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace glossator {

class OccurrenceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace glossator
