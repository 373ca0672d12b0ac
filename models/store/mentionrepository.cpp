// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mentionrepository.h"

#include "models/base/propername.h"
#include "models/domain/mentionlevel.h"
#include "models/domain/schema.h"
#include "models/store/articletexts.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/rows.h"
#include "models/store/schemarepository.h"
#include "models/store/titles.h"

#include <QSet>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Mention>> mentions(Query &&query)
{
    std::vector<Mention> found;
    while (query.next())
        found.push_back(rows::mention(query));
    return found;
}

/// The quote, or why the extent is none of this article.
Result<QString> quoteIn(Store &store, ArticleId article, const Extent &extent)
{
    GLOSSATOR_ASSIGN(const auto text, store.texts().text(article));
    if (!extent.isValidFor(text->length()))
        return fail(Error::Code::BadInput, Store::tr("The place lies outside the article’s text."));
    return text->quote(extent);
}

} // namespace

Result<Mention> MentionRepository::mention(MentionId id) const
{
    return guarded([&]() -> Result<Mention> {
        Query query = m_store.reader().prepare(rows::select(rows::mentionColumns, "mention", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("mention"));
        return rows::mention(query);
    });
}

Result<std::vector<Mention>> MentionRepository::inArticle(ArticleId article) const
{
    return guarded([&] {
        Query query = m_store.reader().prepare(
            rows::select(rows::mentionColumns, "mention", "WHERE article_id = ? ORDER BY begin, end DESC, id"));
        query.bind(article);
        return mentions(std::move(query));
    });
}

Result<std::vector<Mention>> MentionRepository::inArticle(ArticleId article, qsizetype from, qsizetype most) const
{
    return guarded([&] {
        Query query = m_store.reader().prepare(rows::select(rows::mentionColumns, "mention",
            "WHERE article_id = ? AND begin >= ? ORDER BY begin, end DESC, id LIMIT ?"));
        query.bind(article, qint64(from), qint64(most));
        return mentions(std::move(query));
    });
}

Result<std::vector<Mention>> MentionRepository::withExtent(ArticleId article, const Extent &extent) const
{
    return guarded([&]() -> Result<std::vector<Mention>> {
        Query query = m_store.reader().prepare(rows::select(
            rows::mentionColumns, "mention", "WHERE article_id = ? AND begin = ? AND end = ? ORDER BY id"));
        const TextSpan hull = extent.hull();
        query.bind(article, qint64(hull.begin), qint64(hull.end));
        GLOSSATOR_ASSIGN(std::vector<Mention> found, mentions(std::move(query)));
        std::erase_if(found, [&extent](const Mention &mention) { return mention.extent.inTextOrder() != extent.inTextOrder(); });
        return found;
    });
}

Result<std::vector<Mention>> MentionRepository::ofEntity(EntityId entity) const
{
    return guarded([&] {
        Query query = m_store.reader().prepare(rows::select(
            rows::mentionColumns, "mention", "WHERE entity_id = ? ORDER BY article_id, begin, end DESC, id"));
        query.bind(entity);
        return mentions(std::move(query));
    });
}

Result<std::vector<MentionId>> MentionRepository::idsOfEntity(
    EntityId entity, ArticleId article, std::optional<int> most) const
{
    return guarded([&]() -> Result<std::vector<MentionId>> {
        // The index holds them in this order, so that a few of many are found at once.
        Query query = m_store.reader().prepare(article
                ? "SELECT id FROM mention WHERE entity_id = ?2 AND article_id = ?3 ORDER BY begin, end DESC, id LIMIT ?1"
                : "SELECT id FROM mention WHERE entity_id = ?2 ORDER BY article_id, begin, end DESC, id LIMIT ?1");
        query.bind(most.value_or(-1), entity);
        if (article)
            query.bind(article);
        std::vector<MentionId> ids;
        while (query.next())
            ids.push_back(query.id<MentionId>(0));
        return ids;
    });
}

Result<std::vector<Mention>> MentionRepository::namingNobody() const
{
    return guarded([&] {
        Query query = m_store.reader().prepare(rows::select(rows::mentionColumns, "mention",
            "WHERE entity_id IS NULL AND status = ? ORDER BY article_id, begin, end DESC, id"));
        query.bind(int(Status::Accepted));
        return mentions(std::move(query));
    });
}

bool MentionRepository::isTrigger(MentionId id) const
{
    return guarded([&]() -> Result<bool> {
        Query query = m_store.reader().prepare("SELECT 1 FROM event_mention WHERE trigger_id = ?");
        query.bind(id);
        return query.next();
    }).value_or(false);
}

Result<MentionId> MentionRepository::create(Mention mention)
{
    return m_store.perform({}, [&](Operation &op) -> Result<MentionId> {
        GLOSSATOR_ASSIGN(mention.quote, quoteIn(m_store, mention.article, mention.extent));
        op.db()
            .prepare("UPDATE article SET state = ? WHERE id = ? AND state = ?")
            .bind(int(ReadingState::Reading), mention.article, int(ReadingState::Unread))
            .run();
        GLOSSATOR_ASSIGN(const MentionId made, createQuoted(mention));
        GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(m_store).schema());
        const TypeDef *type = schema.mentionType(mention.type);
        op.describe(Store::tr("Mark “%1” as %2").arg(titles::brief(mention.quote), type ? type->title() : mention.type),
            mention.article, mention.extent.hull());
        return made;
    });
}

