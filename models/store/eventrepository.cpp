// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventrepository.h"

#include "models/base/fold.h"
#include "models/base/propername.h"
#include "models/store/articletexts.h"
#include "models/store/attributerepository.h"
#include "models/store/listorder.h"
#include "models/store/mentionrepository.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto byPlace = "ORDER BY event_mention.article_id,"
                         " (SELECT begin FROM mention WHERE mention.id = event_mention.trigger_id), event_mention.id";

ListOrder orderOf(EventQuery::Order order)
{
    switch (order) {
    case EventQuery::Order::Type:
        return ListOrder::byWords("type");
    case EventQuery::Order::Place:
        return ListOrder::byNumbers(
            "(SELECT min(begin) FROM event_mention JOIN mention ON mention.id = trigger_id WHERE event_id = event.id)");
    case EventQuery::Order::Added:
        break;
    }
    return ListOrder::byColumns({"created"}); // ids of several replicas tell no order
}

std::vector<EventMention> eventMentions(Query &&query)
{
    std::vector<EventMention> found;
    while (query.next())
        found.push_back(rows::eventMention(query));
    return found;
}

/// What an article tells sits in that article: of another one it can only speak by entity or event.
Result<> requireSameArticle(Database &db, ArticleId article, const Filler &filler)
{
    if (filler.kind != Filler::Kind::Mention && filler.kind != Filler::Kind::EventMention)
        return {};
    Query query = db.prepare(filler.kind == Filler::Kind::Mention ? "SELECT article_id FROM mention WHERE id = ?"
                                                                  : "SELECT article_id FROM event_mention WHERE id = ?");
    query.bind(filler.id);
    if (query.next() && query.id<ArticleId>(0) != article) {
        return fail(Error::Code::Refused,
                    Store::tr("An event is told in one article; choose the entity or event instead of its mention elsewhere."));
    }
    return {};
}

/// The filler as it is stored: a bare span with its quote. Refuses what the article cannot hold.
Result<Filler> fillerIn(Store &store, Database &db, ArticleId article, Filler filler)
{
    GLOSSATOR_TRY(requireSameArticle(db, article, filler));
    if (filler.kind != Filler::Kind::Span)
        return filler;
    GLOSSATOR_ASSIGN(const auto text, store.texts().text(article));
    if (!Extent(filler.span).isValidFor(text->length()))
        return fail(Error::Code::BadInput, Store::tr("The place lies outside the article’s text."));
    filler.text = text->quote(filler.span);
    return filler;
}

} // namespace

