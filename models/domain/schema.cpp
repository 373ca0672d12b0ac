// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schema.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <span>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

// Okabe and Ito's colours without black and yellow (unreadable as a line on white), then Tol's muted ones.
constexpr std::array<quint32, 12> palette{0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0x332288,
    0x999933, 0x882255, 0x44aa99, 0xcc6677, 0x117733};

template <class Def, class Same>
void overlay(std::vector<Def> &under, const Def &over, Same same)
{
    const auto known = std::ranges::find_if(under, [&](const Def &def) { return same(def, over); });
    if (known == under.end())
        under.push_back(over);
    else
        *known = over;
}

} // namespace

Schema::Schema() : Schema(SchemaParts{}) {}

Schema::Schema(SchemaParts parts)
{
    auto data = std::make_shared<Data>();
    data->parts = std::move(parts);
    const SchemaParts &all = data->parts;
    const auto note = [](auto &hash, const auto &key, size_t index) {
        if (!hash.contains(key))
            hash.insert(key, int(index));
    };
    data->types.reserve(qsizetype(all.types.size()));
    for (size_t i = 0; i < all.types.size(); ++i) {
        note(data->types, all.types[i].ref(), i);
        if (!all.types[i].key.isEmpty() && !all.types[i].retired)
            note(data->keys, all.types[i].key.toCaseFolded(), i);
    }
    for (size_t i = 0; i < all.sets.size(); ++i)
        note(data->sets, all.sets[i].name, i);
    for (size_t i = 0; i < all.groups.size(); ++i)
        note(data->groups, all.groups[i].name, i);

    data->parents.assign(all.types.size(), -1);
    for (size_t i = 0; i < all.types.size(); ++i) {
        if (!all.types[i].parent.isEmpty())
            data->parents[i] = data->types.value({all.types[i].group(), all.types[i].parent}, -1);
    }
    // Each walk stops at what an earlier one has seen; meeting itself means a cycle, which is cut there.
    std::vector<int> walk(all.types.size(), -1);
    for (size_t i = 0; i < all.types.size(); ++i) {
        for (int at = int(i); walk[size_t(at)] == -1;) {
            walk[size_t(at)] = int(i);
            int &parent = data->parents[size_t(at)];
            if (parent == -1)
                break;
            if (walk[size_t(parent)] == int(i)) {
                parent = -1;
                break;
            }
            at = parent;
        }
    }
    d = std::move(data);
}

const TypeDef *Schema::type(TypeGroup group, const QString &name) const
{
    const int index = d->types.value({group, name}, -1);
    return index < 0 ? nullptr : &types()[size_t(index)];
}

const TypeDef *Schema::typeForKey(const QString &key) const
{
    const int index = d->keys.value(key.toCaseFolded(), -1);
    return index < 0 ? nullptr : &types()[size_t(index)];
}

int Schema::indexOf(const TypeDef &type) const { return d->types.value(type.ref(), -1); }

std::vector<const TypeDef *> Schema::offered(TypeGroup group) const
{
    std::vector<const TypeDef *> result;
    for (const TypeDef &type : types()) {
        if (type.group() == group && type.isOffered())
            result.push_back(&type);
    }
    return result;
}

const TypeDef *Schema::parentOf(const TypeDef &type) const
{
    const int index = indexOf(type);
    const int parent = index < 0 ? -1 : d->parents[size_t(index)];
    return parent < 0 ? nullptr : &types()[size_t(parent)];
}

bool Schema::isA(const TypeRef &ref, const QString &ancestor) const
{
    if (ref.name == ancestor)
        return true;
    for (const TypeDef *at = type(ref); at; at = parentOf(*at)) {
        if (at->name == ancestor)
            return true;
    }
    return false;
}

quint32 Schema::colorOf(const TypeDef &type) const
{
    return type.color.value_or(palette[size_t(std::max(0, indexOf(type))) % palette.size()]);
}

