// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sourcetext.h"

namespace glossator {

SourceText::SourceText(OutputFile file) : m_file(std::move(file))
{
    for (qsizetype at = 0; at < m_file.bytes.size();) {
        m_starts.push_back(at);
        const qsizetype end = m_file.bytes.indexOf('\n', at);
        const qsizetype next = end < 0 ? m_file.bytes.size() : end + 1;
        m_mostBytes = std::max(m_mostBytes, next - at);
        at = next;
    }
    for (const OutputPlace &place : m_file.places) {
        const auto row = std::ranges::lower_bound(m_starts, place.begin) - m_starts.begin();
        if (!m_rows.contains(place.owner))
            m_rows.insert(place.owner, int(row));
    }
}

qsizetype SourceText::endOf(int row) const
{
    return row + 1 < rows() ? m_starts[size_t(row) + 1] : m_file.bytes.size();
}

QByteArrayView SourceText::line(int row) const
{
    QByteArrayView line = lines(row, 1);
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

QByteArrayView SourceText::lines(int first, int count) const
{
    const qsizetype begin = m_starts[size_t(first)];
    return QByteArrayView(m_file.bytes).sliced(begin, endOf(first + count - 1) - begin);
}

Owner SourceText::owner(int row) const
{
    const qsizetype begin = m_starts[size_t(row)];
    const auto next = std::ranges::upper_bound(m_file.places, begin, {}, &OutputPlace::begin);
    if (next == m_file.places.begin())
        return {};
    const OutputPlace &place = *std::prev(next);
    return begin < place.end ? place.owner : Owner();
}

std::vector<SourceChange> SourceText::since(const SourceText &before) const
{
    constexpr int reach = 50; // how far lines are looked for again behind a change
    constexpr size_t most = 100; // changes that are told apart
    const auto isSame = [&](int old, int now) { return before.lines(old, 1) == lines(now, 1); };
    int oldEnd = before.rows();
    int nowEnd = rows();
    for (; oldEnd > 0 && nowEnd > 0 && isSame(oldEnd - 1, nowEnd - 1); --oldEnd)
        --nowEnd;

    std::vector<SourceChange> changes;
    for (int old = 0, now = 0; old < oldEnd || now < nowEnd;) {
        if (old < oldEnd && now < nowEnd && isSame(old, now)) {
            ++old;
            ++now;
            continue;
        }
        SourceChange change{old, oldEnd - old, nowEnd - now};
        // The nearest place where both go on with the same line.
        bool isFound = changes.size() >= most;
        for (int steps = 1; !isFound && steps <= reach; ++steps) {
            for (int removed = 0; !isFound && removed <= steps; ++removed) {
                const int inserted = steps - removed;
                if (old + removed < oldEnd && now + inserted < nowEnd && isSame(old + removed, now + inserted)) {
                    change = {old, removed, inserted};
                    isFound = true;
                }
            }
        }
        changes.push_back(change);
        old += change.removed;
        now += change.inserted;
    }
    return changes;
}

} // namespace glossator
