// SPDX-License-Identifier: GPL-3.0-or-later
// Entities as pickers show them: with their counts, and where the text spoke of them last.
#pragma once

#include "models/items/entitychoices.h"
#include "models/items/mergepreview.h"
#include "widgets/panels/picker.h"

namespace glossator {

class Project;

/// Whom the mention may name. Their values are ids, as qint64. @param project must outlive what is answered.
[[nodiscard]] PickList entityItems(Project &project, const Mention &mention, const EntityChoices &choices);
/// Which of them is kept when they are merged; the note beside each says what becomes of the others.
[[nodiscard]] QList<PickItem> mergeItems(Project &project, const std::vector<EntityId> &entities);
/// Mentions of one entity, to be ticked, those of the given article first; @return at most `most`.
[[nodiscard]] QList<PickItem> mentionItems(Project &project, EntityId entity, const Mention &ticked, size_t most);

} // namespace glossator
