// SPDX-License-Identifier: GPL-3.0-or-later
// How cells of our models look and are edited: a chip in the type's colour, dimmed words around, choices as a list.
// Owned by its view; GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace glossator {

class ItemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// What stands dimmed at the end of the cell.
    [[nodiscard]] virtual QString key(const QModelIndex &) const { return {}; }
};

} // namespace glossator
