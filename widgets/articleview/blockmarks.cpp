// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/blockmarks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <map>

namespace glossator {

namespace {

constexpr qreal PlaceReach = 3; ///< how far from a zero-length mention a click still means it
constexpr qreal TagSlack = 2.2; ///< how far a tag may stand off its words, in heights of the strip

struct Range {
    int begin = 0;
    int end = 0;
    [[nodiscard]] bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
};

/// Longer ones run below shorter ones, and none through another.
void assignLanes(std::vector<Mark> &marks, const std::vector<Range> &ranges, int lanes)
{
    std::vector<size_t> order(marks.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](size_t i) { return ranges[i].end - ranges[i].begin; });
    std::vector<std::vector<Range>> taken;
    for (const auto i : order) {
        if (marks[i].isPlace || marks[i].look->isEvent)
            continue;
        size_t lane = 0;
        while (lane < taken.size()
            && std::ranges::any_of(taken[lane], [&](Range other) { return other.overlaps(ranges[i]); }))
            ++lane;
        if (lane == taken.size())
            taken.emplace_back();
        taken[lane].push_back(ranges[i]);
        marks[i].lane = std::min(int(lane), lanes - 1);
    }
}

void assignDepths(std::vector<Mark> &marks, const std::vector<Range> &ranges)
{
    for (size_t i = 0; i < marks.size(); ++i) {
        for (size_t below = 0; below < i; ++below) {
            if (ranges[below].overlaps(ranges[i]) && !marks[below].look->isEvent)
                marks[i].depth = std::max(marks[i].depth, marks[below].depth + 1);
        }
    }
}

/// Gives the marks that begin on one line their tags.
void tagLine(std::vector<Mark> &marks, const std::vector<std::pair<size_t, TagWish>> &wanted, int line,
    const ArticleStyle &style)
{
    std::vector<TagWish> wishes;
    for (const auto &[mark, wish] : wanted)
        wishes.push_back(wish);
    const auto margin = style.columnLeft - 2.0; // tags may stand in the margin, as their words cannot
    const auto places = placeTags(
        wishes, {-margin, style.columnWidth + margin, style.stripHeight * 0.35, style.stripHeight * TagSlack});
    for (size_t i = 0; i < places.size(); ++i) {
        if (places[i].form < 0)
            continue; // colour and pattern still tell the type
        const auto &form = wishes[i].forms[size_t(places[i].form)];
        auto &mark = marks[wanted[i].first];
        mark.tag = form.text;
        mark.tagRect = {places[i].left, qreal(line * style.lineHeight), form.width, qreal(style.stripHeight)};
    }
}

/// What a mention's tag may say: a suggestion's ends in a question mark, an event's is a chip around the words.
std::vector<TagForm> tagFormsOf(const Mark &mark, const ArticleStyle &style, const QFontMetricsF &metrics)
{
    auto forms = mark.look->tagForms;
    const auto sign = mark.suggested ? metrics.horizontalAdvance(u'?') : 0;
    const auto padding = mark.look->isEvent ? style.stripHeight * 0.3 : 0;
    for (auto &form : forms) {
        if (mark.suggested)
            form.text += u'?';
        form.width += sign + 2 * padding;
    }
    return forms;
}

} // namespace

QRectF tintRect(const LineStretch &stretch, const ArticleStyle &style)
{
    return {stretch.left, stretch.line * style.lineHeight + style.textTop, stretch.right - stretch.left,
        style.textBottom - style.textTop};
}

