// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/selectioncontext.h"

#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"

#include <QSet>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostPlaces = 200;

/// Fills in a selection from the store, one noun after another; each answers false when its thing is gone.
class Derivation {
public:
    Derivation(Store &store, Selection &selection) : m_store(store), m_selection(selection) {}

    /// One that tells of an event as its trigger stands for that event mention.
    bool mentionOrEvent(MentionId id)
    {
        if (const auto told = EventRepository(m_store).triggeredBy(id); told && !told->empty()) {
            m_selection.item = told->front().id;
            return eventMention(told->front().id);
        }
        return mention(id);
    }

    bool mention(MentionId id)
    {
        const auto mention = MentionRepository(m_store).mention(id);
        if (!mention)
            return false;
        m_selection.mention = id;
        m_selection.article = mention->article;
        m_selection.entity = mention->entity;
        return true;
    }

    bool entity(EntityId id, MentionId shown)
    {
        if (!EntityRepository(m_store).entity(id))
            return false;
        m_selection.entity = id;
        if (m_selection.article) {
            const auto here = MentionRepository(m_store).idsOfEntity(id, m_selection.article);
            if (here && !here->empty())
                m_selection.mention = std::ranges::contains(*here, shown) ? shown : here->front();
        }
        return true;
    }

    bool relation(RelationId id)
    {
        const auto relation = RelationRepository(m_store).relation(id);
        if (!relation)
            return false;
        m_selection.relation = id;
        if (relation->article)
            m_selection.article = relation->article;
        switch (relation->from.kind) {
        case RelationEnd::Kind::Mention:
            return mention(MentionId(relation->from.id));
        case RelationEnd::Kind::Entity:
            return entity(EntityId(relation->from.id), {});
        case RelationEnd::Kind::EventMention:
            break;
        }
        return eventMention(EventMentionId(relation->from.id));
    }

    bool event(EventId id, EventMentionId shown)
    {
        const EventRepository events(m_store);
        if (!events.event(id))
            return false;
        m_selection.event = id;
        const auto told = events.mentionsOf(id);
        if (!told || told->empty())
            return true;
        const auto isHere = [this](const EventMention &one) { return one.article == m_selection.article; };
        auto chosen = std::ranges::find(*told, shown, &EventMention::id);
        if (chosen == told->end() || !isHere(*chosen))
            chosen = std::ranges::find_if(*told, isHere);
        return chosen == told->end() || eventMention(chosen->id);
    }

    bool eventMention(EventMentionId id)
    {
        const auto told = EventRepository(m_store).mention(id);
        if (!told)
            return false;
        m_selection.eventMention = id;
        m_selection.event = told->event;
        m_selection.article = told->article;
        return !told->trigger || mention(told->trigger);
    }

    bool argument(ArgumentId id)
    {
        const auto argument = EventRepository(m_store).argument(id);
        if (!argument || !eventMention(argument->eventMention))
            return false;
        m_selection.argument = id;
        if (argument->filler.kind == Filler::Kind::Mention)
            return mention(MentionId(argument->filler.id));
        if (argument->filler.kind == Filler::Kind::Entity) {
            m_selection.mention = {}; // not the trigger, but where that entity is mentioned
            return entity(EntityId(argument->filler.id), {});
        }
        return true;
    }

    /// Once the rest is filled in.
    void companions()
    {
        if (m_selection.relation)
            endsOf(m_selection.relation);
        else if (m_selection.item.kind == Owner::Kind::Event)
            triggersOf(m_selection.event, true);
        else if (m_selection.eventMention)
            partsOf(m_selection.eventMention);
    }

private:
    void endsOf(RelationId id)
    {
        const auto relation = RelationRepository(m_store).relation(id);
        if (!relation)
            return;
        for (const RelationEnd &end : {relation->from, relation->to}) {
            switch (end.kind) {
            case RelationEnd::Kind::Mention:
                accompany(MentionId(end.id));
                break;
            case RelationEnd::Kind::Entity:
                mentionsOf(EntityId(end.id));
                break;
            case RelationEnd::Kind::EventMention:
                triggerOf(EventMentionId(end.id));
                break;
            }
        }
    }

