// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bundles.h"

#include "models/base/textdecoder.h"
#include "models/domain/signers.h"
#include "models/domain/takeout.h"
#include "models/store/articlerepository.h"
#include "models/store/rows.h"
#include "models/store/schemarepository.h"

#include <QSet>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// All rows of a query, read by one of the functions in rows.
template <class Value>
std::vector<Value> all(Query &&query, Value (*read)(const Query &))
{
    std::vector<Value> values;
    while (query.next())
        values.push_back(read(query));
    return values;
}

/// Which owners' attributes, notes and external ids are wanted: `mention_id IN (…)`, one part of a union each.
constexpr std::array inArticle{
    "mention_id IN (SELECT id FROM mention WHERE article_id = ?1)",
    "event_mention_id IN (SELECT id FROM event_mention WHERE article_id = ?1)",
    "argument_id IN (SELECT argument.id FROM argument JOIN event_mention ON event_mention.id = event_mention_id"
    " WHERE event_mention.article_id = ?1)",
    "relation_id IN (SELECT id FROM relation WHERE article_id = ?1)",
    "article_id = ?1",
};
constexpr auto entitiesOfArticle
    = "SELECT entity_id FROM mention WHERE article_id = ?1 AND entity_id IS NOT NULL"
      " UNION SELECT from_entity FROM relation WHERE article_id = ?1 AND from_entity IS NOT NULL"
      " UNION SELECT to_entity FROM relation WHERE article_id = ?1 AND to_entity IS NOT NULL"
      " UNION SELECT argument.entity_id FROM argument JOIN event_mention ON event_mention.id = event_mention_id"
      " WHERE event_mention.article_id = ?1 AND argument.entity_id IS NOT NULL";
constexpr auto eventsOfArticle
    = "SELECT event_id FROM event_mention WHERE article_id = ?1"
      " UNION SELECT filler_event FROM argument JOIN event_mention ON event_mention.id = event_mention_id"
      " WHERE event_mention.article_id = ?1 AND filler_event IS NOT NULL";
/// Of those, what something outside of the article speaks of too.
constexpr auto sharedEntity
    = " AND (EXISTS (SELECT 1 FROM mention WHERE entity_id = entity.id AND article_id <> ?1)"
      " OR EXISTS (SELECT 1 FROM relation WHERE from_entity = entity.id AND article_id IS NOT ?1)"
      " OR EXISTS (SELECT 1 FROM relation WHERE to_entity = entity.id AND article_id IS NOT ?1)"
      " OR EXISTS (SELECT 1 FROM argument JOIN event_mention ON event_mention.id = event_mention_id"
      " WHERE argument.entity_id = entity.id AND event_mention.article_id <> ?1)"
      " OR EXISTS (SELECT 1 FROM entity_distinct WHERE one = entity.id)"
      " OR EXISTS (SELECT 1 FROM entity_distinct WHERE other = entity.id))";
constexpr auto sharedEvent
    = " AND (EXISTS (SELECT 1 FROM event_mention WHERE event_id = event.id AND article_id <> ?1)"
      " OR EXISTS (SELECT 1 FROM argument JOIN event_mention ON event_mention.id = event_mention_id"
      " WHERE argument.filler_event = event.id AND event_mention.article_id <> ?1))";

std::string unionOf(const char *columns, const char *table, const std::vector<std::string> &conditions)
{
    std::string sql;
    for (const std::string &condition : conditions)
        sql += (sql.empty() ? "" : " UNION ALL ") + rows::select(columns, table, ("WHERE " + condition).c_str());
    return sql + " ORDER BY 1";
}

/// Attributes, notes and external ids of the owners that the conditions name.
void readHangers(Database &db, Bundle &bundle, const std::vector<std::string> &conditions, ArticleId article)
{
    const auto query = [&](const char *columns, const char *table) {
        Query prepared = db.prepare(unionOf(columns, table, conditions));
        if (article)
            prepared.bind(article);
        return prepared;
    };
    bundle.attributes = all(query(rows::attributeColumns, "attribute"), rows::attribute);
    bundle.notes = all(query(rows::noteColumns, "note"), rows::note);
    bundle.externalIds = all(query(rows::externalIdColumns, "external_id"), rows::externalId);
}

