// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of an event mention in the order of their digits, and what fills them. Plain values, GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"

#include <optional>

namespace glossator {

class Project;

struct RoleRow {
    RoleDef role;
    std::vector<Argument> fillers;

    [[nodiscard]] bool isMissing() const { return int(fillers.size()) < role.min; }
    /// Whether choosing it again means another filler in place of the one that is there.
    [[nodiscard]] bool replaces() const { return role.max == 1 && !fillers.empty(); }
};

struct RoleSheet {
    EventMention told;
    QString type; ///< the event's
    QString title; ///< of the type, for people
    std::vector<RoleRow> rows; ///< those that the schema requires first, else in its order

    [[nodiscard]] const RoleRow *row(const QString &role) const;
    /// The first required one that is still missing; -1: none.
    [[nodiscard]] int missing() const;
};

/// Nothing when the event mention is gone.
[[nodiscard]] std::optional<RoleSheet> roleSheet(Project &project, EventMentionId id);
/// What to do next, as a sentence.
[[nodiscard]] QString suggestion(const RoleSheet &sheet);

} // namespace glossator
