// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelinks.h"

#include "models/store/displayrows.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"

#include <QSet>

#include <algorithm>

namespace glossator {

namespace {

Filler endOf(const RelationEnd &end)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention:
        return Filler(MentionId(end.id));
    case RelationEnd::Kind::Entity:
        return Filler(EntityId(end.id));
    case RelationEnd::Kind::EventMention:
        break;
    }
    return Filler(EventMentionId(end.id));
}

/// Nothing for a span or a literal.
std::optional<Owner> ownerOf(const Filler &end)
{
    switch (end.kind) {
    case Filler::Kind::Mention:
        return MentionId(end.id);
    case Filler::Kind::Entity:
        return EntityId(end.id);
    case Filler::Kind::EventMention:
        return EventMentionId(end.id);
    case Filler::Kind::Event:
        return EventId(end.id);
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return {};
}

} // namespace

ArticleLinks::ArticleLinks(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::changed, this, &ArticleLinks::patch);
}

void ArticleLinks::setArticle(ArticleId id)
{
    if (id == m_article)
        return;
    m_article = id;
    m_item = {};
    reload();
}

void ArticleLinks::choose(const Owner &item)
{
    if (item == m_item)
        return;
    m_item = item;
    if (m_isWhole) {
        reloadChosen();
        Q_EMIT changed();
    } else {
        reload();
    }
}

void ArticleLinks::setWhole(bool whole)
{
    if (whole == m_isWhole)
        return;
    m_isWhole = whole;
    reload();
}

void ArticleLinks::reload()
{
    m_links.clear();
    m_told.clear();
    m_at.clear();
    m_triggers.clear();
    m_ofEvent.clear();
    m_spans.clear();
    if (m_isWhole && m_article) {
        const LinkRows rows(m_workbench.store());
        const auto told = rows.toldIn(m_article);
        const auto arguments = rows.argumentsIn(m_article);
        const auto relations = RelationRepository(m_workbench.store()).inArticle(m_article);
        if (told && arguments && relations) {
            std::ranges::for_each(*told, [this](const ToldEvent &one) { addTold(one); });
            std::ranges::for_each(*arguments, [this](const Argument &one) { addArgument(one); });
            std::ranges::for_each(*relations, [this](const Relation &one) { addRelation(one); });
        } else {
            m_workbench.report(!told ? told.error() : !arguments ? arguments.error() : relations.error());
        }
    }
    reloadChosen();
    Q_EMIT changed();
}

void ArticleLinks::reloadChosen()
{
    m_chosen.clear();
    m_chosenTold.clear();
    if (!m_article || m_item.id == 0)
        return;
    Store &store = m_workbench.store();
    if (m_item.kind == Owner::Kind::Relation) {
        const auto relation = RelationRepository(store).relation(RelationId(m_item.id));
        if (!relation || (relation->article && relation->article != m_article))
            return;
        addRelation(*relation);
        m_chosen.push_back(m_item);
        return;
    }
    const LinkRows rows(store);
    const EventRepository events(store);
    std::vector<ToldEvent> told;
    if (m_item.kind == Owner::Kind::Event) {
        told = rows.toldIn(m_article, EventId(m_item.id)).value_or(std::vector<ToldEvent>());
    } else {
        auto id = EventMentionId(m_item.kind == Owner::Kind::EventMention ? m_item.id : 0);
        if (m_item.kind == Owner::Kind::Argument) {
            if (const auto argument = events.argument(ArgumentId(m_item.id)))
                id = argument->eventMention;
        }
        if (const auto one = rows.told(id, m_article))
            told.push_back(*one);
    }
    for (const ToldEvent &one : told) {
        addTold(one);
        m_chosenTold.push_back(one.id);
        const auto arguments = events.argumentsOf(one.id);
        for (const Argument &argument : arguments.value_or(std::vector<Argument>())) {
            addArgument(argument);
            m_chosen.push_back(argument.id);
        }
    }
}

