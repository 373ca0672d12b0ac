// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences of news end: rules that look at a few words around a place, never at the text. Any thread.
#pragma once

#include <QString>

namespace glossator {

/// Blank between sentences and around selections: white space, line breaks, U+FEFF.
[[nodiscard]] bool isBlank(QChar unit);

/// Words, in lower case, that begin a sentence far more often than they are part of a name: the, however.
[[nodiscard]] bool beginsSentences(const QString &word);

/// Where the sentence ends that is closed by the unit at `at` (a full stop or its like, or a line break), in UTF-16
/// units: behind it and the quotes and brackets that follow; -1 where none ends.
/// Knows the usual abbreviations of English, German and Turkish news, initials of any script, dotted acronyms, and
/// numbers before German and Turkish months.
[[nodiscard]] qsizetype sentenceEnd(QStringView text, qsizetype at);

} // namespace glossator
