// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcomposer.h"

#include "models/formats/bundleindex.h"
#include "models/formats/tsvlayers.h"
#include "models/formats/tsvplaces.h"
#include "models/formats/tsvreader.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

class Composer {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    Composer(TsvDocument &document, const Bundle &bundle, Losses &losses)
        : m_document(document)
        , m_bundle(bundle)
        , m_losses(losses)
        , m_index(bundle)
        , m_places(document)
    {
        Bundle &fresh = m_fresh;
        fresh.article.emplace().id = ArticleId(1);
        fresh.text = document.text;
        readTsvAnnotations(fresh, document);
        m_freshIndex.emplace(fresh);
    }

    std::vector<Owner> compose();

private:
    using Value = std::optional<QString>;
    using Values = QHash<QString, QString>;

    TsvAnnotation &at(int annotation) { return m_document.annotations[size_t(annotation)]; }
    TsvLayer &layerAt(int annotation) { return m_document.layers[size_t(at(annotation).layer)]; }
    void claim();
    void claimEvents(const QHash<QString, int> &places);
    void take(const Owner &owner, int annotation);
    int freshOf(int annotation, Owner::Kind kind) const;
    /// Attributes and notes of the first, links of all.
    static Values detailsOf(const BundleIndex &index, const std::vector<Owner> &owners, const TsvLayer &layer);

    void placeMention(const Mention &mention);
    void placeEvent(const EventMention &mention);
    void fillMention(const Mention &mention);
    void fillEvent(const EventMention &mention);
    void fillArguments(const EventMention &mention);
    void placeRelation(const Relation &relation);
    void fillDetails(int annotation, const std::vector<Owner> &owners, const std::vector<Owner> &fresh);
    void fillEntities();
    void fillEntity(const Entity &entity, const std::vector<const Mention *> &members);
    QString keyAt(int annotation);

    int targetOf(const Filler &filler);
    int slotFor(int annotation, const QString &role, int target);
    int place(TextSpan span);
    int add(int layer, std::vector<int> units);
    void set(int annotation, const QString &feature, const Value &value);
    void setType(int annotation, const QString &type);
    void setIf(bool isNew, int annotation, QLatin1StringView feature, const QString &value);
    static QString number(std::optional<double> value);

    void dropUnclaimed();

    TsvDocument &m_document;
    const Bundle &m_bundle;
    Losses &m_losses;
    const BundleIndex m_index;
    Bundle m_fresh; ///< what the document said
    std::optional<BundleIndex> m_freshIndex;
    QHash<std::pair<int, int>, qint64> m_freshIds; ///< of what the document said, by annotation and kind
    QHash<MentionId, int> m_mentions; ///< annotations
    QHash<EventMentionId, int> m_events;
    QHash<RelationId, int> m_relations;
    QSet<Owner> m_owned; ///< mentions and relations of the bundle
    std::vector<Owner> m_owners; ///< by annotation; id 0: nobody
    std::vector<bool> m_isMapped; ///< annotations that say something in our terms
    QSet<int> m_moved;
    QSet<QString> m_keys; ///< of entities, that are taken
    TsvPlaces m_places;
};

std::vector<Owner> Composer::compose()
{
    claim();
    for (const Mention &mention : m_bundle.mentions) {
        if (!m_mentions.contains(mention.id))
            placeMention(mention);
        fillMention(mention);
    }
    for (const EventMention &mention : m_bundle.eventMentions) {
        if (!m_events.contains(mention.id))
            placeEvent(mention);
        fillEvent(mention);
    }
    for (const EventMention &mention : m_bundle.eventMentions)
        fillArguments(mention);
    for (const Relation &relation : m_bundle.relations)
        placeRelation(relation);
    fillEntities();
    for (TsvAnnotation &annotation : m_document.annotations) {
        const size_t features = m_document.layerOf(annotation).features.size();
        annotation.values.resize(features);
        annotation.links.resize(features);
    }
    dropUnclaimed();
    numberTsv(m_document);
    return m_owners;
}

