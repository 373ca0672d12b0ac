// SPDX-License-Identifier: GPL-3.0-or-later
// The road between the tables and the Bundles that formats read and write. Reads on any thread; add() inside an action.
#pragma once

#include "models/domain/bundle.h"
#include "models/store/store.h"

#include <QSet>

namespace glossator {

/// What the ids of one read became in the project, of what several of its bundles may speak of.
struct BundleIds {
    QHash<qint64, AuthorId> authors;
    QHash<qint64, EntityId> entities;
    QHash<qint64, EventId> events;
    QSet<qint64> hangers; ///< attributes, notes and external ids that are in already
};

class Bundles {
public:
    explicit Bundles(Store &store) : m_store(store) {}

    /// Stores everything in the bundle but its schema.
    /// @param keepIds an id that is free in this project stays the same, and a fact of the project that is in it under
    /// its id already is not added again.
    /// @return the article's id; invalid for a bundle without one. Fails with Code::BadInput where the bundle speaks of
    /// something that it did not bring along, nor, if that is a fact, one before it.
    Result<ArticleId> add(Operation &op, const Bundle &bundle, BundleIds &ids, bool keepIds) const;

    enum class Register {
        Included, ///< with the entities and events that it speaks of, what hangs on them, and who signed
        Left, ///< without them: they come with the other bundles
    };
    /// The article with everything marked in it.
    [[nodiscard]] Result<Bundle> article(ArticleId id, Register which) const;
    /// The same without its text and its files, for what looks at the annotations alone.
    [[nodiscard]] Result<Bundle> annotations(ArticleId id, Register which) const;
    /// What belongs to no article: the schema and the project's files, and where the register is included all entities
    /// and events, what hangs on them, the relations between entities, and everybody who signed something anywhere.
    [[nodiscard]] Result<Bundle> project(Register which = Register::Included) const;

private:
    Store &m_store;
};

/// Takes out rejected annotations, and suggested ones unless they are wanted, with all that depends on them.
void keepAccepted(Bundle &bundle, bool withSuggested);

} // namespace glossator
