// SPDX-License-Identifier: GPL-3.0-or-later
// Where a reader was in an article, as it is remembered with the project. Plain values, GUI thread.
#pragma once

#include "widgets/articleview/articlelayout.h"

namespace glossator {

struct ReadingPlace {
    ReadingPosition position; ///< of the view
    qsizetype caret = 0; ///< code point
    Extent selection{}; ///< no fragment: nothing is selected

    friend bool operator==(const ReadingPlace &, const ReadingPlace &) = default;
};

/// `offset/pixels/caret/begin-end,begin-end`; empty for the start of the article with nothing selected.
[[nodiscard]] QString toText(const ReadingPlace &place);
/// What toText() made, with the ends within an article of so many code points; the start for anything else.
[[nodiscard]] ReadingPlace readingPlace(const QString &text, qsizetype length);

} // namespace glossator
