// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bundles.h"

#include "models/store/articlerepository.h"
#include "models/store/rows.h"
#include "models/store/schemarepository.h"

#include <QSet>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> dangling(const QString &noun, qint64 id)
{
    return fail(Error::Code::BadInput, Store::tr("An annotation refers to the %1 %2, which is not there.").arg(noun).arg(id));
}

/// Puts a bundle's rows in under the project's ids.
class Adding {
public:
    Adding(Operation &op, const Bundle &bundle, BundleIds &ids, bool keepIds)
        : m_op(op), m_db(op.db()), m_bundle(bundle), m_ids(ids), m_keepIds(keepIds)
    {
    }

    Result<ArticleId> run();

private:
    template <class IdType>
    IdType freshId(IdType wanted, const char *table)
    {
        if (!m_keepIds || !wanted)
            return m_op.newId<IdType>();
        Query taken = m_db.prepare(std::string("SELECT 1 FROM ") + table + " WHERE id = ?");
        taken.bind(wanted);
        if (taken.next())
            return m_op.newId<IdType>();
        m_op.keepId(wanted.value());
        return wanted;
    }
    /// The project's id of something that was brought along; an invalid one stays invalid.
    template <class IdType>
    static Result<IdType> mapped(const QHash<qint64, IdType> &map, qint64 id, const QString &noun)
    {
        if (id == 0)
            return IdType();
        const auto found = map.constFind(id);
        if (found == map.constEnd())
            return dangling(noun, id);
        return *found;
    }
    Result<Owner> mappedOwner(Owner owner);
    Result<RelationEnd> mappedEnd(RelationEnd end);
    Result<Filler> mappedFiller(Filler filler);
    AuthorId author(AuthorId id) const { return m_ids.authors.value(id.value(), m_op.author()); }
    Provenance provenance(Provenance by) const
    {
        by.author = author(by.author);
        m_op.stamp(by);
        return by;
    }

    void addAuthors();
    void addRegister();
    void addArticle();
    Result<> addEvents();
    Result<> addRelations();
    Result<> addHangers();

    Operation &m_op;
    Database &m_db;
    const Bundle &m_bundle;
    BundleIds &m_ids;
    const bool m_keepIds;
    ArticleId m_article;
};

Result<ArticleId> Adding::run()
{
    addAuthors();
    addRegister();
    addArticle();
    for (Mention mention : m_bundle.mentions) {
        GLOSSATOR_ASSIGN(mention.entity, mapped(m_ids.entities, mention.entity.value(), Store::tr("entity")));
        const MentionId id = freshId(mention.id, "mention");
        m_ids.mentions.insert(mention.id.value(), id);
        mention.id = id;
        mention.article = m_article;
        mention.by = provenance(mention.by);
        rows::insert(m_db, mention);
    }
    GLOSSATOR_TRY(addEvents());
    GLOSSATOR_TRY(addRelations());
    GLOSSATOR_TRY(addHangers());
    return m_article;
}

void Adding::addAuthors()
{
    for (Author value : m_bundle.authors) {
        if (m_ids.authors.contains(value.id.value()))
            continue;
        Query known = m_db.prepare("SELECT id FROM author WHERE uuid = ?");
        known.bind(value.uuid);
        if (!value.uuid.isEmpty() && known.next()) {
            m_ids.authors.insert(value.id.value(), known.id<AuthorId>(0));
            continue;
        }
        const AuthorId id = freshId(value.id, "author");
        m_ids.authors.insert(value.id.value(), id);
        value.id = id;
        rows::insert(m_db, value);
    }
}

