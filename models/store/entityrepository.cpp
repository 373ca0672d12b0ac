// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/entityrepository.h"

#include "models/base/fold.h"
#include "models/base/propername.h"
#include "models/store/listorder.h"
#include "models/store/mentionrepository.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto counts = "(SELECT entity_id AS id, mentions, articles FROM entity_count) WHERE 1";
constexpr auto withCounts = "entity JOIN entity_count ON entity_count.entity_id = entity.id WHERE 1";

bool isByCounts(EntityQuery::Order order)
{
    return order == EntityQuery::Order::Mentions || order == EntityQuery::Order::Articles;
}

ListOrder orderOf(EntityQuery::Order order)
{
    switch (order) {
    case EntityQuery::Order::Name:
        return ListOrder::byWords("name");
    case EntityQuery::Order::Type:
        return ListOrder::byWords("type");
    case EntityQuery::Order::Mentions:
        return ListOrder::byNumbers("mentions");
    case EntityQuery::Order::Articles:
        return ListOrder::byNumbers("articles");
    case EntityQuery::Order::Added:
        break;
    }
    return ListOrder::byColumns({"created"}); // ids of several replicas tell no order
}

QStringList aliasesOf(Database &db, EntityId id)
{
    Query query = db.prepare("SELECT name FROM alias WHERE entity_id = ? ORDER BY ordinal, id");
    query.bind(id);
    QStringList aliases;
    while (query.next())
        aliases << query.text(0);
    return aliases;
}

/// Writes only what differs, so that an unchanged alias keeps its row.
void writeAliases(Operation &op, EntityId id, const QStringList &aliases)
{
    const QStringList before = aliasesOf(op.db(), id);
    if (before == aliases)
        return;
    op.db().prepare("DELETE FROM alias WHERE entity_id = ?").bind(id).run();
    for (int ordinal = 0; ordinal < aliases.size(); ++ordinal) {
        op.db()
            .prepare("INSERT INTO alias(id, entity_id, ordinal, name) VALUES (?, ?, ?, ?)")
            .bind(op.newId<AliasId>(), id, ordinal, aliases.at(ordinal))
            .run();
    }
}

std::vector<EntityId> entityIds(Query &&query)
{
    std::vector<EntityId> ids;
    while (query.next())
        ids.push_back(query.id<EntityId>(0));
    return ids;
}

} // namespace

