// SPDX-License-Identifier: GPL-3.0-or-later
// How the text on a line of brat's compares with the text that its span covers, and the fragments that stand for a span over
// a line end. Pure functions and values, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// How the text of a T line compares with what its span covers.
struct BratFit {
    enum class Kind : quint8 { None, Lenient, Exact };

    Kind kind = Kind::None;
    qsizetype tail = -1; ///< where something else begins in the text, or -1
    qsizetype lines = 0; ///< how many of the following lines belong to the text
};

/// @param following the lines behind it that are nothing by themselves: a text with a line end may run on there.
[[nodiscard]] BratFit bratFit(
    const TextOffsets &text, const Extent &extent, QStringView quoted, const QStringList &following);

/// The fragments that brat needs for it: parted at each run of line ends, without the blanks beside these.
[[nodiscard]] std::vector<TextSpan> splitAtBreaks(const TextOffsets &text, const Extent &extent);
/// The extent that splitAtBreaks() parts in just these fragments; with gaps that are no line ends they stay apart.
[[nodiscard]] Extent joinAtBreaks(const TextOffsets &text, const std::vector<TextSpan> &fragments);

} // namespace glossator
