// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/historypanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace glossator {

namespace {

/// What only takes back or puts in again is dimmed, what is taken back also struck out.
class HistoryDelegate : public ItemDelegate {
public:
    using ItemDelegate::ItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ItemDelegate::initStyleOption(option, index);
        const bool isUndone = index.data(HistoryModel::UndoneRole).toBool();
        const bool isDone = HistoryEntry::Kind(index.data(HistoryModel::KindRole).toInt()) == HistoryEntry::Kind::Do;
        if (isUndone || !isDone)
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        option->font.setStrikeOut(isUndone && isDone);
    }
};

} // namespace

QWidget *createHistoryPanel(Project &project)
{
    auto *view = new QTreeView;
    view->setModel(&project.historyList());
    view->setItemDelegate(new HistoryDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setAllColumnsShowFocus(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(HistoryModel::Action, QHeaderView::Stretch);
    view->header()->setMinimumSectionSize(40);
    view->header()->setSectionResizeMode(HistoryModel::Time, QHeaderView::ResizeToContents);
    view->header()->setResizeContentsPrecision(0); // what is in view
    view->header()->resizeSection(HistoryModel::Author, view->fontMetrics().averageCharWidth() * 9);
    view->header()->moveSection(HistoryModel::Action, 0);
    view->hideColumn(HistoryModel::State); // shown by how the row looks
    view->setAccessibleName(ItemDelegate::tr("History"));
    return view;
}

} // namespace glossator
