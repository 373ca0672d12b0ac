// SPDX-License-Identifier: GPL-3.0-or-later
// The project's register of entities. Reads on any thread, verbs where Store::perform() allows them.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

#include <QSet>

namespace glossator {

/// Which entities, in which order.
struct EntityQuery {
    enum class Order { Name, Type, Mentions, Articles, Added };

    ArticleId article; ///< only those mentioned there; invalid: the whole project
    QString text; ///< part of the name or of an alias, whatever its case and accents; empty: all
    QString type; ///< empty: all
    Order order = Order::Name;
    bool descending = false;
    std::vector<EntityId> among{}; ///< only these; empty: all
    std::optional<int> most{}; ///< the first so many; nothing: all

    friend bool operator==(const EntityQuery &, const EntityQuery &) = default;
};

/// An entity as a list shows it. Counts are of the whole project.
struct EntityRow {
    Entity entity;
    qint64 mentions = 0;
    qint64 articles = 0;

    friend bool operator==(const EntityRow &, const EntityRow &) = default;
};

/// Entities by how well their names fit.
struct EntityMatches {
    std::vector<EntityId> ids;
    std::vector<int> ranks; ///< of each; smaller is better
    qint64 total = 0; ///< how many fit at all
};

/// What hangs on entities: what a merge would move.
struct EntityReach {
    qint64 mentions = 0;
    qint64 articles = 0;
    qint64 relations = 0; ///< with an end at the entity or one of its mentions
    qint64 roles = 0; ///< of events that the entity or one of its mentions fills

    friend bool operator==(const EntityReach &, const EntityReach &) = default;
};

class EntityRepository {
public:
    explicit EntityRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Entity> entity(EntityId id) const;
    [[nodiscard]] Result<EntityRow> row(EntityId id) const;
    [[nodiscard]] Result<std::vector<EntityId>> ids(const EntityQuery &query) const;
    /// Those of that type with exactly this name or alias, or where there are none with the name in capitals that a
    /// dateline or a headline makes of it (“ANKARA”), and those known not to be the same as one of them whom the
    /// same words have named: where that is one, words of that type can name nobody else.
    [[nodiscard]] Result<std::vector<EntityId>> named(const QString &name, const QString &type) const;
    /// The only one of that type with exactly this name that is not rejected; nothing where there is none, or several.
    [[nodiscard]] Result<std::optional<EntityId>> calledExactly(const QString &name, const QString &type) const;
    /// Every name and alias there is, in no order, some of them several times.
    [[nodiscard]] Result<QStringList> names() const;
    /// At most `count` whose name or an alias fits what was typed, the best first; see FuzzyPattern. Where nothing was
    /// typed all fit, and the much-mentioned come first.
    [[nodiscard]] Result<EntityMatches> matching(const QString &typed, qsizetype count) const;
    /// At most `count`, those with most mentions first.
    [[nodiscard]] Result<std::vector<EntityId>> mostMentioned(qsizetype count) const;
    /// How many there are.
    [[nodiscard]] Result<qint64> size() const;
    /// Those that are known not to be this one.
    [[nodiscard]] Result<std::vector<EntityId>> knownDistinct(EntityId id) const;

    /// Of all of them together.
    [[nodiscard]] Result<EntityReach> reach(const std::vector<EntityId> &ids) const;

    Result<EntityId> create(Entity entity);
    /// Where it is one of its other names, the two change places.
    Result<> rename(EntityId id, const QString &name);
    /// Their mentions of the same type as they go along.
    Result<> retype(const std::vector<EntityId> &ids, const QString &type);
    Result<> setNote(EntityId id, const QString &note);
    Result<> setAliases(EntityId id, const QStringList &aliases);
    Result<> setStatus(EntityId id, Status status);
    /// Everything that hangs on the others moves to `into`; their names become its aliases.
    Result<> merge(EntityId into, const std::vector<EntityId> &others);
    /// Takes these mentions out of their entity into a new one, named after the first.
    Result<EntityId> split(const std::vector<MentionId> &mentions);
    /// "Not the same": remembered, so that nobody is asked again.
    Result<> markDistinct(EntityId one, EntityId other);
    /// They may be the same after all.
    Result<> forgetDistinct(EntityId one, EntityId other);
    /// Its mentions stay and name nobody.
    Result<> remove(const std::vector<EntityId> &ids);
    /// Removes those of the candidates that nothing in the project speaks of any more. Part of other verbs.
    Result<> removeForgotten(const QSet<EntityId> &candidates);

private:
    Store &m_store;
};

} // namespace glossator
