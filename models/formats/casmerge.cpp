// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casmerge.h"

#include "models/formats/casreader.h"
#include "models/formats/casxmiwriter.h"
#include "models/formats/jsonfields.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Things = CasLayerReader::Things;
using Slot = CasLayerReader::Slot;

template <class T>
T *byId(std::vector<T> &things, const QHash<qint64, size_t> &places, auto id)
{
    const auto place = places.constFind(id.value());
    return place == places.constEnd() ? nullptr : &things[*place];
}

template <class T>
QHash<qint64, size_t> placesOf(const std::vector<T> &things)
{
    QHash<qint64, size_t> places;
    for (size_t i = 0; i < things.size(); ++i)
        places.insert(things[i].id.value(), i);
    return places;
}

/// What hangs on each thing.
struct Hangers {
    QHash<Owner, std::vector<const Attribute *>> attributes;
    QHash<Owner, std::vector<const ExternalId *>> links;
    QSet<const void *> gone;

    void index(const Bundle &bundle)
    {
        for (const Attribute &attribute : bundle.attributes)
            attributes[attribute.owner].push_back(&attribute);
        for (const ExternalId &link : bundle.externalIds) {
            if (link.kind == ExternalId::Kind::Link)
                links[link.owner].push_back(&link);
        }
    }
    [[nodiscard]] std::vector<const Attribute *> valuesOf(const Owner &owner, const QString &name) const
    {
        std::vector<const Attribute *> found;
        for (const Attribute *attribute : attributes.value(owner)) {
            if (attribute->name == name)
                found.push_back(attribute);
        }
        std::ranges::stable_sort(found, {}, &Attribute::ordinal);
        return found;
    }
    [[nodiscard]] const ExternalId *linkOf(const Owner &owner, const QString &feature) const
    {
        for (const ExternalId *link : links.value(owner)) {
            if (!casLinkText(*link, feature).isEmpty())
                return link;
        }
        return nullptr;
    }
};

QStringList textsOf(const std::vector<const Attribute *> &attributes)
{
    QStringList texts;
    for (const Attribute *attribute : attributes)
        texts << (attribute->value.isNull() ? u"true"_s : xmlText(attribute->value));
    return texts;
}

class Merge {
public:
    Merge(const Cas &cas, CasLayerReader &layers, const TextOffsets &text, const QString &path, CasRecords records)
        : m_cas(cas)
        , m_layers(layers)
        , m_text(text)
        , m_path(path)
        , m_seen(layers.bundle)
        , m_said(std::move(records.document))
        , m_records(std::move(records.ofStructures))
    {
    }

    Bundle run();

private:
    void gather();
    void finish();
    void mergeMention(Things &thing);
    void mergeEvent(Things &thing);
    void mergeSlots(Things &thing);
    void mergeRelation(Things &thing);
    void mergeFeatures(const CasStructure &structure, const Owner &owner, const Owner &seen, const Owner &linked, const Owner &seenLinked);
    void addSeen();
    EntityId entityOf(const QString &label, const Mention &seen);
    [[nodiscard]] qint64 structureOf(const Filler &filler) const;
    [[nodiscard]] qint64 structureOf(const RelationEnd &end) const;
    [[nodiscard]] Filler filler(const Filler &seen) const;
    [[nodiscard]] RelationEnd end(const RelationEnd &seen) const;
    void placeUnmoved();
    void requote();

