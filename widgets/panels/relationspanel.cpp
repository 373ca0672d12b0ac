// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/relationspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <QTreeView>

namespace glossator {

QWidget *createRelationsPanel(Project &project)
{
    ItemPanel::Setup setup;
    setup.model = &project.relationList();
    setup.context = &project.selection();
    setup.place = [&model = project.relationList()](const Selection &now, const QTreeView &) {
        return model.indexOf(now.relation);
    };
    setup.emptyHint = ItemPanel::tr("No relations here. Go to a mention and press R, then click the other one.");
    setup.wideColumn = RelationListModel::From;
    setup.otherWideColumn = RelationListModel::To;
    setup.narrowWidth = 14;
    auto *panel = new ItemPanel(std::move(setup));
    panel->view()->setRootIsDecorated(false);
    panel->view()->hideColumn(RelationListModel::Article);
    return panel;
}

} // namespace glossator
