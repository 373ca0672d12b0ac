// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/takeout.h"

#include <array>

namespace glossator {

void takeOut(Bundle &bundle, QSet<Owner> gone)
{
    const auto drop = [&gone](auto &values, auto goes) {
        std::erase_if(values, [&](const auto &value) {
            if (!gone.contains(Owner(value.id)) && !goes(value))
                return false;
            gone.insert(Owner(value.id));
            return true;
        });
    };
    const auto stays = [](const auto &) { return false; };
    drop(bundle.entities, stays);
    drop(bundle.events, stays);
    drop(bundle.mentions, stays);
    for (Mention &mention : bundle.mentions) {
        if (gone.contains(Owner(mention.entity)))
            mention.entity = {};
    }
    drop(bundle.eventMentions, [&](const EventMention &value) {
        return gone.contains(Owner(value.event)) || gone.contains(Owner(value.trigger));
    });
    drop(bundle.relations, [&](const Relation &value) {
        const auto endGone = [&](const RelationEnd &end) {
            constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention};
            return gone.contains(Owner(kinds.at(size_t(end.kind)), end.id));
        };
        return endGone(value.from) || endGone(value.to);
    });
    for (Relation &relation : bundle.relations) {
        if (gone.contains(Owner(relation.trigger)))
            relation.trigger = {};
    }
    drop(bundle.arguments, [&](const Argument &value) {
        constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention, Owner::Kind::Event};
        return gone.contains(Owner(value.eventMention))
            || (size_t(value.filler.kind) < kinds.size() && gone.contains(Owner(kinds.at(size_t(value.filler.kind)), value.filler.id)));
    });
    const auto ownerGone = [&](const auto &value) { return gone.contains(value.owner); };
    std::erase_if(bundle.attributes, ownerGone);
    std::erase_if(bundle.notes, ownerGone);
    std::erase_if(bundle.externalIds, ownerGone);
    std::erase_if(bundle.distinct, [&](const auto &pair) {
        return gone.contains(Owner(pair.first)) || gone.contains(Owner(pair.second));
    });
}

} // namespace glossator