    const Cas &m_cas;
    CasLayerReader &m_layers;
    const TextOffsets &m_text;
    const QString &m_path;
    Bundle m_seen; ///< what the layers say
    Bundle m_said; ///< what the records say; becomes the answer
    QHash<qint64, Bundle> m_records;
    QHash<qint64, size_t> m_seenMentions;
    QHash<qint64, size_t> m_seenEventMentions;
    QHash<qint64, size_t> m_seenEvents;
    QHash<qint64, size_t> m_seenRelations;
    QHash<qint64, size_t> m_mentions;
    QHash<qint64, size_t> m_eventMentions;
    QHash<qint64, size_t> m_events;
    QHash<qint64, size_t> m_relations;
    QHash<qint64, Things> m_seenThings; ///< by structure
    QHash<MentionId, MentionId> m_mentionFor; ///< of what is seen, what it is called in the answer
    QHash<EventMentionId, EventMentionId> m_eventMentionFor;
    QHash<MentionId, qint64> m_structures;
    QHash<EventMentionId, qint64> m_eventStructures;
    QHash<EntityId, QString> m_labels;
    QHash<QString, EntityId> m_entities; ///< by label
    QHash<EventId, int> m_eventCounts; ///< how many event mentions are of it
    Hangers m_seenHangers;
    Hangers m_saidHangers;
    std::vector<Attribute> m_newAttributes;
    std::vector<ExternalId> m_newLinks;
    std::vector<Argument> m_newArguments;
    std::vector<Relation> m_newRelations;
    QHash<EventMentionId, std::vector<Argument *>> m_arguments; ///< of the records
    QHash<ArgumentId, const Argument *> m_seenArguments;
    QSet<ArgumentId> m_goneArguments;
    QSet<Owner> m_gone; ///< of what is seen
    std::vector<size_t> m_unmoved; ///< mentions of the records, by place in the list
};

Bundle Merge::run()
{
    gather();
    for (Things &thing : m_layers.things) {
        if (thing.mention)
            mergeMention(thing);
    }
    for (Things &thing : m_layers.things) {
        if (thing.eventMention)
            mergeEvent(thing);
    }
    placeUnmoved();
    addSeen();
    for (Things &thing : m_layers.things) {
        if (thing.eventMention)
            mergeSlots(thing);
    }
    for (Things &thing : m_layers.things) {
        if (thing.relation)
            mergeRelation(thing);
    }
    finish();
    requote();
    return std::move(m_said);
}

/// Puts in and takes out what was noted: until here the lists lie still.
void Merge::finish()
{
    std::erase_if(m_said.attributes, [this](const Attribute &attribute) { return m_saidHangers.gone.contains(&attribute); });
    std::erase_if(m_said.externalIds, [this](const ExternalId &link) { return m_saidHangers.gone.contains(&link); });
    std::erase_if(m_said.arguments, [this](const Argument &argument) { return m_goneArguments.contains(argument.id); });
    std::ranges::move(m_newAttributes, std::back_inserter(m_said.attributes));
    std::ranges::move(m_newLinks, std::back_inserter(m_said.externalIds));
    std::ranges::move(m_newArguments, std::back_inserter(m_said.arguments));
    std::ranges::move(m_newRelations, std::back_inserter(m_said.relations));
}

/// Puts all records together and says which thing of theirs each structure is.
void Merge::gather()
{
    m_seenMentions = placesOf(m_seen.mentions);
    m_seenEventMentions = placesOf(m_seen.eventMentions);
    m_seenEvents = placesOf(m_seen.events);
    m_seenRelations = placesOf(m_seen.relations);
    m_labels = casEntityLabels(m_said.entities);
    for (const auto &[entity, label] : m_labels.asKeyValueRange())
        m_entities.insert(xmlText(label), entity);
    for (Things &thing : m_layers.things) {
        const qint64 id = thing.structure->id;
        m_seenThings.insert(id, thing);
        auto record = m_records.find(id);
        if (record == m_records.end())
            continue;
        if (thing.mention && !record->mentions.empty())
            m_mentionFor.insert(thing.mention, record->mentions.front().id);
        if (thing.eventMention && !record->eventMentions.empty())
            m_eventMentionFor.insert(thing.eventMention, record->eventMentions.front().id);
        if (thing.relation && !record->relations.empty())
            thing.relation = record->relations.front().id;
        eachJsonList([&](const char *, const auto list) {
            const auto &items = (*record).*list;
            (m_said.*list).insert((m_said.*list).end(), items.begin(), items.end());
        });
    }
    m_mentions = placesOf(m_said.mentions);
    m_eventMentions = placesOf(m_said.eventMentions);
    m_events = placesOf(m_said.events);
    m_relations = placesOf(m_said.relations);
    m_seenHangers.index(m_seen);
    m_saidHangers.index(m_said);
    for (const EventMention &mention : m_said.eventMentions)
        ++m_eventCounts[mention.event];
    for (Argument &argument : m_said.arguments)
        m_arguments[argument.eventMention].push_back(&argument);
    for (const Argument &argument : m_seen.arguments)
        m_seenArguments.insert(argument.id, &argument);
    for (const Things &thing : m_layers.things) {
        if (const MentionId mention = m_mentionFor.value(thing.mention))
            m_structures.insert(mention, thing.structure->id);
        if (const EventMentionId mention = m_eventMentionFor.value(thing.eventMention))
            m_eventStructures.insert(mention, thing.structure->id);
    }
}