Result<Entity> EntityRepository::entity(EntityId id) const
{
    return guarded([&]() -> Result<Entity> {
        Database &db = m_store.reader();
        Query query = db.prepare(rows::select(rows::entityColumns, "entity", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("entity"));
        Entity entity = rows::entity(query);
        entity.aliases = aliasesOf(db, id);
        return entity;
    });
}

Result<EntityRow> EntityRepository::row(EntityId id) const
{
    return guarded([&]() -> Result<EntityRow> {
        EntityRow row;
        GLOSSATOR_ASSIGN(row.entity, entity(id));
        Query query = m_store.reader().prepare("SELECT mentions, articles FROM entity_count WHERE entity_id = ?");
        query.bind(id);
        if (query.next()) {
            row.mentions = query.integer(0);
            row.articles = query.integer(1);
        }
        return row;
    });
}

Result<std::vector<EntityId>> EntityRepository::ids(const EntityQuery &wanted) const
{
    return guarded([&]() -> Result<std::vector<EntityId>> {
        const QString text = folded(wanted.text);
        const ListOrder order = orderOf(wanted.order).with(wanted.descending, wanted.most);
        const bool isUnfiltered = !wanted.article && wanted.type.isEmpty() && text.isEmpty();
        std::string sql = order.select(!isByCounts(wanted.order) ? "entity WHERE 1" : isUnfiltered ? counts : withCounts);
        if (!wanted.among.empty())
            sql += " AND id IN (SELECT value FROM json_each(?))";
        if (wanted.article) // of a few one by one, of all by the article's mentions
            sql += wanted.among.empty() ? " AND id IN (SELECT entity_id FROM mention WHERE article_id = ?)"
                                        : " AND EXISTS (SELECT 1 FROM mention WHERE entity_id = entity.id AND article_id = ?)";
        if (!wanted.type.isEmpty())
            sql += " AND type = ?";
        if (!text.isEmpty())
            sql += wanted.among.empty() // of a few one by one
                ? " AND (instr(folded(name), ?) OR id IN (SELECT entity_id FROM alias WHERE instr(folded(name), ?)))"
                : " AND (instr(folded(name), ?) OR EXISTS"
                  " (SELECT 1 FROM alias WHERE entity_id = entity.id AND instr(folded(alias.name), ?)))";
        Query query = m_store.reader().prepare(sql + order.clause());
        if (!wanted.among.empty())
            query.bind(rows::asJson(wanted.among));
        if (wanted.article)
            query.bind(wanted.article);
        if (!wanted.type.isEmpty())
            query.bind(wanted.type);
        if (!text.isEmpty())
            query.bind(text, text);
        return order.ids<EntityId>(std::move(query));
    });
}

Result<std::vector<EntityId>> EntityRepository::named(const QString &name, const QString &type) const
{
    const auto named = [&](const QString &written) {
        // By the name: of a type there may be as many as there are entities, which the plus keeps SQLite from trying.
        Query query = m_store.reader().prepare(
            "WITH called(id) AS (SELECT id FROM entity WHERE name = ?1 AND +type = ?2 UNION SELECT entity.id FROM alias"
            " CROSS JOIN entity ON entity.id = alias.entity_id WHERE alias.name = ?1 AND +entity.type = ?2),"
            " others(id) AS (SELECT other FROM entity_distinct JOIN called ON one = called.id"
            " UNION SELECT one FROM entity_distinct JOIN called ON other = called.id)"
            " SELECT id FROM called UNION SELECT id FROM others WHERE EXISTS"
            " (SELECT 1 FROM mention WHERE entity_id = others.id AND quote = ?1 AND +type = ?2) ORDER BY 1");
        query.bind(written, type);
        return entityIds(std::move(query));
    };
    return guarded([&]() -> Result<std::vector<EntityId>> {
        std::vector<EntityId> found = named(name);
        if (!found.empty())
            return found;
        for (const QString &form : inOtherCase(name)) {
            for (const EntityId id : named(form)) {
                if (!std::ranges::contains(found, id))
                    found.push_back(id);
            }
        }
        return found;
    });
}

Result<QStringList> EntityRepository::names() const
{
    return guarded([&]() -> Result<QStringList> {
        Query query = m_store.reader().prepare("SELECT name FROM entity UNION ALL SELECT name FROM alias");
        QStringList names;
        while (query.next())
            names << query.text(0);
        return names;
    });
}

Result<std::optional<EntityId>> EntityRepository::calledExactly(const QString &name, const QString &type) const
{
    return guarded([&]() -> Result<std::optional<EntityId>> {
        Query query = m_store.reader().prepare(
            "SELECT id FROM entity WHERE name = ? AND +type = ? AND status <> ? LIMIT 2"); // + leaves the index of names
        query.bind(name, type, int(Status::Rejected));
        if (!query.next())
            return std::nullopt;
        const auto only = query.id<EntityId>(0);
        return query.next() ? std::nullopt : std::optional(only);
    });
}

Result<EntityMatches> EntityRepository::matching(const QString &typed, qsizetype count) const
{
    return guarded([&]() -> Result<EntityMatches> {
        const bool isAny = typed.trimmed().isEmpty();
        // An alias is as good as a name that fits a little less.
        Query query = m_store.reader().prepare(isAny
                ? "SELECT entity_id, 0, count(*) OVER () FROM entity_count ORDER BY mentions DESC, entity_id LIMIT ?"
                : "WITH fitting AS MATERIALIZED (SELECT id, fuzzyrank(name, ?1) AS rank FROM entity"
                  " UNION ALL SELECT entity_id, fuzzyrank(name, ?1) + 1 FROM alias)"
                  " SELECT id, min(rank), count(*) OVER () FROM fitting WHERE rank IS NOT NULL GROUP BY id"
                  " ORDER BY 2, id LIMIT ?2");
        if (!isAny)
            query.bind(typed);
        query.bind(qint64(count));
        EntityMatches matches;
        while (query.next()) {
            matches.ids.push_back(query.id<EntityId>(0));
            matches.ranks.push_back(int(query.integer(1)));
            matches.total = query.integer(2);
        }
        return matches;
    });
}

Result<std::vector<EntityId>> EntityRepository::mostMentioned(qsizetype count) const
{
    return guarded([&]() -> Result<std::vector<EntityId>> {
        Query query = m_store.reader().prepare("SELECT entity_id FROM entity_count WHERE mentions > 0"
                                               " ORDER BY mentions DESC, entity_id LIMIT ?");
        query.bind(qint64(count));
        return entityIds(std::move(query));
    });
}

Result<qint64> EntityRepository::size() const
{
    return guarded([&]() -> Result<qint64> { return m_store.reader().integer("SELECT count(*) FROM entity"); });
}

Result<std::vector<EntityId>> EntityRepository::knownDistinct(EntityId id) const
{
    return guarded([&]() -> Result<std::vector<EntityId>> {
        Query query = m_store.reader().prepare("SELECT other FROM entity_distinct WHERE one = ?1"
                                               " UNION SELECT one FROM entity_distinct WHERE other = ?1");
        query.bind(id);
        return entityIds(std::move(query));
    });
}

Result<EntityReach> EntityRepository::reach(const std::vector<EntityId> &ids) const
{
    return guarded([&]() -> Result<EntityReach> {
        Database &db = m_store.reader();
        EntityReach reach;
        QSet<ArticleId> articles;
        QSet<RelationId> relations;
        for (const EntityId id : ids) {
            Query mentions = db.prepare("SELECT article_id, count(*) FROM mention WHERE entity_id = ? GROUP BY article_id");
            mentions.bind(id);
            while (mentions.next()) {
                articles.insert(mentions.id<ArticleId>(0));
                reach.mentions += mentions.integer(1);
            }
            Query ends = db.prepare(
                "SELECT id FROM relation WHERE from_entity = ?1 UNION SELECT id FROM relation WHERE to_entity = ?1"
                " UNION SELECT relation.id FROM mention JOIN relation ON from_mention = mention.id WHERE entity_id = ?1"
                " UNION SELECT relation.id FROM mention JOIN relation ON to_mention = mention.id WHERE entity_id = ?1");
            ends.bind(id);
            while (ends.next())
                relations.insert(ends.id<RelationId>(0));
            Query roles = db.prepare("SELECT (SELECT count(*) FROM argument WHERE entity_id = ?1)"
                                     " + (SELECT count(*) FROM mention JOIN argument ON mention_id = mention.id"
                                     " WHERE mention.entity_id = ?1)");
            roles.bind(id);
            roles.next();
            reach.roles += roles.integer(0);
        }
        reach.articles = articles.size();
        reach.relations = relations.size();
        return reach;
    });
}

Result<EntityId> EntityRepository::create(Entity entity)
{
    return m_store.perform(
        {Store::tr("Add “%1”").arg(titles::brief(entity.name))}, [&](Operation &op) -> Result<EntityId> {
            entity.id = op.newId<EntityId>();
            op.stamp(entity.by);
            rows::insert(op.db(), entity);
            writeAliases(op, entity.id, entity.aliases);
            return entity.id;
        });
}

Result<> EntityRepository::rename(EntityId id, const QString &name)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Entity before, entity(id));
        op.db().prepare("UPDATE entity SET name = ?, modified = ? WHERE id = ?").bind(name, op.now(), id).run();
        // What it was called till now stays findable where the two names change places.
        if (QStringList aliases = before.aliases; aliases.removeAll(name) > 0) {
            if (!aliases.contains(before.name))
                aliases.prepend(before.name);
            writeAliases(op, id, aliases);
        }
        op.describe(Store::tr("Rename “%1” to “%2”").arg(titles::brief(before.name), titles::brief(name)), {}, {});
        return {};
    });
}

