// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/factregister.h"

#include "models/base/partialdate.h"

#include <algorithm>

namespace glossator {

void DateRange::add(const QString &published)
{
    const auto days = daysOf(published);
    if (!days)
        return;
    if (!begin.isValid() || days->first < begin) {
        begin = days->first;
        first = published;
    }
    if (!end.isValid() || days->second > end) {
        end = days->second;
        last = published;
    }
}

const Fact *FactRegister::find(const Owner &owner) const
{
    const auto place = m_places.constFind(owner);
    return place == m_places.cend() ? nullptr : &m_facts[*place];
}

void FactRegister::list(const Owner &owner, const auto &listed, const BundleIndex &index)
{
    if (has(owner))
        return;
    m_places.insert(owner, m_facts.size());
    Fact &fact = m_facts.emplace_back();
    fact.owner = owner;
    fact.type = listed.type;
    fact.note = listed.note;
    if constexpr (requires { listed.name; }) {
        fact.name = listed.name;
        fact.aliases = listed.aliases;
    }
    for (const Attribute *attribute : BundleIndex::of(index.attributes, owner))
        fact.attributes.push_back(*attribute);
    for (const Note *note : BundleIndex::of(index.notes, owner))
        fact.notes.push_back(*note);
    addLinks(fact, owner, index);
}

void FactRegister::addLinks(Fact &fact, const Owner &from, const BundleIndex &index)
{
    for (const ExternalId *id : BundleIndex::of(index.externalIds, from)) {
        if (id->kind != ExternalId::Kind::Link)
            continue;
        const qsizetype before = m_links.size();
        m_links.insert({fact.owner, {id->scheme, id->value}});
        if (m_links.size() > before)
            fact.links.push_back(*id);
    }
}

void FactRegister::add(const BundleIndex &index)
{
    const Bundle &bundle = index.bundle;
    for (const Entity &entity : bundle.entities)
        list(entity.id, entity, index);
    for (const Event &event : bundle.events)
        list(event.id, event, index);
    if (!bundle.article)
        return;

    QSet<Owner> told;
    const auto mentioned = [&](const Owner &owner, const Owner &mention) -> Fact * {
        const auto place = m_places.constFind(owner);
        if (place == m_places.cend())
            return nullptr;
        told.insert(owner);
        ++m_facts[*place].mentions;
        addLinks(m_facts[*place], mention, index);
        return &m_facts[*place];
    };
    for (const Mention &mention : bundle.mentions) {
        if (mention.entity)
            mentioned(mention.entity, mention.id);
    }
    for (const EventMention &mention : bundle.eventMentions) {
        Fact *event = mentioned(mention.event, mention.id);
        const Mention *trigger = index.mentions.value(mention.trigger);
        if (event && trigger && event->name.isEmpty())
            event->name = trigger->quote;
    }
    for (const Relation &relation : bundle.relations) {
        for (const RelationEnd &end : {relation.from, relation.to}) {
            if (end.kind == RelationEnd::Kind::Entity)
                told.insert(EntityId(end.id));
        }
    }
    for (const Argument &argument : bundle.arguments) {
        if (argument.filler.kind == Filler::Kind::Entity)
            told.insert(EntityId(argument.filler.id));
        else if (argument.filler.kind == Filler::Kind::Event)
            told.insert(EventId(argument.filler.id));
    }
    for (const Owner &owner : std::as_const(told)) {
        const auto place = m_places.constFind(owner);
        if (place == m_places.cend())
            continue;
        ++m_facts[*place].articles;
        m_facts[*place].dates.add(bundle.article->published);
    }
}

qint64 linksOfNobody(const BundleIndex &index)
{
    return std::ranges::count_if(index.bundle.externalIds, [&index](const ExternalId &id) {
        if (id.kind != ExternalId::Kind::Link || id.owner.kind != Owner::Kind::Mention)
            return false;
        const Mention *mention = index.mentions.value(MentionId(id.owner.id));
        return !mention || !mention->entity;
    });
}

} // namespace glossator