EntityId Merge::entityOf(const QString &label, const Mention &seen)
{
    if (label.isEmpty())
        return seen.entity; // a chain says so, or nothing does
    if (!m_entities.contains(label)) {
        m_entities.insert(label, m_layers.next<EntityId>());
        m_said.entities.push_back({m_entities[label], seen.type, label, {}, {}, {}});
    }
    return m_entities[label];
}

void Merge::mergeMention(Things &thing)
{
    const Mention &seen = m_seen.mentions[m_seenMentions[thing.mention.value()]];
    Mention *said = byId(m_said.mentions, m_mentions, m_mentionFor.value(thing.mention));
    if (!said)
        return;
    const CasStructure &structure = *thing.structure;
    const CasLayer &layer = m_layers.layers().of(structure.type);
    const bool saysType = !layer.typeFeature.isEmpty() && structure.value(QLatin1StringView(layer.typeFeature.toLatin1()));
    if (saysType && seen.type != xmlText(said->type))
        said->type = seen.type;
    const bool isInText = said->extent.isValidFor(m_text.length()); // somebody may have made it shorter
    if (!isInText || placeInCas(said->extent, m_text.length()) != seen.extent) {
        said->extent = seen.extent;
        said->flag = seen.flag;
        said->head.reset();
    } else if (said->flag.isEmpty()) {
        m_unmoved.push_back(m_mentions[said->id.value()]);
    }
    if (m_cas.types.feature(structure.type, cas::ourEntity)) {
        const QString label = m_layers.labels.value(thing.mention);
        if (label != xmlText(m_labels.value(said->entity)))
            said->entity = label.isEmpty() ? EntityId() : entityOf(label, seen);
    }
    if (!thing.eventMention)
        mergeFeatures(structure, said->id, seen.id, said->id, seen.id);
    thing.mention = said->id;
}

void Merge::mergeEvent(Things &thing)
{
    const EventMention &seen = m_seen.eventMentions[m_seenEventMentions[thing.eventMention.value()]];
    EventMention *said = byId(m_said.eventMentions, m_eventMentions, m_eventMentionFor.value(thing.eventMention));
    const Things &before = m_seenThings[thing.structure->id];
    if (!said)
        return;
    const Mention &seenTrigger = m_seen.mentions[m_seenMentions[seen.trigger.value()]];
    const CasLayer &layer = m_layers.layers().of(thing.structure->type);
    const bool saysType = !layer.typeFeature.isEmpty() && thing.structure->value(QLatin1StringView(layer.typeFeature.toLatin1()));
    if (Event *event = byId(m_said.events, m_events, said->event); event && saysType && seenTrigger.type != xmlText(event->type)) {
        if (m_eventCounts[said->event] > 1) {
            --m_eventCounts[said->event];
            Event other = *event;
            other.id = m_layers.next<EventId>();
            other.type = seenTrigger.type;
            said->event = other.id;
            m_events.insert(other.id.value(), m_said.events.size());
            m_said.events.push_back(std::move(other));
        } else {
            event->type = seenTrigger.type;
        }
    }
    if (!m_mentionFor.contains(before.mention)) { // the trigger is another structure, or there is none
        const Mention *trigger = byId(m_said.mentions, m_mentions, said->trigger);
        const Extent expected = trigger ? Extent(placeInCas(trigger->extent, m_text.length()).hull()) : Extent(TextSpan{});
        if (seenTrigger.extent == expected) {
            m_gone.insert(before.mention);
            thing.mention = {};
        } else {
            said->trigger = before.mention;
        }
    }
    mergeFeatures(*thing.structure, said->id, seen.id, said->trigger, seen.trigger);
    m_gone.insert(seen.id);
    m_gone.insert(seen.event);
    thing.eventMention = said->id;
}

