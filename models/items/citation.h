// SPDX-License-Identifier: GPL-3.0-or-later
// A quote as it is pasted into a report. Plain functions, any thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/domain/article.h"

namespace glossator {

/// “The words.” (Author, “Title”, Source, 4 May 2024, https://…), what is not known left out. The quote is exact: no
/// sign of it changes.
[[nodiscard]] QString citedQuote(const QString &quote, const Article &article);
/// What is quoted for a place in a text: the sentences that it lies in, whole.
[[nodiscard]] TextSpan sentencesAround(const TextOffsets &text, TextSpan place);

} // namespace glossator