Result<Event> EventRepository::event(EventId id) const
{
    return guarded([&]() -> Result<Event> {
        Query query = m_store.reader().prepare(rows::select(rows::eventColumns, "event", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("event"));
        return rows::event(query);
    });
}

Result<EventMention> EventRepository::mention(EventMentionId id) const
{
    return guarded([&]() -> Result<EventMention> {
        Query query = m_store.reader().prepare(rows::select(rows::eventMentionColumns, "event_mention", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("event mention"));
        return rows::eventMention(query);
    });
}

Result<Argument> EventRepository::argument(ArgumentId id) const
{
    return guarded([&]() -> Result<Argument> {
        Query query = m_store.reader().prepare(rows::select(rows::argumentColumns, "argument", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("argument"));
        return rows::argument(query);
    });
}

Result<std::vector<EventId>> EventRepository::ids(const EventQuery &wanted) const
{
    return guarded([&]() -> Result<std::vector<EventId>> {
        const QString text = folded(wanted.text);
        const ListOrder order = orderOf(wanted.order).with(wanted.descending, wanted.most);
        std::string sql = order.select("event WHERE 1");
        if (!wanted.among.empty())
            sql += " AND id IN (SELECT value FROM json_each(?3))";
        if (wanted.article) // of a few one by one, of all by what the article tells
            sql += wanted.among.empty() ? " AND id IN (SELECT event_id FROM event_mention WHERE article_id = ?2)"
                                        : " AND EXISTS (SELECT 1 FROM event_mention WHERE event_id = event.id AND article_id = ?2)";
        if (!text.isEmpty()) {
            // Asked of one event after the other, so that in the order in which they came it ends with the last one wanted.
            sql += " AND (instr(folded(event.type), ?1) OR EXISTS (SELECT 1 FROM event_mention"
                   " JOIN mention ON mention.id = trigger_id WHERE event_id = event.id AND instr(folded(quote), ?1))"
                   " OR EXISTS (SELECT 1 FROM event_mention JOIN argument ON event_mention_id = event_mention.id"
                   " LEFT JOIN mention ON mention.id = mention_id LEFT JOIN entity"
                   " ON entity.id = coalesce(argument.entity_id, mention.entity_id) WHERE event_id = event.id"
                   " AND instr(folded(coalesce(entity.name, mention.quote, argument.text, '')), ?1)))";
        }
        Query query = m_store.reader().prepare(sql + order.clause());
        const int parameters = !wanted.among.empty() ? 3 : wanted.article ? 2 : text.isEmpty() ? 0 : 1; // the last asked for
        if (parameters >= 1)
            query.bind(text);
        if (parameters >= 2)
            query.bind(wanted.article);
        if (parameters >= 3)
            query.bind(rows::asJson(wanted.among));
        return order.ids<EventId>(std::move(query));
    });
}

Result<std::vector<EventMention>> EventRepository::mentionsOf(EventId id) const
{
    return guarded([&]() -> Result<std::vector<EventMention>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::eventMentionColumns, "event_mention", "WHERE event_id = ? ") + byPlace);
        query.bind(id);
        return eventMentions(std::move(query));
    });
}

Result<std::vector<EventMention>> EventRepository::inArticle(ArticleId article) const
{
    return guarded([&]() -> Result<std::vector<EventMention>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::eventMentionColumns, "event_mention", "WHERE article_id = ? ") + byPlace);
        query.bind(article);
        return eventMentions(std::move(query));
    });
}

Result<std::vector<EventMention>> EventRepository::triggeredBy(MentionId trigger) const
{
    return guarded([&]() -> Result<std::vector<EventMention>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::eventMentionColumns, "event_mention", "WHERE trigger_id = ? ORDER BY id"));
        query.bind(trigger);
        return eventMentions(std::move(query));
    });
}

Result<std::vector<Argument>> EventRepository::argumentsOf(EventMentionId id) const
{
    return guarded([&]() -> Result<std::vector<Argument>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::argumentColumns, "argument", "WHERE event_mention_id = ? ORDER BY ordinal, id"));
        query.bind(id);
        std::vector<Argument> found;
        while (query.next())
            found.push_back(rows::argument(query));
        return found;
    });
}

Result<QStringList> EventRepository::typesFor(const QString &quote) const
{
    return guarded([&]() -> Result<QStringList> {
        Query query = m_store.reader().prepare(
            "SELECT event.type FROM (SELECT id, type, created FROM event ORDER BY id DESC LIMIT 2000) AS event"
            " LEFT JOIN event_mention ON event_id = event.id"
            " LEFT JOIN mention ON mention.id = trigger_id GROUP BY event.type"
            " ORDER BY count(CASE WHEN folded(quote) = ? THEN 1 END) DESC, max(event.created) DESC, max(event.id) DESC");
        const bool isCompared = !quote.isEmpty() && quote.size() <= LongestComparedQuote;
        query.bind(isCompared ? std::optional(folded(quote)) : std::nullopt);
        QStringList types;
        while (query.next())
            types << query.text(0);
        return types;
    });
}

Result<NewEvent> EventRepository::create(ArticleId article, const Extent &trigger, const QString &type)
{
    return m_store.perform({}, [&](Operation &op) -> Result<NewEvent> {
        MentionId marked;
        if (!trigger.fragments().empty()) {
            Mention mention;
            mention.article = article;
            mention.type = type;
            mention.extent = trigger;
            GLOSSATOR_ASSIGN(marked, MentionRepository(m_store).create(mention));
        }
        GLOSSATOR_ASSIGN(const NewEvent made, createOn(article, marked, type));
        op.describe(Store::tr("Mark an event: %1").arg(type), article, trigger.hull());
        return made;
    });
}

