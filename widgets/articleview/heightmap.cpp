// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/heightmap.h"

#include <algorithm>
#include <bit>

namespace glossator {

void HeightMap::reset(std::vector<int> heights)
{
    m_heights = std::move(heights);
    m_sums.assign(m_heights.size() + 1, 0);
    for (size_t i = 1; i < m_sums.size(); ++i) {
        m_sums[i] += m_heights[i - 1];
        if (const size_t parent = i + (i & -i); parent < m_sums.size())
            m_sums[parent] += m_sums[i];
    }
}

void HeightMap::setHeight(int block, int height)
{
    const auto difference = height - m_heights[size_t(block)];
    m_heights[size_t(block)] = height;
    for (size_t i = size_t(block) + 1; i < m_sums.size(); i += i & -i)
        m_sums[i] += difference;
}

qint64 HeightMap::top(int block) const
{
    qint64 sum = 0;
    for (size_t i = size_t(block); i > 0; i &= i - 1)
        sum += m_sums[i];
    return sum;
}

int HeightMap::blockAt(qint64 y) const
{
    size_t found = 0;
    for (size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        if (found + step < m_sums.size() && m_sums[found + step] <= y) {
            found += step;
            y -= m_sums[found];
        }
    }
    return int(std::min(found, m_heights.size() - 1));
}

} // namespace glossator
