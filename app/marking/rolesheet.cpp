// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/rolesheet.h"

#include "models/project/project.h"

#include <QCoreApplication>

namespace glossator {

const RoleRow *RoleSheet::row(const QString &role) const
{
    const auto found = std::ranges::find(rows, role, [](const RoleRow &row) { return row.role.name; });
    return found == rows.end() ? nullptr : &*found;
}

int RoleSheet::missing() const
{
    const auto found = std::ranges::find_if(rows, &RoleRow::isMissing);
    return found == rows.end() ? -1 : int(found - rows.begin());
}

std::optional<RoleSheet> roleSheet(Project &project, EventMentionId id)
{
    const auto told = project.events().mention(id);
    const auto event = told ? project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    const auto arguments = project.events().argumentsOf(id);
    if (!event || !arguments)
        return {};
    const TypeDef *type = project.schema().eventType(event->type);
    RoleSheet sheet{*told, event->type, typeTitle(project.schema(), {TypeGroup::Event, event->type}), {}};
    for (RoleDef &role : type ? project.schema().rolesOf(*type) : std::vector<RoleDef>())
        sheet.rows.push_back({std::move(role), {}});
    std::ranges::stable_partition(sheet.rows, [](const RoleRow &row) { return row.role.min > 0; });
    for (const Argument &argument : *arguments) {
        // A role that the schema does not know stands at the end, so that it can be seen and emptied.
        auto row = std::ranges::find(sheet.rows, argument.role, [](const RoleRow &one) { return one.role.name; });
        if (row == sheet.rows.end())
            row = sheet.rows.insert(row, RoleRow{RoleDef{.name = argument.role}, {}});
        row->fillers.push_back(argument);
    }
    return sheet;
}

QString suggestion(const RoleSheet &sheet)
{
    const int missing = sheet.missing();
    if (sheet.rows.empty())
        return QCoreApplication::translate("glossator::RoleFiller", "The schema gives it no roles.");
    if (missing < 0)
        return QCoreApplication::translate("glossator::RoleFiller", "Digits fill its roles.");
    const QString name = sheet.rows[size_t(missing)].role.name;
    if (missing > 9)
        return QCoreApplication::translate("glossator::RoleFiller", "%1 is still required.").arg(name);
    return QCoreApplication::translate("glossator::RoleFiller", "%1 is still required: %2.").arg(name).arg((missing + 1) % 10);
}

} // namespace glossator
