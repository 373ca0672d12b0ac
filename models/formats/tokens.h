// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens that formats count in place of characters, where a file brought none of its own. Pure functions, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// In code points. The tokens lie in the span, in order and side by side, hold no white space and leave out
/// nothing else.
struct TokenSentence {
    TextSpan span;
    std::vector<TextSpan> tokens;

    friend bool operator==(const TokenSentence &, const TokenSentence &) = default;
};

/// The sentences of a text with their tokens: words (see Boundaries), and each other sign, as it is seen, alone.
/// @param spans begin and end no token inside of it, and no sentence ends inside of one: what is marked can then be said in
/// tokens, but for white space at its ends.
[[nodiscard]] std::vector<TokenSentence> tokenSentences(const TextOffsets &text, const std::vector<TextSpan> &spans = {});

} // namespace glossator
