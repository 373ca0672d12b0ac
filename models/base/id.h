// SPDX-License-Identifier: GPL-3.0-or-later
// Typed 64-bit ids, so that a mention's id can never be handed over as an entity's. Plain values, any thread.
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace glossator {

/// An id is `replica << 32 | counter`: two copies of a project never make the same one. 0 means "none".
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value != 0; }
    constexpr explicit operator bool() const { return isValid(); }

    /// Decimal digits: JSON numbers would lose the upper bits in half of its readers.
    [[nodiscard]] QString toString() const { return QString::number(m_value); }
    /// The id written by toString(), or an invalid one.
    [[nodiscard]] static Id fromString(QStringView text) { return Id(text.toLongLong()); }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using ArticleId = Id<struct ArticleTag>;
using MentionId = Id<struct MentionTag>;
using EntityId = Id<struct EntityTag>;
using AliasId = Id<struct AliasTag>;
using EntityDistinctId = Id<struct EntityDistinctTag>;
using RelationId = Id<struct RelationTag>;
using EventId = Id<struct EventTag>;
using EventMentionId = Id<struct EventMentionTag>;
using ArgumentId = Id<struct ArgumentTag>;
using AttributeId = Id<struct AttributeTag>;
using NoteId = Id<struct NoteTag>;
using ExternalIdId = Id<struct ExternalIdTag>;
using LeftoverId = Id<struct LeftoverTag>;
using SourceFileId = Id<struct SourceFileTag>;
using AuthorId = Id<struct AuthorTag>;
using SchemaTypeId = Id<struct SchemaTypeTag>;

} // namespace glossator