void Composer::claim()
{
    const std::vector<QString> ids = m_document.ids();
    QHash<QString, int> places;
    for (size_t i = 0; i < ids.size(); ++i)
        places.insert(ids[i], int(i));
    m_owners.assign(ids.size(), Owner(Owner::Kind::Mention, 0));
    m_isMapped.assign(ids.size(), false);
    for (const ExternalId &id : m_fresh.externalIds) {
        if (id.kind != ExternalId::Kind::Id)
            continue;
        const int place = places.value(id.value);
        m_freshIds.insert({place, int(id.owner.kind)}, id.owner.id);
        m_isMapped[size_t(place)] = true;
    }
    for (size_t i = 0; i < m_document.annotations.size(); ++i) { // those that only fill roles
        if (m_document.layerOf(m_document.annotations[i]).name == tsv::placeLayer)
            m_isMapped[i] = true;
    }
    for (const Mention &mention : m_bundle.mentions)
        m_owned.insert(mention.id);
    for (const Relation &relation : m_bundle.relations)
        m_owned.insert(relation.id);
    claimEvents(places);
    for (const ExternalId &id : m_bundle.externalIds) {
        const int place = id.kind == ExternalId::Kind::Id && id.scheme == tsvFormat ? places.value(id.value, -1) : -1;
        if (place < 0 || m_owners[size_t(place)].id != 0)
            continue;
        const TsvLayer &layer = layerAt(place);
        if (!m_owned.contains(id.owner))
            continue;
        if (id.owner.kind == Owner::Kind::Mention && isTsvMention(layer) && !isTsvEvent(layer) && !m_mentions.contains(MentionId(id.owner.id)))
            m_mentions.insert(MentionId(id.owner.id), place);
        else if (id.owner.kind == Owner::Kind::Relation && freshOf(place, Owner::Kind::Relation) >= 0 && !m_relations.contains(RelationId(id.owner.id)))
            m_relations.insert(RelationId(id.owner.id), place);
        else
            continue;
        m_owners[size_t(place)] = id.owner;
    }
}

/// Of an event whose trigger is its own span both have to be there still.
void Composer::claimEvents(const QHash<QString, int> &places)
{
    QHash<std::pair<qint64, int>, bool> isCalled; // which mention has the id of which annotation
    for (const ExternalId &id : m_bundle.externalIds) {
        if (id.kind == ExternalId::Kind::Id && id.scheme == tsvFormat && id.owner.kind == Owner::Kind::Mention)
            isCalled.insert({id.owner.id, places.value(id.value, -1)}, true);
    }
    for (const ExternalId &id : m_bundle.externalIds) {
        const bool isEvent = id.kind == ExternalId::Kind::Id && id.scheme == tsvFormat && id.owner.kind == Owner::Kind::EventMention;
        const int place = isEvent ? places.value(id.value, -1) : -1;
        const EventMention *event = m_index.eventMentions.value(EventMentionId(id.owner.id));
        if (place < 0 || !event || !isTsvEvent(layerAt(place)) || m_owners[size_t(place)].id != 0 || m_events.contains(event->id))
            continue;
        if (!hasTsvTrigger(layerAt(place))) {
            if (!isCalled.contains({event->trigger.value(), place}) || m_mentions.contains(event->trigger) || !m_owned.contains(event->trigger))
                continue;
            m_mentions.insert(event->trigger, place);
        }
        m_events.insert(event->id, place);
        m_owners[size_t(place)] = event->id;
    }
}

/// What the document said there, or -1.
int Composer::freshOf(int annotation, Owner::Kind kind) const
{
    return m_freshIds.contains({annotation, int(kind)}) ? annotation : -1;
}

Composer::Values Composer::detailsOf(const BundleIndex &index, const std::vector<Owner> &owners, const TsvLayer &layer)
{
    Values values;
    for (const Attribute *attribute : BundleIndex::of(index.attributes, owners.front())) {
        // Where the layer of somebody else has a feature of that name it is the one.
        const int feature = layer.plainFeature(attribute->name);
        const bool isTheirs = feature >= 0 && feature != layer.typeFeature() && !attribute->name.startsWith("glossator"_L1);
        values.insert(isTheirs ? attribute->name : tsvAttributeFeature(*attribute), attribute->value);
    }
    for (const Note *note : BundleIndex::of(index.notes, owners.front()))
        values.insert(tsvNoteFeature(*note), note->text);
    for (const Owner &owner : owners) {
        for (const ExternalId *link : BundleIndex::of(index.externalIds, owner)) {
            if (const auto feature = link->kind == ExternalId::Kind::Link ? tsvLinkFeature(*link, layer.name) : std::nullopt)
                values.insert(feature->first, feature->second);
        }
    }
    return values;
}

