// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/itemmenu.h"

#include "app/marking/marking.h"
#include "models/items/groupedit.h"
#include "models/items/grouprows.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/plainlabel.h"

#include <QCoreApplication>
#include <QMenu>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ItemMenu)
};

void addChoices(QMenu &menu, Project &project, const std::vector<Owner> &owners, const DetailRow &row)
{
    QMenu *choices = menu.addMenu(row.name);
    choices->setEnabled(!project.isReadOnly());
    for (const Choice &choice : row.choices.value<QList<Choice>>()) {
        QAction *action = choices->addAction(plainLabel(choice.text));
        action->setCheckable(true);
        action->setChecked(!row.isMixed && row.edit == choice.value);
        QObject::connect(action, &QAction::triggered, &project,
                         [&project, owners, row, value = choice.value] { editGroup(project.workbench(), owners, row, value); });
    }
}

void addRemarks(QMenu &menu, Project &project, Marking &marking, const Owner &item)
{
    const auto mention = item.kind == Owner::Kind::Mention ? project.mentions().mention(MentionId(item.id))
                                                           : Result<Mention>(std::unexpected(Error()));
    const EntityId named = mention ? mention->entity : item.kind == Owner::Kind::Entity ? EntityId(item.id) : EntityId();
    const auto entity = named ? project.entities().entity(named) : Result<Entity>(std::unexpected(Error()));
    const auto add = [&](const QString &text, auto run) {
        QAction *action = menu.addAction(plainLabel(text));
        action->setEnabled(!project.isReadOnly());
        QObject::connect(action, &QAction::triggered, &marking.remarks, run);
    };
    if (mention && marking.remarks.canAddName(mention->id))
        add(Texts::tr("Add “%1” as Another Name of %2").arg(titles::brief(mention->quote), titles::brief(entity->name)),
            [&marking, id = mention->id] { marking.remarks.addName(id); });
    if (entity)
        add(Texts::tr("Note on %1…").arg(titles::brief(entity->name)), [&marking, named] { marking.remarks.note(named); });
    if (mention)
        add(Texts::tr("Note on the Mention…"), [&marking, item] { marking.remarks.note(item); });
    menu.addSeparator();
}

} // namespace

void addItemMenus(QMenu &menu, Project &project, Marking &marking, const QList<Owner> &items)
{
    if (items.isEmpty())
        return;
    marking.addTo(menu, items);
    using Field = DetailRow::Field;
    const std::vector<Owner> owners(items.begin(), items.end());
    for (const DetailRow &row : groupRows(project.store(), project.schema(), owners)) {
        const bool isOffered = row.field == Field::Type ? items.size() > 1 || items.first().kind != Owner::Kind::Mention
                                                        : row.field == Field::Status || row.field == Field::State;
        if (isOffered)
            addChoices(menu, project, owners, row);
    }
    menu.addSeparator();
    if (items.size() == 1)
        addRemarks(menu, project, marking, items.first());
}

} // namespace glossator
