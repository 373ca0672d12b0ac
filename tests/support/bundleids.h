// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All ids in a bundle, for tests that renumber or follow them.

#include "models/domain/bundle.h"
#include "models/formats/jsonids.h"

#include <functional>

namespace glossator::test {

/// Called with each id that is not 0; what it writes there is kept. `isOwn`: the id of the thing itself, else one that
/// it speaks of.
using IdVisitor = std::function<void(Noun noun, qint64 &id, bool isOwn)>;

/// Visits every id in the bundle: its article's, its things', and those that they speak of.
void visitIds(Bundle &bundle, const IdVisitor &visit);

} // namespace glossator::test