Result<> MentionRepository::stateLevel(const Mention &mention, const QString &before)
{
    const QString level = mention.quote.isEmpty() ? before : levels::levelOf(mention.quote);
    if (level == before)
        return {};
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(m_store).schema());
    const TypeDef *type = schema.mentionType(mention.type);
    if (!type || type->kind != TypeKind::Entity)
        return {};
    const auto stated = [](const QString &one) { return one == levels::name ? QStringList() : QStringList{one}; };
    for (const AttributeDef &attribute : schema.flattened(*type).attributes) {
        const bool asksForIt = attribute.kind == AttributeKind::Choice && attribute.preset == levels::name
            && attribute.on == AttributeOwner::Mention && attribute.values.contains(level);
        if (!asksForIt)
            continue;
        AttributeRepository attributes(m_store);
        QStringList now;
        GLOSSATOR_ASSIGN(const auto all, attributes.of(Owner(mention.id)));
        for (const Attribute &one : all) {
            if (one.name == attribute.name)
                now << one.value;
        }
        return now == stated(before) ? attributes.set(Owner(mention.id), attribute.name, stated(level)) : Result<>();
    }
    return {};
}

Result<MentionId> MentionRepository::createQuoted(Mention mention)
{
    return m_store.perform({}, [&](Operation &op) -> Result<MentionId> {
        mention.id = op.newId<MentionId>();
        op.stamp(mention.by);
        rows::insert(op.db(), mention);
        GLOSSATOR_TRY(stateLevel(mention, levels::name));
        op.describe(Store::tr("Mark “%1” as %2").arg(titles::brief(mention.quote), mention.type), mention.article,
            mention.extent.hull());
        return mention.id;
    });
}

Result<Marked> MentionRepository::mark(ArticleId article, const Extent &extent, const QString &type)
{
    return m_store.perform({}, [&](Operation &) -> Result<Marked> {
        GLOSSATOR_ASSIGN(const QString quote, quoteIn(m_store, article, extent));
        if (quote.isEmpty()) // files know such mentions, people do not
            return fail(Error::Code::BadInput, Store::tr("No words are selected."));
        GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(m_store).schema());
        const TypeDef *definition = schema.mentionType(type);
        EntityRepository entities(m_store);
        Marked marked;
        if (definition && definition->kind == TypeKind::Entity && looksLikeName(quote)) {
            GLOSSATOR_ASSIGN(const auto named, entities.named(quote.simplified(), type));
            if (named.size() == 1) {
                marked.how = Marked::Entity::Joined;
                marked.entity = named.front();
            } else if (named.empty()) {
                Entity entity;
                entity.type = type;
                entity.name = quote.simplified();
                GLOSSATOR_ASSIGN(marked.entity, entities.create(entity));
                marked.how = Marked::Entity::Created;
            } else {
                marked.how = Marked::Entity::Ambiguous;
            }
        }
        Mention mention;
        mention.article = article;
        mention.type = type;
        mention.extent = extent;
        mention.entity = marked.entity;
        GLOSSATOR_ASSIGN(marked.mention, create(mention));
        return marked;
    });
}

