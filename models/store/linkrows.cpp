// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/linkrows.h"

#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

namespace {

const std::string toldColumns = "SELECT told.id, told.event_id, told.trigger_id, event.type, told.status"
                                " FROM event_mention AS told JOIN event ON event.id = told.event_id ";

ToldEvent toldEvent(const Query &row)
{
    return {row.id<EventMentionId>(0), row.id<EventId>(1), row.id<MentionId>(2), row.text(3), Status(row.integer(4))};
}

} // namespace

Result<std::vector<ToldEvent>> LinkRows::toldIn(ArticleId article, EventId event) const
{
    return guarded([&]() -> Result<std::vector<ToldEvent>> {
        Query query = m_store.reader().prepare(
            toldColumns + "LEFT JOIN mention ON mention.id = told.trigger_id WHERE "
            + (event ? "+told.article_id = ?" : "told.article_id = ?") // of one event there are few
            + (event ? " AND told.event_id = ?" : "") + " ORDER BY mention.begin, told.id");
        query.bind(article);
        if (event)
            query.bind(event);
        std::vector<ToldEvent> found;
        while (query.next())
            found.push_back(toldEvent(query));
        return found;
    });
}

Result<ToldEvent> LinkRows::told(EventMentionId id, ArticleId article) const
{
    return guarded([&]() -> Result<ToldEvent> {
        Query query = m_store.reader().prepare(toldColumns + "WHERE told.id = ? AND told.article_id = ?");
        query.bind(id, article);
        if (!query.next())
            return titles::notFound(Store::tr("event mention"));
        return toldEvent(query);
    });
}

Result<std::vector<Argument>> LinkRows::argumentsIn(ArticleId article) const
{
    return guarded([&]() -> Result<std::vector<Argument>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::argumentColumns, "argument",
                         "WHERE event_mention_id IN (SELECT id FROM event_mention WHERE article_id = ?)"
                         " ORDER BY event_mention_id, ordinal, id"));
        query.bind(article);
        std::vector<Argument> found;
        while (query.next())
            found.push_back(rows::argument(query));
        return found;
    });
}

} // namespace glossator
