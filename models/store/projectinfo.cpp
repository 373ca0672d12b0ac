// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projectinfo.h"

namespace glossator {

Result<ProjectCounts> projectCounts(const Store &store)
{
    return guarded([&]() -> Result<ProjectCounts> {
        Database &db = store.reader();
        return ProjectCounts{
            .articles = db.integer("SELECT count(*) FROM article"),
            .mentions = db.integer("SELECT count(*) FROM mention"),
            .entities = db.integer("SELECT count(*) FROM entity"),
            .relations = db.integer("SELECT count(*) FROM relation"),
            .events = db.integer("SELECT count(*) FROM event"),
            .eventMentions = db.integer("SELECT count(*) FROM event_mention"),
            .arguments = db.integer("SELECT count(*) FROM argument"),
            .attributes = db.integer("SELECT count(*) FROM attribute"),
            .notes = db.integer("SELECT count(*) FROM note"),
            .externalIds = db.integer("SELECT count(*) FROM external_id"),
            .leftovers = db.integer("SELECT count(*) FROM leftover"),
            .authors = db.integer("SELECT count(*) FROM author"),
            .flagged = db.integer("SELECT count(*) FROM mention WHERE flag <> ''"),
        };
    });
}

Result<QHash<AuthorId, QString>> authorNames(const Store &store)
{
    return guarded([&]() -> Result<QHash<AuthorId, QString>> {
        QHash<AuthorId, QString> names;
        Query query = store.reader().prepare("SELECT id, name FROM author");
        while (query.next())
            names.insert(query.id<AuthorId>(0), query.text(1));
        return names;
    });
}

} // namespace glossator
