// SPDX-License-Identifier: GPL-3.0-or-later
// What many things of one kind have in common, asked of the file at once instead of of each. Reads on any thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

#include <QHash>

namespace glossator {

/// The values that occur, each once. A field that the kind does not have has none.
struct GroupValues {
    QStringList types;
    std::vector<int> statuses; ///< Status
    std::vector<int> states; ///< ReadingState
    std::vector<EntityId> entities; ///< that mentions name, an invalid one for none; at most a few dozen
    /// The values that all have under a name; nothing where they differ. Names that none has are left out.
    QHash<QString, std::optional<QStringList>> attributes;
};

/// @param ids of that kind; those that are gone count for nothing.
[[nodiscard]] Result<GroupValues> groupValues(const Store &store, Owner::Kind kind, const std::vector<qint64> &ids);

} // namespace glossator
