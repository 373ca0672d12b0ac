// SPDX-License-Identifier: GPL-3.0-or-later
// Places in a text, in Unicode code points, half-open. Plain values, any thread.
#pragma once

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace glossator {

/// `[begin, end)` in code points of an article's text. begin == end is a place between two characters.
struct TextSpan {
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] constexpr qsizetype length() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(qsizetype offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] constexpr bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }

    friend constexpr auto operator<=>(const TextSpan &, const TextSpan &) = default;
};

/// What a mention covers: one span, or several fragments in the order in which the annotation names them.
class Extent {
public:
    Extent() = default;
    Extent(TextSpan span) : m_fragments{span} {} // NOLINT: a span is an extent
    explicit Extent(std::vector<TextSpan> fragments) : m_fragments(std::move(fragments)) {}

    [[nodiscard]] const std::vector<TextSpan> &fragments() const { return m_fragments; }
    [[nodiscard]] bool isContinuous() const { return m_fragments.size() <= 1; }
    /// The same fragments in the order of the text: extents that cover the same are then equal.
    [[nodiscard]] Extent inTextOrder() const;
    /// From the smallest begin to the largest end.
    [[nodiscard]] TextSpan hull() const;
    /// False for no fragment, one that ends before it begins, or one outside `[0, textLength]`.
    [[nodiscard]] bool isValidFor(qsizetype textLength) const;
    /// Whether any fragment touches the span; an empty fragment touches when it lies inside or at its edge.
    [[nodiscard]] bool touches(TextSpan span) const;

    /// `0-3,8-12`.
    [[nodiscard]] QString toString() const;
    /// The extent written by toString(), or nothing.
    [[nodiscard]] static std::optional<Extent> fromString(QStringView text);

    friend auto operator<=>(const Extent &, const Extent &) = default;

private:
    std::vector<TextSpan> m_fragments;
};

} // namespace glossator
