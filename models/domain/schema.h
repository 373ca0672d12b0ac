// SPDX-License-Identifier: GPL-3.0-or-later
// The annotation schema of a project: which types there are, and what may stand where.
//
// SchemaParts is the plain content, in the order of the text; Schema is the same made immutable, with the hashes that
// answer questions about it. To change a schema, change a copy of its parts and make a new one. A Schema never checks
// itself: readSchema() does, with lines; whatever parts it is given, every question here has an answer and ends.
// Plain values, any thread.
#pragma once

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace glossator {

enum class TypeKind : quint8 { Entity, Value, Relation, Event };

/// Names are told apart within a group: an entity and a value cannot share one, an entity and an event can.
enum class TypeGroup : quint8 { Mention, Relation, Event };

/// The name space that types of this kind live in.
[[nodiscard]] constexpr TypeGroup groupOf(TypeKind kind)
{
    return kind == TypeKind::Relation ? TypeGroup::Relation
        : kind == TypeKind::Event     ? TypeGroup::Event
                                      : TypeGroup::Mention;
}

enum class AttributeKind : quint8 { Choice, Several, Text, Int, Number, Date, Bool };

/// What an attribute hangs on. Event is the event mention, where the annotation is made.
enum class AttributeOwner : quint8 { Mention, Entity, Event, Argument, Relation, Document };

/// Where an attribute hangs that does not say so.
[[nodiscard]] constexpr AttributeOwner defaultOwner(TypeKind kind)
{
    return kind == TypeKind::Relation ? AttributeOwner::Relation
        : kind == TypeKind::Event     ? AttributeOwner::Event
                                      : AttributeOwner::Mention;
}

/// A type by its name, whether or not the schema knows it.
struct TypeRef {
    TypeGroup group = TypeGroup::Mention;
    QString name;

    friend bool operator==(const TypeRef &, const TypeRef &) = default;
    friend size_t qHash(const TypeRef &ref, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, quint8(ref.group), ref.name);
    }
};

/// One word of what may fill a role or stand at the end of a relation.
struct FillerRule {
    enum class Kind : quint8 {
        Type, ///< a mention type and its subtypes
        Set, ///< what the named set lists
        AnyEvent, ///< `event`
        EventType, ///< `event:TYPE` and its subtypes
        Anything, ///< `*`
    };

    Kind kind = Kind::Anything;
    QString name{}; ///< for Type, Set, EventType

    friend bool operator==(const FillerRule &, const FillerRule &) = default;
};

struct RoleDef {
    QString name{};
    int min = 0;
    std::optional<int> max{}; ///< nothing: no upper limit
    std::vector<FillerRule> fillers{};

    friend bool operator==(const RoleDef &, const RoleDef &) = default;
};

struct AttributeDef {
    QString name{};
    std::optional<AttributeOwner> on{}; ///< nothing: defaultOwner() of the type that has it
    bool required = false;
    AttributeKind kind = AttributeKind::Text;
    QStringList values{}; ///< for Choice and Several
    std::optional<QString> preset{}; ///< the default: shown, never stored

    /// Whether the value is one that this attribute can take; null is a flag that is set. Dates are ISO 8601 and may
    /// be partial (2023, 2023-04).
    [[nodiscard]] bool fits(const QString &value) const;

    friend bool operator==(const AttributeDef &, const AttributeDef &) = default;
};

struct TypeDef {
    TypeKind kind = TypeKind::Entity;
    QString name{};
    QString label{};
    QString parent{}; ///< a type of the same kind; empty: none
    bool abstract = false; ///< only there to be inherited from
    bool retired = false; ///< kept because annotations use it, no longer offered
    bool symmetric = false;
    bool transitive = false;
    std::optional<quint32> color{}; ///< 0xrrggbb
    QString key{}; ///< the key that marks it, without Shift
    QStringList was{}; ///< former names
    QString guideline{}; ///< lines joined by LF
    std::vector<AttributeDef> attributes{};
    std::vector<RoleDef> roles{};
    QStringList uses{}; ///< attribute groups
    std::vector<FillerRule> from{}; ///< relations; empty: as the parent says, or anything
    std::vector<FillerRule> to{};

    [[nodiscard]] TypeGroup group() const { return groupOf(kind); }
    [[nodiscard]] TypeRef ref() const { return {group(), name}; }
    /// What people read: the label, or the name where there is none.
    [[nodiscard]] QString title() const { return label.isEmpty() ? name : label; }
    /// Whether it is offered for new annotations.
    [[nodiscard]] bool isOffered() const { return !abstract && !retired; }

    friend bool operator==(const TypeDef &, const TypeDef &) = default;
};

/// `set @NAME = …`
struct FillerSet {
    QString name{}; ///< without the @
    std::vector<FillerRule> fillers{};

    friend bool operator==(const FillerSet &, const FillerSet &) = default;
};

/// `attrs NAME`
struct AttributeGroup {
    QString name{};
    std::vector<AttributeDef> attributes{};

    friend bool operator==(const AttributeGroup &, const AttributeGroup &) = default;
};

/// Everything that a `.schema` text says, comments aside.
struct SchemaParts {
    QString name{};
    int version = 1;
    QString language{}; ///< BCP 47
    QString guideline{};
    std::vector<FillerSet> sets{};
    std::vector<AttributeGroup> groups{};
    std::vector<TypeDef> types{};

