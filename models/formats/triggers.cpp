// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/triggers.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Losses)
};

/// The mentions that something other than an event as its trigger needs.
QSet<MentionId> neededMentions(const Bundle &bundle)
{
    QSet<MentionId> needed;
    for (const Mention &mention : bundle.mentions) {
        if (mention.entity)
            needed.insert(mention.id);
    }
    for (const Argument &argument : bundle.arguments) {
        if (argument.filler.kind == Filler::Kind::Mention)
            needed.insert(MentionId(argument.filler.id));
    }
    for (const Relation &relation : bundle.relations) {
        for (const RelationEnd &end : {relation.from, relation.to}) {
            if (end.kind == RelationEnd::Kind::Mention)
                needed.insert(MentionId(end.id));
        }
    }
    for (const Attribute &attribute : bundle.attributes) {
        if (attribute.owner.kind == Owner::Kind::Mention)
            needed.insert(MentionId(attribute.owner.id));
    }
    return needed;
}

} // namespace

void separateTriggers(Bundle &bundle, Losses &losses)
{
    QSet<MentionId> taken = neededMentions(bundle);
    QHash<MentionId, size_t> places;
    qint64 last = 0;
    for (size_t i = 0; i < bundle.mentions.size(); ++i) {
        places.insert(bundle.mentions[i].id, i);
        last = std::max(last, bundle.mentions[i].id.value());
    }
    QHash<EventId, QString> types;
    for (const Event &event : bundle.events)
        types.insert(event.id, event.type);
    for (EventMention &event : bundle.eventMentions) {
        const auto place = places.constFind(event.trigger);
        if (place == places.cend()) {
            event.trigger = {};
            continue;
        }
        Mention &mention = bundle.mentions[*place];
        const QString type = types.value(event.event, mention.type);
        if (taken.contains(mention.id)) {
            losses.add(Texts::tr("triggers that are marked for something else too, and are written twice"), mention.quote);
            Mention trigger = mention;
            trigger.id = MentionId(++last);
            trigger.type = type;
            trigger.entity = {};
            trigger.level.clear();
            trigger.head.reset();
            event.trigger = trigger.id;
            bundle.mentions.push_back(std::move(trigger));
            continue;
        }
        taken.insert(mention.id);
        if (mention.type != type) {
            losses.add(Texts::tr("types of triggers that are not those of their events"), mention.type);
            mention.type = type;
        }
    }
}

} // namespace glossator
