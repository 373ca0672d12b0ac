// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratspans.h"

#include "models/formats/bratline.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

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
