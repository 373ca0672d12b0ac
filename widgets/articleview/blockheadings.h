// SPDX-License-Identifier: GPL-3.0-or-later
// Which paragraphs are headings: plain text does not say, but how they stand does. Plain function, any thread.
#pragma once

#include "widgets/articleview/textblocks.h"

namespace glossator {

/// A short line that stands alone, ends like no sentence, and has a text below it. Costs the same wherever it is.
[[nodiscard]] bool isHeading(QStringView text, const std::vector<TextBlock> &blocks, int block);

} // namespace glossator