    friend bool operator==(const SchemaParts &, const SchemaParts &) = default;
};

/// Cheap to copy. Pointers and references handed out live as long as any copy of the schema does.
class Schema {
public:
    Schema();
    explicit Schema(SchemaParts parts);

    [[nodiscard]] const SchemaParts &parts() const { return d->parts; }
    [[nodiscard]] const std::vector<TypeDef> &types() const { return d->parts.types; }

    /// The type of that name, or null. Abstract and retired types are found too.
    [[nodiscard]] const TypeDef *type(TypeGroup group, const QString &name) const;
    [[nodiscard]] const TypeDef *type(const TypeRef &ref) const { return type(ref.group, ref.name); }
    /// An entity or value type.
    [[nodiscard]] const TypeDef *mentionType(const QString &name) const { return type(TypeGroup::Mention, name); }
    [[nodiscard]] const TypeDef *relationType(const QString &name) const { return type(TypeGroup::Relation, name); }
    [[nodiscard]] const TypeDef *eventType(const QString &name) const { return type(TypeGroup::Event, name); }
    /// What a mention of that type is: an entity or value, or else the trigger of an event.
    [[nodiscard]] TypeRef markedType(const QString &name) const
    {
        return {!mentionType(name) && eventType(name) ? TypeGroup::Event : TypeGroup::Mention, name};
    }
    /// The type that a key marks, or null. Case does not matter.
    [[nodiscard]] const TypeDef *typeForKey(const QString &key) const;

    /// What may be chosen for a new annotation, in the order of the text; the first ten have the digits.
    [[nodiscard]] std::vector<const TypeDef *> offered(TypeGroup group) const;
    /// Null at the top.
    [[nodiscard]] const TypeDef *parentOf(const TypeDef &type) const;
    /// Whether the type is the ancestor or inherits from it. An unknown type is only itself.
    [[nodiscard]] bool isA(const TypeRef &type, const QString &ancestor) const;
    /// 0xrrggbb: its own colour, or one of a palette that colour-blind readers can tell apart too.
    [[nodiscard]] quint32 colorOf(const TypeDef &type) const;

    /// Inherited ones first; one that a subtype names again keeps its place and takes the subtype's words.
    [[nodiscard]] std::vector<RoleDef> rolesOf(const TypeDef &type) const;
    /// Its own, of the groups it uses, and inherited ones, each with its owner filled in; the nearest wins.
    [[nodiscard]] std::vector<AttributeDef> attributesOf(const TypeDef &type) const;
    /// The role as it counts for this type, or null.
    [[nodiscard]] const RoleDef *role(const TypeDef &type, const QString &name) const;
    /// The attribute as it counts for this type and owner, or null; its `on` may be empty.
    [[nodiscard]] const AttributeDef *attribute(const TypeDef &type, AttributeOwner owner, const QString &name) const;
    /// The type as it counts, without a parent and groups: all that it inherits and uses is its own.
    [[nodiscard]] TypeDef flattened(const TypeDef &type) const;
    /// All attributes `on document`, from groups and types, one for each name.
    [[nodiscard]] std::vector<AttributeDef> documentAttributes() const;

    /// What may stand at the ends of a relation; empty: anything.
    [[nodiscard]] const std::vector<FillerRule> &fromOf(const TypeDef &relation) const;
    [[nodiscard]] const std::vector<FillerRule> &toOf(const TypeDef &relation) const;
    /// Said of it or of a type it inherits from.
    [[nodiscard]] bool isSymmetric(const TypeDef &relation) const;
    [[nodiscard]] bool isTransitive(const TypeDef &relation) const;
    /// Whether the relation may join the two; a symmetric one in either direction. False for an unknown relation.
    [[nodiscard]] bool allowsRelation(const QString &relation, const TypeRef &from, const TypeRef &to) const;
    /// The offered relations that may join the two.
    [[nodiscard]] std::vector<const TypeDef *> relationsBetween(const TypeRef &from, const TypeRef &to) const;

    /// Whether one of the rules takes the type; no rules at all take everything.
    [[nodiscard]] bool accepts(const std::vector<FillerRule> &rules, const TypeRef &type) const;
    [[nodiscard]] bool fillerAllowed(const RoleDef &role, const TypeRef &type) const
    {
        return accepts(role.fillers, type);
    }
    /// Whether a bare span or a literal may fill the role: where a value type or anything may.
    [[nodiscard]] bool literalAllowed(const RoleDef &role) const;
    /// The rules with what a set lists in place of the set, each once.
    [[nodiscard]] std::vector<FillerRule> spelledOut(const std::vector<FillerRule> &rules) const;
    /// The offered types that the rules take, in the order of the text.
    [[nodiscard]] std::vector<const TypeDef *> expanded(const std::vector<FillerRule> &rules) const;

    friend bool operator==(const Schema &a, const Schema &b) { return a.d == b.d || a.d->parts == b.d->parts; }

private:
    struct Data {
        SchemaParts parts;
        QHash<TypeRef, int> types;
        QHash<QString, int> keys; ///< case-folded
        QHash<QString, int> sets;
        QHash<QString, int> groups;
        std::vector<int> parents; ///< -1: none; never a cycle
    };

    [[nodiscard]] int indexOf(const TypeDef &type) const;
    template <class Function>
    bool anyRule(const std::vector<FillerRule> &rules, Function function) const;

    std::shared_ptr<const Data> d;
};

} // namespace glossator
