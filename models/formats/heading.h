// SPDX-License-Identifier: GPL-3.0-or-later
// What a bare text says about itself. Pure functions, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

struct Heading {
    QString title; ///< at most 120 code points, blanks simplified
    QString published; ///< ISO 8601 date, or empty
};

/// Title and date of an article's text. A header such as ` date 2023-04-03 ` in front of the first sentence gives the
/// date and is not part of the title. The title is the first line where it is short and a blank line follows, else the
/// first sentence, else (a text without letters) the name of the file at `path`.
[[nodiscard]] Heading headingOf(const TextOffsets &offsets, const QString &path);

} // namespace glossator
