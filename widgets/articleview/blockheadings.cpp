// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/blockheadings.h"

#include <QChar>

#include <algorithm>

namespace glossator {

namespace {

constexpr int LongestHeading = 80; ///< UTF-16 units: about a line
constexpr int ShortestParagraph = 160; ///< what is longer needs no blank line to stand apart

bool isParagraph(const TextBlock &block) { return block.kind == TextBlock::Kind::Paragraph && block.opens; }

bool endsLikeASentence(QStringView line)
{
    line = line.trimmed();
    while (!line.isEmpty() && QStringView(u"\"'\u201D\u2019\u00BB)]\uFF09\u300D").contains(line.back()))
        line.chop(1);
    return line.isEmpty()
        || QStringView(u".!?\u2026:;,\u3002\uFF01\uFF1F\uFF0C\u060C\u061B\u061F\u06D4\u0964").contains(line.back());
}

bool looksLikeHeading(QStringView text, const TextBlock &block)
{
    if (!isParagraph(block) || block.length < 2 || block.length > LongestHeading)
        return false;
    const auto line = text.sliced(block.begin, block.length).trimmed();
    // A list, a quotation or a half sentence begins otherwise.
    const auto first = line.front();
    if (!(first.isLetterOrNumber() || first.isHighSurrogate()) || first.isLower() || endsLikeASentence(line))
        return false;
    return std::ranges::any_of(line, [](QChar c) { return c.isLetter() || c.isSurrogate(); });
}

} // namespace

bool isHeading(QStringView text, const std::vector<TextBlock> &blocks, int block)
{
    if (!looksLikeHeading(text, blocks[size_t(block)]))
        return false;
    const auto blankOrLong = [&](int index) {
        const auto &other = blocks[size_t(index)];
        return other.kind == TextBlock::Kind::Blank || other.length >= ShortestParagraph;
    };
    const auto count = int(blocks.size());
    if ((block > 0 && !blankOrLong(block - 1)) || block + 1 >= count || !blankOrLong(block + 1))
        return false;
    // One blank line or two: the text that it heads follows, no further short line of a list or a poem.
    auto next = block + 1;
    while (next < std::min(count, block + 4) && blocks[size_t(next)].kind == TextBlock::Kind::Blank)
        ++next;
    if (next == count || blocks[size_t(next)].kind == TextBlock::Kind::Blank)
        return false;
    const bool standsAlone = next + 1 == count || blocks[size_t(next) + 1].kind == TextBlock::Kind::Blank;
    return !(standsAlone && looksLikeHeading(text, blocks[size_t(next)]));
}

} // namespace glossator
