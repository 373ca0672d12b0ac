// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/problems.h"

#include "models/domain/linkends.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"
#include "models/store/schemarepository.h"

#include <algorithm>

namespace glossator {

namespace {

class Check {
public:
    Check(const Bundle &bundle, const Schema &schema, const FactTypes &types);
    std::vector<LocatedProblem> run();

private:
    void add(const Problems &problems, TextSpan place);
    void addAttributes(const Owner &owner, const TypeRef &type, TextSpan place);
    void checkEventMention(const EventMention &value);
    void checkRelation(const Relation &value);
    [[nodiscard]] std::optional<TypeRef> fillerType(const Filler &filler) const;
    [[nodiscard]] TypeRef endType(const RelationEnd &end) const;
    [[nodiscard]] TypeRef mentionType(qint64 id) const;
    [[nodiscard]] TypeRef entityType(qint64 id) const { return {TypeGroup::Mention, m_types.entities.value(id)}; }
    [[nodiscard]] TypeRef eventType(qint64 id) const { return {TypeGroup::Event, m_types.events.value(id)}; }
    [[nodiscard]] TypeRef eventMentionType(qint64 id) const { return eventType(m_eventOf.value(id).value()); }
    [[nodiscard]] TextSpan placeOf(qint64 mention) const;

    const Bundle &m_bundle;
    const Schema &m_schema;
    const FactTypes &m_types;
    QHash<qint64, const Mention *> m_mentions;
    QHash<qint64, EventId> m_eventOf; ///< of the event mentions
    QHash<Owner, std::vector<Attribute>> m_attributes;
    QHash<EventMentionId, std::vector<FilledRole>> m_roles;
    std::vector<LocatedProblem> m_found;
};

Check::Check(const Bundle &bundle, const Schema &schema, const FactTypes &types)
    : m_bundle(bundle), m_schema(schema), m_types(types)
{
    for (const Mention &mention : bundle.mentions)
        m_mentions.insert(mention.id.value(), &mention);
    for (const EventMention &mention : bundle.eventMentions)
        m_eventOf.insert(mention.id.value(), mention.event);
    for (const Attribute &attribute : bundle.attributes)
        m_attributes[attribute.owner].push_back(attribute);
    for (const Argument &argument : bundle.arguments)
        m_roles[argument.eventMention].push_back({argument, fillerType(argument.filler)});
}

std::vector<LocatedProblem> Check::run()
{
    for (const Entity &entity : m_bundle.entities) {
        add(problemsOf(m_schema, entity), {});
        addAttributes(entity.id, {TypeGroup::Mention, entity.type}, {});
    }
    for (const Event &event : m_bundle.events) {
        add(problemsOf(m_schema, event), {});
        addAttributes(event.id, {TypeGroup::Event, event.type}, {});
    }
    if (m_bundle.article)
        addAttributes(m_bundle.article->id, {}, {});
    for (const Mention &mention : m_bundle.mentions) {
        add(problemsOf(m_schema, mention), mention.extent.hull());
        addAttributes(mention.id, m_schema.markedType(mention.type), mention.extent.hull());
    }
    for (const EventMention &mention : m_bundle.eventMentions)
        checkEventMention(mention);
    for (const Relation &relation : m_bundle.relations)
        checkRelation(relation);
    std::ranges::stable_sort(m_found, {}, &LocatedProblem::place);
    return std::move(m_found);
}

void Check::add(const Problems &problems, TextSpan place)
{
    const ArticleId article = m_bundle.article ? m_bundle.article->id : ArticleId();
    for (const Problem &problem : problems)
        m_found.push_back({problem, article, place});
}

void Check::addAttributes(const Owner &owner, const TypeRef &type, TextSpan place)
{
    add(attributeProblems(m_schema, owner, type, m_attributes.value(owner)), place);
}

void Check::checkEventMention(const EventMention &value)
{
    const TypeRef type = eventType(value.event.value());
    const TextSpan place = placeOf(value.trigger.value());
    const std::vector<FilledRole> roles = m_roles.value(value.id);
    add(problemsOf(m_schema, value, type.name, roles), place);
    addAttributes(value.id, type, place);
    for (const FilledRole &role : roles)
        addAttributes(role.argument.id, type, place);
}

void Check::checkRelation(const Relation &value)
{
    const TextSpan place = value.from.kind == RelationEnd::Kind::Mention ? placeOf(value.from.id) : TextSpan{};
    add(problemsOf(m_schema, value, endType(value.from), endType(value.to)), place);
    addAttributes(value.id, {TypeGroup::Relation, value.type}, place);
}

std::optional<TypeRef> Check::fillerType(const Filler &filler) const
{
    switch (filler.kind) {
    case Filler::Kind::Mention:
        return mentionType(filler.id);
    case Filler::Kind::Entity:
        return entityType(filler.id);
    case Filler::Kind::EventMention:
        return eventMentionType(filler.id);
    case Filler::Kind::Event:
        return eventType(filler.id);
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return {};
}

TypeRef Check::endType(const RelationEnd &end) const { return *fillerType(endOf(end)); }

TypeRef Check::mentionType(qint64 id) const
{
    const Mention *mention = m_mentions.value(id);
    return mention ? m_schema.markedType(mention->type) : TypeRef();
}

TextSpan Check::placeOf(qint64 id) const
{
    const Mention *mention = m_mentions.value(id);
    return mention ? mention->extent.hull() : TextSpan();
}

} // namespace

FactTypes factTypes(const Bundle &project)
{
    FactTypes types;
    for (const Entity &entity : project.entities)
        types.entities.insert(entity.id.value(), entity.type);
    for (const Event &event : project.events)
        types.events.insert(event.id.value(), event.type);
    return types;
}

std::vector<LocatedProblem> problemsIn(const Bundle &bundle, const Schema &schema, const FactTypes &types)
{
    return Check(bundle, schema, types).run();
}

Result<std::vector<LocatedProblem>> projectProblems(Store &store)
{
    const Store::Snapshot snapshot(store);
    const Bundles bundles(store);
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
    GLOSSATOR_ASSIGN(Bundle project, bundles.project());
    const FactTypes types = factTypes(project);
    keepAccepted(project, true);
    std::vector<LocatedProblem> found = problemsIn(project, schema, types);
    GLOSSATOR_ASSIGN(const std::vector<ArticleId> ids, ArticleRepository(store).ids({}));
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(Bundle article, bundles.annotations(id, Bundles::Register::Left));
        keepAccepted(article, true);
        std::vector<LocatedProblem> more = problemsIn(article, schema, types);
        std::ranges::move(more, std::back_inserter(found));
    }
    return found;
}

} // namespace glossator
