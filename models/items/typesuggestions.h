// SPDX-License-Identifier: GPL-3.0-or-later
// Which types are likely for words, and which were used last. Plain values.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "models/store/store.h"

namespace glossator {

/// Types that can be chosen for new marks, entities, values and events; pointers into the schema.
struct TypeSuggestions {
    std::vector<const TypeDef *> likely; ///< the likeliest first; few
    std::vector<const TypeDef *> recent; ///< the last used first, none that is likely; few
};

/// Likely is what the same words were marked as in the article, then what entities called so are and what the words
/// were marked as elsewhere. @param schema must outlive what is answered.
[[nodiscard]] Result<TypeSuggestions> suggestTypes(
    Store &store, const Schema &schema, ArticleId article, const QString &words);

} // namespace glossator
