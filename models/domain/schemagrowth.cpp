// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemagrowth.h"

#include "models/domain/schemaadditions.h"

#include <QSet>

namespace glossator {

namespace {

constexpr qsizetype longestName = 1'000;

/// An attribute by what it hangs on and its name.
struct AttributePlace {
    TypeRef type; ///< not used where it is of the document
    AttributeOwner on = AttributeOwner::Mention;
    QString name;

    friend bool operator==(const AttributePlace &, const AttributePlace &) = default;
    friend size_t qHash(const AttributePlace &place, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, place.type, quint8(place.on), place.name);
    }
};

/// Walks the annotations of one bundle and notes what the schema lacks.
class Growth {
public:
    Growth(const Schema &schema, const Bundle &bundle) : m_schema(schema), m_bundle(bundle), m_additions(schema) {}

    void addTypes();
    void addRoles();
    void addAttributes();
    [[nodiscard]] Schema result(QStringList *added) { return m_additions.result(added); }

private:
    void want(TypeKind kind, const QString &name);
    [[nodiscard]] bool isMissing(const AttributePlace &place) const;
    void noteOwners();

    const Schema &m_schema;
    const Bundle &m_bundle;
    SchemaAdditions m_additions;
    QHash<EventId, QString> m_events;
    QHash<EventMentionId, QString> m_eventMentions;
    QHash<Owner, TypeRef> m_owners;
};

bool isUsable(const QString &name) { return !name.isEmpty() && name.size() <= longestName; }

void Growth::want(TypeKind kind, const QString &name)
{
    if (isUsable(name) && !m_schema.type(groupOf(kind), name))
        m_additions.addType({.kind = kind, .name = name});
}

void Growth::addTypes()
{
    QSet<QString> eventTypes;
    for (const Event &event : m_bundle.events) {
        m_events.insert(event.id, event.type);
        eventTypes.insert(event.type);
    }
    for (const Mention &mention : m_bundle.mentions) {
        // A mention of an event type is a trigger, or one that waits for its event.
        if (eventTypes.contains(mention.type))
            want(TypeKind::Event, mention.type);
        else if (!m_schema.eventType(mention.type))
            want(TypeKind::Entity, mention.type);
    }
    for (const Entity &entity : m_bundle.entities)
        want(TypeKind::Entity, entity.type);
    for (const Event &event : m_bundle.events)
        want(TypeKind::Event, event.type);
    for (const Relation &relation : m_bundle.relations)
        want(TypeKind::Relation, relation.type);
}

void Growth::addRoles()
{
    for (const EventMention &mention : m_bundle.eventMentions)
        m_eventMentions.insert(mention.id, m_events.value(mention.event));
    for (const Argument &argument : m_bundle.arguments) {
        const TypeRef type{TypeGroup::Event, m_eventMentions.value(argument.eventMention)};
        const TypeDef *known = m_schema.type(type);
        if (!isUsable(argument.role) || !isUsable(type.name) || (known && m_schema.role(*known, argument.role)))
            continue;
        m_additions.addRole(type, {.name = argument.role, .fillers = {{FillerRule::Kind::Anything}}});
    }
}

void Growth::noteOwners()
{
    for (const Mention &mention : m_bundle.mentions) {
        const bool isMentionType
            = m_schema.mentionType(mention.type) || m_additions.contains({TypeGroup::Mention, mention.type});
        m_owners.insert(mention.id, {isMentionType ? TypeGroup::Mention : TypeGroup::Event, mention.type});
    }
    for (const Entity &entity : m_bundle.entities)
        m_owners.insert(entity.id, {TypeGroup::Mention, entity.type});
    for (const Event &event : m_bundle.events)
        m_owners.insert(event.id, {TypeGroup::Event, event.type});
    for (const EventMention &mention : m_bundle.eventMentions)
        m_owners.insert(mention.id, {TypeGroup::Event, m_eventMentions.value(mention.id)});
    for (const Argument &argument : m_bundle.arguments)
        m_owners.insert(argument.id, {TypeGroup::Event, m_eventMentions.value(argument.eventMention)});
    for (const Relation &relation : m_bundle.relations)
        m_owners.insert(relation.id, {TypeGroup::Relation, relation.type});
}

bool Growth::isMissing(const AttributePlace &place) const
{
    if (!isUsable(place.name))
        return false;
    if (place.on == AttributeOwner::Document)
        return !std::ranges::contains(m_schema.documentAttributes(), place.name, &AttributeDef::name);
    const TypeDef *type = m_schema.type(place.type);
    return isUsable(place.type.name) && !(type && m_schema.attribute(*type, place.on, place.name));
}

void Growth::addAttributes()
{
    if (m_bundle.attributes.empty())
        return;
    noteOwners();
    std::vector<std::pair<AttributePlace, AttributeKind>> missing;
    QHash<AttributePlace, int> seen; // the index in `missing`, or -1
    for (const Attribute &attribute : m_bundle.attributes) {
        AttributePlace place{{}, attributeOwner(attribute.owner.kind), attribute.name};
        if (place.on != AttributeOwner::Document)
            place.type = m_owners.value(attribute.owner);
        auto known = seen.constFind(place);
        if (known == seen.constEnd()) {
            known = seen.insert(place, isMissing(place) ? int(missing.size()) : -1);
            if (*known >= 0)
                missing.emplace_back(place, AttributeKind::Bool);
        }
        if (*known >= 0 && !attribute.value.isNull())
            missing[size_t(*known)].second = AttributeKind::Text;
    }
    for (const auto &[place, kind] : missing)
        m_additions.addAttribute(place.type, {.name = place.name, .on = place.on, .kind = kind});
}

} // namespace

Schema grown(const Schema &schema, const Bundle &bundle, QStringList *added)
{
    Growth growth(schema, bundle);
    growth.addTypes();
    growth.addRoles();
    growth.addAttributes();
    return growth.result(added);
}

} // namespace glossator
