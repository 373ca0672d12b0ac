// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what is to be added to a schema, each thing once, and makes the new one at the end. Nothing is copied until
// something is added. Plain value, one thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"

namespace glossator {

/// What the schema calls the owner of an attribute.
[[nodiscard]] constexpr AttributeOwner attributeOwner(Owner::Kind kind)
{
    switch (kind) {
    case Owner::Kind::Mention:
        return AttributeOwner::Mention;
    case Owner::Kind::Entity:
        return AttributeOwner::Entity;
    case Owner::Kind::Event:
    case Owner::Kind::EventMention:
        return AttributeOwner::Event;
    case Owner::Kind::Argument:
        return AttributeOwner::Argument;
    case Owner::Kind::Relation:
        return AttributeOwner::Relation;
    case Owner::Kind::Article:
        break;
    }
    return AttributeOwner::Document;
}

class SchemaAdditions {
public:
    explicit SchemaAdditions(const Schema &schema) : m_schema(schema) {}

    /// Whether such a type was added here.
    [[nodiscard]] bool contains(const TypeRef &type) const { return m_types.contains(type); }

    /// Each does nothing when the same was added before; the type named must be there by then, or nothing is done.
    void addType(const TypeDef &type);
    void addRole(const TypeRef &type, const RoleDef &role);
    /// A document's attribute goes to the group `Document`.
    void addAttribute(const TypeRef &type, const AttributeDef &attribute);
    /// More of what may fill a role that the type has or inherits.
    void addFillers(const TypeRef &type, const QString &role, const std::vector<FillerRule> &rules);
    enum class End { From, To };
    void addEnds(const TypeRef &relation, End end, const std::vector<FillerRule> &rules);
    void addSet(const FillerSet &set);
    void addGroup(const AttributeGroup &group);

    /// The schema with everything added, or as it was where the language could not hold that. `added`: a phrase each.
    [[nodiscard]] Schema result(QStringList *added) const;

private:
    TypeDef *find(const TypeRef &type);
    SchemaParts &parts();

    Schema m_schema;
    std::optional<SchemaParts> m_parts;
    QHash<TypeRef, int> m_types; ///< those added, with their place in the parts
    QStringList m_phrases;
};

} // namespace glossator
