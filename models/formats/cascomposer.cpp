// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/cascomposer.h"

#include "models/base/textcorrection.h"
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
    m_cas.index(); // new records may have their ids
    const CasOrigin origin{m_bundle.article->path, format, false};
    const CasReading before = readCas(m_cas, origin);
    if (!before.view)
        return startNew();
    m_isNew = false;
    m_viewName = before.view->name;
    m_sofa = before.view->sofa;
    m_before = *before.article.article;
    for (const auto &[owner, structure] : before.structures.asKeyValueRange()) {
        if (owner.kind != Owner::Kind::Argument)
            m_managed.insert(structure);
    }
    if (before.article.text != m_bundle.text)
        moveAlong(before.article.text);
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

/// The text was corrected: what lies before or behind the correction stays on its words, also where something was put in
/// right beside it; what it touches goes, unless it is ours and is placed anew.
void CasComposer::moveAlong(const QString &before)
{
    const TextCorrection correction(TextOffsets(before), m_text, TextCorrection::Unit::Utf16);
    m_cas.find(m_sofa)->setText(u"sofaString"_s, m_bundle.text);
    QSet<qint64> gone;
    for (CasStructure &structure : m_cas.structures) {
        if (!m_cas.types.isA(structure.type, cas::annotation) || structure.reference("sofa"_L1) != m_sofa)
            continue;
        structure.clear(cas::ourFragments);
        const TextSpan place{structure.number("begin"_L1).value_or(0), structure.number("end"_L1).value_or(0)};
        if (place.begin == 0 && m_cas.types.isA(structure.type, cas::documentAnnotation)) {
            structure.setNumber(u"end"_s, m_bundle.text.size());
            continue;
        }
        const auto moved = correction.stretched(place);
        if (!moved) {
            gone.insert(structure.id);
        } else if (*moved != place) {
            structure.setNumber(u"begin"_s, moved->begin);
            structure.setNumber(u"end"_s, moved->end);
        }
    }
    m_torn = gone;
    m_torn.intersect(m_managed);
    gone.subtract(m_managed);
    m_losses.add(tr("tokens and other annotations that Glossator does not show, where the text was corrected"), {}, gone.size());
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

/// Takes structures out, and with them what speaks of them. Nothing new gets their ids.
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
    m_cas.index(m_cas.lastId());
}

/// What is known of a type of ours before the first structure of it is added.
const CasComposer::Declared &CasComposer::declare(QLatin1StringView type)
{
    if (const auto before = m_declared.constFind(type); before != m_declared.cend())
        return *before;
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
    return *m_declared.insert(type, {type, m_cas.types.isA(type, cas::annotationBase), m_cas.types.isA(type, cas::annotation)});
}

qint64 CasComposer::add(QLatin1StringView type, TextSpan span)
{
    const Declared &declared = declare(type);
    CasStructure &structure = m_cas.add(declared.name);
    const qint64 id = structure.id;
    if (!declared.isOfView)
        return id;
    structure.setReference(u"sofa"_s, m_sofa);
    if (declared.isAnnotation) {
        structure.setNumber(u"begin"_s, m_text.toUtf16(span.begin));
        structure.setNumber(u"end"_s, m_text.toUtf16(span.end));
    }
    view().members.push_back(id);
    return id;
}

} // namespace glossator
