// SPDX-License-Identifier: GPL-3.0-or-later
// CasComposer::composeMentions(), composeEvents() and composeRelations(): each thing in its layer, with what the layer has
// features for.
#include "models/formats/cascomposer.h"
#include "models/formats/caslayerreader.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

using Kind = CasLayer::Kind;

namespace {

QLatin1StringView key(const QByteArray &name) { return QLatin1StringView(name); }

} // namespace

QString CasComposer::textOf(qint64 structure, const QString &feature) const { return m_cas.find(structure)->text(key(feature.toLatin1())); }

void CasComposer::setText(qint64 structure, const QString &feature, const QString &text)
{
    CasStructure &there = *m_cas.find(structure);
    if (text.isEmpty())
        there.clear(key(feature.toLatin1()));
    else if (there.text(key(feature.toLatin1())) != text)
        there.setText(feature, text);
}

/// Where it has to be, unless it is there.
void CasComposer::place(qint64 structure, const Extent &extent)
{
    const Extent wanted = placeInCas(extent, m_text.length());
    CasStructure &there = *m_cas.find(structure);
    const CasValue *parted = there.value(cas::ourFragments);
    const CasFeature *declared = m_cas.types.feature(there.type, cas::ourFragments);
    const bool isSound = !parted || (std::holds_alternative<QStringList>(parted->data) && declared && declared->range == cas::stringArray);
    if (isSound && casPlace(m_cas, there, m_text).extent == wanted)
        return;
    there.setNumber(u"begin"_s, m_text.toUtf16(wanted.hull().begin));
    there.setNumber(u"end"_s, m_text.toUtf16(wanted.hull().end));
    there.clear(cas::ourFragments);
    if (wanted.isContinuous())
        return;
    QStringList parts;
    for (const TextSpan &fragment : wanted.fragments())
        parts << Extent(TextSpan{m_text.toUtf16(fragment.begin), m_text.toUtf16(fragment.end)}).toString();
    m_cas.types.setFeature(there.type, {.name = cas::ourFragments, .range = cas::stringArray});
    there.set(cas::ourFragments, {parts});
}

void CasComposer::setType(qint64 structure, const QString &type)
{
    const CasLayer &layer = m_layers.of(m_cas.find(structure)->type);
    if (layer.typeFeature.isEmpty())
        return;
    if (textOf(structure, layer.typeFeature).isEmpty() && type == layer.name)
        return; // so it was read
    setText(structure, layer.typeFeature, type);
}

/// Attributes and links that the layer has features for.
void CasComposer::setFeatures(qint64 structure, const Owner &owner, const Owner &linked)
{
    const QString type = m_cas.find(structure)->type;
    for (const QString &name : m_layers.of(type).attributes) {
        const QByteArray latin = name.toLatin1();
        const CasFeature *feature = m_cas.types.feature(type, name);
        const bool isList = feature && CasTypes::isOfPrimitives(feature->range);
        const CasStructure &there = *m_cas.find(structure);
        const auto link = std::ranges::find_if(m_links[linked], [&](const ExternalId *id) { return !casLinkText(*id, name).isEmpty(); });
        if (link != m_links[linked].end() && !isList) {
            setText(structure, name, casLinkText(**link, name));
            continue;
        }
        QStringList values;
        if (!isCasConcept(type, name)) {
            for (const Attribute *attribute : m_attributes[owner]) {
                if (attribute->name == name)
                    values << (attribute->value.isNull() ? u"true"_s : attribute->value);
            }
        }
        const QStringList stood = isList ? m_cas.texts(there.value(key(latin)))
            : there.value(key(latin))    ? QStringList{there.text(key(latin))}
                                         : QStringList();
        if (values == stood || !feature)
            continue;
        if (values.isEmpty())
            m_cas.find(structure)->clear(key(latin));
        else if (isList && !feature->isShared)
            m_cas.find(structure)->set(name, {values});
        else if (values.size() == 1 && !isList)
            m_cas.find(structure)->setText(name, values.front());
    }
}

void CasComposer::composeMentions()
{
    for (const Mention &mention : m_bundle.mentions) {
        if (!structureOf(mention.id))
            have(mention.id, add(cas::namedEntity, placeInCas(mention.extent, m_text.length()).hull()));
        const qint64 structure = structureOf(mention.id);
        place(structure, mention.extent);
        setType(structure, mention.type);
        if (m_layers.of(m_cas.find(structure)->type).kind != Kind::Event)
            setFeatures(structure, mention.id, mention.id);
        if (m_cas.find(structure)->type == cas::namedEntity && (m_cas.find(structure)->value(cas::ourEntity) || mention.entity)) {
            if (mention.entity)
                m_cas.types.setFeature(cas::namedEntity, {.name = cas::ourEntity});
            setText(structure, cas::ourEntity, m_labels.value(mention.entity));
        }
    }
}

const Event *CasComposer::eventOf(const EventMention &mention) const
{
    const auto place = m_events.constFind(mention.event);
    return place == m_events.constEnd() ? nullptr : &m_bundle.events[*place];
}

