// SPDX-License-Identifier: GPL-3.0-or-later
// Which ids a Glossator JSON file has given, and which it has spoken of: the same rules when writing and when reading.
// Belongs to one reading or writing, one thread at a time. Keeps some bytes for each thing in the file, never the thing itself.
#pragma once

#include "models/base/id.h"
#include "models/domain/annotations.h"

#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace glossator {

/// What has an id in the file.
enum class Noun : quint8 {
    Author,
    Entity,
    Event,
    Article,
    Mention,
    Relation,
    EventMention,
    Argument,
    Attribute,
    Note,
    ExternalId,
    Leftover,
    SourceFile,
};

template <class IdType>
inline constexpr Noun nounOf = Noun::Author;
template <>
inline constexpr Noun nounOf<EntityId> = Noun::Entity;
template <>
inline constexpr Noun nounOf<EventId> = Noun::Event;
template <>
inline constexpr Noun nounOf<ArticleId> = Noun::Article;
template <>
inline constexpr Noun nounOf<MentionId> = Noun::Mention;
template <>
inline constexpr Noun nounOf<RelationId> = Noun::Relation;
template <>
inline constexpr Noun nounOf<EventMentionId> = Noun::EventMention;
template <>
inline constexpr Noun nounOf<ArgumentId> = Noun::Argument;
template <>
inline constexpr Noun nounOf<AttributeId> = Noun::Attribute;
template <>
inline constexpr Noun nounOf<NoteId> = Noun::Note;
template <>
inline constexpr Noun nounOf<ExternalIdId> = Noun::ExternalId;
template <>
inline constexpr Noun nounOf<LeftoverId> = Noun::Leftover;
template <>
inline constexpr Noun nounOf<SourceFileId> = Noun::SourceFile;

/// The word for a noun where a reference to it is a key, such as `event_mention`.
[[nodiscard]] QString nounKey(Noun noun);
/// The noun of such a key, or nothing.
[[nodiscard]] std::optional<Noun> nounFromKey(const QString &key);

/// The nouns of what can own, stand at the end of a relation, and fill a role.
/// A span and a value have none.
[[nodiscard]] std::optional<Noun> nounOfKind(Owner::Kind kind);
[[nodiscard]] std::optional<Noun> nounOfKind(RelationEnd::Kind kind);
[[nodiscard]] std::optional<Noun> nounOfKind(Filler::Kind kind);
/// The kind that has that noun, or nothing.
template <class Kind>
[[nodiscard]] std::optional<Kind> kindOfNoun(Noun noun)
{
    for (int value = 0; value < 8; ++value) {
        if (nounOfKind(Kind(value)) == noun)
            return Kind(value);
    }
    return {};
}

class JsonIds {
public:
    struct Reference {
        Noun noun = Noun::Author;
        qint64 id = 0;
        qsizetype line = 0; ///< where it stands; 0 when writing
    };

    /// Notes that the thing is in the file. False when one with that id already was.
    bool add(Noun noun, qint64 id);
    [[nodiscard]] bool has(Noun noun, qint64 id) const { return m_given[size_t(noun)].contains(id); }
    /// Notes that something speaks of it.
    void refer(const Reference &reference);

    /// An author, entity or event that was referred to and is not there. Call at the end of the project's part and of
    /// each article: these have to stand before or beside what speaks of them.
    [[nodiscard]] std::optional<Reference> missingFact();
    /// Anything else that the part or article did not hold itself: of another one it may speak by its facts alone. The
    /// next one begins.
    [[nodiscard]] std::optional<Reference> endPart();

private:
    std::array<QHash<qint64, int>, size_t(Noun::SourceFile) + 1> m_given; ///< in which part
    int m_part = 0;
    std::vector<Reference> m_openFacts;
    std::vector<Reference> m_open;
};

} // namespace glossator
