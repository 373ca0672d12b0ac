// SPDX-License-Identifier: GPL-3.0-or-later
// Which verb changes what a line of the details says. GUI thread.
#pragma once

#include "models/items/detailrows.h"

namespace glossator {

/// Changes the owner's field to the value that a delegate gave back.
Result<> editDetail(Store &store, const Owner &owner, const DetailRow &row, const QVariant &value);

} // namespace glossator
