// SPDX-License-Identifier: GPL-3.0-or-later
// Relations. Reads on any thread, verbs where Store::perform() allows them.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

/// Which relations, in which order.
struct RelationQuery {
    enum class Order { Place, Type, From, To, Added };

    ArticleId article; ///< invalid: the whole project
    QString text; ///< part of the type or of an end's words, whatever their case and accents; empty: all
    Order order = Order::Added;
    bool descending = false;
    std::vector<RelationId> among{}; ///< only these; empty: all
    std::optional<int> most{}; ///< the first so many; nothing: all

    friend bool operator==(const RelationQuery &, const RelationQuery &) = default;
};

/// A relation as a list shows it, its ends in words.
struct RelationRow {
    Relation relation;
    QString from; ///< the entity's name, else the quote, else the event's type
    QString to;
    QString fromType;
    QString toType;
    QString article; ///< its title

    friend bool operator==(const RelationRow &, const RelationRow &) = default;
};

class RelationRepository {
public:
    explicit RelationRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Relation> relation(RelationId id) const;
    [[nodiscard]] Result<RelationRow> row(RelationId id) const;
    [[nodiscard]] Result<std::vector<RelationId>> ids(const RelationQuery &query) const;
    [[nodiscard]] Result<std::vector<Relation>> inArticle(ArticleId article) const;
    /// Those with the mention at an end.
    [[nodiscard]] Result<std::vector<Relation>> ofMention(MentionId mention) const;
    /// Those that join the two in either direction, whatever the end names.
    [[nodiscard]] Result<std::vector<Relation>> between(const RelationEnd &one, const RelationEnd &other) const;
    /// The types of the last relations that were made, the latest first; bounded, so that it is instant.
    [[nodiscard]] Result<QStringList> recentTypes() const;

    /// Its article is that of its ends, author and time are filled in.
    Result<RelationId> create(Relation relation);
    Result<> retype(const std::vector<RelationId> &ids, const QString &type);
    Result<> setEnds(RelationId id, const RelationEnd &from, const RelationEnd &to);
    /// Swaps what stands at the ends; the end names stay.
    Result<> reverse(RelationId id);
    Result<> setTrigger(RelationId id, MentionId trigger);
    Result<> setNote(RelationId id, const QString &note);
    Result<> setStatus(const std::vector<RelationId> &ids, Status status);
    Result<> remove(const std::vector<RelationId> &ids);

private:
    Store &m_store;
};

} // namespace glossator
