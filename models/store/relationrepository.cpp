// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/relationrepository.h"

#include "models/base/fold.h"
#include "models/store/listorder.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// SQL for the words of one end: the entity that it names, else the quote, else the event's type.
std::string wordsOf(const std::string &end)
{
    return "coalesce((SELECT entity.name FROM entity WHERE entity.id = coalesce(relation." + end
        + "_entity, (SELECT entity_id FROM mention WHERE mention.id = relation." + end
        + "_mention))), (SELECT quote FROM mention WHERE mention.id = relation." + end
        + "_mention), (SELECT coalesce((SELECT quote FROM mention WHERE mention.id = trigger_id), event.type)"
          " FROM event_mention JOIN event ON event.id = event_id WHERE event_mention.id = relation."
        + end + "_event_mention), '')";
}

std::string typeOf(const std::string &end)
{
    return "coalesce((SELECT type FROM mention WHERE mention.id = relation." + end
        + "_mention), (SELECT type FROM entity WHERE entity.id = relation." + end
        + "_entity), (SELECT event.type FROM event_mention JOIN event ON event.id = event_id WHERE event_mention.id = relation."
        + end + "_event_mention), '')";
}

ListOrder orderOf(RelationQuery::Order order)
{
    switch (order) {
    case RelationQuery::Order::Place:
        return ListOrder::byNumbers("article_id", "(SELECT begin FROM mention WHERE mention.id = from_mention)");
    case RelationQuery::Order::Type:
        return ListOrder::byWords("type");
    case RelationQuery::Order::From:
        return ListOrder::byWords(wordsOf("from"));
    case RelationQuery::Order::To:
        return ListOrder::byWords(wordsOf("to"));
    case RelationQuery::Order::Added:
        break;
    }
    return ListOrder::byColumns({"created"}); // ids of several replicas tell no order
}

/// The article that an end sits in; invalid for an entity.
Result<ArticleId> articleOf(Database &db, const RelationEnd &end)
{
    if (end.kind == RelationEnd::Kind::Entity)
        return ArticleId();
    Query query = db.prepare(end.kind == RelationEnd::Kind::Mention ? "SELECT article_id FROM mention WHERE id = ?"
                                                                    : "SELECT article_id FROM event_mention WHERE id = ?");
    query.bind(end.id);
    if (!query.next())
        return titles::notFound(Store::tr("mention"));
    return query.id<ArticleId>(0);
}

/// Where to look for a relation: the first of its ends that sits in the text.
TextSpan placeOf(Database &db, const Relation &relation)
{
    for (const RelationEnd &end : {relation.from, relation.to}) {
        if (end.kind == RelationEnd::Kind::Entity)
            continue;
        Query query = db.prepare(end.kind == RelationEnd::Kind::Mention
                ? "SELECT begin, end FROM mention WHERE id = ?"
                : "SELECT begin, end FROM event_mention JOIN mention ON mention.id = trigger_id WHERE event_mention.id = ?");
        query.bind(end.id);
        if (query.next())
            return {qsizetype(query.integer(0)), qsizetype(query.integer(1))};
    }
    return {};
}

} // namespace

