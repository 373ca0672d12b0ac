// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the layers of a CAS say all of a bundle. Pure function, any thread.
#pragma once

#include "models/domain/bundle.h"

#include <QHash>

namespace glossator {

/// Whether layers could say all of it, for what can be said without reading them.
/// @param isAsRead as below.
[[nodiscard]] bool canBeTold(const Bundle &wanted, bool isAsRead);

/// For what canBeTold(). @param seen what was read from the layers alone, with the structures of its things. @param wanted what they should say,
/// with its own. @param isAsRead the article came as a CAS: then who marked it does not count where it is who brought the
/// article in, nor whether it was read.
[[nodiscard]] bool saysTheSame(const Bundle &seen, const QHash<Owner, qint64> &seenStructures, const Bundle &wanted,
    const QHash<Owner, qint64> &wantedStructures, bool isAsRead);

} // namespace glossator
