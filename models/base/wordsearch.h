// SPDX-License-Identifier: GPL-3.0-or-later
// Where words stand in a text, for whoever marks all the places: whole code points, whole graphemes, and on request
// whole words in any script. Pure; any thread that may read the TextOffsets.
#pragma once

#include "models/base/fold.h"
#include "models/base/textoffsets.h"

#include <QStringList>

namespace glossator {

/// How alike a place has to be. White space is always alike: a name may run over the end of a line.
struct WordMatch {
    bool wholeWords = true;
    bool exactLetters = true; ///< case and accents too

    friend bool operator==(const WordMatch &, const WordMatch &) = default;
};

class WordSearch {
public:
    /// Folds the text once. @param offsets must outlive this object.
    explicit WordSearch(const TextOffsets &offsets);

    /// Where any of these words stand, in order and side by side: of those that overlap the first, of those that begin
    /// together the longest. Searches no further than `most` places of each of the words.
    ///
    /// A whole word has no letter or digit beside it. Scripts that write no blanks between words have words everywhere;
    /// before an Arabic or Hebrew word the particles that are written with it may stand.
    [[nodiscard]] std::vector<TextSpan> places(
        const QStringList &words, WordMatch how, qsizetype most = std::numeric_limits<qsizetype>::max()) const;

private:
    void collect(const QString &words, WordMatch how, qsizetype most, std::vector<TextSpan> &found) const;
    /// The unit behind the words that begin at a unit of the folded text; -1 where they do not.
    [[nodiscard]] qsizetype behind(const QStringList &words, qsizetype at) const;
    [[nodiscard]] bool isWhole(qsizetype begin, qsizetype end) const;
    [[nodiscard]] bool standsAlone(qsizetype begin) const;

    const TextOffsets &m_offsets;
    QStringView m_text;
    FoldedText m_folded;
};

} // namespace glossator