std::vector<RoleDef> Schema::rolesOf(const TypeDef &type) const
{
    std::vector<const TypeDef *> line;
    for (const TypeDef *at = &type; at; at = parentOf(*at))
        line.push_back(at);
    std::vector<RoleDef> result;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
        for (const RoleDef &role : (*at)->roles)
            overlay(result, role, [](const RoleDef &a, const RoleDef &b) { return a.name == b.name; });
    }
    return result;
}

std::vector<AttributeDef> Schema::attributesOf(const TypeDef &type) const
{
    std::vector<const TypeDef *> line;
    for (const TypeDef *at = &type; at; at = parentOf(*at))
        line.push_back(at);
    const auto same = [](const AttributeDef &a, const AttributeDef &b) { return a.name == b.name && a.on == b.on; };
    const auto resolved = [&](AttributeDef def) {
        def.on = def.on.value_or(defaultOwner(type.kind));
        return def;
    };
    std::vector<AttributeDef> result;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
        std::vector<AttributeDef> own;
        for (const AttributeDef &def : (*at)->attributes)
            own.push_back(resolved(def));
        for (const QString &use : (*at)->uses) {
            const int group = d->groups.value(use, -1);
            if (group < 0)
                continue;
            for (const AttributeDef &def : d->parts.groups[size_t(group)].attributes) {
                const AttributeDef candidate = resolved(def);
                if (std::ranges::none_of(own, [&](const AttributeDef &known) { return same(known, candidate); }))
                    own.push_back(candidate);
            }
        }
        for (const AttributeDef &def : own)
            overlay(result, def, same);
    }
    return result;
}

const RoleDef *Schema::role(const TypeDef &type, const QString &name) const
{
    for (const TypeDef *at = &type; at; at = parentOf(*at)) {
        const auto known = std::ranges::find(at->roles, name, &RoleDef::name);
        if (known != at->roles.end())
            return &*known;
    }
    return nullptr;
}

const AttributeDef *Schema::attribute(const TypeDef &type, AttributeOwner owner, const QString &name) const
{
    const auto in = [&](const std::vector<AttributeDef> &defs) -> const AttributeDef * {
        const auto known = std::ranges::find_if(defs, [&](const AttributeDef &def) {
            return def.name == name && def.on.value_or(defaultOwner(type.kind)) == owner;
        });
        return known == defs.end() ? nullptr : &*known;
    };
    for (const TypeDef *at = &type; at; at = parentOf(*at)) {
        if (const AttributeDef *def = in(at->attributes))
            return def;
        for (const QString &use : at->uses) {
            const int group = d->groups.value(use, -1);
            if (group < 0)
                continue;
            if (const AttributeDef *def = in(d->parts.groups[size_t(group)].attributes))
                return def;
        }
    }
    return nullptr;
}

TypeDef Schema::flattened(const TypeDef &type) const
{
    TypeDef result = type;
    result.parent.clear();
    result.uses.clear();
    result.attributes = attributesOf(type);
    result.roles = rolesOf(type);
    result.from = fromOf(type);
    result.to = toOf(type);
    result.symmetric = isSymmetric(type);
    result.transitive = isTransitive(type);
    return result;
}

std::vector<AttributeDef> Schema::documentAttributes() const
{
    std::vector<AttributeDef> result;
    QSet<QString> seen;
    const auto take = [&](const std::vector<AttributeDef> &defs) {
        for (const AttributeDef &def : defs) {
            if (def.on == AttributeOwner::Document && !seen.contains(def.name)) {
                seen.insert(def.name);
                result.push_back(def);
            }
        }
    };
    for (const AttributeGroup &group : d->parts.groups)
        take(group.attributes);
    for (const TypeDef &type : types())
        take(type.attributes);
    return result;
}

const std::vector<FillerRule> &Schema::fromOf(const TypeDef &relation) const
{
    const TypeDef *at = &relation;
    while (at->from.empty() && parentOf(*at))
        at = parentOf(*at);
    return at->from;
}

