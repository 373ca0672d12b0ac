// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/cascomposer.h"

#include "models/domain/takeout.h"
#include "models/formats/casxmiwriter.h"
#include "models/formats/caslayerreader.h"
#include "models/formats/tokens.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

using Kind = CasLayer::Kind;

namespace {

template <class T>
QHash<decltype(T::id), size_t> placesOf(const std::vector<T> &things)
{
    QHash<decltype(T::id), size_t> places;
    for (size_t i = 0; i < things.size(); ++i)
        places.insert(things[i].id, i);
    return places;
}

QLatin1StringView key(const QByteArray &name) { return QLatin1StringView(name); }

} // namespace

CasComposer::CasComposer(const Bundle &article, Losses &losses)
    : m_bundle(article)
    , m_losses(losses)
    , m_text(article.text)
    , m_layers(m_cas.types)
{
}

Result<Cas> CasComposer::compose(std::optional<Cas> stored, const QString &format)
{
    loseReferencesElsewhere();
    start(std::move(stored), format);
    claim(format);
    share();
    removeUnclaimed();
    m_labels = casEntityLabels(m_bundle.entities);
    m_events = placesOf(m_bundle.events);
    for (const Attribute &attribute : m_bundle.attributes)
        m_attributes[attribute.owner].push_back(&attribute);
    for (const ExternalId &id : m_bundle.externalIds) {
        if (id.kind == ExternalId::Kind::Link)
            m_links[id.owner].push_back(&id);
    }
    for (const Argument &argument : m_bundle.arguments)
        m_arguments[argument.eventMention].push_back(&argument);
    for (auto &&[mention, arguments] : m_arguments.asKeyValueRange())
        std::ranges::stable_sort(arguments, {}, &Argument::ordinal);
    composeMentions();
    composeEvents();
    composeRelations();
    composeChains();
    composeMetaData();
    GLOSSATOR_TRY(composeRecords());
    return std::move(m_cas);
}

/// Each file stands alone: it cannot speak of an annotation in another.
void CasComposer::loseReferencesElsewhere()
{
    QSet<Owner> here;
    for (const Mention &mention : m_bundle.mentions)
        here.insert(mention.id);
    for (const EventMention &mention : m_bundle.eventMentions)
        here.insert(mention.id);
    const auto isElsewhere = [&here](auto kind, qint64 id) {
        using EndKind = decltype(kind);
        return (kind == EndKind::Mention && !here.contains(MentionId(id))) || (kind == EndKind::EventMention && !here.contains(EventMentionId(id)));
    };
    QSet<Owner> gone;
    for (const Relation &relation : m_bundle.relations) {
        if (isElsewhere(relation.from.kind, relation.from.id) || isElsewhere(relation.to.kind, relation.to.id)) {
            gone.insert(relation.id);
            m_losses.add(tr("relations with an end in another article"), relation.type);
        }
    }
    for (const Argument &argument : m_bundle.arguments) {
        if (isElsewhere(argument.filler.kind, argument.filler.id)) {
            gone.insert(argument.id);
            m_losses.add(tr("roles filled from another article"), argument.role);
        }
    }
    for (EventMention &mention : m_bundle.eventMentions) {
        if (mention.trigger && !here.contains(mention.trigger)) {
            mention.trigger = {};
            m_losses.add(tr("triggers in another article"));
        }
    }
    for (Relation &relation : m_bundle.relations) {
        if (relation.trigger && !here.contains(relation.trigger)) {
            relation.trigger = {};
            m_losses.add(tr("triggers in another article"));
        }
    }
    if (!gone.isEmpty())
        takeOut(m_bundle, std::move(gone));
}

CasView &CasComposer::view() { return *std::ranges::find(m_cas.views, m_viewName, &CasView::name); }

void CasComposer::start(std::optional<Cas> stored, const QString &format)
{
    const bool isStored = stored.has_value();
    if (isStored)
        m_cas = *std::move(stored);
    m_cas.index();
    for (const CasType &known : ourCasTypes()) { // ours are as we say, whatever the file made of them
        if (known.name.startsWith("webanno.custom."_L1) && m_cas.types.find(known.name))
            m_cas.types.define(known);
    }
    QSet<qint64> records;
    for (CasStructure &structure : m_cas.structures) {
        if (structure.type == cas::ourDocument)
            records.insert(structure.id);
        structure.clear(cas::ourData);
    }
    m_isOurs = !isStored || !records.isEmpty();
    remove(records);
    const CasOrigin origin{m_bundle.article->path, format, false};
    const CasReading before = readCas(m_cas, origin);
    if (!before.view)
        return startNew();
    m_isNew = false;
    m_viewName = before.view->name;
    m_sofa = before.view->sofa;
    m_before = *before.article.article;
    if (before.article.text != m_bundle.text)
        moveAlong(before.article.text);
    for (const auto &[owner, structure] : before.structures.asKeyValueRange()) {
        if (owner.kind != Owner::Kind::Argument)
            m_managed.insert(structure);
    }
    const QSet<qint64> members(before.view->members.begin(), before.view->members.end());
    for (const CasStructure &structure : m_cas.structures) {
        if (members.contains(structure.id) && m_layers.of(structure.type).kind == Kind::Chain && structure.reference("first"_L1))
            m_chains.insert(structure.id);
    }
    for (const Argument &argument : before.article.arguments)
        m_managedLinks[before.structures.value(argument.eventMention)].insert(before.structures.value(argument.id));
}

