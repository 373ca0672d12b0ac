// SPDX-License-Identifier: GPL-3.0-or-later
// merged() of schemagrowth.h.
#include "models/domain/schemaadditions.h"
#include "models/domain/schemagrowth.h"

#include <algorithm>

namespace glossator {

namespace {

/// Brings what the incoming schema says into the base's words: a set or group of a name that the base uses for
/// something else is spelled out.
class Merge {
public:
    Merge(const Schema &base, const Schema &incoming) : m_base(base), m_incoming(incoming), m_additions(base) {}

    void addSets();
    void addGroups();
    void addTypes();
    void extendTypes();
    [[nodiscard]] Schema result(QStringList *added) const { return m_additions.result(added); }

private:
    [[nodiscard]] std::vector<FillerRule> inBaseWords(const std::vector<FillerRule> &rules) const;
    [[nodiscard]] std::vector<FillerRule> missing(
        const std::vector<FillerRule> &had, const std::vector<FillerRule> &incoming) const;
    void extendRoles(const TypeDef &own, const TypeDef &other, const TypeDef *sharedParent);
    void extendAttributes(const TypeDef &own, const TypeDef &other, const TypeDef *sharedParent);

    const Schema &m_base;
    const Schema &m_incoming;
    SchemaAdditions m_additions;
    QStringList m_takenSets; ///< names that the base uses for something else
    QStringList m_takenGroups;
};

std::vector<FillerRule> Merge::inBaseWords(const std::vector<FillerRule> &rules) const
{
    std::vector<FillerRule> result;
    for (const FillerRule &rule : rules) {
        const bool isTaken = rule.kind == FillerRule::Kind::Set && m_takenSets.contains(rule.name);
        for (const FillerRule &word : isTaken ? m_incoming.spelledOut({rule}) : std::vector{rule}) {
            if (!std::ranges::contains(result, word))
                result.push_back(word);
        }
    }
    return result;
}

/// The incoming rules, sets spelled out, that those of the base do not cover.
std::vector<FillerRule> Merge::missing(
    const std::vector<FillerRule> &had, const std::vector<FillerRule> &incoming) const
{
    const std::vector<FillerRule> known = m_base.spelledOut(had);
    std::vector<FillerRule> result = m_incoming.spelledOut(incoming);
    std::erase_if(result, [&](const FillerRule &rule) {
        if (known.empty() || std::ranges::contains(known, FillerRule{FillerRule::Kind::Anything}))
            return true;
        if (rule.kind == FillerRule::Kind::Type)
            return m_base.accepts(known, {TypeGroup::Mention, rule.name});
        if (rule.kind == FillerRule::Kind::EventType)
            return m_base.accepts(known, {TypeGroup::Event, rule.name});
        return std::ranges::contains(known, rule);
    });
    return result;
}

void Merge::addSets()
{
    for (const FillerSet &set : m_incoming.parts().sets) {
        const auto known = std::ranges::find(m_base.parts().sets, set.name, &FillerSet::name);
        if (known == m_base.parts().sets.end())
            m_additions.addSet({set.name, inBaseWords(set.fillers)});
        else if (m_base.spelledOut(known->fillers) != m_incoming.spelledOut(set.fillers))
            m_takenSets.append(set.name);
    }
}

void Merge::addGroups()
{
    for (const AttributeGroup &group : m_incoming.parts().groups) {
        const auto known = std::ranges::find(m_base.parts().groups, group.name, &AttributeGroup::name);
        if (known == m_base.parts().groups.end())
            m_additions.addGroup(group);
        else if (*known != group)
            m_takenGroups.append(group.name);
    }
    for (const QString &taken : std::as_const(m_takenGroups)) {
        const auto group = std::ranges::find(m_incoming.parts().groups, taken, &AttributeGroup::name);
        for (const AttributeDef &def : group->attributes) {
            const bool known = std::ranges::contains(m_base.documentAttributes(), def.name, &AttributeDef::name);
            if (def.on == AttributeOwner::Document && !known)
                m_additions.addAttribute({}, def);
        }
    }
}

void Merge::addTypes()
{
    for (const TypeDef &other : m_incoming.types()) {
        if (m_base.type(other.ref()))
            continue;
        TypeDef type = other;
        if (const TypeDef *parent = m_base.type(type.group(), type.parent); parent && parent->kind != type.kind)
            type = m_incoming.flattened(other);
        if (m_base.typeForKey(type.key))
            type.key.clear();
        const auto isTaken = [&](const QString &use) { return m_takenGroups.contains(use); };
        if (std::ranges::any_of(type.uses, isTaken)) {
            type.attributes = m_incoming.attributesOf(other);
            type.uses.clear();
        }
        type.from = inBaseWords(type.from);
        type.to = inBaseWords(type.to);
        for (RoleDef &role : type.roles)
            role.fillers = inBaseWords(role.fillers);
        m_additions.addType(type);
    }
}

void Merge::extendRoles(const TypeDef &own, const TypeDef &other, const TypeDef *sharedParent)
{
    const std::vector<RoleDef> inherited = sharedParent ? m_incoming.rolesOf(*sharedParent) : std::vector<RoleDef>();
    for (RoleDef role : m_incoming.rolesOf(other)) {
        if (std::ranges::contains(inherited, role))
            continue;
        if (const RoleDef *known = m_base.role(own, role.name)) {
            m_additions.addFillers(own.ref(), role.name, missing(known->fillers, role.fillers));
        } else {
            role.fillers = inBaseWords(role.fillers);
            m_additions.addRole(own.ref(), role);
        }
    }
}

void Merge::extendAttributes(const TypeDef &own, const TypeDef &other, const TypeDef *sharedParent)
{
    const std::vector<AttributeDef> inherited
        = sharedParent ? m_incoming.attributesOf(*sharedParent) : std::vector<AttributeDef>();
    for (const AttributeDef &def : m_incoming.attributesOf(other)) {
        if (!std::ranges::contains(inherited, def) && !m_base.attribute(own, *def.on, def.name))
            m_additions.addAttribute(own.ref(), def);
    }
}

void Merge::extendTypes()
{
    for (const TypeDef &other : m_incoming.types()) {
        const TypeDef *own = m_base.type(other.ref());
        if (!own)
            continue;
        // What both inherit from the same parent is added there.
        const TypeDef *sharedParent = own->parent == other.parent ? m_incoming.parentOf(other) : nullptr;
        extendRoles(*own, other, sharedParent);
        extendAttributes(*own, other, sharedParent);
        using End = SchemaAdditions::End;
        m_additions.addEnds(own->ref(), End::From, missing(m_base.fromOf(*own), m_incoming.fromOf(other)));
        m_additions.addEnds(own->ref(), End::To, missing(m_base.toOf(*own), m_incoming.toOf(other)));
    }
}

} // namespace

Schema merged(const Schema &base, const Schema &incoming, QStringList *added)
{
    Merge merge(base, incoming);
    merge.addSets();
    merge.addGroups();
    merge.addTypes();
    merge.extendTypes();
    return merge.result(added);
}

} // namespace glossator
