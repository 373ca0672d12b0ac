// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemaadditions.h"

#include "models/domain/schemareader.h"
#include "models/domain/schemasyntax.h"
#include "models/domain/schemawriter.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

QString ruleWords(const std::vector<FillerRule> &rules)
{
    QStringList words;
    for (const FillerRule &rule : rules)
        words.append(schemaWord(rule));
    return words.join(u' ');
}

} // namespace

SchemaParts &SchemaAdditions::parts()
{
    if (!m_parts)
        m_parts = m_schema.parts();
    return *m_parts;
}

TypeDef *SchemaAdditions::find(const TypeRef &type)
{
    if (const int place = m_types.value(type, -1); place >= 0)
        return &parts().types[size_t(place)];
    const TypeDef *known = m_schema.type(type);
    return known ? &parts().types[size_t(known - m_schema.types().data())] : nullptr;
}

void SchemaAdditions::addType(const TypeDef &type)
{
    if (m_schema.type(type.ref()) || m_types.contains(type.ref()))
        return;
    parts().types.push_back(type);
    m_types.insert(type.ref(), int(parts().types.size()) - 1);
    m_phrases.append(typeKindWords[size_t(type.kind)] + u' ' + type.name);
}

void SchemaAdditions::addRole(const TypeRef &type, const RoleDef &role)
{
    TypeDef *target = find(type);
    if (!target || std::ranges::contains(target->roles, role.name, &RoleDef::name))
        return;
    target->roles.push_back(role);
    m_phrases.append(Texts::tr("role %1 of %2").arg(role.name, type.name));
}

void SchemaAdditions::addAttribute(const TypeRef &type, const AttributeDef &attribute)
{
    const auto isSame
        = [&](const AttributeDef &known) { return known.name == attribute.name && known.on == attribute.on; };
    if (attribute.on == AttributeOwner::Document) {
        auto group = std::ranges::find(parts().groups, "Document"_L1, &AttributeGroup::name);
        if (group == parts().groups.end())
            group = parts().groups.insert(group, {.name = u"Document"_s});
        if (std::ranges::any_of(group->attributes, isSame))
            return;
        group->attributes.push_back(attribute);
        m_phrases.append(Texts::tr("attribute %1 of the document").arg(attribute.name));
        return;
    }
    TypeDef *target = find(type);
    if (!target)
        return;
    AttributeDef added = attribute;
    if (added.on == defaultOwner(target->kind))
        added.on.reset();
    const bool known = std::ranges::any_of(target->attributes, [&](const AttributeDef &def) {
        return def.name == attribute.name && def.on.value_or(defaultOwner(target->kind)) == attribute.on;
    });
    if (known)
        return;
    target->attributes.push_back(added);
    m_phrases.append(Texts::tr("attribute %1 of %2").arg(attribute.name, type.name));
}

void SchemaAdditions::addFillers(const TypeRef &type, const QString &role, const std::vector<FillerRule> &rules)
{
    TypeDef *target = rules.empty() ? nullptr : find(type);
    if (!target)
        return;
    auto own = std::ranges::find(target->roles, role, &RoleDef::name);
    if (own == target->roles.end()) {
        const TypeDef *known = m_schema.type(type);
        const RoleDef *inherited = known ? m_schema.role(*known, role) : nullptr;
        if (!inherited)
            return;
        own = target->roles.insert(own, *inherited);
    }
    own->fillers.insert(own->fillers.end(), rules.begin(), rules.end());
    m_phrases.append(Texts::tr("%1 for the role %2 of %3").arg(ruleWords(rules), role, type.name));
}

void SchemaAdditions::addEnds(const TypeRef &relation, End end, const std::vector<FillerRule> &rules)
{
    const TypeDef *known = m_schema.type(relation);
    if (!known || rules.empty())
        return;
    TypeDef *target = find(relation);
    std::vector<FillerRule> &own = end == End::From ? target->from : target->to;
    if (own.empty())
        own = end == End::From ? m_schema.fromOf(*known) : m_schema.toOf(*known);
    own.insert(own.end(), rules.begin(), rules.end());
    m_phrases.append(Texts::tr("%1 at an end of %2").arg(ruleWords(rules), relation.name));
}

void SchemaAdditions::addSet(const FillerSet &set)
{
    parts().sets.push_back(set);
    m_phrases.append("set @"_L1 + set.name);
}

void SchemaAdditions::addGroup(const AttributeGroup &group)
{
    parts().groups.push_back(group);
    m_phrases.append("attrs "_L1 + group.name);
}

Schema SchemaAdditions::result(QStringList *added) const
{
    if (!m_parts)
        return m_schema;
    const Schema schema(*m_parts);
    if (!readSchema(writeSchema(schema), {}))
        return m_schema;
    if (added)
        added->append(m_phrases);
    return schema;
}

} // namespace glossator
