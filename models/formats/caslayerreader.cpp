// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/caslayerreader.h"

#include "models/formats/clustername.h"
#include "models/formats/iri.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

using Kind = CasLayer::Kind;

SpanFit::Place casPlace(const Cas &cas, const CasStructure &structure, const TextOffsets &text)
{
    const auto offset = [&structure](QLatin1StringView feature) -> qsizetype {
        return structure.value(feature) ? structure.number(feature).value_or(-1) : 0;
    };
    const TextSpan whole{offset("begin"_L1), offset("end"_L1)};
    std::vector<TextSpan> parts;
    // A list that others refer to as well is none of ours.
    const CasValue *parted = structure.value(cas::ourFragments);
    for (const QString &part : parted && std::holds_alternative<QStringList>(parted->data) ? cas.texts(parted) : QStringList()) {
        if (const auto extent = Extent::fromString(part); extent && extent->isContinuous())
            parts.push_back(extent->hull());
    }
    // Where somebody moved the annotation as it is its parts move along; of another length they are gone.
    const TextSpan hull = Extent(parts).hull();
    const auto isInText = [&text](const TextSpan &span) { return span.begin >= 0 && span.begin <= span.end && span.end <= text.text().size(); };
    const bool fits = parts.size() > 1 && isInText(hull) && isInText(whole) && hull.end - hull.begin == whole.end - whole.begin;
    for (TextSpan &part : parts)
        part = fits ? TextSpan{part.begin + (whole.begin - hull.begin), part.end + (whole.begin - hull.begin)} : part;
    // No other unit is tried: nothing here says what stands at a place.
    const SpanFit fit(text, OffsetUnit::Utf16, {});
    SpanFit::Place place = fit.place({fits ? parts : std::vector<TextSpan>{whole}, {}});
    if (!place.flag.isEmpty()) {
        const auto [begin, end] = std::minmax(whole.begin, whole.end);
        place.extent = TextSpan{text.fromUtf16(begin, TextOffsets::Rounding::Down), text.fromUtf16(end, TextOffsets::Rounding::Up)};
        place.quote = text.quote(place.extent);
        const auto isNumber = [&structure](QLatin1StringView feature) { return !structure.value(feature) || structure.number(feature); };
        if (!isNumber("begin"_L1) || !isNumber("end"_L1)) {
            place.flag = CasLayerReader::tr("The file gives “%1” and “%2” as its begin and end, which are no whole numbers.")
                             .arg(structure.text("begin"_L1).left(40), structure.text("end"_L1).left(40));
        }
    } else if (parts.size() > 1 && !fits) {
        place.flag = CasLayerReader::tr("The parts that the file gives do not fill its place, and the whole of that is marked.");
    }
    return place;
}

CasLayerReader::CasLayerReader(const Cas &cas, const CasView &view, const TextOffsets &text, qint64 lastId)
    : m_cas(cas)
    , m_text(text)
    , m_layers(cas.types)
    , m_lastId(lastId)
    , m_members(view.members.begin(), view.members.end())
    , m_sofa(view.sofa)
{
}

void CasLayerReader::read()
{
    readSpans();
    readChains();
    readLabels();
    for (Things &thing : things) {
        if (thing.eventMention)
            readSlots(thing);
    }
    for (const CasStructure &structure : m_cas.structures) {
        if (!m_members.contains(structure.id) || m_layers.of(structure.type).kind != Kind::Relation)
            continue;
        Things relation{.structure = &structure};
        readRelation(relation);
        if (relation.relation)
            things.push_back(std::move(relation));
    }
}

QString CasLayerReader::typeOf(const CasStructure &structure, const CasLayer &layer) const
{
    const QString said = layer.typeFeature.isEmpty() ? QString() : structure.text(QLatin1StringView(layer.typeFeature.toLatin1()));
    return said.isEmpty() ? layer.name : said;
}

