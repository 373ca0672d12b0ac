// SPDX-License-Identifier: GPL-3.0-or-later
// The annotations. Facts (entity, event) are project-wide; evidence (mention, event mention, relation) sits in an
// article. Plain values, any thread.
#pragma once

#include "models/base/id.h"
#include "models/base/textspan.h"
#include "models/domain/provenance.h"

#include <QStringList>

namespace glossator {

/// A marked place. A trigger is a mention whose type is an event type.
struct Mention {
    MentionId id;
    ArticleId article;
    QString type;
    Extent extent;
    QString quote; ///< the covered text, fragments joined by one space
    EntityId entity; ///< invalid: names no entity (yet)
    std::optional<TextSpan> head; ///< the sub-span that names it (ACE, ERE)
    QString level; ///< NAM, NOM, PRO or what the source says
    std::optional<double> confidence; ///< 0…1
    QString flag; ///< why the span is doubtful, in the importer's words; empty when sound
    Provenance by;

    friend bool operator==(const Mention &, const Mention &) = default;
};

/// Somebody or something, across all articles.
struct Entity {
    EntityId id;
    QString type;
    QString name;
    QStringList aliases;
    QString note;
    Provenance by;

    friend bool operator==(const Entity &, const Entity &) = default;
};

/// One end of a relation. Where it is a mention, the entity is read through it.
struct RelationEnd {
    enum class Kind : quint8 { Mention, Entity, EventMention };

    Kind kind = Kind::Mention;
    qint64 id = 0;
    QString role; ///< Arg1, Arg2 or what the source says

    RelationEnd() = default;
    RelationEnd(MentionId mention, QString name) : kind(Kind::Mention), id(mention.value()), role(std::move(name)) {}
    RelationEnd(EntityId entity, QString name) : kind(Kind::Entity), id(entity.value()), role(std::move(name)) {}
    RelationEnd(EventMentionId event, QString name)
        : kind(Kind::EventMention), id(event.value()), role(std::move(name))
    {
    }
    friend bool operator==(const RelationEnd &, const RelationEnd &) = default;
};

/// One attested statement. The same fact in two articles is two of them.
struct Relation {
    RelationId id;
    ArticleId article; ///< invalid only when no end sits in an article
    QString type;
    RelationEnd from;
    RelationEnd to;
    MentionId trigger;
    QString note;
    std::optional<double> confidence;
    Provenance by;

    friend bool operator==(const Relation &, const Relation &) = default;
};

/// Something that happened, across all articles; it shows the union of its event mentions.
struct Event {
    EventId id;
    QString type;
    QString note;
    Provenance by;

    friend bool operator==(const Event &, const Event &) = default;
};

/// An event as one article tells it: brat's E line, a coder's record.
struct EventMention {
    EventMentionId id;
    EventId event;
    ArticleId article;
    MentionId trigger; ///< invalid: a record without a trigger
    std::optional<double> confidence;
    Provenance by;

    friend bool operator==(const EventMention &, const EventMention &) = default;
};

/// What fills a role: exactly one of these.
struct Filler {
    enum class Kind : quint8 { Mention, Entity, EventMention, Event, Span, Value };

    Kind kind = Kind::Value;
    qint64 id = 0; ///< for Mention, Entity, EventMention, Event
    TextSpan span; ///< for Span
    QString text; ///< the quote of a Span, the literal of a Value

    Filler() = default;
    explicit Filler(MentionId mention) : kind(Kind::Mention), id(mention.value()) {}
    explicit Filler(EntityId entity) : kind(Kind::Entity), id(entity.value()) {}
    explicit Filler(EventMentionId event) : kind(Kind::EventMention), id(event.value()) {}
    explicit Filler(EventId event) : kind(Kind::Event), id(event.value()) {}
    Filler(TextSpan place, QString quote) : kind(Kind::Span), span(place), text(std::move(quote)) {}
    explicit Filler(QString literal) : kind(Kind::Value), text(std::move(literal)) {}

    friend bool operator==(const Filler &, const Filler &) = default;
};

struct Argument {
    ArgumentId id;
    EventMentionId eventMention;
    QString role;
    int ordinal = 0; ///< order among the arguments of the event mention
    Filler filler;
    AuthorId author;
    qint64 created = 0;

    friend bool operator==(const Argument &, const Argument &) = default;
};

/// What an attribute, a note or an external id hangs on.
struct Owner {
    enum class Kind : quint8 { Mention, Entity, Event, EventMention, Argument, Relation, Article };

    Kind kind = Kind::Mention;
    qint64 id = 0;

    Owner() = default;
    Owner(Kind ownerKind, qint64 ownerId) : kind(ownerKind), id(ownerId) {}
    Owner(MentionId owner) : kind(Kind::Mention), id(owner.value()) {} // NOLINT: each of these ids is an owner
    Owner(EntityId owner) : kind(Kind::Entity), id(owner.value()) {} // NOLINT
    Owner(EventId owner) : kind(Kind::Event), id(owner.value()) {} // NOLINT
    Owner(EventMentionId owner) : kind(Kind::EventMention), id(owner.value()) {} // NOLINT
    Owner(ArgumentId owner) : kind(Kind::Argument), id(owner.value()) {} // NOLINT
    Owner(RelationId owner) : kind(Kind::Relation), id(owner.value()) {} // NOLINT
    Owner(ArticleId owner) : kind(Kind::Article), id(owner.value()) {} // NOLINT

    friend auto operator<=>(const Owner &, const Owner &) = default;
    friend size_t qHash(const Owner &owner, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, quint8(owner.kind), owner.id);
    }
};

/// A value on an annotation or an article. Several values of one name are several attributes, told apart by ordinal.
struct Attribute {
    AttributeId id;
    Owner owner;
    QString name;
    QString value; ///< null: a bare flag that is set (brat's binary attribute)
    int ordinal = 0;
    AuthorId author;
    qint64 created = 0;

    friend bool operator==(const Attribute &a, const Attribute &b)
    {
        return a.id == b.id && a.owner == b.owner && a.name == b.name && a.value == b.value
            && a.value.isNull() == b.value.isNull() && a.ordinal == b.ordinal && a.author == b.author
            && a.created == b.created;
    }
};

struct Note {
    NoteId id;
    Owner owner;
    QString type; ///< as the source names it, such as AnnotatorNotes; empty for our own
    QString text;
    AuthorId author;
    qint64 created = 0;

    friend bool operator==(const Note &, const Note &) = default;
};

/// A name that somebody else gives to the owner.
struct ExternalId {
    enum class Kind : quint8 {
        Id, ///< what a file called it: scheme is the format's id, value for example T12
        Link, ///< a normalisation: scheme is the knowledge base, value its key, label its text, type brat's Reference
    };

    ExternalIdId id;
    Owner owner;
    Kind kind = Kind::Id;
    QString scheme;
    QString value;
    QString label;
    QString type;

    friend bool operator==(const ExternalId &, const ExternalId &) = default;
};

} // namespace glossator
