// SPDX-License-Identifier: GPL-3.0-or-later
// The types as pickers show them: with colour, key, place in the hierarchy and guideline.
#pragma once

#include "models/items/typesuggestions.h"
#include "widgets/panels/picker.h"

namespace glossator {

/// Some types, in this order. Their values are their names.
[[nodiscard]] QList<PickItem> typeItems(const Schema &schema, const std::vector<const TypeDef *> &types);
/// All that can be marked: what is likely, what was used last, then everything with its hierarchy. Their values are
/// TypeRef. @param current what the words are now; it is highlighted and told.
[[nodiscard]] Picker::Source allTypes(
    const Schema &schema, const TypeSuggestions &suggestions, const std::optional<TypeRef> &current);

} // namespace glossator

Q_DECLARE_METATYPE(glossator::TypeRef)