void CasLayerReader::readSpans()
{
    for (const CasStructure &structure : m_cas.structures) {
        const CasLayer &layer = m_layers.of(structure.type);
        if (!m_members.contains(structure.id) || (layer.kind != Kind::Span && layer.kind != Kind::Event && layer.kind != Kind::ChainLink))
            continue;
        SpanFit::Place place = casPlace(m_cas, structure, m_text);
        Mention mention;
        mention.id = next<MentionId>();
        mention.type = typeOf(structure, layer);
        mention.extent = std::move(place.extent);
        mention.quote = std::move(place.quote);
        mention.flag = std::move(place.flag);
        Things thing{.structure = &structure, .mention = mention.id};
        if (layer.kind == Kind::Event) {
            Event event{next<EventId>(), mention.type, {}, {}};
            EventMention eventMention;
            eventMention.id = thing.eventMention = next<EventMentionId>();
            eventMention.event = event.id;
            eventMention.trigger = mention.id;
            bundle.events.push_back(std::move(event));
            bundle.eventMentions.push_back(std::move(eventMention));
        }
        bundle.mentions.push_back(std::move(mention));
        readFeatures(structure, layer, thing.eventMention ? Owner(thing.eventMention) : Owner(thing.mention), thing.mention);
        m_places.insert(structure.id, things.size());
        things.push_back(std::move(thing));
    }
}

/// All lists read once are no larger than the file; one that many refer to is read for each. Lists of links may have
/// their ends in common, and go in circles.
bool CasLayerReader::mayRead(const CasValue *value)
{
    const auto *reference = value ? std::get_if<CasValue::Reference>(&value->data) : nullptr;
    const CasStructure *list = reference ? m_cas.find(reference->id) : nullptr;
    for (size_t links = 0; list && links < m_cas.structures.size() && !isTooMuch(); ++links) {
        const bool isArray = CasTypes::isArray(list->type);
        if (!isArray && list->type != "uima.cas.NonEmptyFSList"_L1)
            break;
        const CasValue *elements = isArray ? list->value("elements"_L1) : nullptr;
        if (m_lists.contains(list->id))
            m_sharedWeight += elements ? elements->weight() : 1;
        m_lists.insert(list->id);
        list = isArray ? nullptr : m_cas.find(list->reference("tail"_L1));
    }
    return !isTooMuch();
}

void CasLayerReader::readFeatures(const CasStructure &structure, const CasLayer &layer, const Owner &owner, const Owner &linked)
{
    for (const QString &name : layer.attributes) {
        const CasValue *value = structure.value(QLatin1StringView(name.toLatin1()));
        if (!value || !mayRead(value))
            continue;
        const QString *text = std::get_if<QString>(&value->data);
        const CasFeature *feature = m_cas.types.feature(structure.type, name);
        const bool isString = feature && !feature->range.startsWith("uima.cas."_L1) ? true : feature && feature->range == cas::string;
        const bool isConcept = text && isString && !text->isEmpty() && (isIri(*text) || isCasConcept(structure.type, name));
        if (isConcept) {
            bundle.externalIds.push_back(casLink(linked, name, *text));
            bundle.externalIds.back().id = next<ExternalIdId>();
            continue;
        }
        const QStringList texts = text ? QStringList{*text} : m_cas.texts(value);
        for (int ordinal = 0; ordinal < texts.size(); ++ordinal)
            bundle.attributes.push_back({next<AttributeId>(), owner, name, texts[ordinal].isNull() ? u""_s : texts[ordinal], ordinal, {}, 0});
    }
}

/// A chain is an entity; a link that hangs in no chain is a mention alone.
void CasLayerReader::readChains()
{
    QHash<MentionId, size_t> mentions;
    for (size_t i = 0; i < bundle.mentions.size(); ++i)
        mentions.insert(bundle.mentions[i].id, i);
    QSet<qint64> taken;
    for (const CasStructure &chain : m_cas.structures) {
        if (!m_members.contains(chain.id) || m_layers.of(chain.type).kind != Kind::Chain)
            continue;
        std::vector<Mention *> cluster;
        for (qint64 at = chain.reference("first"_L1); at != 0 && !taken.contains(at);) {
            taken.insert(at); // of the chain that comes first, and of none in a circle
            const CasStructure *link = m_cas.find(at);
            if (const auto place = m_places.constFind(at); place != m_places.constEnd())
                cluster.push_back(&bundle.mentions[mentions[things[*place].mention]]);
            at = link ? link->reference("next"_L1) : 0;
        }
        if (cluster.empty())
            continue;
        QStringList quotes;
        Entity entity{next<EntityId>(), cluster.front()->type, {}, {}, {}, {}};
        for (Mention *mention : cluster) {
            mention->entity = entity.id;
            quotes << mention->quote;
        }
        entity.name = clusterName(quotes);
        bundle.entities.push_back(std::move(entity));
    }
}