int Composer::add(int layer, std::vector<int> units)
{
    m_document.annotations.push_back({.layer = layer, .number = 0, .units = std::move(units), .values = {}, .links = {}});
    m_document.annotations.back().values.resize(m_document.layers[size_t(layer)].features.size());
    m_document.annotations.back().links.resize(m_document.layers[size_t(layer)].features.size());
    m_owners.push_back(Owner(Owner::Kind::Mention, 0));
    m_isMapped.push_back(true);
    return int(m_document.annotations.size()) - 1;
}

void Composer::set(int annotation, const QString &feature, const Value &value)
{
    TsvLayer &layer = layerAt(annotation);
    int index = layer.plainFeature(feature);
    if (index < 0 && !value)
        return;
    if (index < 0 && (layer.kind == TsvLayer::Kind::Chain || layer.slotFeature(feature) >= 0)) {
        m_losses.add(tr("attributes that the layer of a mention has no place for"), feature);
        return;
    }
    if (index < 0)
        index = layer.addFeature(feature);
    auto &values = at(annotation).values;
    values.resize(layer.features.size());
    at(annotation).links.resize(layer.features.size());
    values[size_t(index)] = value;
}

void Composer::setType(int annotation, const QString &type)
{
    const TsvLayer &layer = layerAt(annotation);
    const int feature = layer.typeFeature();
    const QString name = feature >= 0 ? layer.features[size_t(feature)].name : u"value"_s;
    set(annotation, name, type == layer.shortName() ? Value() : Value(type));
}

void Composer::setIf(bool isNew, int annotation, QLatin1StringView feature, const QString &value)
{
    if (isNew)
        set(annotation, feature, value.isEmpty() ? Value() : Value(value));
}

QString Composer::number(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

void Composer::placeMention(const Mention &mention)
{
    const int annotation = add(tsvMentionLayer(m_document, mention.type), m_places.unitsFor(mention.extent.hull()));
    m_mentions.insert(mention.id, annotation);
    m_owners[size_t(annotation)] = mention.id;
    setType(annotation, mention.type);
}

void Composer::fillMention(const Mention &mention)
{
    const int annotation = m_mentions.value(mention.id);
    const MentionId freshId(m_freshIds.value({annotation, int(Owner::Kind::Mention)}));
    const Mention *fresh = m_freshIndex->mentions.value(freshId);
    const bool isTrigger = isTsvEvent(layerAt(annotation)); // then its type and details are those of the event
    if (fresh && fresh->extent != mention.extent) {
        at(annotation).units = m_places.unitsFor(mention.extent.hull());
        m_moved.insert(annotation);
    }
    if (fresh && fresh->type != mention.type && !isTrigger)
        setType(annotation, mention.type);
    setIf((fresh ? fresh->level : QString()) != mention.level, annotation, tsv::level, mention.level);
    setIf((fresh ? fresh->flag : QString()) != mention.flag, annotation, tsv::flag, mention.flag);
    if (isTrigger) {
        if (mention.confidence || m_index.attributes.contains(mention.id) || m_index.notes.contains(mention.id))
            m_losses.add(tr("details of triggers that are told with their event"), mention.quote);
        return;
    }
    setIf((fresh ? fresh->confidence : std::nullopt) != mention.confidence, annotation, tsv::confidence, number(mention.confidence));
    fillDetails(annotation, {mention.id}, {freshId});
}

void Composer::fillDetails(int annotation, const std::vector<Owner> &owners, const std::vector<Owner> &fresh)
{
    const Values now = detailsOf(m_index, owners, layerAt(annotation));
    const Values before = detailsOf(*m_freshIndex, fresh, layerAt(annotation));
    QStringList names = now.keys();
    for (const QString &name : before.keys()) {
        if (!now.contains(name))
            names << name;
    }
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const auto value = now.constFind(name);
        const auto was = before.constFind(name);
        if (value == now.cend())
            set(annotation, name, std::nullopt);
        else if (was == before.cend() || *was != *value)
            set(annotation, name, *value);
    }
}

