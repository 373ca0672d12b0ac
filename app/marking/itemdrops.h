// SPDX-License-Identifier: GPL-3.0-or-later
// What dragging one thing of the project onto another means. GUI thread.
#pragma once

#include "models/items/itemdrag.h"

namespace glossator {

class Marking;

/// Mentions onto an entity name it; an entity onto an entity is the same; anything that may fill it onto a role, or onto
/// an event that has such a role; reports onto an event tell of it. The offer holds while marking does.
[[nodiscard]] DropOffer dropOffer(Marking &marking, const QList<Owner> &items, const Owner &target);

} // namespace glossator
