// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bundleindex.h"

#include <algorithm>
#include <tuple>

namespace glossator {

BundleIndex::BundleIndex(const Bundle &indexed) : bundle(indexed)
{
    const auto byId = [](auto &index, const auto &things) {
        index.reserve(qsizetype(things.size()));
        for (const auto &thing : things)
            index.insert(thing.id, &thing);
    };
    byId(authors, indexed.authors);
    byId(mentions, indexed.mentions);
    byId(entities, indexed.entities);
    byId(events, indexed.events);
    byId(eventMentions, indexed.eventMentions);

    for (const Mention &mention : indexed.mentions) {
        if (mention.entity)
            mentionsOf[mention.entity].push_back(&mention);
    }
    for (auto &members : mentionsOf)
        std::ranges::stable_sort(members, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    for (const EventMention &mention : indexed.eventMentions)
        eventMentionsOf[mention.event].push_back(&mention);
    for (const Argument &argument : indexed.arguments)
        argumentsOf[argument.eventMention].push_back(&argument);
    for (auto &arguments : argumentsOf)
        std::ranges::stable_sort(arguments, {}, &Argument::ordinal);
    for (const Attribute &attribute : indexed.attributes)
        attributes[attribute.owner].push_back(&attribute);
    for (auto &list : attributes)
        std::ranges::stable_sort(list, {}, &Attribute::ordinal);
    for (const Note &note : indexed.notes)
        notes[note.owner].push_back(&note);
    for (const ExternalId &id : indexed.externalIds)
        externalIds[id.owner].push_back(&id);
}

bool standsBefore(const Mention &a, const Mention &b)
{
    return std::tuple(a.extent.hull(), std::cref(a.extent), std::cref(a.type))
        < std::tuple(b.extent.hull(), std::cref(b.extent), std::cref(b.type));
}

} // namespace glossator
