// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/eventspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <QTreeView>

namespace glossator {

QWidget *createEventsPanel(Project &project)
{
    ItemPanel::Setup setup;
    setup.model = &project.eventTree();
    setup.context = &project.selection();
    setup.place = [&model = project.eventTree()](const Selection &now, const QTreeView &) {
        if (now.argument)
            return model.indexOf(now.argument);
        return now.eventMention && now.item.kind != Owner::Kind::Event ? model.indexOf(now.eventMention) : model.indexOf(now.event);
    };
    setup.emptyHint = ItemPanel::tr("No events here. Select the word that tells of one and press E.");
    setup.wideColumn = EventTreeModel::Filler;
    setup.narrowWidth = 22;
    setup.hasDrops = true;
    auto *panel = new ItemPanel(std::move(setup));
    panel->view()->hideColumn(EventTreeModel::Source);
    return panel;
}

} // namespace glossator
