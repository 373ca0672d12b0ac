// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/caslayers.h"

#include "models/formats/iri.h"
#include "models/formats/toollayers.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView wikidata{"http://www.wikidata.org/entity/"};
constexpr QLatin1StringView wikidataName{"Wikidata"};

QString shortName(const QString &type) { return type.sliced(type.lastIndexOf(u'.') + 1); }

bool isOurs(const QString &feature)
{
    return feature == cas::ourData || feature == cas::ourEntity || feature == cas::ourFragments;
}

std::vector<CasType> describeOurTypes()
{
    const QString annotation = cas::annotation;
    const CasFeature data{.name = cas::ourData, .description = u"What Glossator knows beyond the other features; not for editing."_s};
    const CasFeature entity{.name = cas::ourEntity, .description = u"Annotations with the same name here are of one entity."_s};
    const CasFeature fragments{.name = cas::ourFragments,
        .range = cas::stringArray,
        .description = u"The parts of the annotation, where it has gaps: 0-3 and so on."_s};
    const CasFeature label{.name = u"label"_s};
    return {
        {.name = cas::sentence, .super = annotation, .features = {{.name = u"id"_s}}},
        {.name = cas::token, .super = annotation},
        {.name = cas::metaData,
            .super = cas::documentAnnotation,
            .features = {{.name = u"documentTitle"_s}, {.name = u"documentId"_s}, {.name = u"documentUri"_s},
                {.name = u"collectionId"_s}, {.name = u"documentBaseUri"_s}, {.name = u"isLastSegment"_s, .range = u"uima.cas.Boolean"_s}}},
        {.name = cas::namedEntity,
            .super = annotation,
            .features = {{.name = u"value"_s}, {.name = u"identifier"_s}, entity, fragments, data}},
        {.name = cas::ourLink, .super = cas::top, .features = {{.name = u"role"_s}, {.name = u"target"_s, .range = annotation}}},
        {.name = cas::ourEvent,
            .super = annotation,
            .description = u"An event, marked at its trigger, with what fills its roles."_s,
            .features = {label, {.name = u"arguments"_s, .range = cas::fsArray, .element = cas::ourLink}, fragments, data}},
        {.name = cas::ourRelation,
            .super = annotation,
            .features = {label, {.name = u"Governor"_s, .range = annotation}, {.name = u"Dependent"_s, .range = annotation}, data}},
        {.name = cas::ourDocument,
            .super = cas::annotationBase,
            .description = u"What Glossator knows of the document and its project; not for editing."_s,
            .features = {data}},
    };
}

} // namespace

const CasLayer &CasLayers::of(const QString &type) const
{
    auto known = m_known.constFind(type);
    if (known == m_known.constEnd())
        known = m_known.insert(type, look(type));
    return *known;
}

bool CasLayers::isLink(const QString &type) const
{
    const CasFeature *target = m_types.feature(type, u"target"_s);
    return target && !m_types.isPrimitive(target->range) && m_types.feature(type, u"role"_s) && !m_types.isA(type, cas::annotation);
}

