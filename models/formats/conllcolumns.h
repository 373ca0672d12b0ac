// SPDX-License-Identifier: GPL-3.0-or-later
// Documents with a token in each line and columns of tags: IOB2, CoNLL-2002 and 2003, BILOU, Universal NER, GermEval, HIPE.
// Which columns hold what is seen from what stands in them. Pure functions, any thread.
#pragma once

#include "models/formats/conllpage.h"
#include "models/formats/conlltags.h"

namespace glossator {

/// Whether a line separates documents in the manner of CoNLL-2003.
[[nodiscard]] bool isDocStart(QByteArrayView line);

/// Whether it names the columns, as the first line of HIPE's files does.
[[nodiscard]] bool isConllHeader(QByteArrayView line);

/// How the columns are laid out; nothing where none holds tags. Makes comments and rows with their cells of the lines:
/// of a row that is too wide one cell more than may be.
[[nodiscard]] std::optional<ConllLayout> conllLayout(std::vector<ConllLine> &lines);

[[nodiscard]] Result<ConllPage> readConllColumns(QByteArray bytes, const ConllPlace &place);

/// Puts tags for these marks in place of those that are there. Each has a layer that it shares with none that overlaps;
/// columns for layers beyond those that are there are put behind the others.
void writeConllColumns(ConllPage &page, const std::vector<ConllMark> &marks, TagScheme scheme);

} // namespace glossator
