// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textcorrection.h"

#include <algorithm>

namespace glossator {

TextCorrection::TextCorrection(const TextOffsets &before, const TextOffsets &after, Unit unit)
{
    const QString &from = before.text();
    const QString &to = after.text();
    const qsizetype head = std::ranges::mismatch(from, to).in1 - from.begin();
    const qsizetype most = std::min(from.size(), to.size()) - head;
    qsizetype tail = 0;
    while (tail < most && from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
        ++tail;
    m_corrected.begin = before.fromUtf16(head, TextOffsets::Rounding::Down);
    m_corrected.end = before.fromUtf16(from.size() - tail, TextOffsets::Rounding::Up);
    m_length = before.length();
    m_growth = after.length() - before.length();
    if (unit == Unit::Utf16) {
        m_corrected = {before.toUtf16(m_corrected.begin), before.toUtf16(m_corrected.end)};
        m_length = from.size();
        m_growth = to.size() - from.size();
    }
}

std::optional<TextSpan> TextCorrection::moved(TextSpan place) const
{
    if (place.end <= m_corrected.begin)
        return place;
    if (place.begin < m_corrected.end || place.end > m_length)
        return std::nullopt;
    return TextSpan{place.begin + m_growth, place.end + m_growth};
}

std::optional<TextSpan> TextCorrection::stretched(TextSpan place) const
{
    if (const auto moved = this->moved(place))
        return moved;
    if (!place.contains(m_corrected) || place.end > m_length)
        return std::nullopt;
    const TextSpan now{place.begin, place.end + m_growth};
    return now.begin < now.end ? std::optional(now) : std::nullopt;
}

} // namespace glossator
