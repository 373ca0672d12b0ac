// SPDX-License-Identifier: GPL-3.0-or-later
// How a row of a picker looks: its digit, a tick, a chip in the type's colour, the words with the letters that fitted
// emphasised, and what is said beside them, dimmed. Owned by its picker; GUI thread.
#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace glossator {

class PickerDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole + 1, ///< QString: behind the words, dimmed
        HeadingRole, ///< bool: stands over the rows that follow
        DepthRole, ///< int: how far it is indented
        ChipRole, ///< quint32 0xrrggbb
        HitsRole, ///< QList<std::pair<int, int>>: begin and end in UTF-16 units of the letters that fitted
        TickRole, ///< bool; none: it cannot be ticked
        ValueRole, ///< what is picked
    };
    using Hits = QList<std::pair<int, int>>;

    /// @param digitOf the digit that picks a row, 0: none.
    PickerDelegate(std::function<int(int row)> digitOf, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    std::function<int(int row)> m_digitOf;
};

} // namespace glossator