Result<> MentionRepository::setExtent(MentionId id, const Extent &extent)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(Mention mention, this->mention(id));
        GLOSSATOR_ASSIGN(const QString quote, quoteIn(m_store, mention.article, extent));
        // A head that no longer lies inside names nothing.
        const bool keepsHead = mention.head && extent.hull().contains(*mention.head);
        op.db()
            .prepare("UPDATE mention SET begin = ?, end = ?, fragments = ?, quote = ?, head_begin = iif(?, head_begin, "
                     "NULL),"
                     " head_end = iif(?, head_end, NULL), flag = '', modified = ? WHERE id = ?")
            .bind(qint64(extent.hull().begin), qint64(extent.hull().end),
                extent.isContinuous() ? std::optional<QString>() : extent.toString(), quote, keepsHead, keepsHead,
                op.now(), id)
            .run();
        // Who was made of these words alone is called by them still; whom somebody described was known under that name.
        // Relations and roles say what somebody does, and nothing of the name.
        op.db()
            .prepare("UPDATE entity SET name = ?1, modified = ?2 WHERE id = ?3 AND name = ?4 AND note = ''"
                     " AND NOT EXISTS (SELECT 1 FROM alias WHERE entity_id = ?3)"
                     " AND NOT EXISTS (SELECT 1 FROM note WHERE entity_id = ?3)"
                     " AND NOT EXISTS (SELECT 1 FROM attribute WHERE entity_id = ?3)"
                     " AND NOT EXISTS (SELECT 1 FROM external_id WHERE entity_id = ?3)"
                     " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity_id = ?3 AND id <> ?5)")
            .bind(quote.simplified(), op.now(), mention.entity, mention.quote.simplified(), id)
            .run();
        op.describe(Store::tr("Resize “%1”").arg(titles::brief(mention.quote)), mention.article, extent.hull());
        const QString before = std::exchange(mention.quote, quote);
        GLOSSATOR_TRY(stateLevel(mention, levels::levelOf(before)));
        return {};
    });
}

Result<> MentionRepository::retype(const std::vector<MentionId> &ids, const QString &type)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        for (const MentionId id : ids)
            op.db().prepare("UPDATE mention SET type = ?, modified = ? WHERE id = ?").bind(type, op.now(), id).run();
        GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(m_store).schema());
        const TypeDef *definition = schema.mentionType(type);
        if (definition && definition->kind == TypeKind::Value)
            GLOSSATOR_TRY(assign(ids, {})); // a date or a sum attests nobody
        if (definition && definition->kind == TypeKind::Entity) {
            // Each entity once: of one with many mentions all are looked at.
            op.db()
                .prepare("UPDATE entity SET type = ?1, modified = ?2 WHERE type <> ?1 AND id IN"
                         " (SELECT entity_id FROM mention WHERE id IN (SELECT value FROM json_each(?3)))"
                         " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity_id = entity.id AND type <> ?1)")
                .bind(type, op.now(), rows::asJson(ids))
                .run();
        }
        if (ids.size() == 1) {
            GLOSSATOR_ASSIGN(const Mention mention, this->mention(ids.front()));
            op.describe(Store::tr("Change “%1” to %2").arg(titles::brief(mention.quote), type), mention.article,
                mention.extent.hull());
        } else {
            op.describe(Store::tr("Change %n mention(s) to %1", nullptr, int(ids.size())).arg(type), {}, {});
        }
        return {};
    });
}

