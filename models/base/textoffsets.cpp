// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textoffsets.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace glossator {

namespace {

constexpr qsizetype blockSize = 128;

/// Whether the unit at `at` is the second half of a pair. Looks only at its neighbour: a high surrogate cannot belong to
/// anything before it.
bool isSecondHalf(QStringView text, qsizetype at)
{
    return at > 0 && at < text.size() && text[at].isLowSurrogate() && text[at - 1].isHighSurrogate();
}

constexpr qsizetype step = 32; ///< units that are looked at together

/// How many of `step` units are the second half of a pair. Of a fixed number and with counts as wide as the units, so that
/// a compiler looks at many at once. @param units has one before it.
quint16 pairsIn(const char16_t *units)
{
    quint16 pairs = 0;
    for (qsizetype i = 0; i < step; ++i)
        pairs += quint16(quint16((units[i] & 0xFC00) == 0xDC00) & quint16((units[i - 1] & 0xFC00) == 0xD800));
    return pairs;
}

qsizetype codePointsIn(QStringView text, qsizetype begin, qsizetype end)
{
    const char16_t *units = text.utf16();
    qsizetype pairs = 0;
    qsizetype at = std::max<qsizetype>(begin, 1);
    for (; at + step <= end; at += step)
        pairs += pairsIn(units + at);
    for (; at < end; ++at)
        pairs += isSecondHalf(text, at);
    return end - begin - pairs;
}

/// UTF-8 bytes that a unit stands for; the halves of a pair have two each, so that sums need no look ahead.
qsizetype bytesOf(QStringView text, qsizetype at)
{
    const char16_t unit = text[at].unicode();
    if (unit < 0x80)
        return 1;
    if (unit < 0x800)
        return 2;
    if (QChar::isSurrogate(unit) && (isSecondHalf(text, at) || isSecondHalf(text, at + 1)))
        return 2;
    return 3;
}

qsizetype bytesIn(QStringView text, qsizetype begin, qsizetype end)
{
    qsizetype count = 0;
    for (qsizetype at = begin; at < end; ++at)
        count += bytesOf(text, at);
    return count;
}

/// The last block whose count is not above `wanted`.
qsizetype blockOf(const std::vector<quint32> &counts, qsizetype wanted)
{
    return std::ranges::upper_bound(counts, wanted, {}, [](quint32 count) { return qsizetype(count); })
        - counts.begin() - 1;
}

/// Whether no unit of the block is the second half of a pair, as in most.
bool isPlain(const std::vector<quint32> &codePoints, size_t block)
{
    return block + 1 < codePoints.size() && codePoints[block + 1] - codePoints[block] == blockSize;
}

/// Whether a grapheme cluster surely begins at `at`, so that the search for boundaries may begin there. Unicode TR29
/// joins only marks, joiners, jamo, regional indicators and Indic letters to what precedes them, and anything only to
/// the few prepended signs, which are format characters or rare letters.
bool surelyBeginsGrapheme(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar here = text[at];
    if (here == u'\n')
        return text[at - 1] != u'\r';
    const char32_t before = isSecondHalf(text, at - 1) ? QChar::surrogateToUcs4(text[at - 2], text[at - 1])
                                                       : char32_t(text[at - 1].unicode());
    const bool rareLetter = before == 0x0D4E || (before > 0xFFFF && QChar::category(before) == QChar::Letter_Other);
    if (rareLetter || QChar::category(before) == QChar::Other_Format)
        return false;
    switch (here.category()) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Number_DecimalDigit:
    case QChar::Separator_Space:
    case QChar::Other_Control:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
        return true;
    default:
        return false;
    }
}

} // namespace

TextOffsets::TextOffsets(QString text) : m_text(std::move(text))
{
    const QStringView view = m_text;
    char16_t seen = 0;
    bool surrogates = false;
    for (const QChar unit : view) {
        seen |= unit.unicode();
        surrogates |= unit.isSurrogate();
    }
    m_length = view.size();
    m_utf8Length = view.size();
    if (seen < 0x80)
        return;

    const size_t blocks = size_t(view.size() / blockSize + 1);
    m_bytes.reserve(blocks);
    if (surrogates)
        m_codePoints.reserve(blocks);
    m_length = 0;
    m_utf8Length = 0;
    for (qsizetype begin = 0; begin <= view.size(); begin += blockSize) {
        const qsizetype end = std::min(begin + blockSize, view.size());
        m_bytes.push_back(quint32(m_utf8Length));
        m_utf8Length += bytesIn(view, begin, end);
        if (surrogates)
            m_codePoints.push_back(quint32(m_length));
        m_length += surrogates ? codePointsIn(view, begin, end) : end - begin;
    }
    if (m_length == view.size())
        m_codePoints = {};
}

