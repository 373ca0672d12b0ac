// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of WebAnno TSV that a span is on, and the numbers that tell annotations apart there. Any thread.
#pragma once

#include "models/formats/tsvdocument.h"

#include <QHash>

#include <map>

namespace glossator {

class TsvPlaces {
public:
    /// @param document gets the parts of tokens that spans need.
    explicit TsvPlaces(TsvDocument &document);

    /// @param span between borders of tokens or within them, see snappedToTokens().
    [[nodiscard]] std::vector<int> unitsFor(TextSpan span);

private:
    int part(int token, TextSpan place);
    [[nodiscard]] qsizetype offsetIn(const TsvUnit &token, qsizetype place) const;

    TsvDocument &m_document;
    const TextOffsets m_text;
    std::vector<std::pair<TextSpan, int>> m_tokens; ///< places and units
    std::map<std::pair<int, TextSpan>, int> m_parts; ///< units by token and place
    QHash<int, qint64> m_lastPart; ///< the highest number of a part, by token
};

/// Gives a number that the file does not use yet to what needs one, and sets what refers to it. Numbers that are there stay.
void numberTsv(TsvDocument &document);

} // namespace glossator