Result<> EntityRepository::retype(const std::vector<EntityId> &ids, const QString &type)
{
    return m_store.perform(
        {Store::tr("Change %n entity(s) to %1", nullptr, int(ids.size())).arg(type)}, [&](Operation &op) -> Result<> {
            for (const EntityId id : ids) {
                op.db()
                    .prepare("UPDATE mention SET type = ?1, modified = ?2 WHERE entity_id = ?3"
                             " AND +type = (SELECT type FROM entity WHERE id = ?3)")
                    .bind(type, op.now(), id)
                    .run();
                op.db().prepare("UPDATE entity SET type = ?, modified = ? WHERE id = ?").bind(type, op.now(), id).run();
            }
            return {};
        });
}

Result<> EntityRepository::setNote(EntityId id, const QString &note)
{
    return m_store.perform({Store::tr("Edit the note of an entity")}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE entity SET note = ?, modified = ? WHERE id = ?").bind(note, op.now(), id).run();
        return {};
    });
}

Result<> EntityRepository::setAliases(EntityId id, const QStringList &aliases)
{
    return m_store.perform({Store::tr("Edit the other names of an entity")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_TRY(entity(id));
        writeAliases(op, id, aliases);
        return {};
    });
}

Result<> EntityRepository::setStatus(EntityId id, Status status)
{
    return m_store.perform({Store::tr("Change the status of an entity")}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("UPDATE entity SET status = ?1, modified = ?2 WHERE id = ?3 AND status <> ?1")
            .bind(int(status), op.now(), id)
            .run();
        return {};
    });
}

