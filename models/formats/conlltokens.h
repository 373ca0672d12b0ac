// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences and tokens of an article that is written in a format of the CoNLL family for the first time. Pure function,
// any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/tokens.h"

namespace glossator {

/// Those of the file that the article was read from where that is of another format of the family and the text is the same,
/// else those of tokenSentences(). No mention begins or ends inside of a token but for white space, and no sentence ends
/// inside of a mention; each sentence has a token.
[[nodiscard]] std::vector<TokenSentence> conllSentences(const Bundle &article, const TextOffsets &text);

} // namespace glossator