void CasLayerReader::readLabels()
{
    QHash<QString, EntityId> entities;
    for (const Things &thing : things) {
        if (const QString label = thing.structure->text(cas::ourEntity); !label.isEmpty())
            labels.insert(thing.mention, label);
    }
    for (Mention &mention : bundle.mentions) {
        const QString label = labels.value(mention.id);
        if (label.isEmpty() || mention.entity)
            continue;
        if (!entities.contains(label)) {
            entities.insert(label, next<EntityId>());
            bundle.entities.push_back({entities[label], mention.type, label, {}, {}, {}});
        }
        mention.entity = entities[label];
    }
}

std::optional<Filler> CasLayerReader::fillerOf(qint64 target) const
{
    if (const auto place = m_places.constFind(target); place != m_places.constEnd()) {
        const Things &thing = things[*place];
        return thing.eventMention ? Filler(thing.eventMention) : Filler(thing.mention);
    }
    const CasStructure *structure = m_cas.find(target);
    if (!structure || !m_cas.types.isA(structure->type, cas::annotation) || structure->reference("sofa"_L1) != m_sofa)
        return {};
    const SpanFit::Place place = casPlace(m_cas, *structure, m_text);
    return place.flag.isEmpty() ? std::optional(Filler(place.extent.hull(), m_text.quote(place.extent.hull()))) : std::nullopt;
}

void CasLayerReader::readSlots(Things &event)
{
    const CasLayer &layer = m_layers.of(event.structure->type);
    int ordinal = 0;
    QSet<qint64> seen;
    for (const QString &name : layer.slotFeatures) {
        const CasValue *links = event.structure->value(QLatin1StringView(name.toLatin1()));
        if (!mayRead(links))
            return;
        for (const qint64 id : m_cas.references(links)) {
            const CasStructure *link = m_cas.find(id);
            if (!link || seen.contains(id))
                continue;
            seen.insert(id);
            Slot slot{.link = id, .role = link->text("role"_L1), .target = link->reference("target"_L1)};
            if (slot.role.isEmpty())
                slot.role = name;
            if (const auto filler = fillerOf(slot.target)) {
                slot.argument = next<ArgumentId>();
                bundle.arguments.push_back({slot.argument, event.eventMention, slot.role, ordinal++, *filler, {}, 0});
            }
            event.slots.push_back(std::move(slot));
        }
    }
}

void CasLayerReader::readRelation(Things &relation)
{
    const CasStructure &structure = *relation.structure;
    const CasLayer &layer = m_layers.of(structure.type);
    const auto end = [&](QLatin1StringView feature, const QString &role) -> std::optional<RelationEnd> {
        const auto place = m_places.constFind(structure.reference(feature));
        if (place == m_places.constEnd())
            return {};
        const Things &thing = things[*place];
        return thing.eventMention ? RelationEnd(thing.eventMention, role) : RelationEnd(thing.mention, role);
    };
    const auto from = end("Governor"_L1, u"Arg1"_s);
    const auto to = end("Dependent"_L1, u"Arg2"_s);
    if (!from || !to) {
        if (endless++ == 0)
            endlessLine = structure.line;
        return;
    }
    Relation read;
    read.id = relation.relation = next<RelationId>();
    read.type = typeOf(structure, layer);
    read.from = *from;
    read.to = *to;
    bundle.relations.push_back(std::move(read));
    readFeatures(structure, layer, relation.relation, relation.relation);
}

} // namespace glossator
