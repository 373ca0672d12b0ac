// SPDX-License-Identifier: GPL-3.0-or-later
// What several things have in common, as rows of the details. Reads only, any thread.
#pragma once

#include "models/items/detailrows.h"

namespace glossator {

/// "12 mentions", of several kinds "12 mentions, 2 relations".
[[nodiscard]] QString groupTitle(const std::vector<Owner> &owners);
/// How many there are: the first of the rows. Reads nothing.
[[nodiscard]] DetailRow groupHead(const std::vector<Owner> &owners);
/// How many there are, then type, entity, status or state, and the attributes that all can have; of different kinds
/// only the status. A row in which they differ is mixed.
[[nodiscard]] std::vector<DetailRow> groupRows(Store &store, const Schema &schema, const std::vector<Owner> &owners);

} // namespace glossator