Result<Relation> RelationRepository::relation(RelationId id) const
{
    return guarded([&]() -> Result<Relation> {
        Query query = m_store.reader().prepare(rows::select(rows::relationColumns, "relation", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("relation"));
        return rows::relation(query);
    });
}

Result<RelationRow> RelationRepository::row(RelationId id) const
{
    return guarded([&]() -> Result<RelationRow> {
        RelationRow row;
        GLOSSATOR_ASSIGN(row.relation, relation(id));
        static const std::string sql = "SELECT " + wordsOf("from") + ", " + wordsOf("to") + ", " + typeOf("from") + ", "
            + typeOf("to") + ", (SELECT title FROM article WHERE article.id = article_id) FROM relation WHERE id = ?";
        Query query = m_store.reader().prepare(sql);
        query.bind(id);
        query.next();
        row.from = query.text(0);
        row.to = query.text(1);
        row.fromType = query.text(2);
        row.toType = query.text(3);
        row.article = query.text(4);
        return row;
    });
}

Result<std::vector<RelationId>> RelationRepository::ids(const RelationQuery &wanted) const
{
    return guarded([&]() -> Result<std::vector<RelationId>> {
        const QString text = folded(wanted.text);
        const ListOrder order = orderOf(wanted.order).with(wanted.descending, wanted.most);
        std::string sql = order.select("relation WHERE 1");
        if (!wanted.among.empty())
            sql += " AND id IN (SELECT value FROM json_each(?))";
        if (wanted.article)
            sql += " AND article_id = ?";
        if (!text.isEmpty())
            sql += " AND (instr(folded(type), ?) OR instr(folded(" + wordsOf("from") + "), ?) OR instr(folded("
                + wordsOf("to") + "), ?))";
        Query query = m_store.reader().prepare(sql + order.clause());
        if (!wanted.among.empty())
            query.bind(rows::asJson(wanted.among));
        if (wanted.article)
            query.bind(wanted.article);
        if (!text.isEmpty())
            query.bind(text, text, text);
        return order.ids<RelationId>(std::move(query));
    });
}

Result<std::vector<Relation>> RelationRepository::inArticle(ArticleId article) const
{
    return guarded([&]() -> Result<std::vector<Relation>> {
        Query query = m_store.reader().prepare(rows::select(rows::relationColumns, "relation", "WHERE article_id = ? ORDER BY id"));
        query.bind(article);
        std::vector<Relation> found;
        while (query.next())
            found.push_back(rows::relation(query));
        return found;
    });
}

Result<std::vector<Relation>> RelationRepository::ofMention(MentionId mention) const
{
    return guarded([&]() -> Result<std::vector<Relation>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::relationColumns, "relation", "WHERE from_mention = ?1 OR to_mention = ?1 ORDER BY id"));
        query.bind(mention);
        std::vector<Relation> found;
        while (query.next())
            found.push_back(rows::relation(query));
        return found;
    });
}

Result<std::vector<Relation>> RelationRepository::between(const RelationEnd &one, const RelationEnd &other) const
{
    return guarded([&]() -> Result<std::vector<Relation>> {
        const auto columns = [](RelationEnd::Kind kind) -> std::pair<std::string, std::string> {
            const std::string column = kind == RelationEnd::Kind::Mention ? "mention"
                : kind == RelationEnd::Kind::Entity                      ? "entity"
                                                                         : "event_mention";
            return {"from_" + column, "to_" + column};
        };
        const auto [fromOne, toOne] = columns(one.kind);
        const auto [fromOther, toOther] = columns(other.kind);
        const std::string which = "WHERE (" + fromOne + " = ?1 AND " + toOther + " = ?2) OR (" + fromOther + " = ?2 AND "
            + toOne + " = ?1) ORDER BY id";
        Query query = m_store.reader().prepare(rows::select(rows::relationColumns, "relation", which.c_str()));
        query.bind(one.id, other.id);
        std::vector<Relation> found;
        while (query.next())
            found.push_back(rows::relation(query));
        return found;
    });
}

Result<QStringList> RelationRepository::recentTypes() const
{
    return guarded([&]() -> Result<QStringList> {
        Query query = m_store.reader().prepare(
            "SELECT type FROM (SELECT id, type, created FROM relation ORDER BY id DESC LIMIT 300)"
            " GROUP BY type ORDER BY max(created) DESC, max(id) DESC");
        QStringList types;
        while (query.next())
            types << query.text(0);
        return types;
    });
}

Result<RelationId> RelationRepository::create(Relation relation)
{
    return m_store.perform({}, [&](Operation &op) -> Result<RelationId> {
        GLOSSATOR_ASSIGN(const ArticleId from, articleOf(op.db(), relation.from));
        GLOSSATOR_ASSIGN(const ArticleId to, articleOf(op.db(), relation.to));
        if (from && to && from != to) {
            return fail(Error::Code::Refused,
                        Store::tr("A relation is stated in one article; relate the entities instead of two mentions."));
        }
        relation.id = op.newId<RelationId>();
        relation.article = from ? from : to;
        if (relation.from.role.isEmpty())
            relation.from.role = u"Arg1"_s;
        if (relation.to.role.isEmpty())
            relation.to.role = u"Arg2"_s;
        op.stamp(relation.by);
        rows::insert(op.db(), relation);
        GLOSSATOR_ASSIGN(const RelationRow words, row(relation.id));
        op.describe(Store::tr("Relate “%1” and “%2”: %3").arg(titles::brief(words.from), titles::brief(words.to), relation.type),
                    relation.article, placeOf(op.db(), relation));
        return relation.id;
    });
}

