// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventroles.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(const QString &role, const QStringList &names) { return names.contains(role.toCaseFolded()); }

bool isActor(const QString &role)
{
    static const QStringList names{u"actor"_s, u"actor1"_s, u"agent"_s, u"assailant"_s, u"attacker"_s,
        u"communicator"_s, u"giver"_s, u"initiator"_s, u"occupier"_s, u"organizer"_s, u"perpetrator"_s, u"plaintiff"_s,
        u"prosecutor"_s, u"seller"_s, u"sender"_s, u"source"_s, u"speaker"_s, u"subject"_s};
    return isOneOf(role, names);
}

bool isTarget(const QString &role)
{
    static const QStringList names{u"actor2"_s, u"addressee"_s, u"audience"_s, u"buyer"_s, u"defendant"_s, u"object"_s,
        u"patient"_s, u"receiver"_s, u"recipient"_s, u"target"_s, u"territory"_s, u"victim"_s};
    return isOneOf(role, names);
}

bool isSetting(const QString &role)
{
    static const QStringList names{u"date"_s, u"destination"_s, u"endlocation"_s, u"event_date"_s, u"event_loc"_s,
        u"instrument"_s, u"location"_s, u"medium"_s, u"origin"_s, u"place"_s, u"startlocation"_s, u"time"_s,
        u"vehicle"_s, u"weapon"_s, u"where"_s};
    return isOneOf(role, names);
}

bool takesEntities(const Schema &schema, const RoleDef &role)
{
    const auto types = schema.expanded(role.fillers);
    return role.fillers.empty() || std::ranges::contains(types, TypeKind::Entity, &TypeDef::kind);
}

} // namespace

EventRoles eventRoles(const Schema &schema, const QString &type, const QStringList &filled)
{
    QStringList candidates;
    QStringList known;
    if (const TypeDef *def = schema.eventType(type)) {
        for (const RoleDef &role : schema.rolesOf(*def)) {
            known << role.name;
            if (takesEntities(schema, role))
                candidates << role.name;
        }
    }
    for (const QString &role : filled) {
        if (!known.contains(role) && !candidates.contains(role))
            candidates << role;
    }
    const auto first = [&candidates](auto &&holds) {
        const auto found = std::ranges::find_if(candidates, holds);
        return found == candidates.end() ? QString() : *found;
    };
    EventRoles roles{first(isActor), first(isTarget)};
    const auto standIn = [&] {
        return first(
            [&](const QString &role) { return role != roles.actor && role != roles.target && !isSetting(role); });
    };
    if (roles.actor.isEmpty())
        roles.actor = standIn();
    if (roles.target.isEmpty())
        roles.target = standIn();
    if (roles.actor.isEmpty())
        roles.actor = roles.target;
    if (roles.target.isEmpty())
        roles.target = roles.actor;
    return roles;
}

} // namespace glossator