/// Takes what the layers say of a thing's attributes and links where it is not what the record says.
void Merge::mergeFeatures(const CasStructure &structure, const Owner &owner, const Owner &seen, const Owner &linked, const Owner &seenLinked)
{
    const CasLayer &layer = m_layers.layers().of(structure.type);
    for (const QString &name : layer.attributes) {
        if (!isCasConcept(structure.type, name)) {
            const auto seenValues = m_seenHangers.valuesOf(seen, name);
            const auto saidValues = m_saidHangers.valuesOf(owner, name);
            if (textsOf(seenValues) != textsOf(saidValues)) {
                for (const Attribute *attribute : saidValues)
                    m_saidHangers.gone.insert(attribute);
                for (const Attribute *attribute : seenValues) {
                    m_newAttributes.push_back(*attribute);
                    m_newAttributes.back().owner = owner;
                }
            }
        }
        const ExternalId *seenLink = m_seenHangers.linkOf(seenLinked, name);
        const ExternalId *saidLink = m_saidHangers.linkOf(linked, name);
        if ((seenLink ? casLinkText(*seenLink, name) : QString()) == (saidLink ? xmlText(casLinkText(*saidLink, name)) : QString()))
            continue;
        m_saidHangers.gone.insert(saidLink);
        if (seenLink && linked.id != 0) {
            m_newLinks.push_back(*seenLink);
            m_newLinks.back().owner = linked;
        }
    }
}

/// What the layers say and no record does.
void Merge::addSeen()
{
    for (const auto &[seen, said] : m_mentionFor.asKeyValueRange())
        m_gone.insert(seen);
    for (const Relation &relation : m_seen.relations)
        m_gone.insert(relation.id);
    for (const Argument &argument : m_seen.arguments)
        m_gone.insert(argument.id);
    for (Mention &mention : m_seen.mentions) {
        const QString label = m_layers.labels.value(mention.id);
        if (!m_gone.contains(mention.id) && !label.isEmpty())
            mention.entity = entityOf(label, mention);
    }
    QSet<EntityId> spokenOf;
    for (const Mention &mention : m_seen.mentions) {
        if (!m_gone.contains(mention.id))
            spokenOf.insert(mention.entity);
    }
    const QHash<qint64, size_t> known = placesOf(m_said.entities);
    for (const Entity &entity : m_seen.entities) {
        if (spokenOf.contains(entity.id) && !known.contains(entity.id.value()))
            m_said.entities.push_back(entity);
    }
    const auto add = [this](auto &things, const auto &seen) {
        for (const auto &thing : seen) {
            if (!m_gone.contains(thing.id))
                things.push_back(thing);
        }
    };
    add(m_said.mentions, m_seen.mentions);
    add(m_said.events, m_seen.events);
    for (EventMention mention : m_seen.eventMentions) {
        if (m_gone.contains(mention.id))
            continue;
        mention.trigger = m_mentionFor.value(mention.trigger, mention.trigger);
        m_said.eventMentions.push_back(mention);
    }
    const auto addHangers = [this](auto &things, const auto &seen) {
        for (const auto &thing : seen) {
            const bool isOfMention = thing.owner.kind == Owner::Kind::Mention || thing.owner.kind == Owner::Kind::EventMention;
            if (isOfMention && !m_gone.contains(thing.owner))
                things.push_back(thing);
        }
    };
    addHangers(m_newAttributes, m_seen.attributes);
    addHangers(m_newLinks, m_seen.externalIds);
}

