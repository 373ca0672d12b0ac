// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratspans.h"

#include "models/formats/bratline.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qsizetype Nearby = 200;

bool isGapWithBreak(QStringView gap)
{
    return std::ranges::all_of(gap, [](QChar c) { return c.isSpace() || isLineBreak(c); })
        && std::ranges::any_of(gap, isLineBreak);
}

/// The pieces of one fragment, as UTF-16 offsets within it.
std::vector<TextSpan> piecesBetweenBreaks(QStringView covered)
{
    std::vector<TextSpan> pieces;
    const auto isBlank = [&](qsizetype at) { return covered[at].isSpace() || isLineBreak(covered[at]); };
    for (qsizetype begin = 0; begin <= covered.size();) {
        qsizetype end = begin;
        while (end < covered.size() && !isLineBreak(covered[end]))
            ++end;
        TextSpan piece{begin, end};
        while (begin > 0 && piece.begin < piece.end && isBlank(piece.begin))
            ++piece.begin;
        while (end < covered.size() && piece.begin < piece.end && isBlank(piece.end - 1))
            --piece.end;
        const QStringView text = covered.sliced(piece.begin, piece.length());
        if (!std::ranges::all_of(text, [](QChar c) { return c.isSpace(); }))
            pieces.push_back(piece);
        begin = end + 1;
    }
    return pieces;
}

} // namespace

bool fragmentsOverlap(std::vector<TextSpan> fragments)
{
    std::ranges::sort(fragments);
    for (size_t i = 1; i < fragments.size(); ++i) {
        if (fragments[i - 1].overlaps(fragments[i]))
            return true;
    }
    return false;
}

BratRuler::BratRuler(const TextOffsets &text, BratUnit unit) : m_text(text), m_unit(unit)
{
    if (unit != BratUnit::LineFeed)
        return;
    const QString &all = text.text();
    for (qsizetype at = all.indexOf("\r\n"_L1); at >= 0; at = all.indexOf("\r\n"_L1, at + 2))
        m_lineFeeds.push_back(text.fromUtf16(at, TextOffsets::Rounding::Down) - qsizetype(m_lineFeeds.size()));
}

bool BratRuler::differs() const
{
    switch (m_unit) {
    case BratUnit::CodePoint:
        return false;
    case BratUnit::Utf16:
        return m_text.length() != m_text.text().size();
    case BratUnit::LineFeed:
        return !m_lineFeeds.empty();
    case BratUnit::Byte:
        return m_text.length() != m_text.utf8Length();
    case BratUnit::NoBom:
        return m_text.text().startsWith(QChar(0xFEFF));
    }
    return false;
}

std::optional<qsizetype> BratRuler::codePoint(qsizetype offset) const
{
    switch (m_unit) {
    case BratUnit::CodePoint:
        break;
    case BratUnit::Utf16:
        return m_text.fromUtf16(offset);
    case BratUnit::LineFeed:
        offset += std::ranges::lower_bound(m_lineFeeds, offset) - m_lineFeeds.begin();
        break;
    case BratUnit::Byte:
        return m_text.fromUtf8(offset);
    case BratUnit::NoBom:
        ++offset;
        break;
    }
    return offset <= m_text.length() ? std::optional(offset) : std::nullopt;
}

std::optional<Extent> BratRuler::extent(const std::vector<TextSpan> &fragments) const
{
    std::vector<TextSpan> converted;
    converted.reserve(fragments.size());
    for (const TextSpan &fragment : fragments) {
        const auto begin = codePoint(fragment.begin);
        const auto end = codePoint(fragment.end);
        if (!begin || !end || *begin > *end)
            return std::nullopt;
        converted.push_back({*begin, *end});
    }
    if (converted.empty() || (converted.size() > 1 && fragmentsOverlap(converted)))
        return std::nullopt;
    return Extent(std::move(converted));
}