    void partsOf(EventMentionId id)
    {
        triggerOf(id);
        const auto arguments = EventRepository(m_store).argumentsOf(id);
        for (const Argument &argument : arguments.value_or(std::vector<Argument>())) {
            const Filler &filler = argument.filler;
            if (filler.kind == Filler::Kind::Mention)
                accompany(MentionId(filler.id));
            else if (filler.kind == Filler::Kind::Entity)
                mentionsOf(EntityId(filler.id));
            else if (filler.kind == Filler::Kind::EventMention)
                triggerOf(EventMentionId(filler.id));
            else if (filler.kind == Filler::Kind::Event)
                triggersOf(EventId(filler.id), false);
        }
    }

    /// Where the event is told in the article, with the fillers or without.
    void triggersOf(EventId id, bool withFillers)
    {
        const auto told = EventRepository(m_store).mentionsOf(id);
        for (const EventMention &one : told.value_or(std::vector<EventMention>())) {
            if (one.article == m_selection.article)
                withFillers ? partsOf(one.id) : accompany(one.trigger);
        }
    }

    void triggerOf(EventMentionId id)
    {
        if (const auto told = EventRepository(m_store).mention(id))
            accompany(told->trigger);
    }

    void mentionsOf(EntityId id)
    {
        if (!m_selection.article)
            return;
        const auto here = MentionRepository(m_store).idsOfEntity(id, m_selection.article);
        for (const MentionId mention : here.value_or(std::vector<MentionId>()))
            accompany(mention);
    }

    void accompany(MentionId id)
    {
        if (!id || m_accompanying.contains(id))
            return;
        m_accompanying.insert(id);
        m_selection.companions.push_back(id);
    }

    Store &m_store;
    Selection &m_selection;
    QSet<MentionId> m_accompanying; ///< the companions so far: of an entity there may be thousands
};

/// What the changes took away.
QSet<Owner> deletedBy(const ChangeSet &changes)
{
    using Kind = Owner::Kind;
    static const QHash<Table, Kind> kinds{{Table::Mention, Kind::Mention},   {Table::Entity, Kind::Entity},
                                          {Table::Event, Kind::Event},       {Table::EventMention, Kind::EventMention},
                                          {Table::Argument, Kind::Argument}, {Table::Relation, Kind::Relation},
                                          {Table::Article, Kind::Article}};
    QSet<Owner> gone;
    for (const Change &change : changes.changes()) {
        if (const auto kind = kinds.constFind(change.table); change.kind == Change::Kind::Delete && kind != kinds.cend())
            gone.insert(Owner(*kind, change.id));
    }
    return gone;
}

} // namespace

SelectionContext::SelectionContext(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::changed, this, &SelectionContext::follow);
}

bool SelectionContext::exists(ArticleId id) const
{
    return id && ArticleRepository(m_workbench.store()).article(id).has_value();
}

std::optional<Selection> SelectionContext::derived(Owner item, ArticleId openArticle) const
{
    Selection selection;
    selection.item = item;
    selection.article = exists(openArticle) ? openArticle : ArticleId();
    Derivation derive(m_workbench.store(), selection);
    bool found = false;
    switch (item.kind) {
    case Owner::Kind::Mention:
        found = derive.mentionOrEvent(MentionId(item.id));
        break;
    case Owner::Kind::Entity:
        found = derive.entity(EntityId(item.id), m_now.mention);
        break;
    case Owner::Kind::Event:
        found = derive.event(EventId(item.id), m_now.eventMention);
        break;
    case Owner::Kind::EventMention:
        found = derive.eventMention(EventMentionId(item.id));
        break;
    case Owner::Kind::Argument:
        found = derive.argument(ArgumentId(item.id));
        break;
    case Owner::Kind::Relation:
        found = derive.relation(RelationId(item.id));
        break;
    case Owner::Kind::Article:
        selection.article = ArticleId(item.id);
        found = exists(selection.article);
        break;
    }
    if (!found)
        return {};
    derive.companions();
    return selection;
}