void Composer::placeEvent(const EventMention &mention)
{
    const int layer = tsvEventLayer(m_document);
    const int annotation = add(layer, at(m_mentions.value(mention.trigger)).units);
    m_events.insert(mention.id, annotation);
    m_owners[size_t(annotation)] = mention.id;
}

void Composer::fillEvent(const EventMention &mention)
{
    const int annotation = m_events.value(mention.id);
    const EventMentionId freshId(m_freshIds.value({annotation, int(Owner::Kind::EventMention)}));
    const EventMention *fresh = m_freshIndex->eventMentions.value(freshId);
    const Event *event = m_index.events.value(mention.event);
    const Event *freshEvent = fresh ? m_freshIndex->events.value(fresh->event) : nullptr;
    if (event && (!freshEvent || freshEvent->type != event->type))
        setType(annotation, event->type);
    setIf((fresh ? fresh->confidence : std::nullopt) != mention.confidence, annotation, tsv::confidence, number(mention.confidence));
    const bool isOneSpan = !hasTsvTrigger(layerAt(annotation)); // event and trigger
    if (isOneSpan)
        fillDetails(annotation, {mention.id, mention.trigger}, {freshId, fresh ? fresh->trigger : MentionId()});
    else
        fillDetails(annotation, {mention.id}, {freshId});
    const int trigger = m_mentions.value(mention.trigger);
    if (isOneSpan) {
        if (event && m_index.mentions.value(mention.trigger)->type != event->type)
            m_losses.add(tr("types of triggers that are told with their event"), event->type);
        return;
    }
    auto &links = at(annotation).links[size_t(layerAt(annotation).slotFeature(tsv::trigger))];
    if (links.empty() || links.front().target != trigger || m_moved.contains(trigger)) {
        links.assign(1, {.role = u"trigger"_s, .unit = {}, .number = 0, .target = trigger});
        at(annotation).units = at(trigger).units;
    }
}

int Composer::place(TextSpan span)
{
    return add(tsvPlaceLayer(m_document), m_places.unitsFor(span));
}

/// The annotation that stands for a filler, or -1 where none does yet.
int Composer::targetOf(const Filler &filler)
{
    if (filler.kind == Filler::Kind::Mention)
        return m_mentions.value(MentionId(filler.id), -1);
    return filler.kind == Filler::Kind::EventMention ? m_events.value(EventMentionId(filler.id), -1) : -1;
}

/// The slot of the event in which such a role is, or may be; or -1.
int Composer::slotFor(int annotation, const QString &role, int target)
{
    const TsvLayer &layer = layerAt(annotation);
    const QString &type = target < 0 ? QString() : layerAt(target).name;
    int possible = -1;
    for (size_t i = 0; i < layer.features.size(); ++i) {
        const TsvFeature &feature = layer.features[i];
        if (!feature.isSlot || feature.name == tsv::trigger || (feature.target != tsv::anything && feature.target != type))
            continue;
        if (feature.name == role)
            return int(i);
        possible = possible < 0 ? int(i) : possible;
    }
    return possible;
}

