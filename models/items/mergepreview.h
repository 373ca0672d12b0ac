// SPDX-License-Identifier: GPL-3.0-or-later
// What merging entities would do, before it is done. Plain values; reads on any thread.
#pragma once

#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"

namespace glossator {

struct MergePreview {
    struct Conflict {
        QString name;
        QString kept;
        QString lost;
    };

    Entity kept;
    std::vector<Entity> gone;
    EntityReach moving; ///< of those that go
    std::vector<Mention> mentions; ///< the first few of those that move
    QStringList names; ///< that the kept one gets as further names
    QStringList attributes; ///< that it gets
    std::vector<Conflict> conflicts; ///< attributes of which its own values win
    QStringList notes; ///< that are added to its own
    bool isKnownDistinct = false; ///< two of them are known not to be the same
};

/// @param others the entities that would go.
[[nodiscard]] Result<MergePreview> previewMerge(Store &store, EntityId kept, const std::vector<EntityId> &others);

} // namespace glossator
