// SPDX-License-Identifier: GPL-3.0-or-later
// How much a project holds, and who made it. Reads on any thread.
#pragma once

#include "models/store/store.h"

namespace glossator {

/// Rows, whatever their status.
struct ProjectCounts {
    qint64 articles = 0;
    qint64 mentions = 0; ///< triggers included
    qint64 entities = 0;
    qint64 relations = 0;
    qint64 events = 0;
    qint64 eventMentions = 0;
    qint64 arguments = 0;
    qint64 attributes = 0;
    qint64 notes = 0;
    qint64 externalIds = 0;
    qint64 leftovers = 0;
    qint64 authors = 0;
    qint64 flagged = 0; ///< mentions whose span is doubtful

    friend bool operator==(const ProjectCounts &, const ProjectCounts &) = default;
};

[[nodiscard]] Result<ProjectCounts> projectCounts(const Store &store);
/// Who has worked on the project.
[[nodiscard]] Result<QHash<AuthorId, QString>> authorNames(const Store &store);

} // namespace glossator