Result<NewEvent> EventRepository::createOn(ArticleId article, MentionId trigger, const QString &type)
{
    return m_store.perform({Store::tr("Mark an event: %1").arg(type), article, {}}, [&](Operation &op) -> Result<NewEvent> {
        NewEvent made;
        made.trigger = trigger;
        Event event;
        event.id = made.event = op.newId<EventId>();
        event.type = type;
        op.stamp(event.by);
        rows::insert(op.db(), event);
        GLOSSATOR_ASSIGN(made.mention, addMention(made.event, article, made.trigger));
        return made;
    });
}

Result<EventMentionId> EventRepository::addMention(EventId event, ArticleId article, MentionId trigger)
{
    return m_store.perform({Store::tr("Tell an event in one more place"), article, {}}, [&](Operation &op) -> Result<EventMentionId> {
        GLOSSATOR_TRY(requireSameArticle(op.db(), article, Filler(trigger)));
        EventMention told;
        told.id = op.newId<EventMentionId>();
        told.event = event;
        told.article = article;
        told.trigger = trigger;
        op.stamp(told.by);
        rows::insert(op.db(), told);
        return told.id;
    });
}

Result<EventMentionId> EventRepository::tell(EventId id, ArticleId article, const Extent &words)
{
    return m_store.perform({}, [&](Operation &op) -> Result<EventMentionId> {
        GLOSSATOR_ASSIGN(const Event known, event(id));
        MentionId trigger;
        if (!words.fragments().empty()) {
            Mention mention;
            mention.article = article;
            mention.type = known.type;
            mention.extent = words;
            GLOSSATOR_ASSIGN(trigger, MentionRepository(m_store).create(mention));
        }
        GLOSSATOR_ASSIGN(const EventMentionId told, addMention(id, article, trigger));
        op.describe(Store::tr("Tell an event in one more place: %1").arg(known.type), article, words.hull());
        return told;
    });
}

Result<> EventRepository::retype(EventId id, const QString &type)
{
    return m_store.perform({Store::tr("Change an event to %1").arg(type)}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE event SET type = ?, modified = ? WHERE id = ?").bind(type, op.now(), id).run();
        // A trigger carries its event's type, unless it also triggers another event.
        op.db()
            .prepare("UPDATE mention SET type = ?1, modified = ?2 WHERE id IN (SELECT trigger_id FROM event_mention"
                     " WHERE event_id = ?3) AND id NOT IN (SELECT trigger_id FROM event_mention WHERE event_id <> ?3"
                     " AND trigger_id IS NOT NULL)")
            .bind(type, op.now(), id)
            .run();
        return {};
    });
}

Result<> EventRepository::setNote(EventId id, const QString &note)
{
    return m_store.perform({Store::tr("Edit the note of an event")}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE event SET note = ?, modified = ? WHERE id = ?").bind(note, op.now(), id).run();
        return {};
    });
}

Result<> EventRepository::setTrigger(EventMentionId id, MentionId trigger)
{
    return m_store.perform({Store::tr("Change the trigger of an event")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const EventMention told, mention(id));
        GLOSSATOR_TRY(requireSameArticle(op.db(), told.article, Filler(trigger)));
        op.db().prepare("UPDATE event_mention SET trigger_id = ?, modified = ? WHERE id = ?").bind(trigger, op.now(), id).run();
        return {};
    });
}

Result<> EventRepository::setStatus(EventMentionId id, Status status)
{
    return m_store.perform({Store::tr("Change the status of an event")}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("UPDATE event_mention SET status = ?1, modified = ?2 WHERE id = ?3 AND status <> ?1")
            .bind(int(status), op.now(), id)
            .run();
        return {};
    });
}