void readAliases(Database &db, std::vector<Entity> &entities)
{
    Query query = db.prepare("SELECT name FROM alias WHERE entity_id = ? ORDER BY ordinal, id");
    for (Entity &entity : entities) {
        query.reset();
        query.bind(entity.id);
        while (query.next())
            entity.aliases << query.text(0);
    }
}

/// Who signed something in the project: whoever only opened it, or took things back, is nobody else's business.
constexpr auto signedAnywhere = "SELECT id, uuid, name FROM author WHERE id IN (SELECT author_id FROM article"
                                " UNION SELECT author_id FROM entity UNION SELECT author_id FROM mention"
                                " UNION SELECT author_id FROM event UNION SELECT author_id FROM event_mention"
                                " UNION SELECT author_id FROM relation UNION SELECT author_id FROM argument"
                                " UNION SELECT author_id FROM attribute UNION SELECT author_id FROM note) ORDER BY id";
constexpr auto everybody = "SELECT id, uuid, name FROM author ORDER BY id";

std::vector<Author> readAuthors(Database &db, const char *sql)
{
    std::vector<Author> authors;
    Query query = db.prepare(sql);
    while (query.next())
        authors.push_back({query.id<AuthorId>(0), query.text(1), query.text(2)});
    return authors;
}

QSet<Owner> sharedFacts(Database &db, ArticleId article)
{
    QSet<Owner> shared;
    Query entities = db.prepare(std::string("SELECT id FROM entity WHERE id IN (") + entitiesOfArticle + ")" + sharedEntity);
    entities.bind(article);
    while (entities.next())
        shared.insert(entities.id<EntityId>(0));
    Query events = db.prepare(std::string("SELECT id FROM event WHERE id IN (") + eventsOfArticle + ")" + sharedEvent);
    events.bind(article);
    while (events.next())
        shared.insert(events.id<EventId>(0));
    return shared;
}

Result<> readFiles(const ArticleRepository &articles, ArticleId id, Bundle &bundle)
{
    GLOSSATOR_ASSIGN(bundle.files, articles.files(id));
    for (SourceFile &file : bundle.files) {
        GLOSSATOR_ASSIGN(file.bytes, articles.blob(file.hash));
    }
    GLOSSATOR_ASSIGN(bundle.leftovers, articles.leftovers(id));
    return {};
}

} // namespace

Result<Bundle> Bundles::article(ArticleId id, Register which) const
{
    return guarded([&]() -> Result<Bundle> {
        const ArticleRepository articles(m_store);
        GLOSSATOR_ASSIGN(Bundle bundle, annotations(id, which));
        if (which == Register::Included)
            bundle.sharedFacts = sharedFacts(m_store.reader(), id);
        GLOSSATOR_ASSIGN(bundle.text, articles.text(id));
        if (!bundle.article->original.isEmpty()) {
            GLOSSATOR_ASSIGN(bundle.original, articles.blob(bundle.article->original));
        }
        GLOSSATOR_TRY(readFiles(articles, id, bundle));
        return bundle;
    });
}

