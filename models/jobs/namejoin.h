// SPDX-License-Identifier: GPL-3.0-or-later
// "Join by name": mentions that name nobody yet become one entity where type and name are the same. An import never
// guesses that; a person asks for it, looks at the groups, and can undo it.
#pragma once

#include "models/domain/annotations.h"
#include "models/jobs/jobcontext.h"
#include "models/store/store.h"

namespace glossator {

/// Mentions of one type that stand under one proper name and name nobody.
struct NameGroup {
    QString type;
    QString name; ///< white space folded
    EntityId entity; ///< the single one of that type and name in the register; invalid: one will be made
    std::vector<Mention> mentions; ///< in the order of articles and text
    qint64 articles = 0;

    friend bool operator==(const NameGroup &, const NameGroup &) = default;
};

/// The largest first, then by name. Pronouns, descriptions, names that several entities have, and types that name no
/// entity are left out. Reads only, any thread. Fails with Code::Cancelled.
[[nodiscard]] Result<std::vector<NameGroup>> namesToJoin(Store &store, JobContext &context);

/// Joins them as one action; borrows the writing connection. Answers how many mentions were joined: those that name
/// somebody by now, or are gone, are passed over. Fails with Code::Cancelled and changes nothing then.
Result<qint64> joinNames(Store &store, const std::vector<NameGroup> &groups, JobContext &context);

} // namespace glossator