Result<> EntityRepository::merge(EntityId into, const std::vector<EntityId> &others)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Entity target, entity(into));
        Database &db = op.db();
        QStringList aliases = target.aliases;
        QString note = target.note;
        for (const EntityId other : others) {
            if (other == into)
                continue;
            GLOSSATOR_ASSIGN(const Entity gone, entity(other));
            for (const QString &name : QStringList(gone.name) + gone.aliases) {
                if (name != target.name && !aliases.contains(name))
                    aliases << name;
            }
            if (!gone.note.isEmpty())
                note += (note.isEmpty() ? QString() : u"\n"_s) + gone.note;
            db.prepare("UPDATE mention SET entity_id = ?1 WHERE entity_id = ?2").bind(into, other).run();
            db.prepare("UPDATE relation SET from_entity = ?1 WHERE from_entity = ?2").bind(into, other).run();
            db.prepare("UPDATE relation SET to_entity = ?1 WHERE to_entity = ?2").bind(into, other).run();
            db.prepare("UPDATE argument SET entity_id = ?1 WHERE entity_id = ?2").bind(into, other).run();
            db.prepare("UPDATE note SET entity_id = ?1 WHERE entity_id = ?2").bind(into, other).run();
            db.prepare("UPDATE external_id SET entity_id = ?1 WHERE entity_id = ?2").bind(into, other).run();
            // The target's own words win: what it has no value for comes over, the rest goes with the other.
            db.prepare("UPDATE attribute SET entity_id = ?1 WHERE entity_id = ?2 AND name NOT IN"
                       " (SELECT name FROM attribute WHERE entity_id = ?1)")
                .bind(into, other)
                .run();
            // Pairs known to be distinct stay known of the merged one, but for the pair that is merged against it.
            Query pairs
                = db.prepare("SELECT iif(one = ?1, other, one) FROM entity_distinct WHERE one = ?1 OR other = ?1");
            pairs.bind(other);
            for (const EntityId third : entityIds(std::move(pairs))) {
                if (third != into)
                    GLOSSATOR_TRY(markDistinct(into, third));
            }
            db.prepare("DELETE FROM entity WHERE id = ?").bind(other).run();
        }
        writeAliases(op, into, aliases);
        db.prepare("UPDATE entity SET note = ?, modified = ? WHERE id = ?").bind(note, op.now(), into).run();
        op.describe(
            Store::tr("Merge %n entity(s) into “%1”", nullptr, int(others.size())).arg(titles::brief(target.name)), {},
            {});
        return {};
    });
}

