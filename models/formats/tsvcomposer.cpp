// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcomposer.h"

#include "models/formats/tsvclaims.h"
#include "models/formats/tsvlayers.h"
#include "models/formats/tsvplaces.h"
#include "models/formats/tsvreader.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

// Layers may still come. So many columns may hold what a project names as it likes, and so many all that we name.
constexpr int mostNamedColumns = mostTsvColumns / 2;
constexpr int mostFilledColumns = mostTsvColumns * 9 / 10;

class Composer {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    Composer(TsvDocument &document, const Bundle &bundle, Losses &losses)
        : m_document(document)
        , m_bundle(bundle)
        , m_losses(losses)
        , m_index(bundle)
        , m_said(document)
        , m_claims(claimTsv(document, m_said, m_index))
        , m_layers(document)
        , m_places(document)
    {
    }

    std::vector<Owner> compose();

private:
    using Value = std::optional<QString>;
    using Values = QHash<QString, QString>;

    TsvAnnotation &at(int annotation) { return m_document.annotations[size_t(annotation)]; }
    TsvLayer &layerAt(int annotation) { return m_document.layers[size_t(at(annotation).layer)]; }
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
    /// @param most columns of the document, beyond which no feature comes that is not there yet.
    void set(int annotation, const QString &feature, const Value &value, int most = mostFilledColumns);
    void setType(int annotation, const QString &type);
    void setIf(bool isNew, int annotation, QLatin1StringView feature, const QString &value);
    static QString number(std::optional<double> value);

    void dropUnclaimed();

    TsvDocument &m_document;
    const Bundle &m_bundle;
    Losses &m_losses;
    const BundleIndex m_index;
    const TsvSaid m_said;
    TsvClaims m_claims;
    QSet<int> m_moved; ///< annotations
    QSet<QString> m_keys; ///< of entities, that are taken
    int m_lastKey = 0; ///< those of ours up to that number are
    TsvMentionLayers m_layers;
    TsvPlaces m_places;
};

std::vector<Owner> Composer::compose()
{
    for (const Mention &mention : m_bundle.mentions) {
        if (!m_claims.mentions.contains(mention.id))
            placeMention(mention);
        fillMention(mention);
    }
    for (const EventMention &mention : m_bundle.eventMentions) {
        if (!m_claims.events.contains(mention.id))
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
    return std::move(m_claims.owners);
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
    m_claims.owners.push_back(Owner(Owner::Kind::Mention, 0));
    return int(m_document.annotations.size()) - 1;
}

void Composer::set(int annotation, const QString &feature, const Value &value, int most)
{
    TsvLayer &layer = layerAt(annotation);
    int index = layer.plainFeature(feature);
    if (index < 0 && !value)
        return;
    if (index < 0 && (layer.kind == TsvLayer::Kind::Chain || layer.slotFeature(feature) >= 0)) {
        m_losses.add(tr("attributes that the layer of a mention has no place for"), feature);
        return;
    }
    if (index < 0 && m_document.columns() >= most) {
        m_losses.add(tr("attributes and other details beyond the columns that a file can have"), feature);
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
    const int annotation = add(m_layers.layerFor(mention.type), m_places.unitsFor(mention.extent.hull()));
    m_claims.mentions.insert(mention.id, annotation);
    m_claims.owners[size_t(annotation)] = mention.id;
    setType(annotation, mention.type);
}

void Composer::fillMention(const Mention &mention)
{
    const int annotation = m_claims.mentions.value(mention.id);
    const MentionId freshId = m_said.mentionAt(annotation);
    const Mention *fresh = m_said.index().mentions.value(freshId);
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
    const Values before = detailsOf(m_said.index(), fresh, layerAt(annotation));
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
            set(annotation, name, std::nullopt, mostNamedColumns);
        else if (was == before.cend() || *was != *value)
            set(annotation, name, *value, mostNamedColumns);
    }
}

void Composer::placeEvent(const EventMention &mention)
{
    const int layer = tsvEventLayer(m_document);
    const int annotation = add(layer, at(m_claims.mentions.value(mention.trigger)).units);
    m_claims.events.insert(mention.id, annotation);
    m_claims.owners[size_t(annotation)] = mention.id;
}

void Composer::fillEvent(const EventMention &mention)
{
    const int annotation = m_claims.events.value(mention.id);
    const EventMentionId freshId = m_said.eventAt(annotation);
    const EventMention *fresh = m_said.index().eventMentions.value(freshId);
    const Event *event = m_index.events.value(mention.event);
    const Event *freshEvent = fresh ? m_said.index().events.value(fresh->event) : nullptr;
    if (event && (!freshEvent || freshEvent->type != event->type))
        setType(annotation, event->type);
    setIf((fresh ? fresh->confidence : std::nullopt) != mention.confidence, annotation, tsv::confidence, number(mention.confidence));
    const bool isOneSpan = !hasTsvTrigger(layerAt(annotation)); // event and trigger
    if (isOneSpan)
        fillDetails(annotation, {mention.id, mention.trigger}, {freshId, fresh ? fresh->trigger : MentionId()});
    else
        fillDetails(annotation, {mention.id}, {freshId});
    const int trigger = m_claims.mentions.value(mention.trigger);
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
        return m_claims.mentions.value(MentionId(filler.id), -1);
    return filler.kind == Filler::Kind::EventMention ? m_claims.events.value(EventMentionId(filler.id), -1) : -1;
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
    // The role, and what fills it: an annotation, or else a place with its text.
    using Said = std::tuple<QString, int, TextSpan, QString>;
    const auto saidOf = [](const Argument &argument, int target) {
        const Filler &filler = argument.filler;
        return target >= 0 ? Said(argument.role, target, {}, {}) : Said(argument.role, -1, filler.span, filler.text);
    };
    const int annotation = m_claims.events.value(mention.id);
    const EventMentionId freshId = m_said.eventAt(annotation);
    const auto &freshArguments = BundleIndex::of(m_said.index().argumentsOf, freshId);
    std::multimap<Said, std::pair<size_t, TsvLink>> known; // slots and links; of the same, the first in the file is the first
    const std::vector<TsvFeature> features = layerAt(annotation).features;
    auto fresh = freshArguments.begin();
    for (size_t i = 0; i < features.size(); ++i) {
        if (!features[i].isSlot || features[i].name == tsv::trigger)
            continue;
        for (const TsvLink &link : std::exchange(at(annotation).links[i], {})) {
            if (fresh == freshArguments.end())
                break;
            const bool isPlace = (*fresh)->filler.kind == Filler::Kind::Span;
            known.emplace(saidOf(**fresh, isPlace ? -1 : link.target), std::pair(i, link));
            ++fresh;
        }
    }
    for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, mention.id)) {
        int target = targetOf(argument->filler);
        const Said said = saidOf(*argument, target);
        if (const auto found = known.lower_bound(said); found != known.end() && found->first == said) {
            const auto [slot, link] = found->second;
            known.erase(found);
            if (link.target >= 0 && m_claims.owners[size_t(link.target)].id == 0)
                m_claims.owners[size_t(link.target)] = argument->id;
            at(annotation).links[slot].push_back(link);
            continue;
        }
        const int slot = slotFor(annotation, argument->role, target);
        if (slot < 0) {
            m_losses.add(tr("roles that the layer of the event has no place for"), argument->role);
            continue;
        }
        if (target < 0) {
            target = place(argument->filler.span);
            m_claims.owners[size_t(target)] = argument->id;
        } else if (argument->filler.kind == Filler::Kind::Mention && isTsvEvent(layerAt(target))) {
            m_losses.add(tr("triggers in roles, which are written as their events"), argument->role);
        }
        at(annotation).links[size_t(slot)].push_back({.role = argument->role, .unit = {}, .number = 0, .target = target});
    }
}

