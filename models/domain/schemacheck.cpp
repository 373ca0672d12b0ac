// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemacheck.h"

#include "models/base/listed.h"
#include "models/domain/schemaadditions.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

using Kind = Problem::Kind;
using Fix = Problem::Fix;

/// What is wrong with using the type at all.
Problems typeProblems(const Schema &schema, const TypeRef &ref, const Owner &where)
{
    const TypeDef *type = schema.type(ref);
    if (!type)
        return {{Kind::UnknownType, where, Texts::tr("The type %1 is not in the schema.").arg(ref.name),
            ref.name.isEmpty() ? Fix::None : Fix::AddToSchema}};
    Problems problems;
    if (type->abstract)
        problems.push_back({Kind::AbstractType, where,
            Texts::tr("The type %1 is abstract: choose one of its subtypes.").arg(type->title())});
    if (type->retired)
        problems.push_back(
            {Kind::RetiredType, where, Texts::tr("The type %1 is retired: choose another one.").arg(type->title())});
    return problems;
}

QString fillerText(const Schema &schema, const FilledRole &filled)
{
    if (!filled.filler)
        return Texts::tr("the bare text “%1”").arg(filled.argument.filler.text);
    if (filled.filler->name.isEmpty())
        return Texts::tr("what has no type");
    const TypeDef *type = schema.type(*filled.filler);
    return type ? type->title() : filled.filler->name;
}

bool mayFill(const Schema &schema, const RoleDef &role, const FilledRole &filled)
{
    return filled.filler ? schema.fillerAllowed(role, *filled.filler) : schema.literalAllowed(role);
}

QString valueSentence(const AttributeDef &def, const QString &value)
{
    const QString shown = value.isNull() ? Texts::tr("no value", "as in: birth cannot be no value") : value;
    switch (def.kind) {
    case AttributeKind::Choice:
    case AttributeKind::Several:
        return Texts::tr("%1 cannot be %2: the schema has %3.")
            .arg(def.name, shown, listed(def.values));
    case AttributeKind::Int:
        return Texts::tr("%1 has to be a whole number, not %2.").arg(def.name, shown);
    case AttributeKind::Number:
        return Texts::tr("%1 has to be a number, not %2.").arg(def.name, shown);
    case AttributeKind::Date:
        return Texts::tr("%1 has to be a date such as 2023, 2023-04 or 2023-04-03, not %2.").arg(def.name, shown);
    case AttributeKind::Bool:
        return Texts::tr("%1 has to be true or false, not %2.").arg(def.name, shown);
    case AttributeKind::Text:
        break;
    }
    return {};
}

} // namespace

Problems problemsOf(const Schema &schema, const Mention &mention)
{
    Problems problems = typeProblems(schema, schema.markedType(mention.type), mention.id);
    if (!mention.flag.isEmpty()) {
        const QString reason = mention.flag.endsWith(u'.') ? mention.flag : mention.flag + u'.';
        problems.push_back({Kind::DoubtfulSpan, mention.id,
            Texts::tr("The marked place is doubtful: %1", "%1: the reason, a sentence").arg(reason),
            mention.extent.hull().isEmpty() ? Fix::None : Fix::ClearFlag}); // no words: it can only be deleted
    }
    return problems;
}

Problems problemsOf(const Schema &schema, const Entity &entity)
{
    return typeProblems(schema, {TypeGroup::Mention, entity.type}, entity.id);
}

Problems problemsOf(const Schema &schema, const Event &event)
{
    return typeProblems(schema, {TypeGroup::Event, event.type}, event.id);
}

Problems problemsOf(const Schema &schema, const Relation &relation, const TypeRef &from, const TypeRef &to)
{
    Problems problems = typeProblems(schema, {TypeGroup::Relation, relation.type}, relation.id);
    const TypeDef *type = schema.relationType(relation.type);
    if (!type || schema.allowsRelation(relation.type, from, to))
        return problems;
    const auto name = [&](const TypeRef &ref) {
        const TypeDef *end = schema.type(ref);
        return end ? end->title() : ref.name;
    };
    const Fix fix = schema.allowsRelation(relation.type, to, from) ? Fix::SwapEnds : Fix::None;
    problems.push_back({Kind::RelationEnd, relation.id,
        Texts::tr("%1 cannot lead from %2 to %3.").arg(type->title(), name(from), name(to)), fix});
    return problems;
}

Problems problemsOf(
    const Schema &schema, const EventMention &mention, const QString &typeName, std::span<const FilledRole> arguments)
{
    const TypeDef *type = schema.eventType(typeName);
    if (!type)
        return {};
    Problems problems;
    for (const FilledRole &filled : arguments) {
        const QString &name = filled.argument.role;
        const RoleDef *role = schema.role(*type, name);
        if (!role) {
            problems.push_back(
                {Kind::UnknownRole, filled.argument.id, Texts::tr("%1 has no role %2.").arg(type->title(), name),
                    name.isEmpty() ? Fix::None : Fix::AddToSchema});
        } else if (!mayFill(schema, *role, filled)) {
            problems.push_back({Kind::RoleFiller, filled.argument.id,
                Texts::tr("The role %1 of %2 does not take %3.").arg(name, type->title(), fillerText(schema, filled))});
        }
    }
    for (const RoleDef &role : schema.rolesOf(*type)) {
        const auto count = int(std::ranges::count(
            arguments, role.name, [](const FilledRole &filled) -> const QString & { return filled.argument.role; }));
        if (count < role.min) {
            problems.push_back({Kind::MissingRole, mention.id,
                Texts::tr("%1 needs %n filler(s) of the role %2.", nullptr, role.min).arg(type->title(), role.name)});
        }
        if (role.max && count > *role.max) {
            problems.push_back({Kind::RepeatedRole, mention.id,
                Texts::tr("%1 takes at most %n filler(s) of the role %2.", nullptr, *role.max)
                    .arg(type->title(), role.name)});
        }
    }
    return problems;
}

Problems attributeProblems(
    const Schema &schema, const Owner &owner, const TypeRef &ref, std::span<const Attribute> attributes)
{
    const AttributeOwner on = attributeOwner(owner.kind);
    const TypeDef *type = on == AttributeOwner::Document ? nullptr : schema.type(ref);
    if (!type && on != AttributeOwner::Document)
        return {};
    const std::vector<AttributeDef> defs = type ? schema.attributesOf(*type) : schema.documentAttributes();
    Problems problems;
    for (const Attribute &attribute : attributes) {
        const auto def = std::ranges::find_if(
            defs, [&](const AttributeDef &one) { return one.name == attribute.name && one.on == on; });
        if (def == defs.end()) {
            problems.push_back({Kind::UnknownAttribute, owner,
                type ? Texts::tr("%1 has no attribute %2 here.").arg(type->title(), attribute.name)
                     : Texts::tr("The schema has no attribute %1 for articles.").arg(attribute.name),
                attribute.name.isEmpty() ? Fix::None : Fix::AddToSchema});
        } else if (!def->fits(attribute.value)) {
            problems.push_back({Kind::AttributeValue, owner, valueSentence(*def, attribute.value)});
        }
    }
    if (owner.kind == Owner::Kind::Event)
        return problems;
    for (const AttributeDef &def : defs) {
        if (def.required && !def.preset && def.on == on
            && !std::ranges::contains(attributes, def.name, &Attribute::name)) {
            problems.push_back(
                {Kind::MissingAttribute, owner, Texts::tr("The attribute %1 is missing.").arg(def.name)});
        }
    }
    return problems;
}

} // namespace glossator
