// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in CoNLL-U (https://universaldependencies.org/format.html): words, tokens of several words, empty nodes, and what
// is marked in the last column, as CorefUD's brackets or as tags (`NER=B-PER`). Pure functions, any thread.
#pragma once

#include "models/formats/conllpage.h"

namespace glossator {

inline constexpr qsizetype conllUColumns = 10;

/// Whether the line is a row of CoNLL-U.
[[nodiscard]] bool isConllURow(QByteArrayView line);

[[nodiscard]] Result<ConllPage> readConllU(QByteArray bytes, const ConllPlace &place);

/// Puts these marks in place of those that are there. Marks of one id are such as can share it.
void writeConllU(ConllPage &page, const std::vector<ConllMark> &marks);

} // namespace glossator
