// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/detailspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"

#include <QHeaderView>
#include <QListWidget>
#include <QPainter>
#include <QTreeView>

namespace glossator {

namespace {

/// Several values at once: a list with ticks, below the cell. Presets are dimmed: they are shown, not stored.
class DetailDelegate : public ItemDelegate {
public:
    using ItemDelegate::ItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (!isSeveral(index))
            return ItemDelegate::createEditor(parent, option, index);
        auto *list = new QListWidget(parent);
        const auto definition = index.data(DetailsModel::AttributeRole).value<AttributeDef>();
        for (const QString &value : definition.values) {
            auto *item = new QListWidgetItem(value, list);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Unchecked);
        }
        return list;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *list = qobject_cast<QListWidget *>(editor);
        if (!list) {
            ItemDelegate::setEditorData(editor, index);
            return;
        }
        const QStringList values = index.data(Qt::EditRole).toStringList();
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setCheckState(values.contains(list->item(row)->text()) ? Qt::Checked : Qt::Unchecked);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const auto *list = qobject_cast<QListWidget *>(editor);
        if (!list) {
            ItemDelegate::setModelData(editor, model, index);
            return;
        }
        QStringList values;
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->checkState() == Qt::Checked)
                values << list->item(row)->text();
        }
        model->setData(index, values);
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (!qobject_cast<QListWidget *>(editor)) {
            ItemDelegate::updateEditorGeometry(editor, option, index);
            return;
        }
        constexpr int mostHeight = 180;
        editor->setGeometry(option.rect.left(), option.rect.top(), option.rect.width(), mostHeight);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ItemDelegate::initStyleOption(option, index);
        if (index.column() == DetailsModel::Name || index.data(DetailsModel::PresetRole).toBool())
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
    }

private:
    static bool isSeveral(const QModelIndex &index)
    {
        const QVariant definition = index.data(DetailsModel::AttributeRole);
        return definition.isValid() && definition.value<AttributeDef>().kind == AttributeKind::Several;
    }
};

} // namespace

QWidget *createDetailsPanel(Project &project)
{
    auto *view = new QTreeView;
    view->setModel(&project.details());
    view->setItemDelegate(new DetailDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setHeaderHidden(true);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    view->header()->setSectionResizeMode(DetailsModel::Name, QHeaderView::ResizeToContents);
    view->header()->setStretchLastSection(true);
    view->setAccessibleName(ItemDelegate::tr("Details"));
    return view;
}

} // namespace glossator