TextSpan BratRuler::nearest(const std::vector<TextSpan> &fragments) const
{
    TextSpan span{m_text.length(), 0};
    for (const TextSpan &fragment : fragments) {
        for (const qsizetype offset : {fragment.begin, fragment.end}) {
            const qsizetype place = codePoint(offset).value_or(m_text.length());
            span = {std::min(span.begin, place), std::max(span.end, place)};
        }
    }
    return span;
}

BratFit bratFit(const TextOffsets &text, const Extent &extent, QStringView quoted, const QStringList &following)
{
    using Kind = BratFit::Kind;
    if (quoted.isEmpty()) // brat fills it in
        return {Kind::Exact};
    const QString covered = text.quote(extent);
    if (quoted == covered)
        return {Kind::Exact};
    if (quoted.size() > covered.size() && quoted.startsWith(covered) && quoted[covered.size()].isSpace())
        return {Kind::Exact, covered.size()};

    if (!extent.isContinuous()) { // brat up to 1.2 put nothing between fragments
        QString joined;
        for (const TextSpan &fragment : extent.fragments())
            joined += text.view(fragment);
        if (quoted == joined)
            return {Kind::Lenient};
    }
    const QString expected = covered.simplified();
    if (expected.isEmpty())
        return {};
    QString given = quoted.toString().simplified();
    if (given == expected)
        return {Kind::Lenient};
    for (qsizetype lines = 0; lines < following.size() && expected.startsWith(given);) {
        given = QString(given + u'\n' + following[lines++]).simplified();
        if (given == expected)
            return {Kind::Lenient, -1, lines};
    }
    return {};
}

std::optional<TextSpan> findNearby(const TextOffsets &text, TextSpan around, QStringView quoted)
{
    if (quoted.isEmpty())
        return std::nullopt;
    const qsizetype from = std::max<qsizetype>(0, around.begin - Nearby);
    const TextSpan window{from, std::min(text.length(), around.end + Nearby)};
    const QStringView view = text.view(window);
    const qsizetype first = view.indexOf(quoted);
    if (first < 0 || view.indexOf(quoted, first + 1) >= 0)
        return std::nullopt;
    const qsizetype start = text.toUtf16(from) + first;
    const auto begin = text.fromUtf16(start);
    const auto end = text.fromUtf16(start + quoted.size());
    return begin && end ? std::optional(TextSpan{*begin, *end}) : std::nullopt;
}

std::vector<TextSpan> splitAtBreaks(const TextOffsets &text, const Extent &extent)
{
    std::vector<TextSpan> result;
    for (const TextSpan &fragment : extent.fragments()) {
        const QStringView covered = text.view(fragment);
        if (std::ranges::none_of(covered, isLineBreak)) {
            result.push_back(fragment);
            continue;
        }
        const qsizetype start = text.toUtf16(fragment.begin);
        for (const TextSpan &piece : piecesBetweenBreaks(covered)) {
            result.push_back({text.fromUtf16(start + piece.begin, TextOffsets::Rounding::Down),
                text.fromUtf16(start + piece.end, TextOffsets::Rounding::Up)});
        }
    }
    if (result.empty()) {
        const qsizetype begin = extent.hull().begin;
        result.push_back({begin, begin});
    }
    return result;
}

Extent joinAtBreaks(const TextOffsets &text, const std::vector<TextSpan> &fragments)
{
    std::vector<TextSpan> joined;
    for (const TextSpan &fragment : fragments) {
        if (!joined.empty() && joined.back().end < fragment.begin
            && isGapWithBreak(text.view({joined.back().end, fragment.begin})))
            joined.back().end = fragment.end;
        else
            joined.push_back(fragment);
    }
    if (joined.size() == fragments.size())
        return Extent(fragments);
    Extent extent(std::move(joined));
    return splitAtBreaks(text, extent) == fragments ? extent : Extent(fragments);
}

} // namespace glossator