Result<> RelationRepository::retype(const std::vector<RelationId> &ids, const QString &type)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        Relation last;
        for (const RelationId id : ids) {
            GLOSSATOR_ASSIGN(last, relation(id));
            op.db().prepare("UPDATE relation SET type = ?, modified = ? WHERE id = ?").bind(type, op.now(), id).run();
        }
        op.describe(Store::tr("Change %n relation(s) to %1", nullptr, int(ids.size())).arg(type), last.article,
            placeOf(op.db(), last));
        return {};
    });
}

Result<> RelationRepository::setEnds(RelationId id, const RelationEnd &from, const RelationEnd &to)
{
    return m_store.perform({Store::tr("Change the ends of a relation")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const ArticleId one, articleOf(op.db(), from));
        GLOSSATOR_ASSIGN(const ArticleId other, articleOf(op.db(), to));
        if (one && other && one != other) {
            return fail(Error::Code::Refused,
                        Store::tr("A relation is stated in one article; relate the entities instead of two mentions."));
        }
        Query update = op.db().prepare("UPDATE relation SET article_id = coalesce(?, article_id),"
                                       " from_role = ?, from_mention = ?, from_entity = ?, from_event_mention = ?,"
                                       " to_role = ?, to_mention = ?, to_entity = ?, to_event_mention = ?, modified = ?"
                                       " WHERE id = ?");
        update.bind(one ? one : other);
        for (const RelationEnd &end : {from, to}) {
            update.bind(end.role);
            for (int kind = 0; kind < 3; ++kind)
                update.bind(kind == int(end.kind) ? std::optional(end.id) : std::nullopt);
        }
        update.bind(op.now(), id).run();
        return {};
    });
}

Result<> RelationRepository::reverse(RelationId id)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Relation before, relation(id));
        RelationEnd from = before.to;
        RelationEnd to = before.from;
        std::swap(from.role, to.role);
        GLOSSATOR_TRY(setEnds(id, from, to));
        op.describe(Store::tr("Reverse a relation: %1").arg(before.type), before.article, placeOf(op.db(), before));
        return {};
    });
}

Result<> RelationRepository::setTrigger(RelationId id, MentionId trigger)
{
    return m_store.perform({Store::tr("Change the trigger of a relation")}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("UPDATE relation SET trigger_id = ?1, modified = ?2, article_id = coalesce(article_id,"
                     " (SELECT article_id FROM mention WHERE mention.id = ?1)) WHERE id = ?3")
            .bind(trigger, op.now(), id)
            .run();
        return {};
    });
}

Result<> RelationRepository::setNote(RelationId id, const QString &note)
{
    return m_store.perform({Store::tr("Edit the note of a relation")}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE relation SET note = ?, modified = ? WHERE id = ?").bind(note, op.now(), id).run();
        return {};
    });
}

Result<> RelationRepository::setStatus(const std::vector<RelationId> &ids, Status status)
{
    return m_store.perform({Store::tr("Change the status of %n relation(s)", nullptr, int(ids.size()))}, [&](Operation &op) -> Result<> {
        for (const RelationId id : ids)
            op.db()
                .prepare("UPDATE relation SET status = ?1, modified = ?2 WHERE id = ?3 AND status <> ?1")
                .bind(int(status), op.now(), id)
                .run();
        return {};
    });
}

Result<> RelationRepository::remove(const std::vector<RelationId> &ids)
{
    return m_store.perform({Store::tr("Delete %n relation(s)", nullptr, int(ids.size()))}, [&](Operation &op) -> Result<> {
        for (const RelationId id : ids)
            op.db().prepare("DELETE FROM relation WHERE id = ?").bind(id).run();
        return {};
    });
}

} // namespace glossator
