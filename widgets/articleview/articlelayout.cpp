// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlelayout.h"

#include "models/base/readingtime.h"
#include "widgets/articleview/blockheadings.h"

#include <QFontMetricsF>

#include <cmath>

namespace glossator {

namespace {

constexpr int KeptAround = 16; ///< blocks on either side of the view that stay laid out
constexpr int KeptAtMost = 128; ///< laid out blocks before far ones are forgotten
constexpr qsizetype SampleLength = 400; ///< UTF-16 units measured to estimate how many fit on a line

} // namespace

ArticleLayout::ArticleLayout(TextOffsets offsets, ArticleHeading heading, ArticleStyle style, int viewportHeight)
    : m_offsets(std::move(offsets))
    , m_heading(std::move(heading))
    , m_style(std::move(style))
    , m_viewportHeight(viewportHeight)
    , m_minutes(readingMinutes(text()))
    , m_headerParts(glossator::headerParts(text(), {m_heading.title, m_heading.source, m_heading.byline}))
    , m_blocks(textBlocks(text()))
{
    // The text says it again at once, whole: nobody wants to read a sentence twice, the first time in large letters.
    if (isExcerpt(m_heading.title, text(), m_headerParts))
        m_heading.title.clear();
    m_title.set(m_heading, m_minutes, m_style);
    estimateHeights();
    m_topOffset = -m_title.height();
    settle();
}

void ArticleLayout::setStyle(ArticleStyle style)
{
    const auto atStart = scrollValue() == 0;
    const auto here = position();
    m_style = std::move(style);
    m_laid.clear();
    m_title.set(m_heading, m_minutes, m_style);
    estimateHeights();
    if (atStart)
        scrollTo(0);
    else
        setPosition(here);
}

void ArticleLayout::setViewportHeight(int height)
{
    m_viewportHeight = height;
    settle();
}

void ArticleLayout::setMentions(const MentionIndex *mentions, const TypeLooks *looks)
{
    m_mentions = mentions;
    m_looks = looks;
    dropAllMarks();
}

void ArticleLayout::dropMarks(TextSpan span)
{
    for (auto &[index, laid] : m_laid) {
        const auto block = spanOf(m_blocks[size_t(index)]);
        if (block.begin <= span.end && span.begin <= block.end)
            laid.marks.reset();
    }
}

void ArticleLayout::dropAllMarks()
{
    for (auto &[index, laid] : m_laid)
        laid.marks.reset();
}

TextSpan ArticleLayout::spanOf(const TextBlock &block) const
{
    return {m_offsets.fromUtf16(block.begin, TextOffsets::Rounding::Down),
        m_offsets.fromUtf16(block.next(), TextOffsets::Rounding::Up)};
}

ArticleLayout::Laid &ArticleLayout::laid(int index)
{
    if (const auto found = m_laid.find(index); found != m_laid.end())
        return found->second;
    const auto &block = m_blocks[size_t(index)];
    const auto shown = QStringView(text()).sliced(block.begin, block.length);
    const auto rightToLeft = ::glossator::isRightToLeft(text(), m_blocks, index);
    auto &laid = m_laid.try_emplace(index, shown, rightToLeft, m_style, isHeading(index)).first->second;
    ++m_layoutsMade;
    if (const auto height = heightFor(index, laid.layout.lineCount()); height != m_heights.height(index))
        m_heights.setHeight(index, height);
    return laid;
}

const BlockLayout &ArticleLayout::block(int index) { return laid(index).layout; }

const std::vector<Mark> &ArticleLayout::marks(int index)
{
    auto &entry = laid(index);
    if (!entry.marks) {
        const auto &block = m_blocks[size_t(index)];
        entry.marks.emplace();
        if (m_mentions && m_looks)
            entry.marks
                = marksOf(m_mentions->touching(spanOf(block)), block, entry.layout, m_offsets, *m_looks, m_style);
    }
    return *entry.marks;
}

int ArticleLayout::heightFor(int index, int lines) const
{
    const auto &block = m_blocks[size_t(index)];
    const auto isLast = index + 1 == int(m_blocks.size());
    // The space above a heading is the end of what stands before it, so that every block begins with its first line.
    const auto aboveHeading = !isLast && isHeading(index + 1) ? m_style.headingGap : 0;
    if (block.kind == TextBlock::Kind::Blank)
        return m_style.blankHeight + aboveHeading;
    // Hard-wrapped lines are not paragraphs: only what is longer than a line of ours gets air below it.
    const auto gap = block.kind == TextBlock::Kind::Paragraph && lines > 1 && !isLast
        && m_blocks[size_t(index) + 1].kind != TextBlock::Kind::Blank;
    return lines * m_style.lineHeight + (gap ? m_style.paragraphGap : 0) + aboveHeading;
}

void ArticleLayout::estimateHeights()
{
    const auto sample = text().first(std::min(SampleLength, text().size()));
    const QFontMetricsF metrics(m_style.textFont);
    const auto advance
        = sample.isEmpty() ? metrics.averageCharWidth() : metrics.horizontalAdvance(sample) / qreal(sample.size());
    // About half a word is left over at the end of a line.
    const auto perLine = std::max(4.0, m_style.columnWidth / std::max(1.0, advance) - 3);
    std::vector<int> heights;
    heights.reserve(m_blocks.size());
    for (int i = 0; i < int(m_blocks.size()); ++i)
        heights.push_back(heightFor(i, std::max(1, int(std::ceil(m_blocks[size_t(i)].length / perLine)))));
    m_heights.reset(std::move(heights));
}

/// Not where the title block says it already.
bool ArticleLayout::isHeading(int index) const
{
    return ::glossator::isHeading(text(), m_blocks, index)
        && (m_headerParts.empty() || m_blocks[size_t(index)].begin >= m_headerParts.back().end);
}

std::vector<ArticleLayout::Visible> ArticleLayout::visible()
{
    std::vector<Visible> result;
    auto y = -m_topOffset;
    auto index = m_topBlock;
    do {
        laid(index);
        result.push_back({index, int(y)});
        y += m_heights.height(index);
    } while (++index < int(m_blocks.size()) && y < m_viewportHeight);
    forgetFarFrom(result.front().block, result.back().block);
    return result;
}

void ArticleLayout::forgetFarFrom(int first, int last)
{
    if (m_laid.size() > KeptAtMost)
        std::erase_if(m_laid,
            [=](const auto &entry) { return entry.first < first - KeptAround || entry.first > last + KeptAround; });
}

bool ArticleLayout::layAhead()
{
    const auto lay = [this](int index) {
        const auto found = m_laid.find(index);
        if (found != m_laid.end() && found->second.marks)
            return false;
        static_cast<void>(marks(index));
        return true;
    };
    auto y = -m_topOffset;
    auto outside = 0; // no more than are kept
    for (auto index = m_topBlock; index < int(m_blocks.size()) && y < 3 * m_viewportHeight && outside < KeptAround; ++index) {
        if (lay(index))
            return true;
        outside += int(y >= m_viewportHeight);
        y += m_heights.height(index);
    }
    y = -m_topOffset;
    for (auto index = m_topBlock; index > std::max(0, m_topBlock - KeptAround) && y > -2 * m_viewportHeight;) {
        if (lay(--index))
            return true;
        y -= m_heights.height(index);
    }
    return false;
}

int ArticleLayout::headingTop() { return int(topOf(0)) - m_title.height(); }

qint64 ArticleLayout::scrollValue() const { return m_title.height() + m_heights.top(m_topBlock) + m_topOffset; }

qint64 ArticleLayout::scrollMaximum() const { return std::max<qint64>(0, estimatedHeight() - m_viewportHeight); }

void ArticleLayout::scrollTo(qint64 value)
{
    const auto last = int(m_blocks.size()) - 1;
    if (value >= scrollMaximum()) {
        m_topBlock = last;
        laid(last);
        m_topOffset = m_heights.height(last) + m_style.marginBottom - m_viewportHeight;
    } else {
        const auto y = std::max<qint64>(0, value) - m_title.height();
        m_topBlock = m_heights.blockAt(y);
        m_topOffset = y - m_heights.top(m_topBlock);
    }
    settle();
}

void ArticleLayout::scrollBy(qint64 pixels)
{
    m_topOffset += pixels;
    settle();
}

void ArticleLayout::settle()
{
    const auto last = int(m_blocks.size()) - 1;
    const auto climb = [this] {
        while (m_topOffset < 0 && m_topBlock > 0) {
            laid(--m_topBlock);
            m_topOffset += m_heights.height(m_topBlock);
        }
        if (m_topBlock == 0)
            m_topOffset = std::max<qint64>(m_topOffset, -m_title.height());
    };
    climb();
    for (laid(m_topBlock); m_topBlock < last && m_topOffset >= m_heights.height(m_topBlock); laid(m_topBlock))
        m_topOffset -= m_heights.height(m_topBlock++);

    // The last page is full, unless there is less than a page.
    auto y = -m_topOffset;
    auto index = m_topBlock;
    for (; index <= last && y < m_viewportHeight; ++index) {
        laid(index);
        y += m_heights.height(index);
    }
    if (const auto end = y + m_style.marginBottom; index > last && end < m_viewportHeight) {
        m_topOffset -= m_viewportHeight - end;
        climb();
    }
}

qint64 ArticleLayout::estimatedTop(qsizetype offset) const
{
    const auto [index, local] = locate(offset);
    const auto &block = m_blocks[size_t(index)];
    const auto within = block.length > 0 ? qint64(m_heights.height(index)) * local / block.length : 0;
    return m_title.height() + m_heights.top(index) + within;
}

ReadingPosition ArticleLayout::position()
{
    const auto &layout = block(m_topBlock);
    const auto line = layout.lineAt(qreal(std::max<qint64>(0, m_topOffset)));
    const auto offset = m_blocks[size_t(m_topBlock)].begin + layout.lineRange(line).first;
    return {m_offsets.fromUtf16(offset, TextOffsets::Rounding::Down), int(m_topOffset - line * m_style.lineHeight)};
}

void ArticleLayout::setPosition(const ReadingPosition &position)
{
    const auto [index, local] = locate(m_offsets.toUtf16(position.offset));
    m_topBlock = index;
    m_topOffset = block(index).lineOf(local) * m_style.lineHeight + position.pixels;
    settle();
}

std::pair<int, int> ArticleLayout::locate(qsizetype offset) const
{
    const auto index = blockHolding(m_blocks, offset);
    const auto &block = m_blocks[size_t(index)];
    return {index, int(std::clamp<qsizetype>(offset - block.begin, 0, block.length))};
}

qint64 ArticleLayout::topOf(int index)
{
    const auto from = std::min(index, m_topBlock);
    const auto to = std::max(index, m_topBlock);
    if (to - from <= KeptAround) {
        for (auto between = from; between < to; ++between)
            laid(between);
    }
    return m_heights.top(index) - m_heights.top(m_topBlock) - m_topOffset;
}

QRectF ArticleLayout::caretRect(qsizetype offset)
{
    const auto [index, local] = locate(offset);
    const auto &layout = block(index);
    return QRectF(m_style.columnLeft + layout.caretX(local),
        qreal(topOf(index)) + layout.lineOf(local) * m_style.lineHeight, 1, m_style.lineHeight);
}

ArticleLayout::Visible ArticleLayout::blockAt(qreal y)
{
    // What is far away lies where the estimates say, as it does for topOf().
    const auto guess = m_heights.blockAt(qint64(y) + m_topOffset + m_heights.top(m_topBlock));
    if (std::abs(guess - m_topBlock) > KeptAround) {
        laid(guess);
        return {guess, int(topOf(guess))};
    }
    auto index = m_topBlock;
    auto top = -m_topOffset;
    while (index > 0 && y < qreal(top)) {
        laid(--index);
        top -= m_heights.height(index);
    }
    for (laid(index); index + 1 < int(m_blocks.size()) && y >= qreal(top + m_heights.height(index)); laid(index))
        top += m_heights.height(index++);
    return {index, int(top)};
}

qreal ArticleLayout::middleOfLine(qreal y)
{
    const auto [index, top] = blockAt(y);
    return top + (block(index).lineAt(std::max(0.0, y - top)) + 0.5) * m_style.lineHeight;
}

qsizetype ArticleLayout::offsetAt(QPointF point)
{
    const auto [index, top] = blockAt(point.y());
    const auto &layout = block(index);
    const auto line = layout.lineAt(std::max(0.0, point.y() - top));
    auto offset = m_blocks[size_t(index)].begin + layout.offsetAt(line, point.x() - m_style.columnLeft);
    while (splitsGrapheme(offset))
        --offset;
    return offset;
}

bool ArticleLayout::isOnText(QPointF point)
{
    const auto [index, top] = blockAt(point.y());
    const auto &layout = block(index);
    const auto y = point.y() - qreal(top);
    if (y < 0 || y >= layout.textHeight())
        return false;
    const auto [begin, end] = layout.lineRange(layout.lineAt(y));
    const auto reach = m_style.lineHeight / 4.0; // whoever aims at the end of a word may miss it by so much
    const auto x = point.x() - m_style.columnLeft;
    const auto stretches = layout.stretches(begin, end);
    return !stretches.empty() && stretches.front().left - reach <= x && x <= stretches.back().right + reach;
}

bool ArticleLayout::splitsGrapheme(qsizetype offset) const
{
    const auto codePoint = m_offsets.fromUtf16(offset);
    return !codePoint || m_offsets.splitsGrapheme(*codePoint);
}

void ArticleLayout::reveal(qsizetype offset)
{
    const auto rect = caretRect(offset);
    const auto margin = std::min<qreal>(m_style.lineHeight, m_viewportHeight / 4.0);
    if (rect.top() < -m_viewportHeight || rect.bottom() > 2 * m_viewportHeight) {
        const auto [index, local] = locate(offset);
        m_topBlock = index;
        m_topOffset = block(index).lineOf(local) * m_style.lineHeight - m_viewportHeight / 3;
        settle();
    } else if (rect.top() < margin) {
        scrollBy(qint64(std::floor(rect.top() - margin)));
    } else if (rect.bottom() > m_viewportHeight - margin) {
        scrollBy(qint64(std::ceil(rect.bottom() - m_viewportHeight + margin)));
    }
    // The first line is shown with the heading over it.
    const auto [index, local] = locate(offset);
    if (rect.top() < margin && index == 0 && block(0).lineOf(local) == 0
        && caretRect(offset).bottom() + qreal(scrollValue()) + margin <= m_viewportHeight)
        scrollBy(-scrollValue());
}

} // namespace glossator
