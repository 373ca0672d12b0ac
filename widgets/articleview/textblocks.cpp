// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/textblocks.h"

#include <QChar>

#include <algorithm>

namespace glossator {

namespace {

/// LF, VT, FF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
bool isLineEnd(char16_t unit)
{
    return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

qsizetype nextLineEnd(QStringView text, qsizetype from)
{
    // Sixteen units at once, without a branch inside, is what a compiler turns into vector instructions.
    constexpr qsizetype Step = 16;
    const auto *units = text.utf16();
    while (from + Step <= text.size()) {
        unsigned found = 0;
        for (qsizetype i = 0; i < Step; ++i) {
            const char16_t unit = units[from + i];
            found |= unsigned(char16_t(unit - 0x0A) <= 3) | unsigned(unit == 0x85) | unsigned((unit & ~1) == 0x2028);
        }
        if (found)
            break;
        from += Step;
    }
    while (from < text.size() && !isLineEnd(units[from]))
        ++from;
    return from;
}

bool isSentenceEnd(QStringView text, qsizetype space)
{
    auto last = space - 1;
    while (last > 0 && (text[last] == u'"' || text[last] == u'\u201D' || text[last] == u'\u2019' || text[last] == u')'))
        --last;
    return QStringView(u".!?\u2026\u3002\u061F\u06D4").contains(text[last]);
}

/// Where a block that begins at `begin` and must end at `limit` or before had best end.
qsizetype cut(QStringView text, qsizetype begin, qsizetype limit)
{
    const auto earliest = begin + (limit - begin) / 2;
    qsizetype afterSpace = -1;
    for (auto at = limit; at > earliest; --at) {
        if (!text[at - 1].isSpace())
            continue;
        if (isSentenceEnd(text, at - 1))
            return at;
        if (afterSpace < 0)
            afterSpace = at;
    }
    if (afterSpace >= 0)
        return afterSpace;
    while (limit > earliest && (text[limit].isLowSurrogate() || text[limit].isMark() || text[limit] == QChar(0x200D)))
        --limit;
    return limit;
}

bool isBlank(QStringView paragraph)
{
    return paragraph.size() < 64 && std::ranges::all_of(paragraph, [](QChar c) { return c.isSpace(); });
}

} // namespace

std::vector<TextBlock> textBlocks(QStringView text)
{
    std::vector<TextBlock> blocks;
    qsizetype begin = 0;
    while (true) {
        const auto end = nextLineEnd(text, begin);
        auto from = begin;
        while (end - from > MaxBlockLength) {
            const auto to = cut(text, from, from + MaxBlockLength);
            blocks.push_back({from, qint32(to - from), TextBlock::Kind::Part, from == begin, 0});
            from = to;
        }
        const auto blank = from == begin && isBlank(text.sliced(begin, end - begin));
        const auto kind = blank ? TextBlock::Kind::Blank : TextBlock::Kind::Paragraph;
        const auto lineEnd = text.sliced(end).startsWith(u"\r\n") ? 2 : end < text.size() ? 1 : 0;
        blocks.push_back({from, qint32(end - from), kind, from == begin, quint8(lineEnd)});
        if (lineEnd == 0)
            break;
        begin = end + lineEnd;
    }
    // A line end closes its line: what it closes a text with is not one more empty line.
    if (blocks.size() > 1 && blocks.back().length == 0)
        blocks.pop_back();
    return blocks;
}

int blockHolding(const std::vector<TextBlock> &blocks, qsizetype offset)
{
    const auto next = std::ranges::upper_bound(blocks, offset, {}, &TextBlock::begin);
    return std::max(0, int(next - blocks.begin()) - 1);
}

bool isRightToLeft(QStringView text, const std::vector<TextBlock> &blocks, int block)
{
    auto first = block;
    while (!blocks[size_t(first)].opens)
        --first;
    const auto from = blocks[size_t(first)].begin;
    return text.sliced(from, blocks[size_t(block)].end() - from).isRightToLeft();
}

} // namespace glossator
