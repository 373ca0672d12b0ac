// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of mentions in a few lines, for whoever points at them. Reads only; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "models/store/store.h"

namespace glossator {

/// Rich text: of each its type, entity, what is set of its attributes, notes, status, who and when, in the order given.
/// Whatever people wrote is escaped, and cut where it is long; of very many mentions the first are told. Empty when all
/// are gone.
[[nodiscard]] QString mentionTip(Store &store, const Schema &schema, const std::vector<MentionId> &mentions);

} // namespace glossator
