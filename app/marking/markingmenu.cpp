// SPDX-License-Identifier: GPL-3.0-or-later
// What a menu offers for a relation, an event, an argument or an entity, for whoever marks by mouse.
#include "app/marking/marking.h"
#include "models/project/project.h"

#include <QMenu>

namespace glossator {

void Marking::addTo(QMenu &menu, const QList<Owner> &items)
{
    if (items.size() != 1)
        return;
    Owner item = items.front();
    Project &project = context.project;
    const auto add = [&](const QString &text, auto run) {
        QAction *action = menu.addAction(text);
        action->setEnabled(!project.isReadOnly());
        connect(action, &QAction::triggered, this, run);
    };
    if (item.kind == Owner::Kind::Mention) {
        const auto told = project.events().triggeredBy(MentionId(item.id));
        if (told && !told->empty())
            item = told->front().id; // a trigger stands for its event
    }
    switch (item.kind) {
    case Owner::Kind::EventMention:
    case Owner::Kind::Argument: {
        const auto argument = project.events().argument(ArgumentId(item.id));
        const bool isArgument = item.kind == Owner::Kind::Argument;
        const EventMentionId told = !isArgument ? EventMentionId(item.id) : argument ? argument->eventMention : EventMentionId();
        if (isArgument && argument)
            add(tr("Choose Another Filler"), [this, argument = *argument] { roles.fill(argument.eventMention, argument.role); });
        roles.addTo(*menu.addMenu(tr("Roles")), told);
        add(tr("Change the Type…"), [this, told] {
            context.project.selection().choose(told);
            events.retype();
        });
        menu.addSeparator();
        break;
    }
    case Owner::Kind::Relation:
        add(tr("Change the Type…"), [this, item] {
            context.project.selection().choose(item);
            relations.retype();
        });
        add(tr("Words That Say So…"), [this, item] { relations.pickWords(RelationId(item.id)); });
        menu.addSeparator();
        break;
    case Owner::Kind::Entity:
        add(tr("Relate to…"), [this, item] { relations.relate(EntityId(item.id)); });
        menu.addSeparator();
        break;
    default:
        break;
    }
}

} // namespace glossator