Result<Bundle> Bundles::annotations(ArticleId id, Register which) const
{
    return guarded([&]() -> Result<Bundle> {
        Database &db = m_store.reader();
        Bundle bundle;
        GLOSSATOR_ASSIGN(bundle.article, ArticleRepository(m_store).article(id));
        const auto query = [&](const std::string &sql) {
            Query prepared = db.prepare(sql);
            prepared.bind(id);
            return prepared;
        };
        bundle.mentions = all(query(rows::select(rows::mentionColumns, "mention", "WHERE article_id = ?1 ORDER BY begin, end DESC, id")),
                              rows::mention);
        bundle.eventMentions = all(
            query(rows::select(rows::eventMentionColumns, "event_mention", "WHERE article_id = ?1 ORDER BY id")), rows::eventMention);
        bundle.arguments
            = all(query(rows::select(rows::argumentColumns, "argument",
                                     "WHERE event_mention_id IN (SELECT id FROM event_mention WHERE article_id = ?1)"
                                     " ORDER BY event_mention_id, ordinal, id")),
                  rows::argument);
        bundle.relations
            = all(query(rows::select(rows::relationColumns, "relation", "WHERE article_id = ?1 ORDER BY id")), rows::relation);
        std::vector<std::string> owners(inArticle.begin(), inArticle.end());
        if (which == Register::Included) {
            const std::string ofArticle = std::string("WHERE id IN (") + entitiesOfArticle + ") ORDER BY id";
            bundle.entities = all(query(rows::select(rows::entityColumns, "entity", ofArticle.c_str())), rows::entity);
            readAliases(db, bundle.entities);
            const std::string told = std::string("WHERE id IN (") + eventsOfArticle + ") ORDER BY id";
            bundle.events = all(query(rows::select(rows::eventColumns, "event", told.c_str())), rows::event);
            owners.push_back(std::string("entity_id IN (") + entitiesOfArticle + ")");
            owners.push_back(std::string("event_id IN (") + eventsOfArticle + ")");
        }
        readHangers(db, bundle, owners, id);
        if (which == Register::Included) {
            bundle.authors = readAuthors(db, everybody);
            const QSet<AuthorId> signers = signersOf(bundle);
            std::erase_if(bundle.authors, [&signers](const Author &author) { return !signers.contains(author.id); });
        }
        return bundle;
    });
}

Result<Bundle> Bundles::project(Register which) const
{
    return guarded([&]() -> Result<Bundle> {
        Database &db = m_store.reader();
        Bundle bundle;
        GLOSSATOR_ASSIGN(const QByteArray schema, SchemaRepository(m_store).text());
        bundle.schemaText = textOfUtf8(schema);
        GLOSSATOR_TRY(readFiles(ArticleRepository(m_store), ArticleId(), bundle));
        if (which == Register::Left)
            return bundle;
        bundle.authors = readAuthors(db, signedAnywhere);
        bundle.entities = all(db.prepare(rows::select(rows::entityColumns, "entity", "ORDER BY id")), rows::entity);
        readAliases(db, bundle.entities);
        bundle.events = all(db.prepare(rows::select(rows::eventColumns, "event", "ORDER BY id")), rows::event);
        bundle.relations
            = all(db.prepare(rows::select(rows::relationColumns, "relation", "WHERE article_id IS NULL ORDER BY id")), rows::relation);
        Query pairs = db.prepare("SELECT one, other FROM entity_distinct ORDER BY one, other");
        while (pairs.next())
            bundle.distinct.emplace_back(pairs.id<EntityId>(0), pairs.id<EntityId>(1));
        readHangers(db, bundle,
                    {"entity_id IS NOT NULL", "event_id IS NOT NULL",
                     "relation_id IN (SELECT id FROM relation WHERE article_id IS NULL)"},
                    ArticleId());
        return bundle;
    });
}

void keepAccepted(Bundle &bundle, bool withSuggested)
{
    const auto gone = [withSuggested](const Provenance &by) {
        return by.status == Status::Rejected || (by.status == Status::Suggested && !withSuggested);
    };
    QSet<Owner> dropped;
    const auto collect = [&](const auto &values) {
        for (const auto &value : values) {
            if (gone(value.by))
                dropped.insert(value.id);
        }
    };
    collect(bundle.entities);
    collect(bundle.events);
    collect(bundle.mentions);
    collect(bundle.eventMentions);
    collect(bundle.relations);
    takeOut(bundle, std::move(dropped));
}

} // namespace glossator
