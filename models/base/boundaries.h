// SPDX-License-Identifier: GPL-3.0-or-later
// Words, sentences and paragraphs of a text: one source for selection, concordances and token formats. Offsets are code
// points. Every look is local: it costs what the word, sentence or paragraph is long, not the text. Immutable; any
// thread that may read the TextOffsets.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// The length in UTF-16 units of the line break that begins at `at`: CR LF is one of 2; LF, VT, FF, CR, U+0085, U+2028
/// and U+2029 (the mandatory breaks of Unicode UAX 14) are of 1; 0 where there is none.
[[nodiscard]] int lineBreakLength(QStringView text, qsizetype at);

class Boundaries {
public:
    /// @param offsets of the text; must outlive this object.
    explicit Boundaries(const TextOffsets &offsets) : m_offsets(offsets), m_text(offsets.text()) {}

    /// The word at an offset, else the word that ends there, else an empty span there.
    /// A word is what Unicode TR29 keeps together and holds a letter or a digit: “Türkiye’nin”, “Baykar's” and “5.000”
    /// are one, “state-run” is two, “U.S.” is one without its last full stop.
    [[nodiscard]] TextSpan wordAt(qsizetype offset) const;
    /// The first word that begins at or after an offset.
    [[nodiscard]] std::optional<TextSpan> nextWord(qsizetype offset) const;
    /// The last word that begins before an offset.
    [[nodiscard]] std::optional<TextSpan> previousWord(qsizetype offset) const;
    /// The words that lie in the span or reach into it, in order.
    [[nodiscard]] std::vector<TextSpan> words(TextSpan span) const;

    /// The sentence at an offset, without the blanks around it. Blanks belong to the sentence before them, those at the
    /// beginning of the text to the first one. Empty in a text of blanks.
    /// A sentence may run over line breaks of a text wrapped at 120 columns or less; a blank line always ends it.
    [[nodiscard]] TextSpan sentenceAt(qsizetype offset) const;
    /// The sentences that lie in the span or reach into it, in order.
    [[nodiscard]] std::vector<TextSpan> sentences(TextSpan span) const;

    /// The line at an offset, without its line break.
    [[nodiscard]] TextSpan paragraphAt(qsizetype offset) const;

    /// The span without the white space at its ends, and nothing else: signs stay, and words are not completed. Empty, at
    /// its begin, when it holds only white space.
    [[nodiscard]] TextSpan trimmed(TextSpan span) const;

    /// What a sloppy selection means: without the blanks at its ends, and grown to whole words, or where there is no
    /// word to whole graphemes. Empty, at its begin, when it holds nothing but blanks.
    [[nodiscard]] TextSpan snapToWords(TextSpan span) const;

private:
    struct Range { // in UTF-16 units
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    [[nodiscard]] Range runAround(qsizetype at) const;
    [[nodiscard]] std::vector<Range> wordsOfRun(Range run) const;
    [[nodiscard]] std::optional<Range> wordCovering(qsizetype at) const;
    [[nodiscard]] Range sentenceFrom(qsizetype begin, qsizetype covering) const;
    [[nodiscard]] TextSpan span(Range range) const;

    const TextOffsets &m_offsets;
    QStringView m_text;
};

} // namespace glossator
