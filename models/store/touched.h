// SPDX-License-Identifier: GPL-3.0-or-later
// Which things a change may put elsewhere in a list, into it or out of it: so that a list of a million is not read again
// because of one. Read after the change was committed. Any thread.
#pragma once

#include "models/store/changeset.h"
#include "models/store/store.h"

#include <optional>

namespace glossator {

/// In no order, each once; nothing: there may be more than it is worth telling.
using TouchedIds = std::optional<std::vector<qint64>>;

/// Entities that changed, or whose aliases or mentions did.
[[nodiscard]] Result<TouchedIds> touchedEntities(const Store &store, const ChangeSet &changes);
/// Relations that changed. @param byWords also those whose ends are called otherwise, or stand elsewhere.
[[nodiscard]] Result<TouchedIds> touchedRelations(const Store &store, const ChangeSet &changes, bool byWords);
/// Events that changed, or are told otherwise. @param byWords also those of whom what fills a role is called otherwise.
[[nodiscard]] Result<TouchedIds> touchedEvents(const Store &store, const ChangeSet &changes, bool byWords);
/// Articles that changed. @param byMentions also those that have mentions more or less.
[[nodiscard]] TouchedIds touchedArticles(const ChangeSet &changes, bool byMentions);

} // namespace glossator