void CasComposer::startNew()
{
    m_cas = Cas();
    CasStructure &sofa = m_cas.add(cas::sofa);
    m_viewName = u"_InitialView"_s;
    m_sofa = sofa.id;
    sofa.setNumber(u"sofaNum"_s, 1);
    sofa.setText(u"sofaID"_s, m_viewName);
    sofa.setText(u"mimeType"_s, u"text"_s);
    sofa.setText(u"sofaString"_s, m_bundle.text);
    m_cas.views.push_back({m_viewName, m_sofa, {}});
    add(cas::metaData, m_text.whole());
    std::vector<TextSpan> spans;
    for (const Mention &mention : m_bundle.mentions) {
        const Extent extent = placeInCas(mention.extent, m_text.length());
        spans.insert(spans.end(), extent.fragments().begin(), extent.fragments().end());
    }
    for (const TokenSentence &sentence : tokenSentences(m_text, spans)) {
        add(cas::sentence, sentence.span);
        for (const TextSpan &token : sentence.tokens)
            add(cas::token, token);
    }
}

/// The text was corrected: what lies before or behind the correction stays on its words, what it touches goes, unless it
/// is ours and is placed anew.
void CasComposer::moveAlong(const QString &before)
{
    const QString &now = m_bundle.text;
    const qsizetype shorter = std::min(before.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    m_cas.find(m_sofa)->setText(u"sofaString"_s, now);
    QSet<qint64> gone;
    for (CasStructure &structure : m_cas.structures) {
        if (!m_cas.types.isA(structure.type, cas::annotation) || structure.reference("sofa"_L1) != m_sofa)
            continue;
        structure.clear(cas::ourFragments);
        const qint64 begin = structure.number("begin"_L1).value_or(0);
        const qint64 end = structure.number("end"_L1).value_or(0);
        const auto moved = [&](qint64 offset) -> qint64 { return offset >= before.size() - tail ? offset + now.size() - before.size() : offset; };
        const bool isWhole = begin <= head && end >= before.size() - tail;
        if (end <= head)
            continue;
        if (isWhole || begin >= before.size() - tail) {
            structure.setNumber(u"begin"_s, begin <= head ? begin : moved(begin));
            structure.setNumber(u"end"_s, moved(end));
        } else {
            gone.insert(structure.id);
        }
    }
    for (const CasStructure &structure : m_cas.structures) {
        if (const Kind kind = m_layers.of(structure.type).kind; kind == Kind::Span || kind == Kind::Event || kind == Kind::ChainLink || kind == Kind::Relation)
            gone.remove(structure.id);
    }
    m_losses.add(tr("tokens and other marks of tools where the text was corrected"), {}, gone.size());
    remove(gone);
}

void CasComposer::have(const Owner &owner, qint64 structure)
{
    m_structures.insert(owner, structure);
    if (owner.kind != Owner::Kind::Mention || !m_owners.contains(structure)) // a trigger's line is the event's
        m_owners.insert(structure, owner);
}

void CasComposer::drop(const Owner &owner)
{
    const qint64 structure = m_structures.take(owner);
    if (m_owners.value(structure) == owner)
        m_owners.remove(structure);
}

/// What was read keeps its structure: the file's own id says which.
void CasComposer::claim(const QString &format)
{
    QSet<std::pair<Owner::Kind, qint64>> taken;
    QSet<Owner> here;
    const auto note = [&here](const auto &things) {
        for (const auto &thing : things)
            here.insert(thing.id);
    };
    note(m_bundle.mentions);
    note(m_bundle.eventMentions);
    note(m_bundle.relations);
    note(m_bundle.arguments);
    QSet<qint64> links;
    for (const QSet<qint64> &ofEvent : std::as_const(m_managedLinks))
        links.unite(ofEvent);
    for (const ExternalId &id : m_bundle.externalIds) {
        if (m_isNew || id.kind != ExternalId::Kind::Id || id.scheme != format || m_structures.contains(id.owner) || !here.contains(id.owner))
            continue;
        const CasStructure *structure = m_cas.find(id.value.toLongLong());
        if (!structure || taken.contains({id.owner.kind, structure->id}))
            continue;
        const Kind kind = m_layers.of(structure->type).kind;
        const bool isManaged = m_managed.contains(structure->id);
        const bool fits = id.owner.kind == Owner::Kind::Mention ? isManaged && (kind == Kind::Span || kind == Kind::Event || kind == Kind::ChainLink)
            : id.owner.kind == Owner::Kind::EventMention        ? isManaged && kind == Kind::Event
            : id.owner.kind == Owner::Kind::Relation            ? isManaged && kind == Kind::Relation
            : id.owner.kind == Owner::Kind::Argument            ? links.contains(structure->id) || structure->type == cas::ourLink
                                                                : false;
        if (!fits)
            continue;
        taken.insert({id.owner.kind, structure->id});
        have(id.owner, structure->id);
    }
}

/// A structure of an event stands for its trigger too, where it says all of both; new events are made so.
void CasComposer::share()
{
    m_events = placesOf(m_bundle.events);
    m_mentions = placesOf(m_bundle.mentions);
    QHash<MentionId, int> counts;
    for (const EventMention &mention : m_bundle.eventMentions)
        ++counts[mention.trigger];
    QHash<qint64, const EventMention *> eventMentions; ///< by structure
    for (const EventMention &mention : m_bundle.eventMentions) {
        if (const qint64 structure = structureOf(mention.id))
            eventMentions.insert(structure, &mention);
    }
    const auto isOfType = [this](const EventMention &eventMention, const Mention &mention) {
        const Event *event = eventOf(eventMention);
        return event && event->type == mention.type;
    };
    for (const Mention &mention : m_bundle.mentions) {
        const CasStructure *structure = m_cas.find(structureOf(mention.id));
        if (!structure || m_layers.of(structure->type).kind != Kind::Event)
            continue;
        const EventMention *of = eventMentions.value(structure->id);
        const bool saysType = !m_layers.of(structure->type).typeFeature.isEmpty();
        if (!of || of->trigger != mention.id || (saysType && !isOfType(*of, mention)))
            drop(mention.id);
    }
    for (const EventMention &eventMention : m_bundle.eventMentions) {
        if (structureOf(eventMention.id))
            continue;
        const auto place = m_mentions.constFind(eventMention.trigger);
        const Mention *trigger = place == m_mentions.constEnd() ? nullptr : &m_bundle.mentions[*place];
        const bool isShared = trigger && !structureOf(trigger->id) && counts[trigger->id] == 1 && !trigger->entity && isOfType(eventMention, *trigger);
        const Extent extent = trigger ? placeInCas(trigger->extent, m_text.length()) : Extent(TextSpan{});
        const qint64 structure = add(cas::ourEvent, extent.hull());
        have(eventMention.id, structure);
        if (isShared)
            have(trigger->id, structure);
    }
}

void CasComposer::removeUnclaimed()
{
    QSet<qint64> claimed;
    for (const qint64 structure : std::as_const(m_structures))
        claimed.insert(structure);
    QSet<qint64> gone = m_managed;
    gone.subtract(claimed);
    for (const auto &[event, links] : m_managedLinks.asKeyValueRange()) {
        QSet<qint64> unclaimed = links;
        unclaimed.subtract(claimed);
        if (!gone.contains(event))
            gone.unite(unclaimed);
        else
            gone.unite(links);
    }
    remove(gone);
}

/// Takes structures out, and with them what speaks of them.
void CasComposer::remove(const QSet<qint64> &gone)
{
    if (gone.isEmpty())
        return;
    std::erase_if(m_cas.structures, [&gone](const CasStructure &structure) { return gone.contains(structure.id); });
    for (CasStructure &structure : m_cas.structures) {
        std::erase_if(structure.features, [&gone](const auto &entry) {
            const auto *reference = std::get_if<CasValue::Reference>(&entry.second.data);
            return reference && gone.contains(reference->id);
        });
        for (auto &[name, value] : structure.features) {
            if (auto *references = std::get_if<CasValue::References>(&value.data))
                std::erase_if(*references, [&gone](qint64 id) { return gone.contains(id); });
        }
    }
    for (CasView &one : m_cas.views)
        std::erase_if(one.members, [&gone](qint64 id) { return gone.contains(id); });
    m_cas.index();
}

qint64 CasComposer::add(QLatin1StringView type, TextSpan span)
{
    for (const CasType &known : ourCasTypes()) {
        if (known.name != type && (type != cas::ourEvent || known.name != cas::ourLink))
            continue;
        const CasType *there = m_cas.types.find(known.name);
        const bool isForeign = known.name.startsWith("de.tudarmstadt."_L1);
        if (there && (*there == known || (isForeign && m_cas.types.isA(known.name, QLatin1StringView(known.super.toLatin1())))))
            continue;
        m_cas.types.define(known);
        m_layers.lookAgain();
    }
    const bool isAnnotation = m_cas.types.isA(type, cas::annotation);
    CasStructure &structure = m_cas.add(type);
    const qint64 id = structure.id;
    if (!m_cas.types.isA(type, cas::annotationBase))
        return id;
    structure.setReference(u"sofa"_s, m_sofa);
    if (isAnnotation) {
        structure.setNumber(u"begin"_s, m_text.toUtf16(span.begin));
        structure.setNumber(u"end"_s, m_text.toUtf16(span.end));
    }
    view().members.push_back(id);
    return id;
}

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
    m_mentions = placesOf(m_bundle.mentions);
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
        if (m_cas.references(there.value(key(feature.toLatin1()))) != ours)
            there.set(feature, {ours});
        standing.subtract(kept);
        m_doomed.unite(standing);
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
        if (there.reference("Governor"_L1) != from || there.reference("Dependent"_L1) != to) {
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