void Adding::addRegister()
{
    for (Entity value : m_bundle.entities) {
        if (m_ids.entities.contains(value.id.value()))
            continue;
        const EntityId id = freshId(value.id, "entity");
        m_ids.entities.insert(value.id.value(), id);
        value.id = id;
        value.by = provenance(value.by);
        rows::insert(m_db, value);
        for (int ordinal = 0; ordinal < value.aliases.size(); ++ordinal) {
            m_db.prepare("INSERT INTO alias(id, entity_id, ordinal, name) VALUES (?, ?, ?, ?)")
                .bind(m_op.newId<AliasId>(), id, ordinal, value.aliases.at(ordinal))
                .run();
        }
    }
    for (Event value : m_bundle.events) {
        if (m_ids.events.contains(value.id.value()))
            continue;
        const EventId id = freshId(value.id, "event");
        m_ids.events.insert(value.id.value(), id);
        value.id = id;
        value.by = provenance(value.by);
        rows::insert(m_db, value);
    }
    for (const auto &[one, other] : m_bundle.distinct) {
        const EntityId first = m_ids.entities.value(one.value());
        const EntityId second = m_ids.entities.value(other.value());
        if (!first || !second || first == second)
            continue;
        m_db.prepare("INSERT INTO entity_distinct(id, one, other) VALUES (?, ?, ?)")
            .bind(m_op.newId<AliasId>(), std::min(first, second), std::max(first, second))
            .run();
    }
}

void Adding::addArticle()
{
    if (m_bundle.article) {
        Article article = *m_bundle.article;
        m_article = freshId(article.id, "article");
        m_ids.articles.insert(article.id.value(), m_article);
        article.id = m_article;
        article.text = rows::insertBlob(m_db, m_bundle.text.toUtf8());
        article.original = m_bundle.original.isEmpty() ? QByteArray() : rows::insertBlob(m_db, m_bundle.original);
        article.author = author(article.author);
        if (article.created == 0)
            article.created = m_op.now();
        rows::insert(m_db, article);
    }
    for (SourceFile file : m_bundle.files) {
        file.id = freshId(file.id, "source_file");
        file.article = m_article;
        file.hash = rows::insertBlob(m_db, file.bytes);
        rows::insert(m_db, file);
    }
    for (Leftover leftover : m_bundle.leftovers) {
        leftover.id = freshId(leftover.id, "leftover");
        leftover.article = m_article;
        rows::insert(m_db, leftover);
    }
}

Result<> Adding::addEvents()
{
    for (EventMention value : m_bundle.eventMentions) {
        GLOSSATOR_ASSIGN(value.event, mapped(m_ids.events, value.event.value(), Store::tr("event")));
        GLOSSATOR_ASSIGN(value.trigger, mapped(m_ids.mentions, value.trigger.value(), Store::tr("mention")));
        const EventMentionId id = freshId(value.id, "event_mention");
        m_ids.eventMentions.insert(value.id.value(), id);
        value.id = id;
        value.article = m_article;
        value.by = provenance(value.by);
        rows::insert(m_db, value);
    }
    // After all event mentions: an argument may point forward.
    for (Argument value : m_bundle.arguments) {
        GLOSSATOR_ASSIGN(value.eventMention,
                         mapped(m_ids.eventMentions, value.eventMention.value(), Store::tr("event mention")));
        GLOSSATOR_ASSIGN(value.filler, mappedFiller(value.filler));
        const ArgumentId id = freshId(value.id, "argument");
        m_ids.arguments.insert(value.id.value(), id);
        value.id = id;
        value.author = author(value.author);
        if (value.created == 0)
            value.created = m_op.now();
        rows::insert(m_db, value);
    }
    return {};
}

Result<> Adding::addRelations()
{
    for (Relation value : m_bundle.relations) {
        GLOSSATOR_ASSIGN(value.from, mappedEnd(value.from));
        GLOSSATOR_ASSIGN(value.to, mappedEnd(value.to));
        GLOSSATOR_ASSIGN(value.trigger, mapped(m_ids.mentions, value.trigger.value(), Store::tr("mention")));
        const RelationId id = freshId(value.id, "relation");
        m_ids.relations.insert(value.id.value(), id);
        value.id = id;
        value.article = m_article;
        value.by = provenance(value.by);
        rows::insert(m_db, value);
    }
    return {};
}

