// SPDX-License-Identifier: GPL-3.0-or-later
// Where the spans of a file lie in the text: the unit that they turn out to be counted in, and whether the text that they
// quote stands there. Values and pure functions, any thread.
#pragma once

#include "models/base/textoffsets.h"

namespace glossator {

/// What a file counts. Formats say one of these; tools and scripts write another.
enum class OffsetUnit : quint8 {
    CodePoint,
    Utf16,
    LineFeed, ///< code points, a CR LF being one
    Byte, ///< of the text in UTF-8
    NoBom, ///< code points, without the byte order mark at the start of the text
};

/// Turns offsets of one unit into code points.
class SpanRuler {
public:
    SpanRuler(const TextOffsets &text, OffsetUnit unit);

    [[nodiscard]] OffsetUnit unit() const { return m_unit; }
    /// Whether the unit counts this text otherwise than code points do.
    [[nodiscard]] bool differs() const;
    /// In code points, or nothing where it lies outside the text, ends before it begins, or splits a character.
    [[nodiscard]] std::optional<TextSpan> span(TextSpan given) const;
    /// The extent in code points, or nothing where one of the fragments lies outside the text, ends before it begins,
    /// splits a character or overlaps another.
    [[nodiscard]] std::optional<Extent> extent(const std::vector<TextSpan> &fragments) const;
    /// For those: from the smallest to the largest of the offsets, as far as the text reaches.
    [[nodiscard]] TextSpan nearest(const std::vector<TextSpan> &fragments) const;

private:
    [[nodiscard]] std::optional<qsizetype> codePoint(qsizetype offset) const;
    [[nodiscard]] qsizetype nearestCodePoint(qsizetype offset, TextOffsets::Rounding rounding) const;

    const TextOffsets &m_text;
    OffsetUnit m_unit;
    std::vector<qsizetype> m_lineFeeds; ///< of each CR LF, counted with a CR LF as one
};

/// Whether one of the fragments covers some of another.
[[nodiscard]] bool fragmentsOverlap(std::vector<TextSpan> fragments);

/// Where the quoted text stands, if at one place only within 200 code points around the span.
[[nodiscard]] std::optional<TextSpan> findNearby(const TextOffsets &text, TextSpan around, QStringView quoted);

/// "UTF-16 units": translated.
[[nodiscard]] QString nameOf(OffsetUnit unit);

/// A span as a file gives it.
struct GivenSpan {
    std::vector<TextSpan> fragments; ///< in the unit of the file
    QString quote; ///< null: the file does not say what stands there
};

/// The spans of one file on their text: in the unit under which all of them fit, by the format's own where none does.
class SpanFit {
public:
    /// What became of one.
    struct Place {
        Extent extent; ///< in code points
        QString quote; ///< what stands there
        QString flag; ///< why the place is doubtful, a sentence for people; empty: it is not
    };

    /// @param text must outlive this object. @param unit the format's own.
    SpanFit(const TextOffsets &text, OffsetUnit unit, const std::vector<GivenSpan> &spans);

    [[nodiscard]] OffsetUnit unit() const { return m_ruler.unit(); }
    /// A sentence for the report, where the unit is not the format's own; else empty. @param file its path.
    [[nodiscard]] QString remark(const QString &file) const;
    /// One that does not fit is looked for nearby, or lies where the file says, and is flagged.
    [[nodiscard]] Place place(const GivenSpan &span) const;

private:
    const TextOffsets &m_text;
    bool m_isOwnUnit = true;
    SpanRuler m_ruler;
};

} // namespace glossator
