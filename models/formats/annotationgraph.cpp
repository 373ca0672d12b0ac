// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/annotationgraph.h"

#include "models/domain/linkends.h"
#include "models/formats/eventroles.h"
#include "models/formats/evidence.h"
#include "models/formats/tablefields.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Graph)
};

/// Of one event mention: where many actors meet many targets nobody reads all of it.
constexpr size_t mostPairs = 10'000;

QString flag(bool isSet) { return isSet ? u"true"_s : u"false"_s; }

QString idOf(const Owner &owner)
{
    return (owner.kind == Owner::Kind::Entity         ? u"entity"_s
                   : owner.kind == Owner::Kind::Event ? u"event"_s
                                                      : u"mention"_s)
        + QString::number(owner.id);
}

DateRange datesOf(const Bundle &bundle)
{
    DateRange dates;
    if (bundle.article)
        dates.add(bundle.article->published);
    return dates;
}

} // namespace

AnnotationGraph::AnnotationGraph(Schema schema, Events events, Edges edges, Losses &losses, Sink node, Sink edge)
    : m_schema(std::move(schema))
    , m_events(events)
    , m_edges(edges)
    , m_losses(losses)
    , m_node(std::move(node))
    , m_edge(std::move(edge))
{
}

const std::vector<GraphField> &AnnotationGraph::nodeFields()
{
    using enum GraphField::Kind;
    static const std::vector<GraphField> fields{{"kind"_L1, Text}, {"type"_L1, Text}, {"aliases"_L1, Text},
        {"note"_L1, Text}, {"links"_L1, Text}, {"mentions"_L1, Number}, {"articles"_L1, Number}, {"first"_L1, Text},
        {"last"_L1, Text}};
    return fields;
}

const std::vector<GraphField> &AnnotationGraph::edgeFields(Edges edges)
{
    using enum GraphField::Kind;
    static const std::vector<GraphField> each{{"kind"_L1, Text}, {"type"_L1, Text}, {"symmetric"_L1, Flag},
        {"article"_L1, Text}, {"article_id"_L1, Text}, {"date"_L1, Text}, {"quote"_L1, Text}};
    static const std::vector<GraphField> merged{{"kind"_L1, Text}, {"type"_L1, Text}, {"symmetric"_L1, Flag},
        {"count"_L1, Number}, {"articles"_L1, Number}, {"first"_L1, Text}, {"last"_L1, Text}};
    return edges == Edges::Each ? each : merged;
}

Holdings AnnotationGraph::holdings() const
{
    Holdings held{.entities = Holdings::Entities::All, .discontinuous = true, .empty = true};
    held.relationTriggers = true;
    held.relationEnds = {RelationEnd::Kind::Mention, RelationEnd::Kind::Entity};
    held.links = {Owner::Kind::Entity, Owner::Kind::Mention};
    held.sharedEvents = true;
    held.withoutTrigger = true;
    if (m_events != Events::None)
        held.fillers = {Filler::Kind::Mention, Filler::Kind::Entity};
    if (m_events == Events::Nodes) {
        using enum Filler::Kind;
        held.fillers.insert(held.fillers.end(), {EventMention, Event, Span, Value});
        held.relationEnds.push_back(RelationEnd::Kind::EventMention);
        held.links.insert(held.links.end(), {Owner::Kind::Event, Owner::Kind::EventMention});
    }
    return held;
}

void AnnotationGraph::add(Bundle bundle)
{
    loseFiles(bundle, {}, m_losses);
    keepHeld(bundle, holdings(), m_losses);
    Passage passage(bundle);
    m_facts.add(passage.index);
    m_losses.add(
        Texts::tr("links to knowledge bases of mentions that name no entity"), {}, linksOfNobody(passage.index));
    if (bundle.article) {
        m_losses.add(Texts::tr("texts of articles"), shownName(*bundle.article));
        m_losses.add(Texts::tr("places of mentions in the texts"), {}, qint64(bundle.mentions.size()));
    }
    for (const Relation &relation : bundle.relations)
        addRelation(relation, passage);
    for (const EventMention &mention : bundle.eventMentions) {
        if (m_events == Events::Nodes)
            addRoles(mention, passage);
        else if (const Event *event = passage.index.events.value(mention.event))
            addDeeds(mention, event->type, passage);
    }
    QSet<MentionId> told = passage.named;
    for (const EventMention &mention : bundle.eventMentions) {
        if (m_events == Events::Nodes)
            told.insert(mention.trigger);
    }
    m_losses.add(Texts::tr("mentions that name no entity and stand at no end of an edge"), {},
        std::ranges::count_if(
            bundle.mentions, [&](const Mention &mention) { return !mention.entity && !told.contains(mention.id); }));
}

