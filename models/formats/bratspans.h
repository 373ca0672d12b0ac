// SPDX-License-Identifier: GPL-3.0-or-later
// Where the spans of a brat file lie in the text: the unit they are counted in, whether the text they quote fits, and
// the fragments that stand for a span over a line end. Pure functions and values, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// What a file counts. brat counts code points; the others are what scripts and Java tools write instead.
enum class BratUnit : quint8 {
    CodePoint,
    Utf16,
    LineFeed, ///< code points, a CR LF being one
    Byte, ///< of the text in UTF-8
    NoBom, ///< code points, without the byte order mark at the start of the text
};

/// Turns offsets of one unit into code points.
class BratRuler {
public:
    BratRuler(const TextOffsets &text, BratUnit unit);

    /// Whether the unit counts this text otherwise than code points do.
    [[nodiscard]] bool differs() const;
    /// The extent in code points, or nothing where one of the fragments lies outside the text, ends before it begins,
    /// splits a character or overlaps another.
    [[nodiscard]] std::optional<Extent> extent(const std::vector<TextSpan> &fragments) const;
    /// For those: from the smallest to the largest of the offsets, as far as the text reaches.
    [[nodiscard]] TextSpan nearest(const std::vector<TextSpan> &fragments) const;

private:
    [[nodiscard]] std::optional<qsizetype> codePoint(qsizetype offset) const;

    const TextOffsets &m_text;
    BratUnit m_unit;
    std::vector<qsizetype> m_lineFeeds; ///< of each CR LF, counted with a CR LF as one
};

/// Whether one of the fragments covers some of another.
[[nodiscard]] bool fragmentsOverlap(std::vector<TextSpan> fragments);

/// How the text of a T line compares with what its span covers.
struct BratFit {
    enum class Kind : quint8 { None, Lenient, Exact };

    Kind kind = Kind::None;
    qsizetype tail = -1; ///< where something else begins in the text, or -1
    qsizetype lines = 0; ///< how many of the following lines belong to the text
};

/// @param following the lines behind it that are nothing by themselves: a text with a line end may run on there.
[[nodiscard]] BratFit bratFit(
    const TextOffsets &text, const Extent &extent, QStringView quoted, const QStringList &following);

/// Where the quoted text stands, if at one place only within 200 code points around the span.
[[nodiscard]] std::optional<TextSpan> findNearby(const TextOffsets &text, TextSpan around, QStringView quoted);

/// The fragments that brat needs for it: parted at each run of line ends, without the blanks beside these.
[[nodiscard]] std::vector<TextSpan> splitAtBreaks(const TextOffsets &text, const Extent &extent);
/// The extent that splitAtBreaks() parts in just these fragments; with gaps that are no line ends they stay apart.
[[nodiscard]] Extent joinAtBreaks(const TextOffsets &text, const std::vector<TextSpan> &fragments);

} // namespace glossator
