// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences of news end: rules that look at a few words around a place, never at the text. Any thread.
#pragma once

#include <QStringView>

namespace glossator {

/// Blank between sentences and around selections: white space, line breaks, U+FEFF.
[[nodiscard]] bool isBlank(QChar unit);

/// Where the sentence ends that is closed by the unit at `at` (a full stop or its like, or a line break), in UTF-16
/// units: behind it and the quotes and brackets that follow; -1 where none ends.
/// Knows the usual abbreviations of English, German and Turkish news, initials of any script, dotted acronyms, and
/// numbers before German and Turkish months.
[[nodiscard]] qsizetype sentenceEnd(QStringView text, qsizetype at);

} // namespace glossator