QString AnnotationGraph::nodeOf(const Owner &owner, Passage &passage)
{
    switch (owner.kind) {
    case Owner::Kind::Mention: {
        const Mention *mention = passage.index.mentions.value(MentionId(owner.id));
        if (!mention)
            return {};
        if (mention->entity)
            return nodeOf(mention->entity, passage);
        if (!passage.named.contains(mention->id)) {
            passage.named.insert(mention->id);
            addNode(idOf(owner), owner, "mention"_L1, mention->type, mention->quote, passage);
        }
        return idOf(owner);
    }
    case Owner::Kind::EventMention: {
        const EventMention *mention = passage.index.eventMentions.value(EventMentionId(owner.id));
        return mention ? nodeOf(mention->event, passage) : QString();
    }
    default:
        return m_facts.has(owner) ? idOf(owner) : QString();
    }
}

QString AnnotationGraph::nodeOf(const Argument &argument, Passage &passage)
{
    const Filler &filler = argument.filler;
    if (const auto owner = ownerOf(filler))
        return nodeOf(*owner, passage);
    const QString id = u"value"_s + argument.id.toString();
    addNode(id, argument.id, "value"_L1, {}, filler.text, passage);
    return id;
}

void AnnotationGraph::addNode(const QString &id, const Owner &of, QLatin1StringView kind, const QString &type,
    const QString &label, const Passage &passage)
{
    GraphItem node;
    node.id = id;
    node.of = of;
    node.label = label.simplified();
    if (node.label.isEmpty())
        node.label = type.isEmpty() ? QString(kind) : type.simplified();
    node.dates = datesOf(passage.index.bundle);
    node.values = {kind, type, {}, {}, {}, u"1"_s, u"1"_s, node.dates.first, node.dates.last};
    m_node(node);
}

void AnnotationGraph::addStatement(Statement statement, const Passage &passage, auto &&quote)
{
    const Bundle &bundle = passage.index.bundle;
    GraphItem edge;
    edge.dates = datesOf(bundle);
    edge.label = statement.type.simplified();
    if (m_edges == Edges::Each) {
        edge.id = statement.id;
        edge.of = statement.of;
        edge.source = statement.source;
        edge.target = statement.target;
        edge.values = {statement.kind, statement.type, flag(statement.isSymmetric),
            bundle.article ? shownName(*bundle.article) : QString(),
            bundle.article ? idCell(bundle.article->id.value()) : QString(),
            bundle.article ? bundle.article->published : QString(), quote()};
        m_edge(edge);
        return;
    }
    if (statement.isSymmetric && statement.target < statement.source)
        std::swap(statement.source, statement.target);
    const QStringList key{statement.kind, statement.type, statement.source, statement.target};
    const size_t place = m_sumOf.value(key, m_sums.size());
    if (place == m_sums.size()) {
        m_sumOf.insert(key, place);
        Sum &sum = m_sums.emplace_back();
        sum.edge = edge;
        sum.edge.id = u"edge%1"_s.arg(m_sums.size());
        sum.edge.source = statement.source;
        sum.edge.target = statement.target;
        sum.edge.weight = 0;
        sum.kind = statement.kind;
        sum.type = statement.type;
        sum.isSymmetric = statement.isSymmetric;
    }
    Sum &sum = m_sums[place];
    ++sum.edge.weight;
    if (bundle.article) {
        sum.edge.dates.add(bundle.article->published);
        if (sum.last != bundle.article->id)
            ++sum.articles;
        sum.last = bundle.article->id;
    }
}

void AnnotationGraph::addRelation(const Relation &relation, Passage &passage)
{
    constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention};
    const auto node
        = [&](const RelationEnd &end) { return nodeOf(Owner(kinds.at(size_t(end.kind)), end.id), passage); };
    const QString source = node(relation.from);
    const QString target = node(relation.to);
    const TypeDef *type = m_schema.relationType(relation.type);
    addStatement({u"relation"_s + relation.id.toString(), relation.id, "relation"_L1, relation.type, source, target,
                     type && m_schema.isSymmetric(*type)},
        passage, [&] { return evidenceOf(relation, passage.index, passage.text); });
}

