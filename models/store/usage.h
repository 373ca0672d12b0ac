// SPDX-License-Identifier: GPL-3.0-or-later
// How words, types and entities were used before: what suggestions are made of. Every look is bounded, so that it is
// instant in a project with 500,000 mentions. Reads on any thread.
#pragma once

#include "models/store/entityrepository.h"

namespace glossator {

/// Entities by how well what they are called fits.
struct WordMatches : EntityMatches {
    QStringList words; ///< of each, what a mention of it says, where that fits rather than a name of it; else null
};

class Usage {
public:
    explicit Usage(Store &store) : m_store(store) {}

    /// What the same words, whatever their case and accents, are marked as in the article; the usual first.
    [[nodiscard]] Result<QStringList> typesInArticle(ArticleId article, const QString &words) const;
    /// What entities called so are, in any case that is usual, then what the same words were marked as lately.
    [[nodiscard]] Result<QStringList> typesInProject(const QString &words) const;
    /// The types last used for marking, the last one first.
    [[nodiscard]] Result<QStringList> recentTypes() const;
    /// Whom the article speaks of before an offset, each once: first whom the words have named there, unless they are a
    /// pronoun, and last whom they cannot mean (“she” is nobody who was called “he”); else the nearest first.
    [[nodiscard]] Result<std::vector<EntityId>> entitiesBefore(
        ArticleId article, qsizetype offset, size_t most, const QString &words = {}) const;
    /// At most `count` whose name or an alias fits what was typed, the best first, as EntityRepository::matching() does;
    /// and by what mentions call them in the article, or lately anywhere: behind those whose names fit in the same way.
    /// Pronouns find nobody. Looks at every name: not for the GUI thread.
    [[nodiscard]] Result<WordMatches> entitiesCalled(const QString &typed, qsizetype count, ArticleId article) const;
    /// Of whose name the mention's words are a part, as Demir is of Ayşe Demir: where its article speaks of just one who
    /// is called so, and whom it names now is known by these words alone. Invalid: nobody. Goes through the article: not
    /// for the GUI thread.
    [[nodiscard]] Result<EntityId> fullerNamed(const Mention &mention) const;
    /// The last mention of the entity before an offset of the article, else its first one there, else any other; one
    /// that is not `except`. Fails with Code::NotFound.
    [[nodiscard]] Result<Mention> mentionNear(EntityId entity, ArticleId article, qsizetype offset, MentionId except) const;
    /// How much changes with these things: each of them, and the mentions that name an entity or stand in an article.
    [[nodiscard]] Result<qint64> weight(const std::vector<Owner> &things) const;

private:
    Store &m_store;
};

} // namespace glossator