Result<> EventRepository::merge(EventId into, const std::vector<EventId> &others)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Event target, event(into));
        Database &db = op.db();
        QString note = target.note;
        for (const EventId other : others) {
            if (other == into)
                continue;
            GLOSSATOR_ASSIGN(const Event gone, event(other));
            if (!gone.note.isEmpty())
                note += (note.isEmpty() ? QString() : u"\n"_s) + gone.note;
            db.prepare("UPDATE event_mention SET event_id = ?1 WHERE event_id = ?2").bind(into, other).run();
            db.prepare("UPDATE argument SET filler_event = ?1 WHERE filler_event = ?2").bind(into, other).run();
            db.prepare("UPDATE attribute SET event_id = ?1 WHERE event_id = ?2").bind(into, other).run();
            db.prepare("UPDATE note SET event_id = ?1 WHERE event_id = ?2").bind(into, other).run();
            db.prepare("UPDATE external_id SET event_id = ?1 WHERE event_id = ?2").bind(into, other).run();
            db.prepare("DELETE FROM event WHERE id = ?").bind(other).run();
        }
        db.prepare("UPDATE event SET note = ?, modified = ? WHERE id = ?").bind(note, op.now(), into).run();
        op.describe(Store::tr("Merge %n event(s) into one", nullptr, int(others.size()) + 1), {}, {});
        return {};
    });
}

Result<EventId> EventRepository::split(const std::vector<EventMentionId> &mentions)
{
    return m_store.perform({Store::tr("Split an event")}, [&](Operation &op) -> Result<EventId> {
        if (mentions.empty())
            return fail(Error::Code::BadInput, Store::tr("Choose the event mentions to be split off."));
        GLOSSATOR_ASSIGN(const EventMention first, mention(mentions.front()));
        GLOSSATOR_ASSIGN(const Event whole, event(first.event));
        Event part;
        part.id = op.newId<EventId>();
        part.type = whole.type;
        op.stamp(part.by);
        rows::insert(op.db(), part);
        for (const EventMentionId id : mentions)
            op.db().prepare("UPDATE event_mention SET event_id = ?, modified = ? WHERE id = ?").bind(part.id, op.now(), id).run();
        GLOSSATOR_TRY(removeUntold(whole.id));
        return part.id;
    });
}

Result<EventMentionId> EventRepository::duplicate(EventMentionId id, const Extent &trigger)
{
    return m_store.perform({Store::tr("Duplicate an event")}, [&](Operation &op) -> Result<EventMentionId> {
        GLOSSATOR_ASSIGN(const EventMention source, mention(id));
        GLOSSATOR_ASSIGN(const Event sourceEvent, event(source.event));
        GLOSSATOR_ASSIGN(const NewEvent made, create(source.article, trigger, sourceEvent.type));
        GLOSSATOR_ASSIGN(const auto sourceArguments, argumentsOf(id));
        AttributeRepository attributes(m_store);
        for (const Argument &argument : sourceArguments) {
            GLOSSATOR_ASSIGN(const ArgumentId copy, addArgument(made.mention, argument.role, argument.filler));
            GLOSSATOR_TRY(attributes.copy(argument.id, copy));
        }
        GLOSSATOR_TRY(attributes.copy(id, made.mention));
        op.describe(Store::tr("Duplicate an event: %1").arg(sourceEvent.type), source.article, trigger.hull());
        return made.mention;
    });
}

Result<> EventRepository::remove(const std::vector<EventId> &ids)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        for (const EventId id : ids) {
            GLOSSATOR_ASSIGN(const auto told, mentionsOf(id));
            std::vector<EventMentionId> mentions;
            for (const EventMention &one : told)
                mentions.push_back(one.id);
            GLOSSATOR_TRY(removeMentions(mentions));
            op.db().prepare("DELETE FROM event WHERE id = ?").bind(id).run();
        }
        op.describe(Store::tr("Delete %n event(s)", nullptr, int(ids.size())), {}, {});
        return {};
    });
}

