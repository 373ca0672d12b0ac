// SPDX-License-Identifier: GPL-3.0-or-later
// What WebAnno TSV can hold of an article. Plain functions, any thread.
#pragma once

#include "models/formats/losses.h"

namespace glossator {

[[nodiscard]] Holdings tsvHoldings();

/// Takes out of the bundle what the format cannot say, and counts it, beyond the holdings too: what is left is written.
/// @param tokens of the document, in the order of the text.
void keepHeldByTsv(Bundle &bundle, const std::vector<TextSpan> &tokens, Losses &losses);

/// The place that the tokens make of a span: without the white space at its ends; an empty one at the nearest token.
/// There has to be a token.
[[nodiscard]] TextSpan snappedToTokens(TextSpan span, const std::vector<TextSpan> &tokens);

} // namespace glossator