qint64 Merge::structureOf(const Filler &filler) const
{
    return filler.kind == Filler::Kind::Mention ? m_structures.value(MentionId(filler.id))
        : filler.kind == Filler::Kind::EventMention ? m_eventStructures.value(EventMentionId(filler.id))
                                                    : 0;
}

qint64 Merge::structureOf(const RelationEnd &end) const
{
    return end.kind == RelationEnd::Kind::Mention ? m_structures.value(MentionId(end.id))
        : end.kind == RelationEnd::Kind::EventMention ? m_eventStructures.value(EventMentionId(end.id))
                                                      : 0;
}

Filler Merge::filler(const Filler &seen) const
{
    if (seen.kind == Filler::Kind::Mention)
        return Filler(m_mentionFor.value(MentionId(seen.id), MentionId(seen.id)));
    if (seen.kind == Filler::Kind::EventMention)
        return Filler(m_eventMentionFor.value(EventMentionId(seen.id), EventMentionId(seen.id)));
    return seen;
}

RelationEnd Merge::end(const RelationEnd &seen) const
{
    if (seen.kind == RelationEnd::Kind::Mention)
        return {m_mentionFor.value(MentionId(seen.id), MentionId(seen.id)), seen.role};
    return {m_eventMentionFor.value(EventMentionId(seen.id), EventMentionId(seen.id)), seen.role};
}

/// A role of the record stands where one of the layers has its name and its filler; the others of both are gone, or new.
void Merge::mergeSlots(Things &thing)
{
    std::vector<Argument *> said = m_arguments.value(thing.eventMention);
    std::ranges::stable_sort(said, {}, [](const Argument *argument) { return argument->ordinal; });
    int last = said.empty() ? -1 : said.back()->ordinal;
    std::vector<bool> isThere(said.size());
    QHash<QString, std::vector<size_t>> waiting; ///< by role and filler, the last first
    const auto keyOf = [](const QString &role, qint64 target) { return xmlText(role) + u'\n' + QString::number(target); };
    const auto placeKey = [](const QString &role, const Filler &filler) { return xmlText(role) + u'\n' + Extent(filler.span).toString(); };
    const QString first = m_layers.layers().of(thing.structure->type).slotFeatures.value(0);
    const CasFeature *feature = m_cas.types.feature(thing.structure->type, first);
    for (size_t i = said.size(); i-- > 0;) {
        const qint64 target = structureOf(said[i]->filler);
        waiting[keyOf(said[i]->role, target)].push_back(i);
        if (target != 0 && feature && !casCanHold(m_cas, feature->element, u"target"_s, target))
            waiting[keyOf(said[i]->role, 0)].push_back(i); // it could not be said
        if (said[i]->filler.kind == Filler::Kind::Span)
            waiting[placeKey(said[i]->role, said[i]->filler)].push_back(i);
    }
    const auto take = [&](const QString &key) {
        std::vector<size_t> &places = waiting[key];
        while (!places.empty() && isThere[places.back()])
            places.pop_back();
        return places.empty() ? said.size() : places.back();
    };
    for (Slot &slot : thing.slots) {
        const Argument *seen = m_seenArguments.value(slot.argument);
        size_t i = take(keyOf(slot.role, slot.target));
        if (i == said.size() && seen && seen->filler.kind == Filler::Kind::Span)
            i = take(placeKey(slot.role, seen->filler));
        if (i < said.size()) {
            isThere[i] = true;
            slot.argument = said[i]->id;
        } else if (seen) {
            Argument argument = *seen;
            argument.eventMention = thing.eventMention;
            argument.filler = filler(seen->filler);
            argument.ordinal = last < std::numeric_limits<int>::max() ? ++last : last;
            m_newArguments.push_back(std::move(argument));
        }
    }
    for (size_t i = 0; i < said.size(); ++i) {
        if (!isThere[i])
            m_goneArguments.insert(said[i]->id);
    }
}