Result<EntityId> EntityRepository::split(const std::vector<MentionId> &mentions)
{
    return m_store.perform({}, [&](Operation &op) -> Result<EntityId> {
        if (mentions.empty())
            return fail(Error::Code::BadInput, Store::tr("Choose the mentions to be split off."));
        MentionRepository repository(m_store);
        GLOSSATOR_ASSIGN(const Mention first, repository.mention(mentions.front()));
        Entity part;
        part.name = first.quote.simplified();
        part.type = first.type;
        if (first.entity) {
            GLOSSATOR_ASSIGN(const Entity whole, entity(first.entity));
            part.type = whole.type;
        }
        GLOSSATOR_ASSIGN(const EntityId id, create(part));
        GLOSSATOR_TRY(repository.assign(mentions, id));
        op.describe(
            Store::tr("Split %n mention(s) off as “%1”", nullptr, int(mentions.size())).arg(titles::brief(part.name)),
            first.article, first.extent.hull());
        return id;
    });
}

Result<> EntityRepository::markDistinct(EntityId one, EntityId other)
{
    return m_store.perform({Store::tr("Note that two entities are not the same")}, [&](Operation &op) -> Result<> {
        if (one == other)
            return fail(Error::Code::BadInput, Store::tr("An entity is the same as itself."));
        if (other < one)
            std::swap(one, other);
        Query known = op.db().prepare("SELECT 1 FROM entity_distinct WHERE one = ? AND other = ?");
        known.bind(one, other);
        if (known.next())
            return {};
        op.db()
            .prepare("INSERT INTO entity_distinct(id, one, other) VALUES (?, ?, ?)")
            .bind(op.newId<EntityDistinctId>(), one, other)
            .run();
        return {};
    });
}

Result<> EntityRepository::forgetDistinct(EntityId one, EntityId other)
{
    return m_store.perform({Store::tr("Forget that two entities are not the same")}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("DELETE FROM entity_distinct WHERE one = min(?1, ?2) AND other = max(?1, ?2)")
            .bind(one, other)
            .run();
        return {};
    });
}

Result<> EntityRepository::remove(const std::vector<EntityId> &ids)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        EntityRow last;
        for (const EntityId id : ids) {
            GLOSSATOR_ASSIGN(last, row(id));
            op.db().prepare("DELETE FROM entity WHERE id = ?").bind(id).run();
        }
        const QString one = last.mentions > 0
            ? Store::tr("Delete the entity “%1” and keep its %n mention(s)", nullptr, int(last.mentions))
            : Store::tr("Delete the entity “%1”");
        op.describe(ids.size() == 1 ? one.arg(titles::brief(last.entity.name))
                                    : Store::tr("Delete %n entity(s)", nullptr, int(ids.size())),
            {}, {});
        return {};
    });
}

Result<> EntityRepository::removeForgotten(const QSet<EntityId> &candidates)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        for (const EntityId id : candidates) {
            op.db()
                .prepare("DELETE FROM entity WHERE id = ?1 AND note = ''"
                         " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM alias WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM relation WHERE from_entity = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM relation WHERE to_entity = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM argument WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM attribute WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM note WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM external_id WHERE entity_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM entity_distinct WHERE one = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM entity_distinct WHERE other = ?1)")
                .bind(id)
                .run();
        }
        return {};
    });
}

} // namespace glossator
