// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textspan.h"

#include <QStringList>
#include <QStringTokenizer>

namespace glossator {

Extent Extent::inTextOrder() const
{
    auto sorted = *this;
    std::ranges::sort(sorted.m_fragments);
    return sorted;
}

TextSpan Extent::hull() const
{
    if (m_fragments.empty())
        return {};
    TextSpan hull = m_fragments.front();
    for (const TextSpan &fragment : m_fragments) {
        hull.begin = std::min(hull.begin, fragment.begin);
        hull.end = std::max(hull.end, fragment.end);
    }
    return hull;
}

bool Extent::isValidFor(qsizetype textLength) const
{
    return !m_fragments.empty() && std::ranges::all_of(m_fragments, [textLength](TextSpan fragment) {
        return 0 <= fragment.begin && fragment.begin <= fragment.end && fragment.end <= textLength;
    });
}

bool Extent::touches(TextSpan span) const
{
    return std::ranges::any_of(m_fragments, [span](TextSpan fragment) {
        return fragment.isEmpty() ? span.begin <= fragment.begin && fragment.begin <= span.end
                                  : fragment.overlaps(span);
    });
}

QString Extent::toString() const
{
    QStringList parts;
    for (const TextSpan &fragment : m_fragments)
        parts << QString::number(fragment.begin) + u'-' + QString::number(fragment.end);
    return parts.join(u',');
}

std::optional<Extent> Extent::fromString(QStringView text)
{
    std::vector<TextSpan> fragments;
    for (const QStringView part : text.tokenize(u',')) {
        const qsizetype dash = part.indexOf(u'-');
        if (dash < 1)
            return {};
        bool beginOk = false;
        bool endOk = false;
        const TextSpan span{part.first(dash).toLongLong(&beginOk), part.sliced(dash + 1).toLongLong(&endOk)};
        if (!beginOk || !endOk || span.begin < 0 || span.end < span.begin)
            return {};
        fragments.push_back(span);
    }
    return Extent(std::move(fragments));
}

} // namespace glossator
