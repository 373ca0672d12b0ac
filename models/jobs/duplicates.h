// SPDX-License-Identifier: GPL-3.0-or-later
// Is an article that an import brings in the project already? Reads only, any thread.
#pragma once

#include "models/store/store.h"

#include <QStringList>

namespace glossator {

struct Bundle;

/// How an article that comes in stands to what the project has.
struct Duplicate {
    enum class Kind : quint8 {
        None, ///< the text is new
        Text, ///< the text is there, but not all that comes with it
        Whole, ///< all of it is there
        Changed, ///< it came in from the same files before, and the project's article was changed since
    };

    Kind kind = Kind::None;
    bool hasOtherAnnotations = false; ///< than the article that is most like it
    QStringList otherDetails; ///< of which that article says something else, or nothing: translated, such as "url"

    [[nodiscard]] bool isStored() const { return kind == Kind::None || kind == Kind::Text; }
    /// What a person has to know of it: a sentence, or nothing.
    [[nodiscard]] QString remark(const QString &path) const;
};

/// Compares the article of a bundle with those of the same text: by its annotations, its details, and what it leaves of its
/// files. A title or date that only repeats what the text begins with is no detail.
[[nodiscard]] Result<Duplicate> duplicateOf(Store &store, const Bundle &bundle);

} // namespace glossator
