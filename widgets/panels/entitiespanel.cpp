// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/entitiespanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <QTreeView>

namespace glossator {

QWidget *createEntitiesPanel(Project &project)
{
    ItemPanel::Setup setup;
    setup.model = &project.entityTree();
    setup.context = &project.selection();
    setup.place = [&model = project.entityTree()](const Selection &now, const QTreeView &view) {
        // The mention's own row where its entity is open, so that a walk along the mentions is not thrown back.
        const QModelIndex entity = model.indexOf(now.entity);
        return now.item.kind == Owner::Kind::Mention && view.isExpanded(entity) ? model.indexOf(now.mention) : entity;
    };
    setup.emptyHint = ItemPanel::tr("No entities here. Mark a name in the article; Help › Keys lists the keys of the types.");
    setup.wideColumn = EntityTreeModel::Name;
    setup.hasDrops = true;
    setup.narrowWidth = 12; // a type's title
    return new ItemPanel(std::move(setup));
}

} // namespace glossator
