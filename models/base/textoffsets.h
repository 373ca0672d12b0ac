// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where code points, UTF-16 units and UTF-8 bytes of a text are converted into each other.
// A text without characters above U+FFFF needs no table for UTF-16, and one of ASCII alone none for UTF-8; otherwise one
// 32-bit count is kept for every 128 UTF-16 units (about 3 % of the text), and a conversion looks at one such block.
// Immutable once built: any thread. Holds the text by implicit sharing, so it need not outlive its owner.
#pragma once

#include "models/base/textspan.h"

namespace glossator {

/// Offsets of one text. A lone surrogate, which no decoder of ours lets through, counts as one code point of three bytes.
class TextOffsets {
public:
    /// Where an offset that lies inside a character goes to.
    enum class Rounding : quint8 { Down, Up };

    TextOffsets() = default;
    /// Looks at the whole text once; at most 2³²-1 UTF-16 units.
    explicit TextOffsets(QString text);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// In code points.
    [[nodiscard]] qsizetype length() const { return m_length; }
    /// In bytes.
    [[nodiscard]] qsizetype utf8Length() const { return m_utf8Length; }
    [[nodiscard]] TextSpan whole() const { return {0, m_length}; }

    /// The UTF-16 offset of a code point offset; one outside the text goes to the nearer end.
    [[nodiscard]] qsizetype toUtf16(qsizetype codePoint) const;
    /// The code point offset of a UTF-16 offset; nothing when that lies outside the text or inside a surrogate pair.
    [[nodiscard]] std::optional<qsizetype> fromUtf16(qsizetype utf16) const;
    /// The same, rounded; an offset outside the text goes to the nearer end.
    [[nodiscard]] qsizetype fromUtf16(qsizetype utf16, Rounding rounding) const;

    /// The UTF-8 offset of a code point offset; one outside the text goes to the nearer end.
    [[nodiscard]] qsizetype toUtf8(qsizetype codePoint) const;
    /// The code point offset of a UTF-8 offset; nothing when that lies outside the text or inside a character.
    [[nodiscard]] std::optional<qsizetype> fromUtf8(qsizetype byte) const;
    /// The same, rounded; an offset outside the text goes to the nearer end.
    [[nodiscard]] qsizetype fromUtf8(qsizetype byte, Rounding rounding) const;

    /// The covered text without a copy, valid as long as this object; what lies outside the text is left out.
    [[nodiscard]] QStringView view(TextSpan span) const;
    /// The covered text; what lies outside the text is left out.
    [[nodiscard]] QString quote(TextSpan span) const { return view(span).toString(); }
    /// The covered texts of the fragments in their order, joined by one space.
    [[nodiscard]] QString quote(const Extent &extent) const;

    /// Whether a code point offset lies inside what a reader sees as one character (Unicode TR29, grapheme cluster),
    /// such as before a combining mark.
    [[nodiscard]] bool splitsGrapheme(qsizetype codePoint) const;

private:
    struct Place {
        qsizetype utf16 = 0;
        qsizetype codePoint = 0;
        qsizetype byte = 0;
        bool exact = true; ///< false: what was looked for lies inside the character that begins here
    };
    [[nodiscard]] Place placeOfByte(qsizetype byte) const;

    QString m_text;
    qsizetype m_length = 0;
    qsizetype m_utf8Length = 0;
    std::vector<quint32> m_codePoints; ///< that begin before each block; empty: no surrogate pairs
    std::vector<quint32> m_bytes; ///< of the text before each block; empty: all ASCII
};

} // namespace glossator
