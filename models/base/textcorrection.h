// SPDX-License-Identifier: GPL-3.0-or-later
// Where places of a text lie after it was corrected: all that differs is taken for one correction. Plain value, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

class TextCorrection {
public:
    /// What places are counted in.
    enum class Unit : quint8 { CodePoint, Utf16 };

    /// Looks at both texts once.
    TextCorrection(const TextOffsets &before, const TextOffsets &after, Unit unit = Unit::CodePoint);

    /// What was corrected, of the text before, in whole characters; empty where something was only put in.
    [[nodiscard]] TextSpan corrected() const { return m_corrected; }
    /// Of a place before or behind the correction, also right beside it; nothing for one that reaches into it
    /// or past the end of the text.
    [[nodiscard]] std::optional<TextSpan> moved(TextSpan place) const;
    /// The same, but one that holds all of the correction holds it still. Nothing where nothing is left of it.
    [[nodiscard]] std::optional<TextSpan> stretched(TextSpan place) const;

private:
    TextSpan m_corrected;
    qsizetype m_length = 0; ///< of the text before
    qsizetype m_growth = 0;
};

} // namespace glossator
