// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/historypanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace glossator {

QWidget *createHistoryPanel(Project &project)
{
    auto *view = new QTreeView;
    view->setModel(&project.historyList());
    view->setItemDelegate(new ItemDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setAllColumnsShowFocus(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(HistoryModel::Action, QHeaderView::Stretch);
    view->header()->moveSection(HistoryModel::Action, 0);
    view->hideColumn(HistoryModel::State); // shown by how the row looks
    view->setAccessibleName(ItemDelegate::tr("History"));
    return view;
}

} // namespace glossator
