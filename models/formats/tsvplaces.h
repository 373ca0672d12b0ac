// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of WebAnno TSV that a span is on, and the numbers that tell annotations apart there. Any thread.
#pragma once

#include "models/formats/tsvdocument.h"

namespace glossator {

class TsvPlaces {
public:
    /// @param document gets the parts of tokens that spans need.
    explicit TsvPlaces(TsvDocument &document);

    /// @param span between borders of tokens or within them, see snappedToTokens().
    [[nodiscard]] std::vector<int> unitsFor(TextSpan span);

private:
    int part(int token, TextSpan place);

    TsvDocument &m_document;
    const TextOffsets m_text;
    std::vector<std::pair<TextSpan, int>> m_tokens; ///< places and units
};

/// Gives a number to what needs one, and sets what refers to it. Numbers that are there stay.
void numberTsv(TsvDocument &document);

} // namespace glossator
