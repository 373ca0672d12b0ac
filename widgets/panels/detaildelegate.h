// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the details: what each value looks like and the field that its kind opens. Owned by its view; GUI thread.
#pragma once

#include "widgets/panels/itemdelegate.h"

namespace glossator {

class DetailDelegate : public ItemDelegate {
    Q_OBJECT

public:
    using ItemDelegate::ItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A yes/no is turned where it stands. @return whether the cell is one, and was.
    static bool toggle(QAbstractItemModel &model, const QModelIndex &index);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    [[nodiscard]] QString key(const QModelIndex &index) const override;
};

} // namespace glossator
