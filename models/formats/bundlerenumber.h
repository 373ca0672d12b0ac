// SPDX-License-Identifier: GPL-3.0-or-later
// Other ids for all things in a bundle, and in whatever speaks of them. Pure function, any thread.
#pragma once

#include "models/domain/bundle.h"

namespace glossator {

/// Counts all things but authors on from `lastId`, which it leaves behind the last of them.
void renumber(Bundle &bundle, qint64 &lastId);

} // namespace glossator