void Composer::placeRelation(const Relation &relation)
{
    const auto end = [this](const RelationEnd &one) {
        return one.kind == RelationEnd::Kind::Mention ? m_claims.mentions.value(MentionId(one.id), -1)
                                                      : m_claims.events.value(EventMentionId(one.id), -1);
    };
    const int source = end(relation.from);
    const int target = end(relation.to);
    int annotation = m_claims.relations.value(relation.id, -1);
    const bool isOfOneLayer = source >= 0 && target >= 0 && at(source).layer == at(target).layer
        && layerAt(source).kind == TsvLayer::Kind::Span;
    if (!isOfOneLayer) {
        m_losses.add(tr("relations between mentions of different layers"), relation.type);
        if (annotation >= 0)
            m_claims.owners[size_t(annotation)] = Owner(Owner::Kind::Mention, 0);
        return;
    }
    if (annotation >= 0 && layerAt(annotation).base != layerAt(source).name) {
        m_claims.owners[size_t(annotation)] = Owner(Owner::Kind::Mention, 0);
        annotation = -1;
    }
    const Relation *fresh = nullptr;
    RelationId freshId;
    if (annotation >= 0) {
        freshId = m_said.relationAt(annotation);
        const auto found = std::ranges::lower_bound(m_said.bundle().relations, freshId, {}, &Relation::id);
        fresh = &*found;
    } else {
        annotation = add(tsvRelationLayer(m_document, relation.type, at(source).layer), {at(target).units.front()});
        m_claims.owners[size_t(annotation)] = relation.id;
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
        const int annotation = m_claims.mentions.value(mention.id);
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
        const int annotation = m_claims.mentions.value(member->id);
        const QString told = keyAt(annotation);
        if (!key.isEmpty() || told.isEmpty() || m_keys.contains(told))
            continue;
        key = told;
        const Mention *fresh = m_said.index().mentions.value(m_said.mentionAt(annotation));
        freshEntity = fresh ? fresh->entity : EntityId();
    }
    while (key.isEmpty() || m_keys.contains(key))
        key = u"e%1"_s.arg(++m_lastKey);
    m_keys.insert(key);
    const Entity *fresh = m_said.index().entities.value(freshEntity);
    const bool isAsBefore = fresh && fresh->name == entity.name && fresh->type == entity.type;
    bool isNameTold = isAsBefore;
    for (const Mention *member : members) {
        const int annotation = m_claims.mentions.value(member->id);
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
        if (m_said.isMapped(i) && m_claims.owners[i].id == 0)
            continue;
        places[i] = int(kept.size());
        kept.push_back(std::move(m_document.annotations[i]));
        owners.push_back(m_claims.owners[i]);
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
    m_claims.owners = std::move(owners);
}

} // namespace

std::vector<Owner> composeTsv(TsvDocument &document, const Bundle &bundle, Losses &losses)
{
    return Composer(document, bundle, losses).compose();
}

} // namespace glossator