void Merge::mergeRelation(Things &thing)
{
    const RelationId seenId = m_seenThings[thing.structure->id].relation;
    const Relation &seen = m_seen.relations[m_seenRelations[seenId.value()]];
    if (thing.relation == seenId) {
        Relation relation = seen;
        relation.from = end(seen.from);
        relation.to = end(seen.to);
        m_newRelations.push_back(std::move(relation));
        for (const Attribute *attribute : m_seenHangers.attributes.value(seenId))
            m_newAttributes.push_back(*attribute);
        for (const ExternalId *link : m_seenHangers.links.value(seenId))
            m_newLinks.push_back(*link);
        return;
    }
    Relation &said = *byId(m_said.relations, m_relations, thing.relation);
    const CasLayer &layer = m_layers.layers().of(thing.structure->type);
    const bool saysType = !layer.typeFeature.isEmpty() && thing.structure->value(QLatin1StringView(layer.typeFeature.toLatin1()));
    if (saysType && seen.type != xmlText(said.type))
        said.type = seen.type;
    const auto mergeEnd = [&](RelationEnd &saidEnd, const RelationEnd &seenEnd, QLatin1StringView feature) {
        if (structureOf(saidEnd) == thing.structure->reference(feature))
            return;
        const QString role = saidEnd.role;
        saidEnd = end(seenEnd);
        saidEnd.role = role;
    };
    mergeEnd(said.from, seen.from, "Governor"_L1);
    mergeEnd(said.to, seen.to, "Dependent"_L1);
    mergeFeatures(*thing.structure, said.id, seenId, said.id, seenId);
}

/// Somebody may have put letters into the text, and the marks stayed where they were.
void Merge::placeUnmoved()
{
    std::vector<GivenSpan> spans;
    std::vector<size_t> astray;
    for (const size_t place : m_unmoved) {
        const Mention &mention = m_said.mentions[place];
        const QString there = m_text.quote(mention.extent);
        const QString quote = xmlText(mention.quote);
        const bool isThere = quote.isEmpty() || quote == xmlText(there);
        if (!isThere)
            astray.push_back(spans.size());
        spans.push_back({mention.extent.fragments(), isThere ? there : quote});
    }
    if (astray.empty())
        return;
    const SpanFit fit(m_text, OffsetUnit::CodePoint, spans);
    if (const QString sentence = fit.remark(m_path); !sentence.isEmpty())
        m_said.remarks << sentence;
    for (const size_t i : astray) {
        Mention &mention = m_said.mentions[m_unmoved[i]];
        SpanFit::Place place = fit.place(spans[i]);
        if (place.extent != mention.extent)
            mention.head.reset();
        mention.extent = std::move(place.extent);
        mention.quote = std::move(place.quote);
        mention.flag = std::move(place.flag);
    }
}

/// The quotes are what stands there: a control character that XML cannot hold has become a space.
void Merge::requote()
{
    for (Mention &mention : m_said.mentions) {
        const QString there = m_text.quote(mention.extent);
        if (mention.flag.isEmpty() || xmlText(mention.quote) == there)
            mention.quote = there;
    }
    for (Argument &argument : m_said.arguments) {
        if (argument.filler.kind != Filler::Kind::Span)
            continue;
        if (const QString there = m_text.quote(argument.filler.span); xmlText(argument.filler.text) == there)
            argument.filler.text = there;
    }
}

} // namespace

Bundle mergeCasRecords(const Cas &cas, CasLayerReader &layers, const TextOffsets &text, const QString &path, CasRecords records)
{
    return Merge(cas, layers, text, path, std::move(records)).run();
}

} // namespace glossator
