// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles::add(): what a reader brought becomes rows.
#include "models/store/bundles.h"

#include "models/store/rows.h"

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
    /// Whether what comes under its own id is in the project already. The time tells it from another thing that two
    /// copies of a project gave the same id by chance.
    template <class IdType>
    bool isHere(IdType id, qint64 created, const char *table)
    {
        if (!m_keepIds || !id)
            return false;
        Query same = m_db.prepare(std::string("SELECT 1 FROM ") + table + " WHERE id = ? AND created = ?");
        same.bind(id, created);
        return same.next();
    }
    bool isHere(const ExternalId &value)
    {
        if (!m_keepIds || !value.id)
            return false;
        Query same = m_db.prepare("SELECT 1 FROM external_id WHERE id = ? AND scheme = ? AND value = ?");
        same.bind(value.id, value.scheme, value.value);
        return same.next();
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
    /// What comes from another project of ours stays signed, or unsigned, as it is.
    AuthorId author(AuthorId id) const
    {
        return m_ids.authors.value(id.value(), m_keepIds ? AuthorId() : m_op.author());
    }
    Provenance provenance(Provenance by) const
    {
        const AuthorId signer = author(by.author);
        m_op.stamp(by);
        by.author = signer;
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
    // What is marked in an article is spoken of in it alone.
    QHash<qint64, ArticleId> m_articles;
    QHash<qint64, MentionId> m_mentions;
    QHash<qint64, EventMentionId> m_eventMentions;
    QHash<qint64, RelationId> m_relations;
    QHash<qint64, ArgumentId> m_arguments;
};

Result<ArticleId> Adding::run()
{
    addAuthors();
    addRegister();
    addArticle();
    for (Mention mention : m_bundle.mentions) {
        GLOSSATOR_ASSIGN(mention.entity, mapped(m_ids.entities, mention.entity.value(), Store::tr("entity")));
        const MentionId id = freshId(mention.id, "mention");
        m_mentions.insert(mention.id.value(), id);
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
        if (isHere(value.id, value.by.created, "entity")) {
            m_ids.entities.insert(value.id.value(), value.id);
            continue;
        }
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
        if (isHere(value.id, value.by.created, "event")) {
            m_ids.events.insert(value.id.value(), value.id);
            continue;
        }
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
        m_db.prepare("INSERT INTO entity_distinct(id, one, other) SELECT ?1, ?2, ?3"
                     " WHERE NOT EXISTS (SELECT 1 FROM entity_distinct WHERE one = ?2 AND other = ?3)")
            .bind(m_op.newId<EntityDistinctId>(), std::min(first, second), std::max(first, second))
            .run();
    }
}

void Adding::addArticle()
{
    if (m_bundle.article) {
        Article article = *m_bundle.article;
        m_article = freshId(article.id, "article");
        m_articles.insert(article.id.value(), m_article);
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
        GLOSSATOR_ASSIGN(value.trigger, mapped(m_mentions, value.trigger.value(), Store::tr("mention")));
        const EventMentionId id = freshId(value.id, "event_mention");
        m_eventMentions.insert(value.id.value(), id);
        value.id = id;
        value.article = m_article;
        value.by = provenance(value.by);
        rows::insert(m_db, value);
    }
    // After all event mentions: an argument may point forward.
    for (Argument value : m_bundle.arguments) {
        GLOSSATOR_ASSIGN(value.eventMention,
                         mapped(m_eventMentions, value.eventMention.value(), Store::tr("event mention")));
        GLOSSATOR_ASSIGN(value.filler, mappedFiller(value.filler));
        const ArgumentId id = freshId(value.id, "argument");
        m_arguments.insert(value.id.value(), id);
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
        GLOSSATOR_ASSIGN(value.trigger, mapped(m_mentions, value.trigger.value(), Store::tr("mention")));
        if (!m_article && isHere(value.id, value.by.created, "relation")) {
            m_relations.insert(value.id.value(), value.id);
            continue;
        }
        const RelationId id = freshId(value.id, "relation");
        m_relations.insert(value.id.value(), id);
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
    const auto isNew = [this](Owner owner, qint64 id, auto isHere) {
        const bool isFact = owner.kind == Owner::Kind::Entity || owner.kind == Owner::Kind::Event;
        if (isFact && m_ids.hangers.contains(id))
            return false;
        if (isFact)
            m_ids.hangers.insert(id);
        return (!isFact && m_article) || !isHere();
    };
    for (Attribute value : m_bundle.attributes) {
        if (!isNew(value.owner, value.id.value(), [&] { return isHere(value.id, value.created, "attribute"); }))
            continue;
        GLOSSATOR_ASSIGN(value.owner, mappedOwner(value.owner));
        value.id = freshId(value.id, "attribute");
        value.author = author(value.author);
        if (value.created == 0)
            value.created = m_op.now();
        rows::insert(m_db, value);
    }
    for (Note value : m_bundle.notes) {
        if (!isNew(value.owner, value.id.value(), [&] { return isHere(value.id, value.created, "note"); }))
            continue;
        GLOSSATOR_ASSIGN(value.owner, mappedOwner(value.owner));
        value.id = freshId(value.id, "note");
        value.author = author(value.author);
        if (value.created == 0)
            value.created = m_op.now();
        rows::insert(m_db, value);
    }
    for (ExternalId value : m_bundle.externalIds) {
        if (!isNew(value.owner, value.id.value(), [&] { return isHere(value); }))
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
        return to(m_mentions, Store::tr("mention"));
    case Owner::Kind::Entity:
        return to(m_ids.entities, Store::tr("entity"));
    case Owner::Kind::Event:
        return to(m_ids.events, Store::tr("event"));
    case Owner::Kind::EventMention:
        return to(m_eventMentions, Store::tr("event mention"));
    case Owner::Kind::Argument:
        return to(m_arguments, Store::tr("argument"));
    case Owner::Kind::Relation:
        return to(m_relations, Store::tr("relation"));
    case Owner::Kind::Article:
        break;
    }
    return to(m_articles, Store::tr("article"));
}

Result<RelationEnd> Adding::mappedEnd(RelationEnd end)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention: {
        GLOSSATOR_ASSIGN(const MentionId id, mapped(m_mentions, end.id, Store::tr("mention")));
        return RelationEnd(id, end.role);
    }
    case RelationEnd::Kind::Entity: {
        GLOSSATOR_ASSIGN(const EntityId id, mapped(m_ids.entities, end.id, Store::tr("entity")));
        return RelationEnd(id, end.role);
    }
    case RelationEnd::Kind::EventMention:
        break;
    }
    GLOSSATOR_ASSIGN(const EventMentionId id, mapped(m_eventMentions, end.id, Store::tr("event mention")));
    return RelationEnd(id, end.role);
}

Result<Filler> Adding::mappedFiller(Filler filler)
{
    switch (filler.kind) {
    case Filler::Kind::Mention: {
        GLOSSATOR_ASSIGN(const MentionId id, mapped(m_mentions, filler.id, Store::tr("mention")));
        return Filler(id);
    }
    case Filler::Kind::Entity: {
        GLOSSATOR_ASSIGN(const EntityId id, mapped(m_ids.entities, filler.id, Store::tr("entity")));
        return Filler(id);
    }
    case Filler::Kind::EventMention: {
        GLOSSATOR_ASSIGN(const EventMentionId id, mapped(m_eventMentions, filler.id, Store::tr("event mention")));
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

} // namespace

Result<ArticleId> Bundles::add(Operation &op, const Bundle &bundle, BundleIds &ids, bool keepIds) const
{
    return guarded([&] { return Adding(op, bundle, ids, keepIds).run(); });
}

} // namespace glossator