qsizetype TextOffsets::toUtf16(qsizetype codePoint) const
{
    codePoint = std::clamp<qsizetype>(codePoint, 0, m_length);
    if (m_codePoints.empty())
        return codePoint;
    const qsizetype block = blockOf(m_codePoints, codePoint);
    qsizetype at = block * blockSize;
    qsizetype missing = codePoint - m_codePoints[size_t(block)];
    if (isPlain(m_codePoints, size_t(block)))
        return at + missing;
    at += isSecondHalf(m_text, at);
    while (missing > step) { // so many units are no more code points than that
        missing -= codePointsIn(m_text, at, at + step);
        at += step;
        at += isSecondHalf(m_text, at);
    }
    for (; missing > 0; --missing)
        at += isSecondHalf(m_text, at + 1) ? 2 : 1;
    return at;
}

std::optional<qsizetype> TextOffsets::fromUtf16(qsizetype utf16) const
{
    if (utf16 < 0 || utf16 > m_text.size() || isSecondHalf(m_text, utf16))
        return {};
    return fromUtf16(utf16, Rounding::Down);
}

qsizetype TextOffsets::fromUtf16(qsizetype utf16, Rounding rounding) const
{
    utf16 = std::clamp<qsizetype>(utf16, 0, m_text.size());
    if (m_codePoints.empty())
        return utf16;
    if (isSecondHalf(m_text, utf16))
        utf16 += rounding == Rounding::Up ? 1 : -1;
    const qsizetype block = utf16 / blockSize;
    const qsizetype inBlock = utf16 - block * blockSize;
    return m_codePoints[size_t(block)]
        + (isPlain(m_codePoints, size_t(block)) ? inBlock : codePointsIn(m_text, block * blockSize, utf16));
}

qsizetype TextOffsets::toUtf8(qsizetype codePoint) const
{
    const qsizetype utf16 = toUtf16(codePoint);
    if (m_bytes.empty())
        return utf16;
    const qsizetype block = utf16 / blockSize;
    return m_bytes[size_t(block)] + bytesIn(m_text, block * blockSize, utf16);
}

TextOffsets::Place TextOffsets::placeOfByte(qsizetype byte) const
{
    const qsizetype block = blockOf(m_bytes, byte);
    Place place{.utf16 = block * blockSize, .codePoint = 0, .byte = m_bytes[size_t(block)]};
    if (isSecondHalf(m_text, place.utf16)) { // the pair began in the block before
        place.utf16 -= 1;
        place.byte -= 2;
    }
    while (place.byte < byte) {
        const bool pair = isSecondHalf(m_text, place.utf16 + 1);
        const qsizetype next = place.byte + (pair ? 4 : bytesOf(m_text, place.utf16));
        if (next > byte) {
            place.exact = false;
            break;
        }
        place.byte = next;
        place.utf16 += pair ? 2 : 1;
    }
    place.codePoint = fromUtf16(place.utf16, Rounding::Down);
    return place;
}

std::optional<qsizetype> TextOffsets::fromUtf8(qsizetype byte) const
{
    if (byte < 0 || byte > m_utf8Length)
        return {};
    if (m_bytes.empty())
        return byte;
    const Place place = placeOfByte(byte);
    return place.exact ? std::optional(place.codePoint) : std::nullopt;
}

qsizetype TextOffsets::fromUtf8(qsizetype byte, Rounding rounding) const
{
    byte = std::clamp<qsizetype>(byte, 0, m_utf8Length);
    if (m_bytes.empty())
        return byte;
    const Place place = placeOfByte(byte);
    return place.codePoint + (!place.exact && rounding == Rounding::Up);
}

QStringView TextOffsets::view(TextSpan span) const
{
    const qsizetype begin = toUtf16(span.begin);
    const qsizetype end = toUtf16(span.end);
    return QStringView(m_text).sliced(begin, std::max<qsizetype>(0, end - begin));
}

QString TextOffsets::quote(const Extent &extent) const
{
    QString quote;
    for (bool first = true; const TextSpan &fragment : extent.fragments()) {
        if (!std::exchange(first, false))
            quote += u' ';
        quote += view(fragment);
    }
    return quote;
}

bool TextOffsets::splitsGrapheme(qsizetype codePoint) const
{
    if (codePoint <= 0 || codePoint >= m_length)
        return false;
    const qsizetype at = toUtf16(codePoint);
    if (surelyBeginsGrapheme(m_text, at))
        return false;
    // Only this neighbourhood, for speed, and because Qt lays the rules of a Thai or Indic word over any emoji before it.
    // A text of nothing but marks must not cost the square of its length: no letter has so many.
    constexpr qsizetype mostMarks = 256;
    const auto isMark = [](QChar unit) { return unit.category() == QChar::Mark_NonSpacing; };
    qsizetype begin = at - 1;
    for (; !surelyBeginsGrapheme(m_text, begin); --begin) {
        if (at - begin == mostMarks && std::all_of(m_text.begin() + begin, m_text.begin() + at, isMark))
            return at % mostMarks != 0;
    }
    qsizetype end = at + 1;
    while (end < m_text.size() && end - at < mostMarks && !surelyBeginsGrapheme(m_text, end))
        ++end;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, QStringView(m_text).sliced(begin, end - begin));
    finder.setPosition(at - begin);
    return !finder.isAtBoundary();
}

} // namespace glossator