void Composer::fillArguments(const EventMention &mention)
{
    struct Known {
        size_t slot;
        TsvLink link;
        const Argument *fresh;
        bool isUsed = false;
    };
    const int annotation = m_events.value(mention.id);
    const EventMentionId freshId(m_freshIds.value({annotation, int(Owner::Kind::EventMention)}));
    const auto &freshArguments = BundleIndex::of(m_freshIndex->argumentsOf, freshId);
    std::vector<Known> known;
    const std::vector<TsvFeature> features = layerAt(annotation).features;
    for (size_t i = 0; i < features.size(); ++i) {
        if (!features[i].isSlot || features[i].name == tsv::trigger)
            continue;
        for (TsvLink &link : at(annotation).links[i])
            known.push_back({i, std::move(link), known.size() < freshArguments.size() ? freshArguments[known.size()] : nullptr});
        at(annotation).links[i].clear();
    }
    const auto isSame = [&](const Known &one, const Argument &argument) {
        if (one.isUsed || !one.fresh || one.fresh->role != argument.role)
            return false;
        const Filler &filler = argument.filler;
        if (const int target = targetOf(filler); target >= 0)
            return one.link.target == target;
        return one.fresh->filler.kind == filler.kind && one.fresh->filler.span == filler.span && one.fresh->filler.text == filler.text;
    };
    for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, mention.id)) {
        const auto found = std::ranges::find_if(known, [&](const Known &one) { return isSame(one, *argument); });
        if (found != known.end()) {
            found->isUsed = true;
            at(annotation).links[found->slot].push_back(found->link);
            if (found->link.target >= 0 && m_owners[size_t(found->link.target)].id == 0)
                m_owners[size_t(found->link.target)] = argument->id;
            continue;
        }
        int target = targetOf(argument->filler);
        const int slot = slotFor(annotation, argument->role, target);
        if (slot < 0) {
            m_losses.add(tr("roles that the layer of the event has no place for"), argument->role);
            continue;
        }
        if (target < 0) {
            target = place(argument->filler.span);
            m_owners[size_t(target)] = argument->id;
        } else if (argument->filler.kind == Filler::Kind::Mention && isTsvEvent(layerAt(target))) {
            m_losses.add(tr("triggers in roles, which are written as their events"), argument->role);
        }
        at(annotation).links[size_t(slot)].push_back({.role = argument->role, .unit = {}, .number = 0, .target = target});
    }
}

void Composer::placeRelation(const Relation &relation)
{
    const auto end = [this](const RelationEnd &one) {
        return one.kind == RelationEnd::Kind::Mention ? m_mentions.value(MentionId(one.id), -1) : m_events.value(EventMentionId(one.id), -1);
    };
    const int source = end(relation.from);
    const int target = end(relation.to);
    int annotation = m_relations.value(relation.id, -1);
    const bool isOfOneLayer = source >= 0 && target >= 0 && at(source).layer == at(target).layer
        && layerAt(source).kind == TsvLayer::Kind::Span;
    if (!isOfOneLayer) {
        m_losses.add(tr("relations between mentions of different layers"), relation.type);
        if (annotation >= 0)
            m_owners[size_t(annotation)] = Owner(Owner::Kind::Mention, 0);
        return;
    }
    if (annotation >= 0 && layerAt(annotation).base != layerAt(source).name) {
        m_owners[size_t(annotation)] = Owner(Owner::Kind::Mention, 0);
        annotation = -1;
    }
    const Relation *fresh = nullptr;
    RelationId freshId;
    if (annotation >= 0) {
        freshId = RelationId(m_freshIds.value({annotation, int(Owner::Kind::Relation)}));
        const auto found = std::ranges::lower_bound(m_fresh.relations, freshId, {}, &Relation::id);
        fresh = &*found;
    } else {
        annotation = add(tsvRelationLayer(m_document, relation.type, at(source).layer), {at(target).units.front()});
        m_owners[size_t(annotation)] = relation.id;
        setType(annotation, relation.type);
    }
    if (fresh && fresh->type != relation.type)
        setType(annotation, relation.type);
    at(annotation).source = source;
    if (at(annotation).target != target || !std::ranges::contains(at(target).units, at(annotation).units.front()))
        at(annotation).units = {at(target).units.front()};
    at(annotation).target = target;
    const auto setRole = [&](QLatin1StringView feature, const QString &role, const QString &usual, const QString &was) {
        if (role != was)
            set(annotation, feature, role == usual ? Value() : Value(role));
    };
    setRole(tsv::from, relation.from.role, u"Arg1"_s, fresh ? fresh->from.role : u"Arg1"_s);
    setRole(tsv::to, relation.to.role, u"Arg2"_s, fresh ? fresh->to.role : u"Arg2"_s);
    setIf((fresh ? fresh->note : QString()) != relation.note, annotation, tsv::note, relation.note);
    setIf((fresh ? fresh->confidence : std::nullopt) != relation.confidence, annotation, tsv::confidence, number(relation.confidence));
    fillDetails(annotation, {relation.id}, {freshId});
}

