// SPDX-License-Identifier: GPL-3.0-or-later
// The heights of the blocks of an article, stacked: where a block begins, and which one is at a given height.
// A Fenwick tree: a change or a question costs O(log n). Plain value, any thread. Pixels.
#pragma once

#include <QtTypes>

#include <vector>

namespace glossator {

class HeightMap {
public:
    /// One height per block, none negative.
    void reset(std::vector<int> heights);
    void setHeight(int block, int height);

    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] int height(int block) const { return m_heights[size_t(block)]; }
    /// Where the block begins; top(count()) is the whole height.
    [[nodiscard]] qint64 top(int block) const;
    [[nodiscard]] qint64 total() const { return top(count()); }
    /// The block that covers y, the last one below the end, or 0 above the start. There must be a block.
    [[nodiscard]] int blockAt(qint64 y) const;

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_sums; ///< Fenwick: entry i covers the `i & -i` blocks that end before block i
};

} // namespace glossator