void ArticleLinks::addRelation(const Relation &relation)
{
    if (relation.by.status == Status::Rejected)
        return;
    knowTold(endOf(relation.from));
    knowTold(endOf(relation.to));
    add({relation.id, relation.type, {}, endOf(relation.from), endOf(relation.to),
         relation.by.status == Status::Suggested});
}

void ArticleLinks::addTold(const ToldEvent &told)
{
    if (m_told.contains(told.id))
        return;
    m_told.insert(told.id, told);
    m_ofEvent.emplace(told.event, told.id);
    if (told.trigger)
        m_triggers.insert(told.trigger, told.id);
}

void ArticleLinks::addArgument(const Argument &argument)
{
    const ToldEvent *told = this->told(argument.eventMention);
    if (!told || told->status == Status::Rejected)
        return;
    Link link{argument.id,     told->type, argument.role, Filler(argument.eventMention),
              argument.filler, told->status == Status::Suggested};
    knowTold(argument.filler); // it may move what `told` points to
    add(std::move(link));
}

void ArticleLinks::knowTold(const Filler &end)
{
    const LinkRows rows(m_workbench.store());
    if (m_isWhole)
        return;
    if (end.kind == Filler::Kind::EventMention && !m_told.contains(EventMentionId(end.id))) {
        if (const auto told = rows.told(EventMentionId(end.id), m_article))
            addTold(*told);
    } else if (end.kind == Filler::Kind::Event && !m_ofEvent.contains(EventId(end.id))) {
        const auto told = rows.toldIn(m_article, EventId(end.id));
        std::ranges::for_each(told.value_or(std::vector<ToldEvent>()), [this](const ToldEvent &one) { addTold(one); });
    }
}

void ArticleLinks::add(Link link)
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

void ArticleLinks::remove(const Owner &owner)
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

void ArticleLinks::patch(const ChangeSet &changes)
{
    const bool isOurs = changes.touchesAny(Table::Relation, Table::Argument, Table::EventMention, Table::Event);
    if (!m_article || !(isOurs || changes.touchesAny(Table::Entity, Table::Mention)) || (!m_isWhole && m_item.id == 0))
        return;
    constexpr size_t worthPatching = 1'000; // beyond it, one query for all of them is cheaper
    if (!isOurs) {
        Q_EMIT changed(); // a name, or words
    } else if (!m_isWhole || changes.changes().size() > worthPatching) {
        reload();
    } else {
        patchAll(changes);
        reloadChosen();
        Q_EMIT changed();
    }
}

void ArticleLinks::patchAll(const ChangeSet &changes)
{
    Store &store = m_workbench.store();
    QSet<qint64> arguments;
    for (const Change &change : changes.changes()) {
        if (change.table == Table::EventMention) {
            rereadTold(EventMentionId(change.id));
        } else if (change.table == Table::Event) {
            const auto [first, last] = m_ofEvent.equal_range(EventId(change.id));
            std::vector<EventMentionId> told;
            std::transform(first, last, std::back_inserter(told), [](const auto &one) { return one.second; });
            std::ranges::for_each(told, [this](EventMentionId id) { rereadTold(id); });
        } else if (change.table == Table::Argument) {
            arguments.insert(change.id);
        } else if (change.table == Table::Relation) {
            remove(RelationId(change.id));
            const auto relation = RelationRepository(store).relation(RelationId(change.id));
            if (relation && relation->article == m_article)
                addRelation(*relation);
        }
    }
    for (const qint64 id : std::as_const(arguments)) {
        remove(ArgumentId(id));
        if (const auto argument = EventRepository(store).argument(ArgumentId(id)))
            addArgument(*argument);
    }
}