CasLayer CasLayers::look(const QString &type) const
{
    using Kind = CasLayer::Kind;
    CasLayer layer{.name = shortName(type)};
    if (!m_types.isA(type, cas::annotationBase) || m_types.isA(type, cas::documentAnnotation) || type == cas::annotation
        || type == cas::annotationBase || type == cas::ourDocument)
        return layer;
    QString at = type;
    for (const CasType *known = m_types.find(at); known && known->name != cas::annotationBase && known->name != cas::top; known = m_types.find(at)) {
        if (isOfTools(at))
            return layer;
        at = known->super == at ? QString() : known->super;
        if (at == cas::annotation)
            break;
    }
    const auto isReference = [&](const QString &name) {
        const CasFeature *feature = m_types.feature(type, name);
        return feature && !m_types.isPrimitive(feature->range);
    };
    if (!m_types.isA(type, cas::annotation)) {
        const CasFeature *first = m_types.feature(type, u"first"_s);
        if (first && m_types.feature(first->range, u"next"_s))
            layer.kind = Kind::Chain;
        return layer;
    }
    layer.kind = type == cas::namedEntity                           ? Kind::Span // whatever else a file has it hold
        : isReference(u"Governor"_s) && isReference(u"Dependent"_s) ? Kind::Relation
        : isReference(u"next"_s)                                    ? Kind::ChainLink
                                                                    : Kind::Span;
    if (layer.kind == Kind::ChainLink && layer.name.endsWith("Link"_L1) && layer.name.size() > 4)
        layer.name.chop(4);
    const auto isText = [this, &type](const QString &name) {
        const CasFeature *feature = m_types.feature(type, name);
        return feature && (feature->range == cas::string || m_types.isA(feature->range, cas::string));
    };
    for (const QString &name : {u"value"_s, u"label"_s}) {
        if (layer.typeFeature.isEmpty() && isText(name))
            layer.typeFeature = name;
    }
    for (const CasFeature *feature : m_types.features(type)) {
        if (isOurs(feature->name) || feature->name == "begin"_L1 || feature->name == "end"_L1 || feature->name == "sofa"_L1 || feature->name == layer.typeFeature) {
            continue;
        } else if (m_types.isPrimitive(feature->range) || CasTypes::isOfPrimitives(feature->range)) {
            layer.attributes << feature->name;
        } else if (CasTypes::isOfStructures(feature->range) && isLink(feature->element) && layer.kind == Kind::Span) {
            layer.slotFeatures << feature->name;
        }
    }
    if (!layer.slotFeatures.isEmpty())
        layer.kind = Kind::Event;
    return layer;
}

const std::vector<CasType> &ourCasTypes()
{
    static const std::vector<CasType> types = describeOurTypes();
    return types;
}

std::optional<CasType> knownCasType(const QString &name)
{
    const auto &types = ourCasTypes();
    const auto known = std::ranges::find(types, name, &CasType::name);
    if (known == types.end() || !name.startsWith("de.tudarmstadt."_L1))
        return {};
    CasType type = *known;
    std::erase_if(type.features, [](const CasFeature &feature) { return isOurs(feature.name); });
    return type;
}

bool isCasConcept(const QString &type, const QString &feature) { return type == cas::namedEntity && feature == "identifier"_L1; }

ExternalId casLink(const Owner &owner, const QString &feature, const QString &text)
{
    ExternalId link{.id = {}, .owner = owner, .kind = ExternalId::Kind::Link, .scheme = feature, .value = text, .label = {}, .type = feature};
    const QString item = text.sliced(std::min<qsizetype>(text.size(), wikidata.size()));
    if (text.startsWith(wikidata) && item.startsWith(u'Q')) {
        link.scheme = wikidataName;
        link.value = item;
    } else if (const QString host = isIri(text) ? QUrl(text).host() : QString(); !host.isEmpty()) {
        link.scheme = host;
    }
    return link;
}

QString casLinkText(const ExternalId &link, const QString &feature)
{
    const bool isFor = link.type == feature;
    if (!isFor && feature != "identifier"_L1)
        return {};
    if (link.scheme == wikidataName && link.value.startsWith(u'Q'))
        return wikidata + link.value;
    return isFor || isIri(link.value) ? link.value : QString();
}

bool casCanHold(const Cas &cas, const QString &type, const QString &feature, qint64 target)
{
    const CasFeature *known = cas.types.feature(type, feature);
    const CasStructure *there = cas.find(target);
    return known && there && cas.types.isA(there->type, QLatin1StringView(known->range.toLatin1()));
}

QHash<EntityId, QString> casEntityLabels(const std::vector<Entity> &entities)
{
    std::vector<const Entity *> inOrder;
    for (const Entity &entity : entities)
        inOrder.push_back(&entity);
    std::ranges::sort(inOrder, {}, [](const Entity *entity) { return entity->id; });
    QHash<EntityId, QString> labels;
    QSet<QString> taken;
    QHash<QString, int> counts;
    for (const Entity *entity : inOrder) {
        const QString name = entity->name.isEmpty() ? u"?"_s : entity->name;
        QString label = name;
        for (int &count = counts[name]; taken.contains(label);)
            label = name + u" (%1)"_s.arg(++count + 1);
        taken.insert(label);
        labels.insert(entity->id, label);
    }
    return labels;
}

} // namespace glossator