void SelectionContext::choose(Owner item)
{
    if (const auto selection = derived(item, m_now.article)) {
        set(*selection);
        remember();
    }
}

void SelectionContext::look(ArticleId article, TextSpan place)
{
    if (article && m_now.article != article)
        chooseArticle(article);
    if (m_now.article == article && article) // else it is gone
        Q_EMIT lookedAt(place);
}

void SelectionContext::setGroup(std::vector<Owner> group)
{
    if (group.size() < 2)
        group.clear();
    if (group == m_group)
        return;
    m_group = std::move(group);
    Q_EMIT groupChanged(m_group);
}

void SelectionContext::chooseArticle(ArticleId id)
{
    if (id)
        choose(id);
    else
        set({});
}

void SelectionContext::set(const Selection &selection)
{
    if (selection == m_now)
        return;
    const Selection before = std::exchange(m_now, selection);
    if (m_now.article != before.article) {
        if (m_now.article)
            m_workbench.store().setViewState(u"article"_s, m_now.article.toString());
        Q_EMIT articleOpened(m_now.article);
        Q_EMIT articleChanged(m_now.article);
    }
    Q_EMIT changed(m_now, before);
}

void SelectionContext::remember()
{
    const Place place{m_now.article, m_now.item};
    if (m_place >= 0 && m_places[size_t(m_place)] == place)
        return;
    m_places.resize(size_t(m_place + 1));
    m_places.push_back(place);
    if (m_places.size() > mostPlaces)
        m_places.erase(m_places.begin());
    m_place = qsizetype(m_places.size()) - 1;
    Q_EMIT placesChanged();
}

void SelectionContext::go(qsizetype step)
{
    for (qsizetype at = m_place + step; at >= 0 && at < qsizetype(m_places.size()); at += step) {
        const Place &place = m_places[size_t(at)];
        const auto selection = derived(place.item, place.article);
        if (!selection)
            continue;
        m_place = at;
        set(*selection);
        Q_EMIT placesChanged();
        return;
    }
}

void SelectionContext::follow(const ChangeSet &changes)
{
    if (!m_group.empty()) {
        std::vector<Owner> left = m_group;
        std::erase_if(left, [gone = deletedBy(changes)](const Owner &one) { return gone.contains(one); });
        setGroup(std::move(left));
    }
    if (const auto again = m_lost.id != 0 ? derived(m_lost, m_now.article) : std::nullopt) {
        m_lost = {}; // whoever brought it back
        if (changes.origin() == ChangeSet::Origin::Undo || changes.origin() == ChangeSet::Origin::Redo) {
            set(*again); // whoever takes a deletion back goes on with what was deleted
            return;
        }
    }
    if (m_now.item.id == 0)
        return;
    if (const auto selection = derived(m_now.item, m_now.article)) {
        set(*selection);
        return;
    }
    m_lost = m_now.item;
    // Whoever takes back what they made goes on where they made it.
    const auto beneath = changes.origin() == ChangeSet::Origin::Undo && m_now.mention ? derived(m_now.mention, m_now.article) : std::nullopt;
    if (beneath)
        set(*beneath);
    else if (exists(m_now.article))
        set(derived(m_now.article, m_now.article).value_or(Selection()));
    else
        set({});
}

void SelectionContext::restore()
{
    Store &store = m_workbench.store();
    const auto last = ArticleId::fromString(store.viewState(u"article"_s));
    if (exists(last))
        return chooseArticle(last);
    ArticleQuery query;
    query.most = 1;
    if (const auto first = ArticleRepository(store).ids(query); first && !first->empty())
        chooseArticle(first->front());
}

} // namespace glossator
