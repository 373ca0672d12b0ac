// SPDX-License-Identifier: GPL-3.0-or-later
// Moves one edge of what a mention covers. Fragments never meet, and none is ever emptied. Plain functions, any thread
// that may read the TextOffsets; offsets are code points.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// One of the two ends of one fragment.
struct MentionEdge {
    size_t fragment = 0; ///< in the extent's own order
    bool isEnd = false;

    friend bool operator==(const MentionEdge &, const MentionEdge &) = default;
};

/// The edge in front of everything, or behind everything.
[[nodiscard]] MentionEdge outerEdge(const Extent &extent, bool isEnd);
/// The extent with the edge where someone points: at the nearest edge of a word, or exactly there (but never within a
/// grapheme).
[[nodiscard]] Extent withEdgeAt(
    const Extent &extent, MentionEdge edge, qsizetype offset, const TextOffsets &text, bool byCharacters);
/// The extent with the edge moved over one word; the same where there is no room.
[[nodiscard]] Extent withEdgeStepped(const Extent &extent, MentionEdge edge, bool forward, const TextOffsets &text);

} // namespace glossator
