// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out the links of what is in view: which are drawn, where their curves run, where their labels hang.
//
// What is chosen is drawn whole, with labels, and with chips at the edges that name the ends out of view. The others, if
// all are wanted, are drawn faintly and without words, nearest ones first, up to a number at which they can still be
// told apart. Costs as much as there is in view. GUI thread.
#pragma once

#include "models/items/articlelinks.h"
#include "models/items/mentionindex.h"
#include "widgets/articleview/articlelayout.h"
#include "widgets/articleview/linkscene.h"

namespace glossator {

/// The most links that are drawn faintly.
constexpr int MostFaintLinks = 160;
/// The most of them that lead out of view.
constexpr int MostFaintLeaving = 40;
/// The most chips at one edge.
constexpr int MostEdgeChips = 6;

struct LinkInput {
    const ArticleLinks &links;
    const MentionIndex &mentions;
    const Schema &schema;
    Owner hovered{}; ///< drawn strongly, with its label; id 0: none
};

[[nodiscard]] LinkScene layOutLinks(const LinkInput &input, ArticleLayout &layout, QSizeF viewport);

} // namespace glossator