const std::vector<FillerRule> &Schema::toOf(const TypeDef &relation) const
{
    const TypeDef *at = &relation;
    while (at->to.empty() && parentOf(*at))
        at = parentOf(*at);
    return at->to;
}

bool Schema::isSymmetric(const TypeDef &relation) const
{
    const TypeDef *at = &relation;
    while (at && !at->symmetric)
        at = parentOf(*at);
    return at;
}

bool Schema::isTransitive(const TypeDef &relation) const
{
    const TypeDef *at = &relation;
    while (at && !at->transitive)
        at = parentOf(*at);
    return at;
}

bool Schema::allowsRelation(const QString &relation, const TypeRef &from, const TypeRef &to) const
{
    const TypeDef *type = relationType(relation);
    if (!type)
        return false;
    const auto joins
        = [&](const TypeRef &a, const TypeRef &b) { return accepts(fromOf(*type), a) && accepts(toOf(*type), b); };
    return joins(from, to) || (isSymmetric(*type) && joins(to, from));
}

std::vector<const TypeDef *> Schema::relationsBetween(const TypeRef &from, const TypeRef &to) const
{
    std::vector<const TypeDef *> result = offered(TypeGroup::Relation);
    std::erase_if(result, [&](const TypeDef *type) { return !allowsRelation(type->name, from, to); });
    return result;
}

/// Calls the function on each rule that is not a set, a set's own in its place and once, until it answers true.
template <class Function>
bool Schema::anyRule(const std::vector<FillerRule> &rules, Function function) const
{
    std::vector<std::span<const FillerRule>> open{rules};
    QSet<int> seen;
    while (!open.empty()) {
        if (open.back().empty()) {
            open.pop_back();
            continue;
        }
        const FillerRule &rule = open.back().front();
        open.back() = open.back().subspan(1);
        if (rule.kind != FillerRule::Kind::Set) {
            if (function(rule))
                return true;
            continue;
        }
        const int set = d->sets.value(rule.name, -1);
        if (set >= 0 && !seen.contains(set)) {
            seen.insert(set);
            open.push_back(d->parts.sets[size_t(set)].fillers);
        }
    }
    return false;
}

bool Schema::accepts(const std::vector<FillerRule> &rules, const TypeRef &ref) const
{
    return rules.empty() || anyRule(rules, [&](const FillerRule &rule) {
        switch (rule.kind) {
        case FillerRule::Kind::Type:
            return ref.group == TypeGroup::Mention && isA(ref, rule.name);
        case FillerRule::Kind::AnyEvent:
            return ref.group == TypeGroup::Event;
        case FillerRule::Kind::EventType:
            return ref.group == TypeGroup::Event && isA(ref, rule.name);
        case FillerRule::Kind::Anything:
            return true;
        case FillerRule::Kind::Set:
            break;
        }
        return false;
    });
}

bool Schema::literalAllowed(const RoleDef &role) const
{
    return role.fillers.empty() || anyRule(role.fillers, [&](const FillerRule &rule) {
        if (rule.kind != FillerRule::Kind::Type)
            return rule.kind == FillerRule::Kind::Anything;
        const TypeDef *type = mentionType(rule.name);
        return type && type->kind == TypeKind::Value;
    });
}

std::vector<FillerRule> Schema::spelledOut(const std::vector<FillerRule> &rules) const
{
    std::vector<FillerRule> result;
    QSet<std::pair<int, QString>> seen;
    anyRule(rules, [&](const FillerRule &rule) {
        const std::pair key(int(rule.kind), rule.name);
        if (!seen.contains(key)) {
            seen.insert(key);
            result.push_back(rule);
        }
        return false;
    });
    return result;
}

std::vector<const TypeDef *> Schema::expanded(const std::vector<FillerRule> &rules) const
{
    std::vector<const TypeDef *> result;
    for (const TypeDef &type : types()) {
        if (type.isOffered() && type.group() != TypeGroup::Relation && accepts(rules, type.ref()))
            result.push_back(&type);
    }
    return result;
}

} // namespace glossator