void ArticleLinks::rereadTold(EventMentionId id)
{
    if (const auto known = m_told.take(id); known.id) {
        m_triggers.remove(known.trigger, id);
        const auto [first, last] = m_ofEvent.equal_range(known.event);
        m_ofEvent.erase(std::find_if(first, last, [id](const auto &one) { return one.second == id; }));
    }
    for (const Owner &owner : m_at.values(id)) {
        if (const Link *link = this->link(owner); link->isArgument() && link->from == Filler(id))
            remove(owner);
    }
    Store &store = m_workbench.store();
    const auto told = LinkRows(store).told(id, m_article);
    if (!told)
        return;
    addTold(*told);
    const auto arguments = EventRepository(store).argumentsOf(id);
    std::ranges::for_each(arguments.value_or(std::vector<Argument>()), [this](const Argument &one) { addArgument(one); });
}

const Link *ArticleLinks::link(const Owner &owner) const
{
    const auto found = m_links.constFind(owner);
    return found == m_links.cend() ? nullptr : &*found;
}

std::vector<const Link *> ArticleLinks::chosen() const
{
    std::vector<const Link *> found;
    for (const Owner &owner : m_chosen) {
        if (const Link *link = this->link(owner))
            found.push_back(link);
    }
    return found;
}

bool ArticleLinks::isChosen(const Owner &owner) const { return std::ranges::contains(m_chosen, owner); }

std::vector<const Link *> ArticleLinks::at(MentionId mention, EntityId entity) const
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

std::vector<const Link *> ArticleLinks::atSpans(TextSpan place) const
{
    std::vector<const Link *> found;
    for (auto it = m_spans.lower_bound(place.begin); it != m_spans.end() && it->first < place.end; ++it)
        found.push_back(link(it->second));
    return found;
}

const ToldEvent *ArticleLinks::told(EventMentionId id) const
{
    const auto found = m_told.constFind(id);
    return found == m_told.cend() ? nullptr : &*found;
}

MentionId ArticleLinks::shownBy(const Filler &end) const
{
    if (end.kind == Filler::Kind::Mention)
        return MentionId(end.id);
    if (end.kind == Filler::Kind::EventMention)
        return m_told.value(EventMentionId(end.id)).trigger;
    if (end.kind == Filler::Kind::Event) {
        const auto [first, last] = m_ofEvent.equal_range(EventId(end.id));
        for (auto it = first; it != last; ++it) {
            if (const ToldEvent *one = told(it->second); one && one->trigger)
                return one->trigger;
        }
    }
    return {};
}

QString ArticleLinks::words(const Filler &end) const
{
    Store &store = m_workbench.store();
    const auto owner = ownerOf(end);
    if (!owner)
        return end.text;
    if (end.kind == Filler::Kind::Mention) {
        if (const auto mention = MentionRepository(store).mention(MentionId(end.id)); mention && mention->entity)
            return DisplayRows(store).words(mention->entity);
    }
    return DisplayRows(store).words(*owner);
}

QString ArticleLinks::description() const
{
    const Schema &schema = m_workbench.schema();
    if (const Link *relation = m_item.kind == Owner::Kind::Relation ? link(m_item) : nullptr) {
        const TypeDef *type = schema.relationType(relation->type);
        return tr("%1 from %2 to %3", "a relation").arg(type ? type->title() : relation->type, words(relation->from),
                                                        words(relation->to));
    }
    QStringList parts;
    for (const EventMentionId id : m_chosenTold) {
        const ToldEvent *event = told(id);
        if (!event)
            continue;
        const TypeDef *type = schema.eventType(event->type);
        QStringList roles;
        for (const Link *link : chosen()) {
            if (link->from == Filler(id))
                roles << tr("%1: %2", "role: what fills it").arg(link->role, words(link->to));
        }
        const QString what = tr("%1: %2", "event: its trigger").arg(type ? type->title() : event->type, words(Filler(id)));
        parts << (roles.isEmpty() ? what : tr("%1, with %2", "event, its roles").arg(what, roles.join(tr("; ", "between roles"))));
    }
    return parts.join(u' ');
}

} // namespace glossator