void CasComposer::composeEvents()
{
    for (const EventMention &mention : m_bundle.eventMentions) {
        const qint64 structure = structureOf(mention.id);
        if (const Event *event = eventOf(mention))
            setType(structure, event->type);
        if (!mention.trigger)
            place(structure, TextSpan{});
        else if (structureOf(mention.trigger) != structure)
            place(structure, placeInCas(m_bundle.mentions[m_mentions[mention.trigger]].extent, m_text.length()).hull());
        setFeatures(structure, mention.id, mention.trigger);
        composeSlots(mention, structure);
    }
    for (const qint64 structure : std::as_const(m_structures)) // another event may speak of the same link
        m_doomed.remove(structure);
    remove(std::exchange(m_doomed, {}));
}

qint64 CasComposer::structureOf(const Filler &filler) const
{
    return filler.kind == Filler::Kind::Mention ? structureOf(Owner(MentionId(filler.id)))
        : filler.kind == Filler::Kind::EventMention ? structureOf(Owner(EventMentionId(filler.id)))
                                                    : 0;
}

qint64 CasComposer::structureOf(const RelationEnd &end) const
{
    return end.kind == RelationEnd::Kind::Mention ? structureOf(Owner(MentionId(end.id)))
        : end.kind == RelationEnd::Kind::EventMention ? structureOf(Owner(EventMentionId(end.id)))
                                                      : 0;
}

bool CasComposer::canHold(qint64 structure, QLatin1StringView feature, qint64 target) const
{
    const CasStructure &there = *m_cas.find(structure);
    return there.reference(feature) == target || casCanHold(m_cas, there.type, feature, target);
}

/// Links that were read stay where they stand, with their role and target; new ones stand behind them.
void CasComposer::composeSlots(const EventMention &mention, qint64 structure)
{
    const std::vector<const Argument *> &arguments = m_arguments[mention.id];
    const QString type = m_cas.find(structure)->type;
    const CasLayer layer = m_layers.of(type);
    if (layer.slotFeatures.isEmpty())
        return;
    const QString feature = layer.slotFeatures.front();
    const CasFeature declared = *m_cas.types.feature(type, feature);
    const bool isOurs = type == cas::ourEvent;
    QSet<qint64> standing;
    for (const QString &name : layer.slotFeatures) {
        for (const qint64 link : m_cas.references(m_cas.find(structure)->value(key(name.toLatin1()))))
            standing.insert(link);
    }
    CasValue::References ours;
    for (const Argument *argument : arguments) {
        const qint64 read = structureOf(argument->id);
        qint64 link = standing.contains(read) ? read : 0; // it may be of another event
        const qint64 target = structureOf(argument->filler);
        const bool isPlace = argument->filler.kind == Filler::Kind::Span && link && m_cas.find(link)->reference("target"_L1); // of a token
        if (!link) {
            if (!isOurs && (declared.isShared || declared.element.isEmpty()))
                continue;
            link = m_cas.add(declared.element).id;
            have(argument->id, link);
        }
        const bool isUnnamed = m_cas.find(link)->text("role"_L1).isEmpty() && layer.slotFeatures.contains(argument->role);
        if (!isUnnamed)
            setText(link, u"role"_s, argument->role);
        if (target && canHold(link, "target"_L1, target))
            m_cas.find(link)->setReference(u"target"_s, target);
        else if (!isPlace)
            m_cas.find(link)->clear("target"_L1);
        if (isOurs || !standing.contains(link))
            ours.push_back(link);
    }
    CasStructure &there = *m_cas.find(structure);
    if (isOurs) {
        const QSet<qint64> kept(ours.begin(), ours.end());
        const CasValue::References before = m_cas.references(there.value(key(feature.toLatin1())));
        for (const qint64 other : before) { // what is no link says nothing to us, and stays
            const CasStructure *found = m_cas.find(other);
            if (!found)
                continue;
            if (!m_cas.types.isA(found->type, cas::ourLink))
                ours.push_back(other);
            else if (!kept.contains(other))
                m_doomed.insert(other);
        }
        if (before != ours)
            there.set(feature, {ours});
    } else if (!ours.empty()) {
        CasValue::References all = m_cas.references(there.value(key(feature.toLatin1())));
        all.insert(all.end(), ours.begin(), ours.end());
        there.set(feature, {all});
    }
}

void CasComposer::composeRelations()
{
    QSet<qint64> gone;
    for (const Relation &relation : m_bundle.relations) {
        const qint64 from = structureOf(relation.from);
        const qint64 to = structureOf(relation.to);
        qint64 structure = structureOf(relation.id);
        if (structure && (!from || !to || !canHold(structure, "Governor"_L1, from) || !canHold(structure, "Dependent"_L1, to))) {
            drop(relation.id);
            gone.insert(structure);
            structure = 0;
        }
        if (!from || !to)
            continue; // an entity has no place in the text
        if (!structure) {
            structure = add(cas::ourRelation, {});
            have(relation.id, structure);
        }
        CasStructure &there = *m_cas.find(structure);
        if (there.reference("Governor"_L1) != from || there.reference("Dependent"_L1) != to || m_torn.contains(structure)) {
            const CasStructure &target = *m_cas.find(to);
            there.setReference(u"Governor"_s, from);
            there.setReference(u"Dependent"_s, to);
            there.setText(u"begin"_s, target.text("begin"_L1));
            there.setText(u"end"_s, target.text("end"_L1));
        }
        setType(structure, relation.type);
        setFeatures(structure, relation.id, relation.id);
    }
    remove(gone);
}

} // namespace glossator