Result<> Adding::addHangers()
{
    // An entity or event is listed in each bundle that speaks of it, with what hangs on it: taken in once.
    const auto isNew = [this](Owner owner, qint64 id) {
        if (owner.kind != Owner::Kind::Entity && owner.kind != Owner::Kind::Event)
            return true;
        if (m_ids.hangers.contains(id))
            return false;
        m_ids.hangers.insert(id);
        return true;
    };
    for (Attribute value : m_bundle.attributes) {
        if (!isNew(value.owner, value.id.value()))
            continue;
        GLOSSATOR_ASSIGN(value.owner, mappedOwner(value.owner));
        value.id = freshId(value.id, "attribute");
        value.author = author(value.author);
        if (value.created == 0)
            value.created = m_op.now();
        rows::insert(m_db, value);
    }
    for (Note value : m_bundle.notes) {
        if (!isNew(value.owner, value.id.value()))
            continue;
        GLOSSATOR_ASSIGN(value.owner, mappedOwner(value.owner));
        value.id = freshId(value.id, "note");
        value.author = author(value.author);
        if (value.created == 0)
            value.created = m_op.now();
        rows::insert(m_db, value);
    }
    for (ExternalId value : m_bundle.externalIds) {
        if (!isNew(value.owner, value.id.value()))
            continue;
        GLOSSATOR_ASSIGN(value.owner, mappedOwner(value.owner));
        value.id = freshId(value.id, "external_id");
        rows::insert(m_db, value);
    }
    return {};
}

Result<Owner> Adding::mappedOwner(Owner owner)
{
    const auto to = [&](const auto &map, const QString &noun) -> Result<Owner> {
        GLOSSATOR_ASSIGN(const auto id, mapped(map, owner.id, noun));
        if (!id)
            return dangling(noun, owner.id);
        return Owner(id);
    };
    switch (owner.kind) {
    case Owner::Kind::Mention:
        return to(m_ids.mentions, Store::tr("mention"));
    case Owner::Kind::Entity:
        return to(m_ids.entities, Store::tr("entity"));
    case Owner::Kind::Event:
        return to(m_ids.events, Store::tr("event"));
    case Owner::Kind::EventMention:
        return to(m_ids.eventMentions, Store::tr("event mention"));
    case Owner::Kind::Argument:
        return to(m_ids.arguments, Store::tr("argument"));
    case Owner::Kind::Relation:
        return to(m_ids.relations, Store::tr("relation"));
    case Owner::Kind::Article:
        break;
    }
    return to(m_ids.articles, Store::tr("article"));
}

Result<RelationEnd> Adding::mappedEnd(RelationEnd end)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention: {
        GLOSSATOR_ASSIGN(const MentionId id, mapped(m_ids.mentions, end.id, Store::tr("mention")));
        return RelationEnd(id, end.role);
    }
    case RelationEnd::Kind::Entity: {
        GLOSSATOR_ASSIGN(const EntityId id, mapped(m_ids.entities, end.id, Store::tr("entity")));
        return RelationEnd(id, end.role);
    }
    case RelationEnd::Kind::EventMention:
        break;
    }
    GLOSSATOR_ASSIGN(const EventMentionId id, mapped(m_ids.eventMentions, end.id, Store::tr("event mention")));
    return RelationEnd(id, end.role);
}

