// SPDX-License-Identifier: GPL-3.0-or-later
// Pure function, any thread.
#pragma once

#include "models/domain/bundle.h"

#include <QSet>

namespace glossator {

/// Who signed something in the bundle; an invalid id where something is unsigned.
[[nodiscard]] QSet<AuthorId> signersOf(const Bundle &bundle);

} // namespace glossator
