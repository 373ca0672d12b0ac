// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/usage.h"

#include "models/base/fold.h"
#include "models/base/propername.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

#include <QSet>

#include <algorithm>

namespace glossator {

namespace {

constexpr int fewMentions = 2'000; ///< that are looked at one by one
constexpr int lateMentions = 50'000; ///< whose words alone are compared
constexpr int lastMarked = 300;

void addTypes(QStringList &types, Query &&query)
{
    while (query.next()) {
        if (const QString type = query.text(0); !types.contains(type))
            types << type;
    }
}

} // namespace

Result<QStringList> Usage::typesInArticle(ArticleId article, const QString &words) const
{
    return guarded([&]() -> Result<QStringList> {
        QStringList types;
        Query query = m_store.reader().prepare(
            "SELECT type FROM mention WHERE article_id = ?1 AND end - begin BETWEEN length(?2) - 8 AND length(?2) + 8"
            " AND folded(quote) = ?3 GROUP BY type ORDER BY count(*) DESC, max(id) DESC");
        query.bind(article, words, folded(words));
        addTypes(types, std::move(query));
        return types;
    });
}

Result<QStringList> Usage::typesInProject(const QString &words) const
{
    return guarded([&]() -> Result<QStringList> {
        const QString small = words.toLower();
        const QString begun = small.left(1).toUpper() + small.mid(1);
        QStringList types;
        Query called = m_store.reader().prepare(
            "SELECT type FROM entity WHERE name IN (?1, ?2, ?3, ?4) UNION ALL SELECT entity.type FROM alias"
            " JOIN entity ON entity.id = alias.entity_id WHERE alias.name IN (?1, ?2, ?3, ?4) LIMIT ?5");
        called.bind(words, small, begun, words.toUpper(), fewMentions);
        addTypes(types, std::move(called));
        Query marked = m_store.reader().prepare(
            "SELECT type FROM (SELECT id, type, quote FROM mention ORDER BY id DESC LIMIT ?5)"
            " WHERE quote IN (?1, ?2, ?3, ?4) GROUP BY type ORDER BY count(*) DESC, max(id) DESC");
        marked.bind(words, small, begun, words.toUpper(), lateMentions);
        addTypes(types, std::move(marked));
        return types;
    });
}

Result<QStringList> Usage::recentTypes() const
{
    return guarded([&]() -> Result<QStringList> {
        QStringList types;
        Query query = m_store.reader().prepare(
            "SELECT type FROM (SELECT id, type, author_id, modified FROM mention ORDER BY id DESC LIMIT ?1)"
            " WHERE author_id IS ?2 GROUP BY type ORDER BY max(modified) DESC, max(id) DESC");
        query.bind(lastMarked, m_store.author());
        addTypes(types, std::move(query));
        return types;
    });
}

Result<std::vector<EntityId>> Usage::entitiesBefore(ArticleId article, qsizetype offset, size_t most, const QString &words) const
{
    struct Near {
        EntityId entity;
        bool isOther = false; ///< called “he” where “she” is sought
        bool isCalledElse = true;
    };
    return guarded([&]() -> Result<std::vector<EntityId>> {
        Query query = m_store.reader().prepare("SELECT entity_id, quote FROM (SELECT entity_id, quote, begin, id FROM mention"
                                               " WHERE article_id = ? AND begin < ? ORDER BY begin DESC, id DESC LIMIT ?)"
                                               " WHERE entity_id IS NOT NULL ORDER BY begin DESC, id DESC");
        query.bind(article, qint64(offset), fewMentions);
        const QString sought = isPronoun(words) ? QString() : folded(words.simplified());
        const Spoken spoken = spokenOf(words);
        std::vector<Near> all;
        while (query.next()) {
            const auto entity = query.id<EntityId>(0);
            auto found = std::ranges::find(all, entity, &Near::entity);
            if (found == all.end())
                found = all.insert(found, Near{entity});
            const QString quote = query.text(1);
            const Spoken here = spoken == Spoken::Anybody ? Spoken::Anybody : spokenOf(quote);
            found->isOther = found->isOther || (here != Spoken::Anybody && here != spoken);
            if (!sought.isEmpty() && folded(quote.simplified()) == sought)
                found->isCalledElse = false;
        }
        std::ranges::stable_sort(all, {}, [](const Near &near) { return std::pair(near.isOther, near.isCalledElse); });
        std::vector<EntityId> entities;
        for (size_t i = 0; i < std::min(all.size(), most); ++i)
            entities.push_back(all[i].entity);
        return entities;
    });
}

Result<EntityId> Usage::fullerNamed(const Mention &mention) const
{
    return guarded([&]() -> Result<EntityId> {
        const EntityRepository entities(m_store);
        const auto now = entities.row(mention.entity);
        if (!now || now->mentions != 1 || now->entity.name != mention.quote.simplified())
            return EntityId();
        const auto padded = [](const QString &words) { return u' ' + folded(words.simplified()) + u' '; };
        const QString part = padded(mention.quote);
        const auto isLonger = [&](const QString &name) {
            const QString words = padded(name);
            return words.size() > part.size() && words.contains(part);
        };
        GLOSSATOR_ASSIGN(const auto apart, entities.knownDistinct(mention.entity));
        QSet<EntityId> seen(apart.begin(), apart.end());
        seen.insert(mention.entity);
        Query query = m_store.reader().prepare("SELECT DISTINCT entity_id, quote FROM mention WHERE article_id = ? AND type = ?"
                                               " AND length(quote) > ? AND length(quote) <= ? AND status <> ?"
                                               " AND entity_id IS NOT NULL");
        query.bind(mention.article, mention.type, qint64(mention.quote.toUcs4().size()), qint64(LongestComparedQuote),
            int(Status::Rejected));
        EntityId whole;
        while (query.next()) {
            const auto other = query.id<EntityId>(0);
            if (seen.contains(other) || !isLonger(query.text(1)))
                continue;
            seen.insert(other);
            GLOSSATOR_ASSIGN(const Entity entity, entities.entity(other));
            if (!isLonger(entity.name) && std::ranges::none_of(entity.aliases, isLonger))
                continue;
            if (whole)
                return EntityId(); // a person decides between them
            whole = other;
        }
        return whole;
    });
}

Result<WordMatches> Usage::entitiesCalled(const QString &typed, qsizetype count, ArticleId article) const
{
    return guarded([&]() -> Result<WordMatches> {
        // What mentions say ranks behind every name that fits in the same way: FuzzyPattern::rank() has a thousand for
        // each way. Letters that only come in that order say nothing there, and a long mention names nobody.
        Query query = m_store.reader().prepare(
            "WITH said(id, words) AS MATERIALIZED (SELECT entity_id, quote FROM"
            " (SELECT entity_id, quote FROM mention ORDER BY id DESC LIMIT ?3) WHERE entity_id IS NOT NULL"
            " UNION SELECT entity_id, quote FROM (SELECT entity_id, quote FROM mention WHERE article_id = ?4 LIMIT ?5)"
            " WHERE entity_id IS NOT NULL),"
            " saying AS MATERIALIZED (SELECT id, fuzzyrank(words, ?1) AS rank, words FROM said"
            " WHERE length(words) BETWEEN 2 AND 80),"
            " fitting AS MATERIALIZED (SELECT id, fuzzyrank(name, ?1) AS rank, NULL AS words FROM entity"
            " UNION ALL SELECT entity_id, fuzzyrank(name, ?1) + 1, NULL FROM alias"
            " UNION ALL SELECT id, rank / 1000 * 1000 + 999, words FROM saying"
            " WHERE rank < 4000 AND (length(words) > 5 OR lookslikename(words)))"
            " SELECT id, min(rank), count(*) OVER (), words FROM fitting WHERE rank IS NOT NULL GROUP BY id"
            " ORDER BY 2, id LIMIT ?2");
        query.bind(typed, qint64(count), lateMentions, article, fewMentions);
        WordMatches matches;
        while (query.next()) {
            matches.ids.push_back(query.id<EntityId>(0));
            matches.ranks.push_back(int(query.integer(1)));
            matches.total = query.integer(2);
            matches.words << query.text(3);
        }
        return matches;
    });
}

Result<Mention> Usage::mentionNear(EntityId entity, ArticleId article, qsizetype offset, MentionId except) const
{
    return guarded([&]() -> Result<Mention> {
        for (const char *which : {"WHERE entity_id = ?1 AND article_id = ?2 AND begin < ?3 AND id IS NOT ?4"
                                  " ORDER BY begin DESC, id DESC LIMIT 1",
                 "WHERE entity_id = ?1 AND article_id = ?2 AND begin >= ?3 AND id IS NOT ?4 ORDER BY begin, id LIMIT 1",
                 "WHERE entity_id = ?1 AND article_id <> ?2 AND begin >= min(0, ?3) AND id IS NOT ?4 LIMIT 1"}) {
            Query query = m_store.reader().prepare(rows::select(rows::mentionColumns, "mention", which));
            query.bind(entity, article, qint64(offset), except);
            if (query.next())
                return rows::mention(query);
        }
        return titles::notFound(Store::tr("mention"));
    });
}

Result<qint64> Usage::weight(const std::vector<Owner> &things) const
{
    return guarded([&]() -> Result<qint64> {
        qint64 weight = qint64(things.size());
        for (const auto &[kind, sql] : {
                 std::pair(Owner::Kind::Entity,
                     "SELECT sum(mentions) FROM entity_count WHERE entity_id IN (SELECT value FROM json_each(?))"),
                 std::pair(Owner::Kind::Article,
                     "SELECT sum(mentions) FROM article_count WHERE article_id IN (SELECT value FROM json_each(?))"),
             }) {
            std::vector<qint64> ids;
            for (const Owner &thing : things) {
                if (thing.kind == kind)
                    ids.push_back(thing.id);
            }
            if (ids.empty())
                continue;
            Query query = m_store.reader().prepare(sql);
            query.bind(rows::asJson(ids));
            query.next();
            weight += query.integer(0); // NULL, where there is none, is 0
        }
        return weight;
    });
}

} // namespace glossator
