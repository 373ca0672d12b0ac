// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/linkindex.h"

#include "models/domain/linkends.h"
#include "models/store/relationrepository.h"

#include <algorithm>

namespace glossator {

Result<std::shared_ptr<LinkIndex>> LinkIndex::whole(Store &store, ArticleId article)
{
    const Store::Snapshot snapshot(store);
    const LinkRows rows(store);
    GLOSSATOR_ASSIGN(const std::vector<ToldEvent> told, rows.toldIn(article));
    GLOSSATOR_ASSIGN(const std::vector<Argument> arguments, rows.argumentsIn(article));
    GLOSSATOR_ASSIGN(const std::vector<Relation> relations, RelationRepository(store).inArticle(article));
    const auto index = std::make_shared<LinkIndex>();
    const auto addAll = [&index](const auto &values) {
        for (const auto &value : values)
            index->add(value);
    };
    addAll(told);
    addAll(arguments);
    addAll(relations);
    return index;
}

void LinkIndex::add(const Relation &relation)
{
    if (relation.by.status == Status::Rejected)
        return;
    add(Link{relation.id, relation.type, {}, endOf(relation.from), endOf(relation.to),
             relation.by.status == Status::Suggested});
}

void LinkIndex::add(const ToldEvent &told)
{
    if (m_told.contains(told.id))
        return;
    m_told.insert(told.id, told);
    m_ofEvent.emplace(told.event, told.id);
    if (told.trigger)
        m_triggers.insert(told.trigger, told.id);
}

void LinkIndex::add(const Argument &argument)
{
    const ToldEvent *told = this->told(argument.eventMention);
    if (!told || told->status == Status::Rejected)
        return;
    add(Link{argument.id,     told->type, argument.role, Filler(argument.eventMention),
             argument.filler, told->status == Status::Suggested});
}

void LinkIndex::add(Link link)
{
    if (m_links.contains(link.owner))
        return;
    for (const Filler *end : {&link.from, &link.to}) {
        if (const auto owner = ownerOf(*end); owner && !m_at.contains(*owner, link.owner))
            m_at.insert(*owner, link.owner);
    }
    if (link.to.kind == Filler::Kind::Span)
        m_spans.emplace(link.to.span.begin, link.owner);
    m_links.insert(link.owner, std::move(link));
}

void LinkIndex::remove(const Owner &owner)
{
    const auto found = m_links.constFind(owner);
    if (found == m_links.cend())
        return;
    for (const Filler *end : {&found->from, &found->to}) {
        if (const auto at = ownerOf(*end))
            m_at.remove(*at, owner);
    }
    if (found->to.kind == Filler::Kind::Span) {
        const auto [first, last] = m_spans.equal_range(found->to.span.begin);
        m_spans.erase(std::find_if(first, last, [&](const auto &span) { return span.second == owner; }));
    }
    m_links.erase(found);
}

void LinkIndex::removeTold(EventMentionId id)
{
    if (const ToldEvent known = m_told.take(id); known.id) {
        m_triggers.remove(known.trigger, id);
        const auto [first, last] = m_ofEvent.equal_range(known.event);
        m_ofEvent.erase(std::find_if(first, last, [id](const auto &one) { return one.second == id; }));
    }
    for (const Owner &owner : m_at.values(id)) {
        if (const Link *link = this->link(owner); link->isArgument() && link->from == Filler(id))
            remove(owner);
    }
}

const Link *LinkIndex::link(const Owner &owner) const
{
    const auto found = m_links.constFind(owner);
    return found == m_links.cend() ? nullptr : &*found;
}

const ToldEvent *LinkIndex::told(EventMentionId id) const
{
    const auto found = m_told.constFind(id);
    return found == m_told.cend() ? nullptr : &*found;
}

std::vector<EventMentionId> LinkIndex::toldOf(EventId event) const
{
    const auto [first, last] = m_ofEvent.equal_range(event);
    std::vector<EventMentionId> found;
    std::transform(first, last, std::back_inserter(found), [](const auto &one) { return one.second; });
    return found;
}

std::vector<const Link *> LinkIndex::at(MentionId mention, EntityId entity) const
{
    std::vector<const Link *> found;
    const auto take = [&](const Owner &end) {
        for (auto it = m_at.constFind(end); it != m_at.cend() && it.key() == end; ++it)
            found.push_back(link(*it));
    };
    take(mention);
    if (entity)
        take(entity);
    for (auto it = m_triggers.constFind(mention); it != m_triggers.cend() && it.key() == mention; ++it) {
        take(*it);
        take(m_told.value(*it).event);
    }
    return found;
}

std::vector<const Link *> LinkIndex::atSpans(TextSpan place) const
{
    std::vector<const Link *> found;
    for (auto it = m_spans.lower_bound(place.begin); it != m_spans.end() && it->first < place.end; ++it)
        found.push_back(link(it->second));
    return found;
}

MentionId LinkIndex::shownBy(const Filler &end) const
{
    if (end.kind == Filler::Kind::Mention)
        return MentionId(end.id);
    if (end.kind == Filler::Kind::EventMention)
        return m_told.value(EventMentionId(end.id)).trigger;
    if (end.kind == Filler::Kind::Event) {
        for (const EventMentionId id : toldOf(EventId(end.id))) {
            if (const ToldEvent *one = told(id); one && one->trigger)
                return one->trigger;
        }
    }
    return {};
}

} // namespace glossator
