// SPDX-License-Identifier: GPL-3.0-or-later
// Answers, without a search, what a writer asks of a bundle: whose is this, what hangs on that. Points into the bundle
// and lives no longer. Any thread once built.
#pragma once

#include "models/domain/bundle.h"

#include <QHash>

#include <type_traits>

namespace glossator {

struct BundleIndex {
    explicit BundleIndex(const Bundle &indexed);

    /// What belongs to the key, or an empty list.
    template <class Key, class Thing>
    [[nodiscard]] static const std::vector<const Thing *> &of(
        const QHash<Key, std::vector<const Thing *>> &things, std::type_identity_t<Key> key)
    {
        static const std::vector<const Thing *> none;
        const auto found = things.constFind(key);
        return found == things.cend() ? none : *found;
    }

    const Bundle &bundle;
    QHash<AuthorId, const Author *> authors;
    QHash<MentionId, const Mention *> mentions;
    QHash<EntityId, const Entity *> entities;
    QHash<EventId, const Event *> events;
    QHash<EventMentionId, const EventMention *> eventMentions;
    QHash<EntityId, std::vector<const Mention *>> mentionsOf; ///< in the order of the text
    QHash<EventId, std::vector<const EventMention *>> eventMentionsOf;
    QHash<EventMentionId, std::vector<const Argument *>> argumentsOf; ///< by ordinal
    QHash<Owner, std::vector<const Attribute *>> attributes; ///< by ordinal
    QHash<Owner, std::vector<const Note *>> notes;
    QHash<Owner, std::vector<const ExternalId *>> externalIds;
};

/// The order of the text: by hull, then by fragments, then by type.
[[nodiscard]] bool standsBefore(const Mention &a, const Mention &b);

} // namespace glossator
