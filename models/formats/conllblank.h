// SPDX-License-Identifier: GPL-3.0-or-later
// An article that did not come from CoNLL as a document of it, in which nothing is marked yet. Pure function, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/tokens.h"

#include <array>

namespace glossator {

enum class ConllKind : quint8 { Iob2, Conll2003, Bilou, ConllU };

inline constexpr std::array conllKinds{ConllKind::Iob2, ConllKind::Conll2003, ConllKind::Bilou, ConllKind::ConllU};

/// Whether there are comments, that tell the text exactly, the title and the date.
[[nodiscard]] constexpr bool hasComments(ConllKind kind) { return kind == ConllKind::Iob2 || kind == ConllKind::ConllU; }

/// @param sentences each with a token at least, in order.
[[nodiscard]] QByteArray blankConll(ConllKind kind, const Article &article, const TextOffsets &text,
    const std::vector<TokenSentence> &sentences);

} // namespace glossator
