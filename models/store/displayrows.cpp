// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/displayrows.h"

#include "models/store/relationrepository.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

Result<MentionRow> DisplayRows::mention(MentionId id) const
{
    return guarded([&]() -> Result<MentionRow> {
        static const std::string sql = std::string("SELECT ") + rows::mentionColumns
            + ", (SELECT title FROM article WHERE article.id = article_id) FROM mention WHERE id = ?";
        Query query = m_store.reader().prepare(sql);
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("mention"));
        return MentionRow{rows::mention(query), query.text(17)};
    });
}

Result<EventRow> DisplayRows::event(EventId id, ArticleId shown) const
{
    return guarded([&]() -> Result<EventRow> {
        static const std::string sql = std::string("SELECT ") + rows::eventColumns
            + ", (SELECT quote FROM event_mention JOIN mention ON mention.id = trigger_id WHERE event_id = ?1"
              " ORDER BY event_mention.article_id IS NOT ?2, event_mention.article_id, mention.begin, event_mention.id LIMIT 1),"
              " (SELECT count(*) FROM event_mention WHERE event_id = ?1),"
              " (SELECT count(DISTINCT article_id) FROM event_mention WHERE event_id = ?1) FROM event WHERE id = ?1";
        Query query = m_store.reader().prepare(sql);
        query.bind(id, shown);
        if (!query.next())
            return titles::notFound(Store::tr("event"));
        return EventRow{rows::event(query), query.text(7), query.integer(8), query.integer(9)};
    });
}

Result<EventMentionRow> DisplayRows::eventMention(EventMentionId id) const
{
    return guarded([&]() -> Result<EventMentionRow> {
        Query query = m_store.reader().prepare(
            "SELECT m.id, m.event_id, m.article_id, m.trigger_id, m.confidence, m.status, m.author_id, m.created, m.modified,"
            " event.type, word.quote, word.begin, word.end, article.title,"
            " (SELECT count(*) FROM argument WHERE event_mention_id = m.id) FROM event_mention AS m"
            " JOIN event ON event.id = m.event_id JOIN article ON article.id = m.article_id"
            " LEFT JOIN mention AS word ON word.id = m.trigger_id WHERE m.id = ?");
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("event mention"));
        return EventMentionRow{rows::eventMention(query), query.text(9),  query.text(10),
                               {query.integer(11), query.integer(12)}, query.text(13), query.integer(14)};
    });
}

Result<ArgumentRow> DisplayRows::argument(ArgumentId id) const
{
    return guarded([&]() -> Result<ArgumentRow> {
        Database &db = m_store.reader();
        Query query = db.prepare(rows::select(rows::argumentColumns, "argument", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("argument"));
        ArgumentRow row;
        row.argument = rows::argument(query);
        Query place = db.prepare("SELECT event.type, article.id, article.title FROM event_mention"
                                 " JOIN event ON event.id = event_id JOIN article ON article.id = article_id"
                                 " WHERE event_mention.id = ?");
        place.bind(row.argument.eventMention);
        place.next();
        row.eventType = place.text(0);
        row.article = place.id<ArticleId>(1);
        row.articleTitle = place.text(2);

        const Filler &filler = row.argument.filler;
        const char *sql = nullptr;
        switch (filler.kind) {
        case Filler::Kind::Mention:
            sql = "SELECT coalesce((SELECT name FROM entity WHERE entity.id = entity_id), quote), type FROM mention WHERE id = ?";
            break;
        case Filler::Kind::Entity:
            sql = "SELECT name, type FROM entity WHERE id = ?";
            break;
        case Filler::Kind::EventMention:
            sql = "SELECT coalesce((SELECT quote FROM mention WHERE mention.id = trigger_id), type), type FROM event_mention"
                  " JOIN event ON event.id = event_id WHERE event_mention.id = ?";
            break;
        case Filler::Kind::Event:
            sql = "SELECT coalesce((SELECT quote FROM event_mention JOIN mention ON mention.id = trigger_id"
                  " WHERE event_id = event.id ORDER BY event_mention.article_id, mention.begin, event_mention.id LIMIT 1),"
                  " type), type FROM event WHERE id = ?";
            break;
        case Filler::Kind::Span:
        case Filler::Kind::Value:
            row.words = filler.text;
            return row;
        }
        Query words = db.prepare(sql);
        words.bind(filler.id);
        words.next();
        row.words = words.text(0);
        row.fillerType = words.text(1);
        return row;
    });
}

QString DisplayRows::words(const Owner &owner) const
{
    switch (owner.kind) {
    case Owner::Kind::Argument: {
        const auto row = argument(ArgumentId(owner.id));
        return row ? Store::tr("%1: %2", "role: what fills it").arg(row->argument.role, row->words) : QString();
    }
    case Owner::Kind::Relation: {
        const auto row = RelationRepository(m_store).row(RelationId(owner.id));
        return row ? Store::tr("%1 → %2", "the two ends of a relation").arg(row->from, row->to) : QString();
    }
    default:
        break;
    }
    const char *sql = "SELECT title FROM article WHERE id = ?";
    if (owner.kind == Owner::Kind::Mention)
        sql = "SELECT quote FROM mention WHERE id = ?";
    else if (owner.kind == Owner::Kind::Entity)
        sql = "SELECT name FROM entity WHERE id = ?";
    else if (owner.kind == Owner::Kind::Event)
        sql = "SELECT coalesce((SELECT quote FROM event_mention JOIN mention ON mention.id = trigger_id"
              " WHERE event_id = event.id ORDER BY event_mention.article_id, mention.begin, event_mention.id LIMIT 1),"
              " type) FROM event WHERE id = ?";
    else if (owner.kind == Owner::Kind::EventMention)
        sql = "SELECT coalesce((SELECT quote FROM mention WHERE mention.id = trigger_id), type) FROM event_mention"
              " JOIN event ON event.id = event_id WHERE event_mention.id = ?";
    return guarded([&]() -> Result<QString> {
               Query query = m_store.reader().prepare(sql);
               query.bind(owner.id);
               return query.next() ? query.text(0) : QString();
           })
        .value_or(QString());
}

QString DisplayRows::authorName(AuthorId id) const
{
    return guarded([&]() -> Result<QString> {
               Query query = m_store.reader().prepare("SELECT name FROM author WHERE id = ?");
               query.bind(id);
               return query.next() ? query.text(0) : QString();
           })
        .value_or(QString());
}

Result<std::vector<EventMentionId>> DisplayRows::mentionsOf(EventId id, ArticleId article) const
{
    return guarded([&]() -> Result<std::vector<EventMentionId>> {
        Query query = m_store.reader().prepare(
            "SELECT event_mention.id FROM event_mention LEFT JOIN mention ON mention.id = trigger_id WHERE event_id = ?1"
            " AND (?2 IS NULL OR event_mention.article_id = ?2)"
            " ORDER BY event_mention.article_id, mention.begin, event_mention.id");
        query.bind(id, article);
        std::vector<EventMentionId> ids;
        while (query.next())
            ids.push_back(query.id<EventMentionId>(0));
        return ids;
    });
}

Result<std::vector<ArgumentId>> DisplayRows::argumentsOf(EventMentionId id) const
{
    return guarded([&]() -> Result<std::vector<ArgumentId>> {
        Query query
            = m_store.reader().prepare("SELECT id FROM argument WHERE event_mention_id = ? ORDER BY ordinal, id");
        query.bind(id);
        std::vector<ArgumentId> ids;
        while (query.next())
            ids.push_back(query.id<ArgumentId>(0));
        return ids;
    });
}

} // namespace glossator