Result<> EventRepository::removeMentions(const std::vector<EventMentionId> &ids)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        EventMention last;
        for (const EventMentionId id : ids) {
            const auto found = mention(id);
            if (!found)
                continue; // named twice
            last = *found;
            op.db().prepare("DELETE FROM event_mention WHERE id = ?").bind(id).run();
            if (last.trigger)
                GLOSSATOR_TRY(removeTrigger(last.trigger));
            GLOSSATOR_TRY(removeUntold(last.event));
        }
        op.describe(Store::tr("Delete %n event mention(s)", nullptr, int(ids.size())), last.article, {});
        return {};
    });
}

Result<> EventRepository::removeUntold(EventId id)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("DELETE FROM event WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event_mention WHERE event_id = ?1)")
            .bind(id)
            .run();
        return {};
    });
}

Result<> EventRepository::removeTrigger(MentionId id)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("DELETE FROM mention WHERE id = ?1 AND entity_id IS NULL"
                     " AND NOT EXISTS (SELECT 1 FROM event_mention WHERE trigger_id = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM relation WHERE from_mention = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM relation WHERE to_mention = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM relation WHERE trigger_id = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM argument WHERE mention_id = ?1)")
            .bind(id)
            .run();
        return {};
    });
}

Result<ArgumentId> EventRepository::addArgument(EventMentionId id, const QString &role, const Filler &filler)
{
    return m_store.perform({}, [&](Operation &op) -> Result<ArgumentId> {
        GLOSSATOR_ASSIGN(const EventMention told, mention(id));
        Argument argument;
        argument.id = op.newId<ArgumentId>();
        argument.eventMention = id;
        argument.role = role;
        GLOSSATOR_ASSIGN(argument.filler, fillerIn(m_store, op.db(), told.article, filler));
        argument.author = op.author();
        argument.created = op.now();
        Query last = op.db().prepare("SELECT coalesce(max(ordinal) + 1, 0) FROM argument WHERE event_mention_id = ?");
        last.bind(id);
        last.next();
        argument.ordinal = int(last.integer(0));
        rows::insert(op.db(), argument);
        const auto trigger = MentionRepository(m_store).mention(told.trigger);
        op.describe(Store::tr("Fill the role %1").arg(role), told.article, trigger ? trigger->extent.hull() : TextSpan());
        return argument.id;
    });
}

Result<> EventRepository::setRole(ArgumentId id, const QString &role)
{
    return m_store.perform({Store::tr("Change a role to %1").arg(role)}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE argument SET role = ? WHERE id = ?").bind(role, id).run();
        return {};
    });
}

Result<> EventRepository::setFiller(ArgumentId id, const Filler &wanted)
{
    return m_store.perform({Store::tr("Change what fills a role")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Argument old, argument(id));
        GLOSSATOR_ASSIGN(const EventMention told, mention(old.eventMention));
        GLOSSATOR_ASSIGN(const Filler filler, fillerIn(m_store, op.db(), told.article, wanted));
        const bool isSpan = filler.kind == Filler::Kind::Span;
        Query update = op.db().prepare("UPDATE argument SET mention_id = ?, entity_id = ?, filler_event_mention = ?,"
                                       " filler_event = ?, span_begin = ?, span_end = ?, text = ? WHERE id = ?");
        for (int kind = 0; kind < 4; ++kind)
            update.bind(kind == int(filler.kind) ? std::optional(filler.id) : std::nullopt);
        update
            .bind(isSpan ? std::optional(qint64(filler.span.begin)) : std::nullopt,
                  isSpan ? std::optional(qint64(filler.span.end)) : std::nullopt,
                  isSpan || filler.kind == Filler::Kind::Value ? std::optional(filler.text) : std::nullopt, id)
            .run();
        return {};
    });
}

Result<> EventRepository::removeArguments(const std::vector<ArgumentId> &ids)
{
    return m_store.perform({Store::tr("Empty %n role(s)", nullptr, int(ids.size()))}, [&](Operation &op) -> Result<> {
        for (const ArgumentId id : ids)
            op.db().prepare("DELETE FROM argument WHERE id = ?").bind(id).run();
        return {};
    });
}

} // namespace glossator