/// From the event to all that fills its roles.
void AnnotationGraph::addRoles(const EventMention &mention, Passage &passage)
{
    const QString source = nodeOf(mention.event, passage);
    for (const Argument *argument : BundleIndex::of(passage.index.argumentsOf, mention.id)) {
        const QString target = nodeOf(*argument, passage);
        addStatement({u"role"_s + argument->id.toString(), argument->id, "role"_L1, argument->role, source, target},
            passage, [&] { return evidenceOf(mention, {argument}, passage.index, passage.text); });
    }
}

/// From each actor to each target, or between those who meet.
void AnnotationGraph::addDeeds(const EventMention &mention, const QString &type, Passage &passage)
{
    const auto &arguments = BundleIndex::of(passage.index.argumentsOf, mention.id);
    QStringList filled;
    for (const Argument *argument : arguments) {
        if (!filled.contains(argument->role))
            filled << argument->role;
    }
    const EventRoles roles = eventRoles(m_schema, type, filled);
    std::vector<const Argument *> actors;
    std::vector<const Argument *> targets;
    for (const Argument *argument : arguments) {
        if (argument->role != roles.actor && argument->role != roles.target)
            m_losses.add(Texts::tr("roles that are neither that of the actor nor that of the target"), argument->role);
        if (argument->role == roles.actor)
            actors.push_back(argument);
        if (argument->role == roles.target)
            targets.push_back(argument);
    }
    const bool isMeeting = roles.actor == roles.target;
    if (actors.size() < (isMeeting ? 2 : 1) || targets.empty()) {
        m_losses.add(Texts::tr("event mentions without an actor or without a target"), type);
        return;
    }
    size_t pairs = 0;
    for (size_t i = 0; i < actors.size() && pairs < mostPairs; ++i) {
        for (size_t j = isMeeting ? i + 1 : 0; j < targets.size() && pairs < mostPairs; ++j, ++pairs)
            addPair(mention, type, *actors[i], *targets[j], passage);
    }
    const size_t all = isMeeting ? actors.size() * (actors.size() - 1) / 2 : actors.size() * targets.size();
    m_losses.add(Texts::tr("pairs of actors and targets beyond the first 10,000 of an event mention"), type,
        qint64(all - pairs));
}

void AnnotationGraph::addPair(
    const EventMention &mention, const QString &type, const Argument &from, const Argument &to, Passage &passage)
{
    const QString source = nodeOf(from, passage);
    const QString target = nodeOf(to, passage);
    addStatement({u"deed%1-%2"_s.arg(from.id.toString(), to.id.toString()), mention.id, "event"_L1, type, source,
                     target, from.role == to.role},
        passage, [&] { return evidenceOf(mention, {&from, &to}, passage.index, passage.text); });
}

void AnnotationGraph::addFact(const Fact &fact)
{
    const bool isEvent = fact.owner.kind == Owner::Kind::Event;
    if (isEvent && m_events != Events::Nodes)
        return;
    GraphItem node;
    node.id = idOf(fact.owner);
    node.of = fact.owner;
    node.label = fact.name.simplified();
    if (node.label.isEmpty())
        node.label = fact.type.simplified();
    node.dates = fact.dates;
    QStringList links;
    for (const ExternalId &link : fact.links)
        links << link.scheme + u':' + link.value;
    node.values
        = {isEvent ? u"event"_s : u"entity"_s, fact.type, joinedTexts(fact.aliases), fact.note, joinedTexts(links),
            QString::number(fact.mentions), QString::number(fact.articles), fact.dates.first, fact.dates.last};
    m_node(node);
}

void AnnotationGraph::finish()
{
    for (const Fact &fact : m_facts.facts())
        addFact(fact);
    for (Sum &sum : m_sums) {
        sum.edge.values = {sum.kind, sum.type, flag(sum.isSymmetric), QString::number(sum.edge.weight),
            QString::number(sum.articles), sum.edge.dates.first, sum.edge.dates.last};
        m_edge(sum.edge);
    }
}

} // namespace glossator
