// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article that bear a statement out, and what the article is called. Pure functions, any thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/formats/bundleindex.h"

namespace glossator {

/// From the first of the relation's mentions and trigger to the last, blanks simplified; where that is long, only their
/// own words with `…` between them. Empty where it has none in this article.
[[nodiscard]] QString evidenceOf(const Relation &relation, const BundleIndex &index, const TextOffsets &text);
/// The same of the event's trigger and what fills the roles.
[[nodiscard]] QString evidenceOf(const EventMention &mention, std::initializer_list<const Argument *> roles,
    const BundleIndex &index, const TextOffsets &text);

/// Its title, or where it has none its path.
[[nodiscard]] QString shownName(const Article &article);

} // namespace glossator
