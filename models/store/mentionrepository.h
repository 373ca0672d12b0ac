// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions. Reads on any thread, verbs where Store::perform() allows them.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

/// What marking a place did, so that it can be said.
struct Marked {
    enum class Entity { // lupdate loses the namespace behind a nested enum with a type of its own
        None, ///< the type names no entity, or the words are no proper name
        Joined, ///< the one entity of that type and name
        Created, ///< nobody of that type had the name
        Ambiguous, ///< several have it: a person decides
    };

    MentionId mention;
    Entity how = Entity::None;
    EntityId entity;
};

class MentionRepository {
public:
    explicit MentionRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Mention> mention(MentionId id) const;
    /// In reading order: begin, longer first, id.
    [[nodiscard]] Result<std::vector<Mention>> inArticle(ArticleId article) const;
    /// The first `most` of those that begin at an offset or after it, in the same order.
    [[nodiscard]] Result<std::vector<Mention>> inArticle(ArticleId article, qsizetype from, qsizetype most) const;
    /// Those of just these words.
    [[nodiscard]] Result<std::vector<Mention>> withExtent(ArticleId article, const Extent &extent) const;
    /// In the order of articles and text.
    [[nodiscard]] Result<std::vector<Mention>> ofEntity(EntityId entity) const;
    /// The same; only in one article, and only the first so many, where that is given.
    [[nodiscard]] Result<std::vector<MentionId>> idsOfEntity(
        EntityId entity, ArticleId article = {}, std::optional<int> most = {}) const;
    /// The accepted ones without an entity, in the same order; triggers among them.
    [[nodiscard]] Result<std::vector<Mention>> namingNobody() const;
    /// Whether it is the trigger of an event mention.
    [[nodiscard]] bool isTrigger(MentionId id) const;

    /// Adds a mention as it is; quote, author and time are filled in. No entity is looked for. An unread article is being
    /// read from then on. Where the schema would presume a name (preset NAM) and the words are none, that is stated.
    Result<MentionId> create(Mention mention);
    /// For whoever marks many and has the text: the quote is taken as given, and the article is not being read.
    Result<MentionId> createQuoted(Mention mention);
    /// Marks a place by hand. Where the schema says that the type names entities and the words are a proper name, it
    /// joins the single entity of that type and name, or makes one.
    Result<Marked> mark(ArticleId article, const Extent &extent, const QString &type);
    /// What was stated because of the old words follows the new ones.
    Result<> setExtent(MentionId id, const Extent &extent);
    /// An entity that no mention of another type speaks of goes along; any other stays as it is, which is then a
    /// problem in the list. A type of kind value takes them out of their entity, as assign() does.
    Result<> retype(const std::vector<MentionId> &ids, const QString &type);
    /// An invalid entity takes them out of any.
    Result<> assign(const std::vector<MentionId> &ids, EntityId entity);
    /// The place that an importer doubted is right.
    Result<> clearFlag(MentionId id);
    Result<> setLevel(MentionId id, const QString &level);
    Result<> setHead(MentionId id, std::optional<TextSpan> head);
    Result<> setStatus(const std::vector<MentionId> &ids, Status status);
    /// With the arguments and relations that they fill; a trigger takes its event mention with it; an entity that
    /// nothing but these mentions spoke of goes too.
    Result<> remove(const std::vector<MentionId> &ids);

private:
    /// Unless somebody said otherwise. @param before what its words were taken for until now.
    Result<> stateLevel(const Mention &mention, const QString &before);

    Store &m_store;
};

} // namespace glossator
