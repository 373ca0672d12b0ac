// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/linkplaces.h"

#include <algorithm>

namespace glossator {

const LinkPlaces::Mentions &LinkPlaces::mentionsOf(EntityId entity)
{
    auto found = m_ofEntity.find(entity);
    if (found == m_ofEntity.end()) {
        auto mentions = m_mentions.mentionsOf(entity);
        std::erase_if(mentions, [](const Mention *mention) { return mention->by.status == Status::Rejected; });
        found = m_ofEntity.insert(entity, std::move(mentions));
    }
    return *found;
}

const Mention *LinkPlaces::nearest(EntityId entity, TextSpan place)
{
    const auto &mentions = mentionsOf(entity);
    const auto begin = [](const Mention *mention) { return mention->extent.hull().begin; };
    const auto after = std::ranges::lower_bound(mentions, place.begin, {}, begin);
    if (after == mentions.begin())
        return mentions.empty() ? nullptr : mentions.front();
    const Mention *before = *(after - 1);
    if (after == mentions.end())
        return before;
    return begin(*after) - place.end < place.begin - before->extent.hull().end ? *after : before;
}

LinkEnds LinkPlaces::of(const Link &link)
{
    LinkEnds ends;
    const auto settle = [&](const Mention *mention, std::optional<Extent> &extent, MentionId &id) {
        if (!mention)
            return;
        extent = mention->extent;
        id = mention->id;
    };
    const auto place = [&](const Filler &end, std::optional<Extent> &extent, MentionId &id) {
        if (end.kind == Filler::Kind::Span)
            extent = end.span;
        else if (const auto shown = m_links.shownBy(end))
            settle(m_mentions.mention(shown), extent, id);
    };
    place(link.from, ends.from, ends.fromMention);
    place(link.to, ends.to, ends.toMention);
    if (link.from.kind == Filler::Kind::Entity)
        settle(nearest(EntityId(link.from.id), ends.to ? ends.to->hull() : TextSpan()), ends.from, ends.fromMention);
    if (link.to.kind == Filler::Kind::Entity)
        settle(nearest(EntityId(link.to.id), ends.from ? ends.from->hull() : TextSpan()), ends.to, ends.toMention);
    return ends;
}

} // namespace glossator