Result<Filler> Adding::mappedFiller(Filler filler)
{
    switch (filler.kind) {
    case Filler::Kind::Mention: {
        GLOSSATOR_ASSIGN(const MentionId id, mapped(m_ids.mentions, filler.id, Store::tr("mention")));
        return Filler(id);
    }
    case Filler::Kind::Entity: {
        GLOSSATOR_ASSIGN(const EntityId id, mapped(m_ids.entities, filler.id, Store::tr("entity")));
        return Filler(id);
    }
    case Filler::Kind::EventMention: {
        GLOSSATOR_ASSIGN(const EventMentionId id, mapped(m_ids.eventMentions, filler.id, Store::tr("event mention")));
        return Filler(id);
    }
    case Filler::Kind::Event: {
        GLOSSATOR_ASSIGN(const EventId id, mapped(m_ids.events, filler.id, Store::tr("event")));
        return Filler(id);
    }
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return filler;
}

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

std::vector<Author> readAuthors(Database &db)
{
    std::vector<Author> authors;
    Query query = db.prepare("SELECT id, uuid, name FROM author ORDER BY id");
    while (query.next())
        authors.push_back({query.id<AuthorId>(0), query.text(1), query.text(2)});
    return authors;
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

Result<ArticleId> Bundles::add(Operation &op, const Bundle &bundle, BundleIds &ids, bool keepIds) const
{
    return guarded([&] { return Adding(op, bundle, ids, keepIds).run(); });
}

Result<Bundle> Bundles::article(ArticleId id, Register which) const
{
    return guarded([&]() -> Result<Bundle> {
        Database &db = m_store.reader();
        const ArticleRepository articles(m_store);
        Bundle bundle;
        GLOSSATOR_ASSIGN(bundle.article, articles.article(id));
        GLOSSATOR_ASSIGN(bundle.text, articles.text(id));
        if (!bundle.article->original.isEmpty()) {
            GLOSSATOR_ASSIGN(bundle.original, articles.blob(bundle.article->original));
        }
        GLOSSATOR_TRY(readFiles(articles, id, bundle));
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
            bundle.authors = readAuthors(db);
            const std::string ofArticle = std::string("WHERE id IN (") + entitiesOfArticle + ") ORDER BY id";
            bundle.entities = all(query(rows::select(rows::entityColumns, "entity", ofArticle.c_str())), rows::entity);
            readAliases(db, bundle.entities);
            const std::string told = std::string("WHERE id IN (") + eventsOfArticle + ") ORDER BY id";
            bundle.events = all(query(rows::select(rows::eventColumns, "event", told.c_str())), rows::event);
            owners.push_back(std::string("entity_id IN (") + entitiesOfArticle + ")");
            owners.push_back(std::string("event_id IN (") + eventsOfArticle + ")");
        }
        readHangers(db, bundle, owners, id);
        return bundle;
    });
}

Result<Bundle> Bundles::project() const
{
    return guarded([&]() -> Result<Bundle> {
        Database &db = m_store.reader();
        Bundle bundle;
        GLOSSATOR_ASSIGN(const QByteArray schema, SchemaRepository(m_store).text());
        bundle.schemaText = QString::fromUtf8(schema);
        GLOSSATOR_TRY(readFiles(ArticleRepository(m_store), ArticleId(), bundle));
        bundle.authors = readAuthors(db);
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
    const auto drop = [&dropped](auto &values, auto isGone) {
        std::erase_if(values, [&](const auto &value) {
            if (!isGone(value))
                return false;
            dropped.insert(Owner(value.id));
            return true;
        });
    };
    drop(bundle.entities, [&](const Entity &value) { return gone(value.by); });
    drop(bundle.events, [&](const Event &value) { return gone(value.by); });
    drop(bundle.mentions, [&](const Mention &value) { return gone(value.by); });
    for (Mention &mention : bundle.mentions) {
        if (dropped.contains(Owner(mention.entity)))
            mention.entity = {};
    }
    drop(bundle.eventMentions, [&](const EventMention &value) {
        return gone(value.by) || dropped.contains(Owner(value.event)) || dropped.contains(Owner(value.trigger));
    });
    drop(bundle.relations, [&](const Relation &value) {
        const auto endGone = [&](const RelationEnd &end) {
            constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention};
            return dropped.contains(Owner(kinds.at(size_t(end.kind)), end.id));
        };
        return gone(value.by) || endGone(value.from) || endGone(value.to);
    });
    for (Relation &relation : bundle.relations) {
        if (dropped.contains(Owner(relation.trigger)))
            relation.trigger = {};
    }
    drop(bundle.arguments, [&](const Argument &value) {
        constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention, Owner::Kind::Event};
        return dropped.contains(Owner(value.eventMention))
            || (size_t(value.filler.kind) < kinds.size()
                && dropped.contains(Owner(kinds.at(size_t(value.filler.kind)), value.filler.id)));
    });
    const auto ownerGone = [&](const auto &value) { return dropped.contains(value.owner); };
    std::erase_if(bundle.attributes, ownerGone);
    std::erase_if(bundle.notes, ownerGone);
    std::erase_if(bundle.externalIds, ownerGone);
    std::erase_if(bundle.distinct, [&](const auto &pair) {
        return dropped.contains(Owner(pair.first)) || dropped.contains(Owner(pair.second));
    });
}

} // namespace glossator
