// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/blockmarks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <map>

namespace glossator {

namespace {

constexpr qreal PlaceReach = 3; ///< how far from a zero-length mention a click still means it

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

/// As much of a tag's words as there is room for, and at least a letter. They end in “…” where three letters or more go
/// before it; fewer would tell less than the letters that stand in its place.
QString shortened(const QString &text, qreal room, const QFontMetricsF &metrics)
{
    for (auto letters = text.size() - 1; letters >= 3; --letters) {
        if (const QString sign = text.first(letters) + u'…'; metrics.horizontalAdvance(sign) <= room)
            return sign;
    }
    auto letters = text.size();
    while (letters > 1 && metrics.horizontalAdvance(text.first(letters)) > room)
        --letters;
    return text.first(letters);
}

struct TagPlace {
    size_t mark = 0;
    qreal edge = 0; ///< where the mention's first character begins
};

/// Puts the tags of one line, those of one reading direction, beside each other and beside the `taken` ones.
void placeTags(std::vector<Mark> &marks, std::vector<TagPlace> places, int line, bool rightToLeft,
    const ArticleStyle &style, std::vector<QRectF> &taken)
{
    const qreal direction = rightToLeft ? -1 : 1; // starts and edges below grow in reading direction
    std::ranges::stable_sort(places, {}, [&](const TagPlace &place) { return direction * place.edge; });
    const QFontMetricsF metrics(style.tagFont);
    const auto gap = style.stripHeight * 0.35;
    const auto furthest = style.stripHeight * 7.0;
    for (size_t i = 0; i < places.size(); ++i) {
        auto &mark = marks[places[i].mark];
        const auto padding = mark.look->isEvent ? style.stripHeight * 0.3 : 0.0;
        const auto natural = direction * places[i].edge;
        const auto rectFrom = [&](qreal start, qreal width) {
            return QRectF(rightToLeft ? -start - width : start, line * style.lineHeight, width, style.stripHeight);
        };
        auto text = mark.look->tag;
        if (mark.suggested)
            text += u'?';
        auto width = (mark.suggested ? metrics.horizontalAdvance(text) : mark.look->tagWidth) + 2 * padding;
        auto start = natural;
        const auto inTheWay = [&](const QRectF &other) { return other.intersects(rectFrom(start, width)); };
        for (auto other = std::ranges::find_if(taken, inTheWay); other != taken.end();
            other = std::ranges::find_if(taken, inTheWay))
            start = (rightToLeft ? -other->left() : other->right()) + gap;
        if (start - natural > furthest)
            continue; // too far off to be read as its own; colour and pattern still tell the type
        // Rather a short tag than the next one away from its words.
        const auto later = std::ranges::find_if(places.begin() + qsizetype(i) + 1, places.end(),
            [&](const TagPlace &place) { return direction * place.edge > start + gap; });
        const auto room = later == places.end() ? width : direction * later->edge - start - gap;
        if (width > room) {
            text = shortened(text, room - 2 * padding, metrics);
            width = metrics.horizontalAdvance(text) + 2 * padding;
        }
        mark.tag = text;
        mark.tagRect = rectFrom(start, width);
        taken.push_back(mark.tagRect);
    }
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
    std::map<int, std::array<std::vector<TagPlace>, 2>> tags; ///< by line; those of right-to-left words second
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
            tags[line][first->rightToLeft].push_back({marks.size(), first->rightToLeft ? first->right : first->left});
        }
        marks.push_back(std::move(mark));
        ranges.push_back(range);
    }
    assignLanes(marks, ranges, style.lanes);
    assignDepths(marks, ranges);
    for (auto &[line, places] : tags) {
        std::vector<QRectF> taken;
        placeTags(marks, std::move(places[0]), line, false, style, taken);
        placeTags(marks, std::move(places[1]), line, true, style, taken);
    }
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
