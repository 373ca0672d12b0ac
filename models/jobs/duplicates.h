// SPDX-License-Identifier: GPL-3.0-or-later
// Is an article that an import brings in the project already? Reads only, any thread.
#pragma once

#include "models/store/store.h"

namespace glossator {

struct Bundle;

enum class Duplicate : quint8 {
    None, ///< the text is new
    Text, ///< the text is there, but with other annotations
    Whole, ///< the text is there, and the bundle brings nothing that is not
};

/// Compares the bundle with the articles of the same text: by the files that it came in, or, where it has its own
/// ids, by all its annotations.
[[nodiscard]] Result<Duplicate> duplicateOf(Store &store, const Bundle &bundle, bool hasOwnIds);

} // namespace glossator
