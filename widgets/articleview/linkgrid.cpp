// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linkgrid.h"

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

constexpr qreal Clear = 3; ///< between a curve or a label and a tag
constexpr qreal Edge = 2; ///< of the viewport

} // namespace

LinkGrid::LinkGrid(ArticleLayout &layout, QSizeF viewport)
    : m_layout(layout)
    , m_style(layout.style())
    , m_viewport(viewport)
{
    for (const auto [index, top] : layout.visible()) {
        const auto &block = layout.block(index);
        if (layout.blocks()[size_t(index)].kind == TextBlock::Kind::Blank)
            continue;
        // A line counts as in view when the middle of its letters is.
        const auto middle = (m_style.textTop + m_style.textBottom) / 2;
        const auto first = std::max(0, int(std::ceil((-top - middle) / m_style.lineHeight)));
        const auto last
            = std::min(block.lineCount() - 1, int(std::floor((viewport.height() - top - middle) / m_style.lineHeight)));
        if (first > last)
            continue;
        const auto firstRow = int(m_rows.size());
        m_blocks.push_back({index, qreal(top), firstRow - first, first, last});
        for (int line = first; line <= last; ++line)
            m_rows.push_back({qreal(top) + line * m_style.lineHeight, {}});
        for (const auto &mark : layout.marks(index)) {
            const auto isSeen = std::ranges::any_of(mark.stretches,
                [=](const LineStretch &stretch) { return first <= stretch.line && stretch.line <= last; });
            if (isSeen)
                m_mentions.emplace_back(mark.mention, mark.entity);
            const auto line = int(std::lround(mark.tagRect.top())) / m_style.lineHeight;
            if (!mark.tag.isEmpty() && first <= line && line <= last)
                m_rows[size_t(firstRow + line - first)].tags.push_back(
                    {mark.tagRect.translated(m_style.columnLeft, top), mark.mention});
        }
        const auto begin = layout.blocks()[size_t(index)].begin;
        const auto &offsets = layout.offsets();
        if (m_blocks.size() == 1)
            m_visibleText.begin
                = offsets.fromUtf16(begin + block.lineRange(first).first, TextOffsets::Rounding::Down);
        m_visibleText.end = offsets.fromUtf16(begin + block.lineRange(last).second, TextOffsets::Rounding::Up);
    }
}

std::vector<LinkGrid::Piece> LinkGrid::piecesOf(const Extent &extent) const
{
    std::vector<Piece> pieces;
    const auto inOrder = extent.inTextOrder();
    for (const auto &fragment : inOrder.fragments()) {
        const auto begin = m_layout.offsets().toUtf16(fragment.begin);
        const auto end = m_layout.offsets().toUtf16(fragment.end);
        for (const auto &block : m_blocks) {
            const auto &text = m_layout.blocks()[size_t(block.index)];
            const auto from = std::max(begin, text.begin) - text.begin;
            const auto to = std::min(end, text.end()) - text.begin;
            if (from > to || (from == to && begin != end))
                continue;
            const auto &layout = m_layout.block(block.index);
            auto stretches = layout.stretches(int(from), int(to));
            if (from == to) { // a place between two letters
                const auto x = layout.caretX(int(from));
                stretches = {{layout.lineOf(int(from)), x - 3, x + 3, layout.isRightToLeft()}};
            }
            for (const auto &stretch : stretches) {
                if (block.firstLine <= stretch.line && stretch.line <= block.lastLine)
                    pieces.push_back({block.firstRow + stretch.line, m_style.columnLeft + stretch.left,
                        m_style.columnLeft + stretch.right, stretch.rightToLeft});
            }
        }
    }
    return pieces;
}

const QRectF *LinkGrid::tagOf(int row, MentionId mention) const
{
    const auto &tags = m_rows[size_t(row)].tags;
    const auto found = std::ranges::find(tags, mention, &Tag::mention);
    return mention && found != tags.end() ? &found->rect : nullptr;
}

std::optional<qreal> LinkGrid::openingAbove(const Piece &piece, qreal wanted, MentionId mention) const
{
    const auto inset = std::min(4.0, (piece.right - piece.left) / 2);
    const auto from = piece.left + inset;
    const auto to = piece.right - inset;
    std::vector<qreal> candidates{std::clamp(wanted, from, to)};
    const auto &tags = m_rows[size_t(piece.row)].tags;
    for (const auto &tag : tags) {
        candidates.push_back(tag.rect.right() + Clear + 1);
        candidates.push_back(tag.rect.left() - Clear - 1);
    }
    std::optional<qreal> best;
    for (const auto x : candidates) {
        const auto isOpen = from <= x && x <= to && std::ranges::none_of(tags, [&](const Tag &tag) {
            return tag.mention != mention && tag.rect.left() - Clear < x && x < tag.rect.right() + Clear;
        });
        if (isOpen && (!best || std::abs(x - wanted) < std::abs(*best - wanted)))
            best = x;
    }
    return best;
}

std::vector<QRectF> LinkGrid::obstacles(qreal y, bool overTags) const
{
    std::vector<QRectF> found;
    const auto isInTheWay = [&](const QRectF &rect) { return rect.bottom() > y + 1 && rect.top() < y + m_style.stripHeight - 1; };
    std::ranges::copy_if(m_taken, std::back_inserter(found), isInTheWay);
    if (overTags)
        return found;
    const auto first = std::ranges::lower_bound(m_rows, y - m_style.stripHeight, {}, &Row::top);
    for (auto row = first; row != m_rows.end() && row->top < y + m_style.stripHeight; ++row) {
        for (const auto &tag : row->tags) {
            if (isInTheWay(tag.rect))
                found.push_back(tag.rect);
        }
    }
    return found;
}

std::optional<QRectF> LinkGrid::room(
    qreal y, qreal width, qreal wanted, qreal from, qreal to, bool overTags) const
{
    from = std::max(from, Edge);
    to = std::min(to, m_viewport.width() - width - Edge);
    if (y < 0 || y + m_style.stripHeight > m_viewport.height() || from > to)
        return {};
    const auto others = obstacles(y, overTags);
    std::vector<qreal> candidates{std::clamp(wanted, from, to)};
    for (const auto &other : others) {
        candidates.push_back(other.right() + Clear);
        candidates.push_back(other.left() - Clear - width);
    }
    std::optional<qreal> best;
    for (const auto x : candidates) {
        const auto isFree = from <= x && x <= to && std::ranges::none_of(others, [&](const QRectF &other) {
            return other.left() - Clear < x + width - 0.01 && x + 0.01 < other.right() + Clear;
        });
        if (isFree && (!best || std::abs(x - wanted) < std::abs(*best - wanted)))
            best = x;
    }
    return best ? std::optional(QRectF(*best, y + 0.5, width, m_style.stripHeight - 1)) : std::nullopt;
}

} // namespace glossator
