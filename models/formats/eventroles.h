// SPDX-License-Identifier: GPL-3.0-or-later
// Who acts on whom in an event, where a graph has room for two. Pure function, any thread.
#pragma once

#include "models/domain/schema.h"

namespace glossator {

struct EventRoles {
    QString actor; ///< empty: nobody takes part
    QString target; ///< the same as the actor: those who fill it meet each other

    friend bool operator==(const EventRoles &, const EventRoles &) = default;
};

/// Of the roles that entities may fill, in the order of the schema: the first that is called as actors are (Agent,
/// Attacker, Giver …) and the first that is called as targets are (Target, Victim, Recipient …). Where one of the two
/// is missing, the first other role that is neither a place nor a means nor a time by its name stands in for it; where
/// there is none, the one that was found is both.
/// @param filled the roles in use, in their order: those that the schema does not know stand behind the others.
[[nodiscard]] EventRoles eventRoles(const Schema &schema, const QString &type, const QStringList &filled);

} // namespace glossator
