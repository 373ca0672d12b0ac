// SPDX-License-Identifier: GPL-3.0-or-later
// The next words of a text that look like a name, by how they are written: an offer to a reader, never a decision.
//
// A name is a run of words with capitals, with the particles between them (de, van, bin, al-). A capital at the begin
// of a sentence counts when the word is not written small nearby and is none that sentences begin with anyhow, or when
// it has a capital within a sentence nearby. In scripts without capitals only names that are known already are found.
// Every look is local, so a search costs what it walks over. Unicode's categories decide, never a locale.
// Offsets are code points. Any thread that may read the TextOffsets.
#pragma once

#include "models/base/boundaries.h"

#include <functional>

namespace glossator {

class NameSearch {
public:
    /// Whether somebody is called so, for scripts without capitals.
    using IsKnown = std::function<bool(const QString &)>;

    /// @param offsets of the text; must outlive this object.
    explicit NameSearch(const TextOffsets &offsets, IsKnown isKnown = {})
        : m_offsets(offsets)
        , m_text(offsets.text())
        , m_words(offsets)
        , m_isKnown(std::move(isKnown))
    {
    }

    struct Step {
        std::optional<TextSpan> name;
        qsizetype reached = 0; ///< where to go on; at an end of the text: there is no more
    };
    /// The first name that begins at `from` or after it, looking over about so many characters.
    [[nodiscard]] Step next(qsizetype from, qsizetype most) const;
    /// The last name that begins before `before`, likewise.
    [[nodiscard]] Step previous(qsizetype before, qsizetype most) const;

private:
    [[nodiscard]] TextSpan nameAround(TextSpan word) const;
    [[nodiscard]] TextSpan knownAt(TextSpan word) const;
    [[nodiscard]] std::optional<TextSpan> candidateAt(qsizetype unit) const;
    [[nodiscard]] TextSpan follower(TextSpan word) const;
    [[nodiscard]] TextSpan leader(TextSpan word) const;
    [[nodiscard]] bool areJoined(TextSpan word, TextSpan next) const;
    [[nodiscard]] bool beginsSentence(TextSpan word) const;
    [[nodiscard]] bool isNameAtBegin(TextSpan word) const;
    [[nodiscard]] TextSpan tidied(TextSpan name) const;

    const TextOffsets &m_offsets;
    QStringView m_text;
    Boundaries m_words;
    IsKnown m_isKnown;
};

} // namespace glossator
