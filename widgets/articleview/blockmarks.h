// SPDX-License-Identifier: GPL-3.0-or-later
// The mentions that touch one block, laid out: which stretches of which lines they cover, in which lane their underline
// runs, and where their tag stands.
// Owned by ArticleLayout, made when the block comes into view; GUI thread. Coordinates are the block's.
#pragma once

#include "models/base/textoffsets.h"
#include "models/items/mentionindex.h"
#include "widgets/articleview/blocklayout.h"
#include "widgets/articleview/textblocks.h"
#include "widgets/articleview/typelooks.h"

namespace glossator {

struct Mark {
    MentionId mention;
    EntityId entity;
    const TypeLook *look = nullptr;
    qsizetype length = 0; ///< of the hull, for "the innermost"
    bool suggested = false;
    bool flagged = false;
    bool isPlace = false; ///< zero-length, or covers nothing but a line end: its stretch has no width
    int depth = 0; ///< how many others it is painted over
    int lane = 0; ///< of its underline, 0 is nearest to the text
    std::vector<LineStretch> stretches; ///< what its fragments cover
    std::vector<LineStretch> bridges; ///< what lies between its fragments
    bool begins = false; ///< here, not in an earlier block
    bool ends = false;
    QString tag; ///< empty: no room, or it begins elsewhere
    QRectF tagRect;
};

/// In painting order: outer ones first. `mentions` are those that touch the block, in reading order.
[[nodiscard]] std::vector<Mark> marksOf(const std::vector<const Mention *> &mentions, const TextBlock &block,
    const BlockLayout &layout, const TextOffsets &offsets, const TypeLooks &looks, const ArticleStyle &style);

/// The marks at a point, innermost first; one whose tag is there comes before all.
[[nodiscard]] std::vector<MentionId> marksAt(const std::vector<Mark> &marks, QPointF point, const ArticleStyle &style);

/// The area behind the text of a stretch.
[[nodiscard]] QRectF tintRect(const LineStretch &stretch, const ArticleStyle &style);

} // namespace glossator