std::vector<Mark> marksOf(const std::vector<const Mention *> &mentions, const TextBlock &block,
    const BlockLayout &layout, const TextOffsets &offsets, const TypeLooks &looks, const ArticleStyle &style)
{
    std::vector<Mark> marks;
    std::vector<Range> ranges;
    std::map<int, std::vector<std::pair<size_t, TagWish>>> tags; ///< by line: which mark's, and what it wants
    const QFontMetricsF tagMetrics(style.tagFont);
    const auto local = [&](qsizetype codePoint) {
        return int(std::clamp<qsizetype>(offsets.toUtf16(codePoint) - block.begin, 0, block.length));
    };
    const auto isIn = [&](qsizetype utf16) {
        return block.begin <= utf16
            && (utf16 < block.next() || (utf16 == block.next() && utf16 == offsets.text().size()));
    };
    for (const auto *mention : mentions) {
        if (mention->by.status == Status::Rejected)
            continue;
        const auto hull = mention->extent.hull();
        Mark mark;
        mark.mention = mention->id;
        mark.entity = mention->entity;
        mark.look = &looks.of(mention->type);
        mark.length = hull.length();
        mark.suggested = mention->by.status == Status::Suggested;
        mark.flagged = !mention->flag.isEmpty();
        const auto hullBegin = offsets.toUtf16(hull.begin);
        const auto hullEnd = offsets.toUtf16(hull.end);
        mark.begins = isIn(hullBegin);
        mark.ends = isIn(hullEnd);
        const Range range{local(hull.begin), local(hull.end)};

        const auto extent = mention->extent.inTextOrder();
        auto reached = range.begin;
        for (const auto &fragment : extent.fragments()) {
            const auto begin = local(fragment.begin);
            const auto end = local(fragment.end);
            if (begin > reached)
                std::ranges::copy(layout.stretches(reached, begin), std::back_inserter(mark.bridges));
            reached = std::max(reached, end);
            std::ranges::copy(layout.stretches(begin, end), std::back_inserter(mark.stretches));
        }
        if (reached < range.end)
            std::ranges::copy(layout.stretches(reached, range.end), std::back_inserter(mark.bridges));
        if (mark.stretches.empty() && mark.bridges.empty()) {
            if (!mark.begins)
                continue;
            const auto x = layout.caretX(range.begin);
            mark.stretches.push_back({layout.lineOf(range.begin), x, x, layout.isRightToLeft()});
            mark.isPlace = true;
        }
        if (mark.begins && !mark.stretches.empty()) {
            const auto line = mark.stretches.front().line;
            const auto x = layout.caretX(range.begin);
            const auto distance = [x](const LineStretch &stretch) {
                return std::abs((stretch.rightToLeft ? stretch.right : stretch.left) - x);
            };
            const auto *first = &mark.stretches.front();
            for (const auto &stretch : mark.stretches) {
                if (stretch.line == line && distance(stretch) < distance(*first))
                    first = &stretch;
            }
            tags[line].emplace_back(marks.size(),
                TagWish{tagFormsOf(mark, style, tagMetrics), first->rightToLeft ? first->right : first->left,
                    first->rightToLeft, first->right - first->left});
        }
        marks.push_back(std::move(mark));
        ranges.push_back(range);
    }
    assignLanes(marks, ranges, style.lanes);
    assignDepths(marks, ranges);
    for (const auto &[line, wanted] : tags)
        tagLine(marks, wanted, line, style);
    return marks;
}

std::vector<MentionId> marksAt(const std::vector<Mark> &marks, QPointF point, const ArticleStyle &style)
{
    std::vector<const Mark *> hits;
    const Mark *tagged = nullptr;
    for (const auto &mark : marks) {
        if (!mark.tag.isEmpty() && mark.tagRect.contains(point))
            tagged = &mark;
        else if (std::ranges::any_of(mark.stretches, [&](const LineStretch &stretch) {
                     const auto reach = mark.isPlace ? PlaceReach : 0;
                     return tintRect(stretch, style).adjusted(-reach, 0, reach, 0).contains(point);
                 }))
            hits.push_back(&mark);
    }
    std::ranges::reverse(hits);
    std::ranges::stable_sort(hits, {}, &Mark::length);
    if (tagged)
        hits.insert(hits.begin(), tagged);
    std::vector<MentionId> ids;
    for (const auto *mark : hits)
        ids.push_back(mark->mention);
    return ids;
}

} // namespace glossator
