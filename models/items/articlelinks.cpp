// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelinks.h"

#include "models/domain/linkends.h"
#include "models/store/displayrows.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"

#include <QSet>

#include <algorithm>

namespace glossator {

ArticleLinks::ArticleLinks(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_reader(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, &ArticleLinks::patch);
}

void ArticleLinks::setArticle(ArticleId id)
{
    if (id == m_article)
        return;
    m_article = id;
    m_item = {};
    begin();
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
        hold(std::make_shared<LinkIndex>());
    }
}

void ArticleLinks::setWhole(bool whole)
{
    if (whole == m_isWhole)
        return;
    m_isWhole = whole;
    begin();
}

void ArticleLinks::begin()
{
    m_reader.stop();
    hold(std::make_shared<LinkIndex>()); // whether or not all can be read, those of before are others
    if (m_isWhole && m_article)
        readAll();
}

void ArticleLinks::readAll()
{
    using Index = std::shared_ptr<LinkIndex>;
    const auto read = [&store = m_workbench.store(), article = m_article] { return LinkIndex::whole(store, article); };
    const auto take = [this](Result<Index> whole) {
        if (!whole) {
            m_workbench.report(whole.error());
            return;
        }
        hold(*std::move(whole));
        if (std::exchange(m_isOverrun, false))
            readAll();
    };
    m_isOverrun = false;
    if (m_workbench.isLarge(m_article))
        m_reader.read<Index>(read, take);
    else
        take(read());
}

void ArticleLinks::hold(std::shared_ptr<LinkIndex> index)
{
    m_workbench.freeLater(std::exchange(m_index, std::move(index)));
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
        add(*relation);
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
        m_index->add(one);
        m_chosenTold.push_back(one.id);
        const auto arguments = events.argumentsOf(one.id);
        for (const Argument &argument : arguments.value_or(std::vector<Argument>())) {
            add(argument);
            m_chosen.push_back(argument.id);
        }
    }
}

void ArticleLinks::add(const Relation &relation)
{
    knowTold(endOf(relation.from));
    knowTold(endOf(relation.to));
    m_index->add(relation);
}

void ArticleLinks::add(const Argument &argument)
{
    if (m_index->told(argument.eventMention))
        knowTold(argument.filler);
    m_index->add(argument);
}

void ArticleLinks::knowTold(const Filler &end)
{
    const LinkRows rows(m_workbench.store());
    if (end.kind == Filler::Kind::EventMention && !m_index->told(EventMentionId(end.id))) {
        if (const auto told = rows.told(EventMentionId(end.id), m_article))
            m_index->add(*told);
    } else if (end.kind == Filler::Kind::Event && m_index->toldOf(EventId(end.id)).empty()) {
        const auto told = rows.toldIn(m_article, EventId(end.id));
        std::ranges::for_each(told.value_or(std::vector<ToldEvent>()), [this](const ToldEvent &one) { m_index->add(one); });
    }
}

void ArticleLinks::patch(const ChangeSet &changes)
{
    const bool isOurs = changes.touchesAny(Table::Relation, Table::Argument, Table::EventMention, Table::Event);
    if (!m_article || !(isOurs || changes.touchesAny(Table::Entity, Table::Mention)) || (!m_isWhole && m_item.id == 0))
        return;
    constexpr size_t worthPatching = 1'000; // beyond it, one query for all of them is cheaper
    if (!isOurs) {
        Q_EMIT changed(); // a name, or words
    } else if (!m_isWhole) {
        hold(std::make_shared<LinkIndex>());
    } else {
        m_isOverrun = m_reader.isReading(); // once all are read: a job's batches would begin it again and again
        if (changes.changes().size() <= worthPatching) {
            patchAll(changes);
            reloadChosen();
            Q_EMIT changed();
        } else if (!m_isOverrun) {
            readAll();
        }
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
            std::ranges::for_each(m_index->toldOf(EventId(change.id)), [this](EventMentionId id) { rereadTold(id); });
        } else if (change.table == Table::Argument) {
            arguments.insert(change.id);
        } else if (change.table == Table::Relation) {
            m_index->remove(RelationId(change.id));
            const auto relation = RelationRepository(store).relation(RelationId(change.id));
            if (relation && relation->article == m_article)
                add(*relation);
        }
    }
    for (const qint64 id : std::as_const(arguments)) {
        m_index->remove(ArgumentId(id));
        if (const auto argument = EventRepository(store).argument(ArgumentId(id)))
            add(*argument);
    }
}

void ArticleLinks::rereadTold(EventMentionId id)
{
    m_index->removeTold(id);
    Store &store = m_workbench.store();
    const auto told = LinkRows(store).told(id, m_article);
    if (!told)
        return;
    m_index->add(*told);
    const auto arguments = EventRepository(store).argumentsOf(id);
    std::ranges::for_each(arguments.value_or(std::vector<Argument>()), [this](const Argument &one) { add(one); });
}

std::vector<const Link *> ArticleLinks::chosen() const
{
    std::vector<const Link *> found;
    for (const Owner &owner : m_chosen) {
        if (const Link *link = m_index->link(owner))
            found.push_back(link);
    }
    return found;
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
    if (const Link *relation = m_item.kind == Owner::Kind::Relation ? m_index->link(m_item) : nullptr) {
        const TypeDef *type = schema.relationType(relation->type);
        return tr("%1 from %2 to %3", "a relation").arg(type ? type->title() : relation->type, words(relation->from),
                                                        words(relation->to));
    }
    QStringList parts;
    for (const EventMentionId id : m_chosenTold) {
        const ToldEvent *event = m_index->told(id);
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