/// Which entity an annotation named in the document.
QString Composer::keyAt(int annotation)
{
    const TsvLayer &layer = layerAt(annotation);
    if (layer.kind == TsvLayer::Kind::Chain)
        return tsvChainKey(layer, at(annotation).chain);
    const int feature = layer.plainFeature(tsv::entity);
    const auto &values = at(annotation).values;
    return feature < 0 || feature >= int(values.size()) ? QString() : values[size_t(feature)].value_or(QString());
}

void Composer::fillEntities()
{
    for (const Mention &mention : m_bundle.mentions) {
        if (mention.entity)
            continue;
        const int annotation = m_mentions.value(mention.id);
        if (layerAt(annotation).kind == TsvLayer::Kind::Chain) {
            m_losses.add(tr("mentions of chains that name no entity"), mention.quote);
        } else {
            for (const QLatin1StringView feature : {tsv::entity, tsv::entityName, tsv::entityType})
                set(annotation, feature, std::nullopt);
        }
    }
    for (const Entity &entity : m_bundle.entities) {
        if (const auto &members = BundleIndex::of(m_index.mentionsOf, entity.id); !members.empty())
            fillEntity(entity, members);
    }
}

void Composer::fillEntity(const Entity &entity, const std::vector<const Mention *> &members)
{
    QString key;
    EntityId freshEntity;
    for (const Mention *member : members) {
        const int annotation = m_mentions.value(member->id);
        const QString told = keyAt(annotation);
        if (!key.isEmpty() || told.isEmpty() || m_keys.contains(told))
            continue;
        key = told;
        const Mention *fresh = m_freshIndex->mentions.value(MentionId(m_freshIds.value({annotation, int(Owner::Kind::Mention)})));
        freshEntity = fresh ? fresh->entity : EntityId();
    }
    for (int i = 1; key.isEmpty(); ++i) {
        if (!m_keys.contains(u"e%1"_s.arg(i)))
            key = u"e%1"_s.arg(i);
    }
    m_keys.insert(key);
    const Entity *fresh = m_freshIndex->entities.value(freshEntity);
    const bool isAsBefore = fresh && fresh->name == entity.name && fresh->type == entity.type;
    bool isNameTold = isAsBefore;
    for (const Mention *member : members) {
        const int annotation = m_mentions.value(member->id);
        if (layerAt(annotation).kind == TsvLayer::Kind::Chain) {
            if (keyAt(annotation) != key)
                m_losses.add(tr("mentions that came from one chain into another"), member->quote);
            continue;
        }
        if (keyAt(annotation) == key && isAsBefore)
            continue;
        isNameTold = true;
        set(annotation, tsv::entity, key);
        set(annotation, tsv::entityName, entity.name);
        set(annotation, tsv::entityType, entity.type);
    }
    if (!isNameTold)
        m_losses.add(tr("names and types of entities whose mentions are in chains"), entity.name);
}

/// Takes out what said something that the bundle no longer says.
void Composer::dropUnclaimed()
{
    std::vector<int> places(m_document.annotations.size(), -1);
    std::vector<TsvAnnotation> kept;
    std::vector<Owner> owners;
    for (size_t i = 0; i < places.size(); ++i) {
        if (m_isMapped[i] && m_owners[i].id == 0)
            continue;
        places[i] = int(kept.size());
        kept.push_back(std::move(m_document.annotations[i]));
        owners.push_back(m_owners[i]);
    }
    const auto follow = [&places](int &annotation) { annotation = annotation < 0 ? annotation : places[size_t(annotation)]; };
    for (TsvAnnotation &annotation : kept) {
        follow(annotation.source);
        follow(annotation.target);
        for (auto &links : annotation.links) {
            for (TsvLink &link : links)
                follow(link.target);
        }
    }
    m_document.annotations = std::move(kept);
    m_owners = std::move(owners);
}

} // namespace

std::vector<Owner> composeTsv(TsvDocument &document, const Bundle &bundle, Losses &losses)
{
    return Composer(document, bundle, losses).compose();
}

} // namespace glossator
