// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/groupvalues.h"

#include "models/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// What the kind keeps where: the expression of its type and the tables that it is read from.
struct Place {
    const char *type = nullptr;
    const char *status = nullptr;
    const char *from = nullptr;
};

Place placeOf(Owner::Kind kind)
{
    switch (kind) {
    case Owner::Kind::Mention:
        return {"type", "status", "mention AS t"};
    case Owner::Kind::Entity:
        return {"type", "status", "entity AS t"};
    case Owner::Kind::Event:
        return {"type", nullptr, "event AS t"};
    case Owner::Kind::EventMention:
        return {"event.type", "t.status", "event_mention AS t JOIN event ON event.id = t.event_id"};
    case Owner::Kind::Relation:
        return {"type", "status", "relation AS t"};
    case Owner::Kind::Argument:
        return {"event.type", nullptr,
                "argument AS t JOIN event_mention ON event_mention.id = t.event_mention_id"
                " JOIN event ON event.id = event_mention.event_id"};
    case Owner::Kind::Article:
        break;
    }
    return {nullptr, nullptr, "article AS t"};
}

} // namespace

Result<GroupValues> groupValues(const Store &store, Owner::Kind kind, const std::vector<qint64> &ids)
{
    return guarded([&]() -> Result<GroupValues> {
        const QString json = rows::asJson(ids);
        const Place place = placeOf(kind);
        Database &db = store.reader();
        const auto distinct = [&](const char *expression, auto take) {
            if (!expression)
                return;
            Query query = db.prepare(std::string("SELECT DISTINCT ") + expression + " FROM " + place.from
                                     + " WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY 1 LIMIT 40");
            query.bind(json);
            while (query.next())
                take(query);
        };
        GroupValues values;
        distinct(place.type, [&](const Query &row) { values.types << row.text(0); });
        distinct(place.status, [&](const Query &row) { values.statuses.push_back(int(row.integer(0))); });
        if (kind == Owner::Kind::Article)
            distinct("state", [&](const Query &row) { values.states.push_back(int(row.integer(0))); });
        if (kind == Owner::Kind::Mention)
            distinct("entity_id", [&](const Query &row) { values.entities.push_back(row.id<EntityId>(0)); });

        // What each owner has under a name as one text.
        const std::string owner = rows::ownerColumn(kind);
        Query query = db.prepare("SELECT name, joined, count(*) FROM (SELECT name, json_group_array(value)"
                                 " AS joined FROM (SELECT " + owner + " AS owner, name, value FROM attribute WHERE " + owner
                                 + " IN (SELECT value FROM json_each(?)) ORDER BY ordinal, id) GROUP BY owner, name)"
                                   " GROUP BY name, joined");
        query.bind(json);
        while (query.next()) {
            const QString name = query.text(0);
            const bool isShared = query.integer(2) == qint64(ids.size()) && !values.attributes.contains(name);
            std::optional<QStringList> shared;
            if (isShared) {
                shared = QStringList();
                const QJsonArray joined = QJsonDocument::fromJson(query.text(1).toUtf8()).array();
                for (const QJsonValue &value : joined) // a flag has null, which is no empty text
                    *shared << (value.isNull() ? QString() : u""_s + value.toString());
            }
            values.attributes.insert(name, shared);
        }
        return values;
    });
}

} // namespace glossator