Result<> MentionRepository::assign(const std::vector<MentionId> &ids, EntityId entity)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        QSet<EntityId> left;
        Mention last;
        for (const MentionId id : ids) {
            GLOSSATOR_ASSIGN(last, mention(id));
            if (last.entity && last.entity != entity)
                left.insert(last.entity);
            op.db()
                .prepare("UPDATE mention SET entity_id = ?, modified = ? WHERE id = ?")
                .bind(entity, op.now(), id)
                .run();
        }
        EntityRepository entities(m_store);
        QString name;
        if (entity) {
            GLOSSATOR_ASSIGN(const Entity joined, entities.entity(entity));
            name = joined.name;
        }
        GLOSSATOR_TRY(entities.removeForgotten(left));
        op.describe(entity ? Store::tr("“%1” names %2").arg(titles::brief(last.quote), titles::brief(name))
                           : Store::tr("“%1” names nobody").arg(titles::brief(last.quote)),
            last.article, last.extent.hull());
        return {};
    });
}

Result<> MentionRepository::clearFlag(MentionId id)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Mention mention, this->mention(id));
        op.db().prepare("UPDATE mention SET flag = '', modified = ? WHERE id = ?").bind(op.now(), id).run();
        op.describe(Store::tr("Accept the place of “%1”").arg(titles::brief(mention.quote)), mention.article,
            mention.extent.hull());
        return {};
    });
}

Result<> MentionRepository::setLevel(MentionId id, const QString &level)
{
    return m_store.perform({Store::tr("Change mention level")}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE mention SET level = ?, modified = ? WHERE id = ?").bind(level, op.now(), id).run();
        return {};
    });
}

Result<> MentionRepository::setHead(MentionId id, std::optional<TextSpan> head)
{
    return m_store.perform({Store::tr("Change mention head")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Mention mention, this->mention(id));
        if (head && !mention.extent.hull().contains(*head))
            return fail(Error::Code::BadInput, Store::tr("The head of a mention lies inside it."));
        Query query = op.db().prepare("UPDATE mention SET head_begin = ?, head_end = ?, modified = ? WHERE id = ?");
        if (head)
            query.bind(qint64(head->begin), qint64(head->end));
        else
            query.bind(std::nullopt, std::nullopt);
        query.bind(op.now(), id).run();
        return {};
    });
}

Result<> MentionRepository::setStatus(const std::vector<MentionId> &ids, Status status)
{
    const QString title = status == Status::Accepted ? Store::tr("Accept %n mention(s)", nullptr, int(ids.size()))
        : status == Status::Rejected                 ? Store::tr("Reject %n mention(s)", nullptr, int(ids.size()))
                                                     : Store::tr("Suggest %n mention(s)", nullptr, int(ids.size()));
    return m_store.perform({title}, [&](Operation &op) -> Result<> {
        for (const MentionId id : ids)
            op.db()
                .prepare("UPDATE mention SET status = ?1, modified = ?2 WHERE id = ?3 AND status <> ?1")
                .bind(int(status), op.now(), id)
                .run();
        return {};
    });
}

Result<> MentionRepository::remove(const std::vector<MentionId> &ids)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        QSet<EntityId> left;
        Mention last;
        for (const MentionId id : ids) {
            auto found = mention(id);
            if (!found)
                continue; // went with a trigger that was removed before it
            last = *found;
            if (last.entity)
                left.insert(last.entity);
            Query triggered = op.db().prepare("SELECT id FROM event_mention WHERE trigger_id = ?");
            triggered.bind(id);
            std::vector<EventMentionId> eventMentions;
            while (triggered.next())
                eventMentions.push_back(triggered.id<EventMentionId>(0));
            if (!eventMentions.empty())
                GLOSSATOR_TRY(EventRepository(m_store).removeMentions(eventMentions));
            op.db().prepare("DELETE FROM mention WHERE id = ?").bind(id).run();
        }
        GLOSSATOR_TRY(EntityRepository(m_store).removeForgotten(left));
        op.describe(ids.size() == 1 ? Store::tr("Delete “%1”").arg(titles::brief(last.quote))
                                    : Store::tr("Delete %n mention(s)", nullptr, int(ids.size())),
            last.article, last.extent.hull());
        return {};
    });
}

} // namespace glossator
