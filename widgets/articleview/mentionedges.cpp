// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/mentionedges.h"

#include "models/base/boundaries.h"

#include <algorithm>

namespace glossator {

namespace {

/// Where the edge may go: neither over the other end of its fragment nor into the fragments beside it.
TextSpan roomOf(const Extent &extent, MentionEdge edge, const TextOffsets &text)
{
    const auto &own = extent.fragments()[edge.fragment];
    TextSpan room = edge.isEnd ? TextSpan{own.begin + 1, text.length()} : TextSpan{0, own.end - 1};
    for (size_t i = 0; i < extent.fragments().size(); ++i) {
        const auto &other = extent.fragments()[i];
        if (i == edge.fragment)
            continue;
        if (edge.isEnd && other.begin >= own.end)
            room.end = std::min(room.end, other.begin - 1);
        if (!edge.isEnd && other.end <= own.begin)
            room.begin = std::max(room.begin, other.end + 1);
    }
    return room;
}

Extent with(const Extent &extent, MentionEdge edge, qsizetype offset)
{
    auto fragments = extent.fragments();
    (edge.isEnd ? fragments[edge.fragment].end : fragments[edge.fragment].begin) = offset;
    return Extent(std::move(fragments));
}

bool isIn(TextSpan room, qsizetype offset) { return room.begin <= offset && offset <= room.end; }

/// The edge of a word that is `step` (-1, 0, 1) words on from the one at an offset.
std::optional<qsizetype> wordEdge(const Boundaries &words, qsizetype offset, bool isEnd, int step)
{
    const auto here = words.wordAt(offset);
    const auto word = step > 0 ? words.nextWord(std::max(here.end, offset))
        : step < 0             ? words.previousWord(std::min(here.begin, offset))
        : here.isEmpty()       ? std::nullopt
                               : std::optional(here);
    return word ? std::optional(isEnd ? word->end : word->begin) : std::nullopt;
}

} // namespace

MentionEdge outerEdge(const Extent &extent, bool isEnd)
{
    const auto &fragments = extent.fragments();
    const auto outermost = isEnd ? std::ranges::max_element(fragments, {}, &TextSpan::end)
                                 : std::ranges::min_element(fragments, {}, &TextSpan::begin);
    return {size_t(outermost - fragments.begin()), isEnd};
}

Extent withEdgeAt(const Extent &extent, MentionEdge edge, qsizetype offset, const TextOffsets &text, bool byCharacters)
{
    const auto room = roomOf(extent, edge, text);
    if (room.begin > room.end)
        return extent;
    if (byCharacters) {
        auto there = std::clamp(offset, room.begin, room.end);
        while (there > room.begin && text.splitsGrapheme(there))
            --there;
        return text.splitsGrapheme(there) ? extent : with(extent, edge, there);
    }
    const Boundaries words(text);
    std::optional<qsizetype> nearest;
    for (const int step : {0, -1, 1}) {
        const auto found = wordEdge(words, std::clamp(offset, room.begin, room.end), edge.isEnd, step);
        if (found && isIn(room, *found) && (!nearest || std::abs(*found - offset) < std::abs(*nearest - offset)))
            nearest = found;
    }
    return nearest ? with(extent, edge, *nearest) : extent;
}

Extent withEdgeStepped(const Extent &extent, MentionEdge edge, bool forward, const TextOffsets &text)
{
    const auto room = roomOf(extent, edge, text);
    const auto &own = extent.fragments()[edge.fragment];
    const auto from = edge.isEnd ? own.end : own.begin;
    const Boundaries words(text);
    for (const int step : {0, forward ? 1 : -1}) {
        const auto found = wordEdge(words, from, edge.isEnd, step);
        if (found && (forward ? *found > from : *found < from))
            return isIn(room, *found) ? with(extent, edge, *found) : extent;
    }
    return extent;
}

} // namespace glossator
