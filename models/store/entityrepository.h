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

    friend bool operator==(const EntityQuery &, const EntityQuery &) = default;
};

/// An entity as a list shows it. Counts are of the whole project.
struct EntityRow {
    Entity entity;
    qint64 mentions = 0;
    qint64 articles = 0;

    friend bool operator==(const EntityRow &, const EntityRow &) = default;
};

class EntityRepository {
public:
    explicit EntityRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Entity> entity(EntityId id) const;
    [[nodiscard]] Result<EntityRow> row(EntityId id) const;
    [[nodiscard]] Result<std::vector<EntityId>> ids(const EntityQuery &query) const;
    /// Those of that type with exactly this name or alias.
    [[nodiscard]] Result<std::vector<EntityId>> named(const QString &name, const QString &type) const;
    /// Every name and alias there is, in no order, some of them several times.
    [[nodiscard]] Result<QStringList> names() const;
    /// At most `count` whose name or alias holds the text, whatever its case and accents; those that begin with it and the much-mentioned first.
    [[nodiscard]] Result<std::vector<EntityId>> matching(const QString &text, qsizetype count) const;
    /// Those that are known not to be this one.
    [[nodiscard]] Result<std::vector<EntityId>> knownDistinct(EntityId id) const;

    Result<EntityId> create(Entity entity);
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
    /// Its mentions stay and name nobody.
    Result<> remove(const std::vector<EntityId> &ids);
    /// Removes those of the candidates that nothing in the project speaks of any more. Part of other verbs.
    Result<> removeForgotten(const QSet<EntityId> &candidates);

private:
    Store &m_store;
};

} // namespace glossator
