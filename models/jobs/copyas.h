// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody selected, as text for another program: rows of a table, or the lines that an export would have of it. Any
// thread; reads only.
#pragma once

#include "models/domain/annotations.h"
#include "models/jobs/jobcontext.h"
#include "models/store/store.h"

namespace glossator {

struct CopyKind {
    QString id; ///< `table`, or a format's id
    QString name; ///< for people, translated
};

/// In the order in which they are offered.
[[nodiscard]] const std::vector<CopyKind> &copyKinds();

/// As a table: one for entities, mentions, relations and each event type, with names of its columns, parted by TABs as
/// spreadsheet programs take them, an empty line between two. In a format: the lines of an export of its articles that
/// tell of it, of an event also those of its trigger and roles, of a relation those of its ends, of an entity those of its
/// mentions. Whole articles are not copied. Fails with NotFound where there are no lines, and as reading does.
[[nodiscard]] Result<QString> copiedAs(
    Store &store, const QString &kind, const std::vector<Owner> &items, JobContext &context);

} // namespace glossator
