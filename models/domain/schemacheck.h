// SPDX-License-Identifier: GPL-3.0-or-later
// Where annotations do not keep to the schema. They are listed with a jump and a fix and never block anything.
// What is rejected or deleted is not for here to know: hand over what counts. Plain functions, any thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"

#include <span>

namespace glossator {

struct Problem {
    enum class Kind : quint8 {
        UnknownType,
        AbstractType,
        RetiredType,
        RelationEnd, ///< the relation may not join these two
        UnknownRole,
        RoleFiller, ///< the role does not take this
        MissingRole, ///< filled less often than the schema asks for
        RepeatedRole, ///< filled more often than the schema allows
        UnknownAttribute,
        MissingAttribute,
        AttributeValue, ///< not one of the values, or no number, date, yes or no
        DoubtfulSpan, ///< flagged by the importer
    };
    static constexpr size_t KindCount = size_t(Kind::DoubtfulSpan) + 1;
    /// What the program can offer to do about it.
    enum class Fix : quint8 {
        None,
        AddToSchema, ///< the type, role or attribute
        SwapEnds, ///< of the relation, which may be joined the other way round
        ClearFlag, ///< the span is right as it is
    };

    Kind kind = Kind::UnknownType;
    Owner where;
    QString message; ///< one sentence for a person
    Fix fix = Fix::None;

    [[nodiscard]] bool hasFix() const { return fix != Fix::None; }
    friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = std::vector<Problem>;

/// An argument with the type of what fills it: nothing for a bare span or a literal.
struct FilledRole {
    Argument argument;
    std::optional<TypeRef> filler;
};

[[nodiscard]] Problems problemsOf(const Schema &schema, const Mention &mention);
[[nodiscard]] Problems problemsOf(const Schema &schema, const Entity &entity);
[[nodiscard]] Problems problemsOf(const Schema &schema, const Event &event);
/// With the types of its two ends.
[[nodiscard]] Problems problemsOf(
    const Schema &schema, const Relation &relation, const TypeRef &from, const TypeRef &to);
/// With the type of its event and all its arguments. The event's own type is for problemsOf(Event).
[[nodiscard]] Problems problemsOf(
    const Schema &schema, const EventMention &mention, const QString &type, std::span<const FilledRole> arguments);
/// All attributes of one owner; `type` is that of the owner (of the event, for an event mention or argument; ignored
/// for an article). Required ones are asked of an event mention, never of the event. A type that the schema does not
/// know has no problems here.
[[nodiscard]] Problems attributeProblems(
    const Schema &schema, const Owner &owner, const TypeRef &type, std::span<const Attribute> attributes);

} // namespace glossator
