// SPDX-License-Identifier: GPL-3.0-or-later
// Where in the text the two ends of a link stand. Made for one question or many about the same state; GUI thread.
#pragma once

#include "models/items/linkindex.h"
#include "models/items/mentionindex.h"

namespace glossator {

/// Nothing for an end that is nowhere in this article: a literal, a record without a trigger.
struct LinkEnds {
    std::optional<Extent> from;
    std::optional<Extent> to;
    MentionId fromMention; ///< invalid: none, or a bare span
    MentionId toMention;
};

class LinkPlaces {
public:
    LinkPlaces(const LinkIndex &links, const MentionIndex &mentions) : m_links(links), m_mentions(mentions) {}

    /// Of an entity, the mention that is nearest to the other end; of two, the first of the one and what is nearest to
    /// it. Costs O(log n) of an entity's mentions when asked again.
    [[nodiscard]] LinkEnds of(const Link &link);

private:
    using Mentions = std::vector<const Mention *>;
    const Mentions &mentionsOf(EntityId entity);
    [[nodiscard]] const Mention *nearest(EntityId entity, TextSpan place);

    const LinkIndex &m_links;
    const MentionIndex &m_mentions;
    QHash<EntityId, Mentions> m_ofEntity;
};

} // namespace glossator
