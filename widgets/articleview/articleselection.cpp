// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articleselection.h"

#include "models/base/boundaries.h"

#include <algorithm>

namespace glossator {

std::vector<ArticleSelection::Range> ArticleSelection::ranges() const
{
    auto parts = m_parts;
    parts.emplace_back(std::minmax(m_anchor, m_caret));
    std::ranges::sort(parts);
    std::vector<Range> result;
    for (const auto &part : parts) {
        if (part.first == part.second)
            continue;
        if (!result.empty() && part.first <= result.back().second)
            result.back().second = std::max(result.back().second, part.second);
        else
            result.push_back(part);
    }
    return result;
}

void ArticleSelection::place(qsizetype offset) { select(offset, offset); }

void ArticleSelection::select(qsizetype anchor, qsizetype caret)
{
    m_parts.clear();
    adjust(anchor, caret);
}

void ArticleSelection::adjust(qsizetype anchor, qsizetype caret)
{
    m_anchor = anchor;
    m_caret = caret;
    m_besideText = false;
}

void ArticleSelection::addPart(qsizetype offset)
{
    if (m_anchor != m_caret)
        m_parts.emplace_back(std::minmax(m_anchor, m_caret));
    adjust(offset, offset);
}

qsizetype CaretMover::moved(qsizetype caret, ArticleCommand move, int page)
{
    using enum ArticleCommand;
    if (move != LineUp && move != LineDown && move != PageUp && move != PageDown)
        m_column.reset();
    switch (move) {
    case Left:
    case Right:
        return stepped(caret, move == Right);
    case WordLeft:
    case WordRight:
        return byWord(caret, (move == WordRight) != readsLeft(caret));
    case LineUp:
    case LineDown:
        return byLine(caret, move == LineDown);
    case LineStart:
    case LineEnd:
        return lineEdge(caret, move == LineEnd);
    case SentenceBack:
    case SentenceForward:
        return bySentence(caret, move == SentenceForward);
    case ParagraphUp:
    case ParagraphDown:
        return byParagraph(caret, move == ParagraphDown);
    case PageUp:
    case PageDown:
        return byPixels(caret, move == PageDown ? page : -page);
    case ArticleStart:
        return 0;
    case ArticleEnd:
        return m_layout.text().size();
    default:
        return caret;
    }
}

bool CaretMover::readsLeft(qsizetype caret) const
{
    return m_layout.block(m_layout.locate(caret).first).isRightToLeft();
}

qsizetype CaretMover::stepped(qsizetype caret, bool toRight) const
{
    const auto [index, local] = m_layout.locate(caret);
    const auto &layout = m_layout.block(index);
    const auto &blocks = m_layout.blocks();
    const auto &block = blocks[size_t(index)];
    const auto step = [&](int from) { return toRight ? layout.rightOf(from) : layout.leftOf(from); };
    auto next = step(local);
    while (m_layout.splitsGrapheme(block.begin + next) && step(next) != next)
        next = step(next);
    // The end of a part of a paragraph is where the next part begins.
    if (next != local && !(block.kind == TextBlock::Kind::Part && next == block.length))
        return block.begin + next;
    const auto forward = toRight != layout.isRightToLeft();
    if (forward)
        return index + 1 < int(blocks.size()) ? block.next() : caret;
    if (index == 0)
        return caret;
    const auto &former = blocks[size_t(index) - 1];
    return former.kind == TextBlock::Kind::Part ? former.begin + m_layout.block(index - 1).previous(former.length)
                                                : former.end();
}

qsizetype CaretMover::byWord(qsizetype caret, bool forward) const
{
    const auto &offsets = m_layout.offsets();
    const Boundaries boundaries(offsets);
    const auto here = offsets.fromUtf16(caret, TextOffsets::Rounding::Down);
    if (!forward) {
        const auto word = boundaries.previousWord(here);
        return offsets.toUtf16(word ? word->begin : 0);
    }
    const auto word = boundaries.wordAt(here);
    if (here < word.end)
        return offsets.toUtf16(word.end);
    const auto next = boundaries.nextWord(here);
    return offsets.toUtf16(next ? next->end : offsets.length());
}

qsizetype CaretMover::bySentence(qsizetype caret, bool forward) const
{
    const auto &offsets = m_layout.offsets();
    const Boundaries boundaries(offsets);
    const auto here = offsets.fromUtf16(caret, TextOffsets::Rounding::Down);
    auto sentence = boundaries.sentenceAt(here);
    if (forward) {
        if (here >= sentence.end) {
            const auto word = boundaries.nextWord(here);
            sentence = word ? boundaries.sentenceAt(word->begin) : TextSpan{here, offsets.length()};
        }
        return offsets.toUtf16(sentence.end);
    }
    if (here <= sentence.begin) {
        const auto word = boundaries.previousWord(here);
        sentence = word ? boundaries.sentenceAt(word->begin) : TextSpan{0, here};
    }
    return offsets.toUtf16(sentence.begin);
}

qsizetype CaretMover::byParagraph(qsizetype caret, bool forward) const
{
    const auto &blocks = m_layout.blocks();
    const auto isStop = [&blocks](int index) {
        return blocks[size_t(index)].opens && blocks[size_t(index)].kind != TextBlock::Kind::Blank;
    };
    auto [index, local] = m_layout.locate(caret);
    if (forward) {
        for (++index; index < int(blocks.size()); ++index) {
            if (isStop(index))
                return blocks[size_t(index)].begin;
        }
        return m_layout.text().size();
    }
    if (local == 0)
        --index;
    while (index > 0 && !isStop(index))
        --index;
    return index < 0 ? 0 : blocks[size_t(index)].begin;
}

qsizetype CaretMover::lineEdge(qsizetype caret, bool end) const
{
    const auto [index, local] = m_layout.locate(caret);
    const auto &layout = m_layout.block(index);
    const auto line = layout.lineOf(local);
    const auto [first, last] = layout.lineRange(line);
    const auto edge = !end ? first : line + 1 < layout.lineCount() ? layout.previous(last) : last;
    return m_layout.blocks()[size_t(index)].begin + edge;
}

qsizetype CaretMover::byLine(qsizetype caret, bool down)
{
    auto [index, local] = m_layout.locate(caret);
    const auto *layout = &m_layout.block(index);
    if (!m_column)
        m_column = layout->caretX(local);
    auto line = layout->lineOf(local) + (down ? 1 : -1);
    if (line < 0 || line >= layout->lineCount()) {
        index += down ? 1 : -1;
        if (index < 0)
            return 0;
        if (index == int(m_layout.blocks().size()))
            return m_layout.text().size();
        layout = &m_layout.block(index);
        line = down ? 0 : layout->lineCount() - 1;
    }
    return m_layout.blocks()[size_t(index)].begin + layout->offsetAt(line, *m_column);
}

qsizetype CaretMover::byPixels(qsizetype caret, int pixels)
{
    const auto rect = m_layout.caretRect(caret);
    if (!m_column)
        m_column = rect.x() - m_layout.style().columnLeft;
    const QPointF target(*m_column + m_layout.style().columnLeft, rect.center().y() + pixels);
    const auto found = m_layout.offsetAt(target);
    const auto [index, top] = m_layout.blockAt(target.y());
    if (pixels > 0 && index + 1 == int(m_layout.blocks().size())
        && target.y() > top + m_layout.block(index).textHeight())
        return m_layout.text().size();
    return pixels < 0 && index == 0 && target.y() < top ? 0 : found;
}

} // namespace glossator
