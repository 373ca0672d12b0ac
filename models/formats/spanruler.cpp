// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spanruler.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::SpanFit)
};

constexpr qsizetype Nearby = 200;

/// Alike, but for blanks.
bool fits(const QString &given, const QString &covered)
{
    return given == covered || (!given.isEmpty() && given.simplified() == covered.simplified());
}

SpanRuler fittingRuler(const TextOffsets &text, OffsetUnit own, const std::vector<GivenSpan> &spans)
{
    const auto allFit = [&](const SpanRuler &ruler) {
        return std::ranges::all_of(spans, [&](const GivenSpan &span) {
            if (span.fragments.size() == 1) { // as most have
                const auto place = ruler.span(span.fragments.front());
                const QStringView covered = place ? text.view(*place) : QStringView();
                return place && (span.quote.isNull() || span.quote == covered || fits(span.quote, covered.toString()));
            }
            const auto extent = ruler.extent(span.fragments);
            return extent && (span.quote.isNull() || fits(span.quote, text.quote(*extent)));
        });
    };
    const SpanRuler usual(text, own);
    if (allFit(usual))
        return usual;
    // Without words to compare, nearly anything that is longer would do.
    const bool isQuoted = std::ranges::any_of(spans, [](const GivenSpan &span) { return !span.quote.isEmpty(); });
    std::vector<OffsetUnit> others{OffsetUnit::CodePoint, OffsetUnit::Utf16};
    if (isQuoted)
        others.insert(others.end(), {OffsetUnit::LineFeed, OffsetUnit::Byte, OffsetUnit::NoBom});
    for (const OffsetUnit unit : others) {
        const SpanRuler ruler(text, unit);
        const bool isAnother = unit != own && (ruler.differs() || usual.differs());
        if (isAnother && allFit(ruler))
            return ruler;
    }
    return usual;
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

SpanRuler::SpanRuler(const TextOffsets &text, OffsetUnit unit) : m_text(text), m_unit(unit)
{
    if (unit != OffsetUnit::LineFeed)
        return;
    const QString &all = text.text();
    for (qsizetype at = all.indexOf("\r\n"_L1); at >= 0; at = all.indexOf("\r\n"_L1, at + 2))
        m_lineFeeds.push_back(text.fromUtf16(at, TextOffsets::Rounding::Down) - qsizetype(m_lineFeeds.size()));
}

bool SpanRuler::differs() const
{
    switch (m_unit) {
    case OffsetUnit::CodePoint:
        return false;
    case OffsetUnit::Utf16:
        return m_text.length() != m_text.text().size();
    case OffsetUnit::LineFeed:
        return !m_lineFeeds.empty();
    case OffsetUnit::Byte:
        return m_text.length() != m_text.utf8Length();
    case OffsetUnit::NoBom:
        return m_text.text().startsWith(QChar(0xFEFF));
    }
    return false;
}

std::optional<qsizetype> SpanRuler::codePoint(qsizetype offset) const
{
    if (offset < 0 || offset > m_text.utf8Length()) // no unit counts more
        return std::nullopt;
    switch (m_unit) {
    case OffsetUnit::CodePoint:
        break;
    case OffsetUnit::Utf16:
        return m_text.fromUtf16(offset);
    case OffsetUnit::LineFeed:
        offset += std::ranges::lower_bound(m_lineFeeds, offset) - m_lineFeeds.begin();
        break;
    case OffsetUnit::Byte:
        return m_text.fromUtf8(offset);
    case OffsetUnit::NoBom:
        ++offset;
        break;
    }
    return offset <= m_text.length() ? std::optional(offset) : std::nullopt;
}

qsizetype SpanRuler::nearestCodePoint(qsizetype offset, TextOffsets::Rounding rounding) const
{
    if (const auto exact = codePoint(offset))
        return *exact;
    const bool isInside = offset >= 0 && offset <= m_text.utf8Length();
    if (isInside && m_unit == OffsetUnit::Utf16)
        return m_text.fromUtf16(offset, rounding);
    if (isInside && m_unit == OffsetUnit::Byte)
        return m_text.fromUtf8(offset, rounding);
    return offset < 0 ? 0 : m_text.length();
}

std::optional<TextSpan> SpanRuler::span(TextSpan given) const
{
    const auto begin = codePoint(given.begin);
    const auto end = codePoint(given.end);
    return begin && end && *begin <= *end ? std::optional(TextSpan{*begin, *end}) : std::nullopt;
}

std::optional<Extent> SpanRuler::extent(const std::vector<TextSpan> &fragments) const
{
    std::vector<TextSpan> converted;
    converted.reserve(fragments.size());
    for (const TextSpan &fragment : fragments) {
        const auto span = this->span(fragment);
        if (!span)
            return std::nullopt;
        converted.push_back(*span);
    }
    if (converted.empty() || (converted.size() > 1 && fragmentsOverlap(converted)))
        return std::nullopt;
    return Extent(std::move(converted));
}

TextSpan SpanRuler::nearest(const std::vector<TextSpan> &fragments) const
{
    if (fragments.empty())
        return {};
    TextSpan span{m_text.length(), 0};
    using enum TextOffsets::Rounding;
    for (const TextSpan &fragment : fragments) {
        for (const qsizetype offset : {fragment.begin, fragment.end}) {
            span.begin = std::min(span.begin, nearestCodePoint(offset, Down));
            span.end = std::max(span.end, nearestCodePoint(offset, Up));
        }
    }
    return span;
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

QString nameOf(OffsetUnit unit)
{
    switch (unit) {
    case OffsetUnit::CodePoint:
        break;
    case OffsetUnit::Utf16:
        return Texts::tr("UTF-16 units");
    case OffsetUnit::LineFeed:
        return Texts::tr("characters with each CR LF as one");
    case OffsetUnit::Byte:
        return Texts::tr("bytes");
    case OffsetUnit::NoBom:
        return Texts::tr("characters behind the byte order mark");
    }
    return Texts::tr("characters");
}

SpanFit::SpanFit(const TextOffsets &text, OffsetUnit unit, const std::vector<GivenSpan> &spans)
    : m_text(text)
    , m_ruler(fittingRuler(text, unit, spans))
{
    m_isOwnUnit = m_ruler.unit() == unit;
}

QString SpanFit::remark(const QString &file) const
{
    return m_isOwnUnit
        ? QString()
        : Texts::tr("%1: the offsets fit the text only as %2 and were read so.").arg(file, nameOf(m_ruler.unit()));
}

SpanFit::Place SpanFit::place(const GivenSpan &span) const
{
    const auto at = [this](Extent extent, const QString &flag) {
        const QString quote = m_text.quote(extent);
        return Place{std::move(extent), quote, flag};
    };
    auto extent = m_ruler.extent(span.fragments);
    if (QString quote = extent ? m_text.quote(*extent) : QString(); extent && (span.quote.isNull() || fits(span.quote, quote)))
        return {*std::move(extent), std::move(quote), {}};
    const TextSpan nearest = extent ? extent->hull() : m_ruler.nearest(span.fragments);
    const bool isOnePiece = span.fragments.size() <= 1;
    if (const auto found = isOnePiece ? findNearby(m_text, nearest, span.quote) : std::nullopt) {
        return at(*found,
            Texts::tr("The file gives %1 as its place, but its text stands here.").arg(Extent(span.fragments).toString()));
    }
    if (extent)
        return at(*extent, Texts::tr("The file gives “%1” as its text.").arg(span.quote));
    return at(nearest,
        Texts::tr("The file gives %1 as its place, which is no place in the text.").arg(Extent(span.fragments).toString()));
}

} // namespace glossator
