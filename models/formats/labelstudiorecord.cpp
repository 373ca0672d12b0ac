// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudiorecord.h"

#include "models/formats/labelstudioreader.h"

#include <QLocale>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Kind = LabelStudioItem::Kind;

bool areSame(const std::vector<QString> &a, const std::vector<QString> &b)
{
    return std::ranges::equal(a, b, [](const QString &one, const QString &other) { return one == other && one.isNull() == other.isNull(); });
}

std::optional<double> scoreOf(const Mention &mention, const EventMention *event)
{
    return event ? event->confidence : mention.confidence;
}

bool isEvent(const QString &control) { return control == labelStudioTriggers; }

/// The number, where it is one and comes back as the same text.
std::optional<JsonValue::Data> numberOf(const QString &text)
{
    bool isNumber = false;
    if (const qint64 integer = text.toLongLong(&isNumber); isNumber && QString::number(integer) == text)
        return integer;
    const double number = text.toDouble(&isNumber);
    if (isNumber && std::abs(number) < 1e15 && QString::number(number, 'g', QLocale::FloatingPointShortest) == text)
        return number;
    return std::nullopt;
}

JsonValue::Array arrayOf(const std::vector<QString> &texts)
{
    JsonValue::Array array;
    for (const QString &text : texts)
        array.push_back({text.isNull() ? labelStudioFlag.toString() : text});
    return array;
}

} // namespace

LabelStudioRecord::LabelStudioRecord(const Bundle &bundle, const KeptRecord &kept, const QSet<Owner> &suggested,
    const QHash<MentionId, QString> &signers, const LabelStudioConfig &config, bool isAnew)
    : m_bundle(bundle)
    , m_kept(kept)
    , m_suggested(suggested)
    , m_signers(signers)
    , m_config(config)
    , m_isAnew(isAnew)
    , m_index(bundle)
    , m_before(kept.bundle)
    , m_things(bundle, LabelStudioReader::id)
    , m_text(bundle.text)
    , m_task(kept.value)
    , m_control(config.labels())
{
    for (const EventMention &event : bundle.eventMentions)
        m_eventOf.insert(event.trigger, &event);
    for (const EventMention &event : kept.bundle.eventMentions)
        m_eventBefore.insert(event.trigger, &event);
    findHomes(bundle.mentions, m_regions, m_newMentions);
    findHomes(bundle.relations, m_relations, m_newRelations);
    findHomes(bundle.arguments, m_arguments, m_newArguments);
    std::ranges::stable_sort(m_newMentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    std::ranges::stable_sort(m_newArguments, {}, &Argument::ordinal);
    for (const Relation &relation : bundle.relations) {
        for (const Mention *mention : {mentionOf(relation.from), mentionOf(relation.to)})
            m_spokenOf.insert(mention->id);
    }
    for (const Argument &argument : bundle.arguments) {
        m_spokenOf.insert(triggerOf(argument)->id);
        m_spokenOf.insert(mentionOf(argument.filler)->id);
    }
}

/// What was read stays where it stands, but for a suggestion that somebody accepted: that is no prediction any more.
template <class Thing>
void LabelStudioRecord::findHomes(
    const std::vector<Thing> &things, QHash<QString, const Thing *> &homes, std::vector<const Thing *> &others)
{
    for (const Thing &thing : things) {
        const QString name = m_things.nameOf(thing.id);
        const Thing *was = name.isEmpty() ? nullptr : m_kept.things.find<Thing>(name);
        bool isAccepted = false;
        if constexpr (requires { thing.by; })
            isAccepted = was && was->by.status == Status::Suggested && !m_suggested.contains(thing.id);
        if (was && !isAccepted && !homes.contains(name))
            homes.insert(name, &thing);
        else
            others.push_back(&thing);
    }
}

JsonValue LabelStudioRecord::made()
{
    m_object = labelStudioObject(m_task);
    if (!m_kept.isThere()) {
        m_object.key = m_config.textKey();
        setJsonMember(m_task, u"data"_s, JsonValue::Object());
        setJsonMember(m_task, u"annotations"_s, JsonValue::Array(1, JsonValue{JsonValue::Object()}));
        jsonList(jsonList(m_task, u"annotations"_s).front(), u"result"_s).clear();
    }
    JsonValue &data = *jsonMember(m_task, u"data");
    if (!m_kept.isThere() || m_kept.bundle.text != m_bundle.text)
        setJsonMember(data, m_object.key, m_bundle.text);
    updateHeading(data, *m_bundle.article, m_kept);
    m_lists = labelStudioResults(m_task);
    m_first = size_t(std::ranges::find(m_lists, false, &LabelStudioResults::isPrediction) - m_lists.begin());
    m_added.resize(m_lists.size() + 1);
    m_addedRelations.resize(m_lists.size() + 1);
    nameRegions();
    giveHomes();
    for (size_t list = 0; list < m_lists.size(); ++list) {
        if (const JsonValue *result = jsonMember(labelStudioHolder(m_task, m_lists[list]), u"result"); result && result->array())
            updateList(list);
    }
    addNew();
    for (size_t list = 0; list <= m_lists.size(); ++list) {
        std::ranges::move(m_addedRelations[list], std::back_inserter(m_added[list]));
        if (!m_added[list].empty())
            std::ranges::move(m_added[list], std::back_inserter(itemsOf(list)));
    }
    return std::move(m_task);
}

/// The one behind the last is made: to be called once.
JsonValue::Array &LabelStudioRecord::itemsOf(size_t list)
{
    if (list < m_lists.size())
        return jsonList(jsonList(m_task, m_lists[list].list)[m_lists[list].index], u"result"_s);
    const bool isOld = jsonMember(m_task, u"completions") && !jsonMember(m_task, u"annotations");
    JsonValue::Array &annotations = jsonList(m_task, isOld ? u"completions"_s : u"annotations"_s);
    annotations.push_back({JsonValue::Object()});
    return jsonList(annotations.back(), u"result"_s);
}

QString LabelStudioRecord::freshId(qint64 id)
{
    QString fresh = u"id"_s + QString::number(id);
    while (m_takenIds.contains(fresh))
        fresh += u'_';
    m_takenIds.insert(fresh);
    return fresh;
}

void LabelStudioRecord::nameRegions()
{
    bool isFirst = true;
    for (size_t list = 0; list < m_lists.size(); ++list) {
        const JsonValue::Array &items = jsonItems(labelStudioHolder(m_task, m_lists[list]), u"result");
        const std::vector<LabelStudioItem> all = labelStudioItems(items, m_lists[list].tag, m_object);
        for (size_t i = 0; i < items.size(); ++i) {
            const QString id = jsonString(items[i], u"id");
            m_takenIds.insert(id);
            if (const Mention *mention = all[i].kind == Kind::Region ? m_regions.value(all[i].region) : nullptr) {
                m_homes.insert(mention->id, list);
                if (!id.isEmpty())
                    m_ids.insert(mention->id, id);
            }
            if (isFirst && all[i].kind == Kind::Region && !isEvent(all[i].control)) {
                m_control = all[i].control;
                isFirst = false;
            }
        }
    }
    for (const Mention *mention : m_newMentions)
        m_ids.insert(mention->id, freshId(mention->id.value()));
    for (const Mention *mention : std::as_const(m_regions)) {
        if (!m_ids.contains(mention->id) && m_spokenOf.contains(mention->id))
            m_ids.insert(mention->id, freshId(mention->id.value()));
    }
}

/// A new region goes where what it is related to stands, or else to what its author marked, or else to the first annotation.
void LabelStudioRecord::giveHomes()
{
    QHash<MentionId, std::vector<MentionId>> related;
    const auto relate = [&related](const Mention *a, const Mention *b) {
        related[a->id].push_back(b->id);
        related[b->id].push_back(a->id);
    };
    for (const Relation &relation : m_bundle.relations)
        relate(mentionOf(relation.from), mentionOf(relation.to));
    for (const Argument &argument : m_bundle.arguments)
        relate(triggerOf(argument), mentionOf(argument.filler));
    const auto spread = [&](MentionId from) {
        std::vector<MentionId> open{from};
        while (!open.empty()) {
            const MentionId at = open.back();
            open.pop_back();
            const auto others = related.constFind(at);
            if (others == related.cend())
                continue;
            for (const MentionId other : *others) {
                if (m_homes.contains(other))
                    continue;
                m_homes.insert(other, m_homes.value(at));
                open.push_back(other);
            }
        }
    };
    for (const Mention &mention : m_bundle.mentions) {
        // Among suggestions it would be one.
        if (const auto home = m_homes.constFind(mention.id); home != m_homes.cend() && !isPrediction(*home))
            spread(mention.id);
    }
    QHash<QString, size_t> firstOf; // the first list of each author
    for (size_t list = 0; list < m_lists.size(); ++list) {
        if (isPrediction(list))
            continue;
        if (const QString author = labelStudioAuthor(labelStudioHolder(m_task, m_lists[list])); !author.isEmpty() && !firstOf.contains(author))
            firstOf.insert(author, list);
    }
    for (const Mention *mention : m_newMentions) {
        const auto list = firstOf.constFind(m_signers.value(mention->id));
        if (list == firstOf.cend() || m_homes.contains(mention->id))
            continue;
        m_homes.insert(mention->id, *list);
        spread(mention->id);
    }
    for (const Mention *mention : m_newMentions) {
        if (!m_homes.contains(mention->id))
            m_homes.insert(mention->id, m_first);
    }
}

void LabelStudioRecord::updateList(size_t list)
{
    JsonValue::Array &items = itemsOf(list);
    const std::vector<LabelStudioItem> all = labelStudioItems(items, m_lists[list].tag, m_object);
    JsonValue::Array updated;
    for (size_t i = 0; i < items.size(); ++i) {
        if (updateItem(items[i], all[i], list))
            updated.push_back(std::move(items[i]));
    }
    for (const LabelStudioItem &item : all) {
        if (item.kind == Kind::Region && m_regions.contains(item.region))
            addChangedAttributes(updated, item);
    }
    items = std::move(updated);
}

/// False where it has to go.
bool LabelStudioRecord::updateItem(JsonValue &item, const LabelStudioItem &is, size_t list)
{
    if (is.kind == Kind::Relation)
        return updateRelation(item, is, list);
    if (is.kind == Kind::TextAttribute) {
        if (isPrediction(list))
            return true; // nothing is read of it
        const Owner now = m_bundle.article->id;
        const Owner before = m_kept.bundle.article->id;
        return areSame(valuesOf(m_index, now)[is.control], valuesOf(m_before, before)[is.control]);
    }
    if (is.kind != Kind::Region && is.kind != Kind::RegionAttribute)
        return true;
    const Mention *mention = m_regions.value(is.region);
    const Mention *was = m_kept.things.find<Mention>(is.region);
    if (!mention || !was)
        return !was;
    if (is.kind == Kind::Region) {
        updateRegion(item, is, *mention, *was);
        return true;
    }
    if (!areSame(valuesOf(m_index, ownerOf(*mention))[is.control], valuesBefore(is.region)[is.control]))
        return false;
    if (JsonValue *value = jsonMember(item, u"value"); is.span && (m_isAnew || was->extent != mention->extent)) {
        setJsonMember(*value, u"start"_s, qint64(m_text.toUtf16(mention->extent.hull().begin)));
        setJsonMember(*value, u"end"_s, qint64(m_text.toUtf16(mention->extent.hull().end)));
    }
    return true;
}

void LabelStudioRecord::setPlace(JsonValue &value, const Mention &mention) const
{
    const TextSpan span = mention.extent.hull();
    setJsonMember(value, u"start"_s, qint64(m_text.toUtf16(span.begin)));
    setJsonMember(value, u"end"_s, qint64(m_text.toUtf16(span.end)));
    setJsonMember(value, u"text"_s, mention.quote);
}

void LabelStudioRecord::updateRegion(JsonValue &item, const LabelStudioItem &is, const Mention &mention, const Mention &was)
{
    JsonValue &value = *jsonMember(item, u"value");
    const QString type = jsonString(item, u"type");
    const bool isLabelled = type.endsWith("labels"_L1);
    if (m_isAnew || was.extent != mention.extent) {
        setJsonMember(value, u"start"_s, qint64(m_text.toUtf16(mention.extent.hull().begin)));
        setJsonMember(value, u"end"_s, qint64(m_text.toUtf16(mention.extent.hull().end)));
        if (isLabelled && jsonMember(value, u"text"))
            setJsonMember(value, u"text"_s, mention.quote);
    }
    if (jsonString(item, u"id").isEmpty() && m_ids.contains(mention.id))
        setJsonMember(item, u"id"_s, m_ids.value(mention.id));
    const EventMention *event = m_eventOf.value(mention.id);
    if (isEvent(is.control) != bool(event) && isLabelled)
        setJsonMember(item, u"from_name"_s, event ? labelStudioTriggers.toString() : m_control);
    const Values now = valuesOf(m_index, ownerOf(mention))[is.control];
    const bool hasOtherValues = !areSame(now, valuesBefore(is.region)[is.control]);
    if (isLabelled && (was.type != mention.type || hasOtherValues)) {
        Values labels = now;
        labels.insert(labels.begin(), mention.type);
        setJsonMember(value, jsonMember(value, type) ? type : u"labels"_s, arrayOf(labels));
    } else if (!isLabelled && hasOtherValues) {
        setJsonMember(value, type == "textarea"_L1 ? u"text"_s : type, arrayOf(now));
    }
    const auto then = scoreOf(was, m_eventBefore.value(was.id));
    if (const auto number = scoreOf(mention, event); number != then) {
        if (number)
            setJsonMember(item, u"score"_s, *number);
        else
            removeJsonMember(item, u"score");
    }
}

/// False where it has to go, or goes to another list.
bool LabelStudioRecord::updateRelation(JsonValue &item, const LabelStudioItem &is, size_t list)
{
    const auto *relationBefore = m_kept.things.find<Relation>(is.name);
    const auto *argumentBefore = m_kept.things.find<Argument>(is.name);
    if (!relationBefore && !argumentBefore)
        return true;
    const Relation *relation = m_relations.value(is.name);
    const Argument *argument = m_arguments.value(is.name);
    if (!relation && !argument)
        return false;
    const Mention *from = relation ? mentionOf(relation->from) : triggerOf(*argument);
    const Mention *to = relation ? mentionOf(relation->to) : mentionOf(argument->filler);
    const auto stands = [this](const Mention *mention, const QString &where) { // as the reader finds it
        return m_regions.value(m_kept.things.find<Mention>(where) ? where : where.section(u'@', 0, 0)) == mention;
    };
    const bool hasOtherEnds = !stands(from, is.from) || !stands(to, is.to);
    if (hasOtherEnds)
        setEnds(item, idOf(from), idOf(to));
    const QString label = relation ? relation->type : argument->role;
    if (label != (relationBefore ? relationBefore->type : argumentBefore->role)) {
        JsonValue::Array &labels = jsonList(item, u"labels"_s);
        if (labels.empty())
            labels.emplace_back();
        labels.front().data = label;
    }
    if (relation && relation->from.kind == RelationEnd::Kind::EventMention && !is.isMarked)
        setJsonMember(item, labelStudioMark.toString(), u"relation"_s);
    else if (argument && is.isMarked)
        removeJsonMember(item, labelStudioMark);
    if (!hasOtherEnds || (m_homes.value(from->id) == list && m_homes.value(to->id) == list))
        return true;
    addRelation(std::move(item), *from, *to, label, relation);
    return false;
}

/// @param relation null: it is a role.
void LabelStudioRecord::addRelation(JsonValue &&item, const Mention &from, const Mention &to, const QString &label, const Relation *relation)
{
    const size_t home = m_homes.value(from.id);
    if (home != m_homes.value(to.id)) {
        m_apart << label;
        return;
    }
    const bool isSuggested = relation && m_suggested.contains(relation->id);
    if (relation && isPrediction(home) && !isSuggested)
        m_suggestedAgain << label;
    m_acceptedSuggestions += isSuggested && !isPrediction(home);
    m_addedRelations[home].push_back(std::move(item));
}

void LabelStudioRecord::setEnds(JsonValue &item, const QString &from, const QString &to)
{
    setJsonMember(item, u"from_id"_s, from);
    setJsonMember(item, u"to_id"_s, to);
    if (jsonString(item, u"direction") != "bi"_L1)
        setJsonMember(item, u"direction"_s, u"right"_s);
}

/// Those whose items went because they say something else now.
void LabelStudioRecord::addChangedAttributes(JsonValue::Array &items, const LabelStudioItem &region)
{
    const Mention &mention = *m_regions.value(region.region);
    const auto now = valuesOf(m_index, ownerOf(mention));
    const auto before = valuesBefore(region.region);
    JsonValue place{JsonValue::Object()};
    setPlace(place, mention);
    QStringList names = now.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (name != region.control && !areSame(now[name], before[name]))
            addAttributes(items, idOf(&mention), place, name, now[name]);
    }
}

void LabelStudioRecord::addNew()
{
    for (const Mention *mention : m_newMentions) {
        addRegion(m_added[m_homes.value(mention->id)], *mention);
        m_acceptedSuggestions += m_suggested.contains(mention->id);
    }
    const auto now = valuesOf(m_index, m_bundle.article->id);
    const auto before = m_kept.isThere() ? valuesOf(m_before, m_kept.bundle.article->id) : QHash<QString, Values>();
    QStringList names = now.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (!areSame(now[name], before[name]))
            addAttributes(m_added[m_first], freshId(m_bundle.article->id.value()), JsonValue{JsonValue::Object()}, name, now[name]);
    }
    const auto itemOf = [&](const Mention &from, const Mention &to, const QString &label) {
        JsonValue item{JsonValue::Object()};
        setJsonMember(item, u"type"_s, u"relation"_s);
        setEnds(item, idOf(&from), idOf(&to));
        setJsonMember(item, u"labels"_s, arrayOf({label}));
        return item;
    };
    for (const Argument *argument : m_newArguments) {
        const Mention &from = *triggerOf(*argument);
        const Mention &to = *mentionOf(argument->filler);
        addRelation(itemOf(from, to, argument->role), from, to, argument->role, nullptr);
    }
    for (const Relation *relation : m_newRelations) {
        const Mention &from = *mentionOf(relation->from);
        const Mention &to = *mentionOf(relation->to);
        JsonValue item = itemOf(from, to, relation->type);
        if (relation->from.kind == RelationEnd::Kind::EventMention)
            setJsonMember(item, labelStudioMark.toString(), u"relation"_s);
        addRelation(std::move(item), from, to, relation->type, relation);
    }
}

void LabelStudioRecord::addRegion(JsonValue::Array &items, const Mention &mention)
{
    const EventMention *event = m_eventOf.value(mention.id);
    const QString control = event ? labelStudioTriggers.toString() : m_control;
    const auto values = valuesOf(m_index, ownerOf(mention));
    JsonValue place{JsonValue::Object()};
    setPlace(place, mention);
    JsonValue value = place;
    Values labels = values[control];
    labels.insert(labels.begin(), mention.type);
    setJsonMember(value, u"labels"_s, arrayOf(labels));
    JsonValue item{JsonValue::Object()};
    setJsonMember(item, u"id"_s, idOf(&mention));
    setJsonMember(item, u"from_name"_s, control);
    setJsonMember(item, u"to_name"_s, m_object.name.isEmpty() ? m_config.text() : m_object.name);
    setJsonMember(item, u"type"_s, u"labels"_s);
    setJsonMember(item, u"value"_s, std::move(value.data));
    if (const auto number = scoreOf(mention, event))
        setJsonMember(item, u"score"_s, *number);
    setJsonMember(item, u"origin"_s, u"manual"_s);
    items.push_back(std::move(item));
    QStringList names = values.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (name != control)
            addAttributes(items, idOf(&mention), place, name, values[name]);
    }
}

/// One item for each run of values that are asked for in one way.
void LabelStudioRecord::addAttributes(
    JsonValue::Array &items, const QString &region, const JsonValue &place, const QString &name, const Values &values) const
{
    using Control = LabelStudioConfig::Control;
    const Control control = m_config.controlOf(name);
    for (size_t begin = 0, end = 0; begin < values.size(); begin = end) {
        while (end < values.size() && values[end].isNull() == values[begin].isNull())
            ++end;
        const Values run(values.begin() + qsizetype(begin), values.begin() + qsizetype(end));
        const auto number = control == Control::Number && run.size() == 1 ? numberOf(run.front()) : std::nullopt;
        const bool areChoices = run.front().isNull()
            || ((control == Control::Choices || control == Control::SeveralChoices) && !std::ranges::contains(run, labelStudioFlag));
        const QString type = number ? u"number"_s : areChoices ? u"choices"_s : u"textarea"_s;
        JsonValue value = place;
        removeJsonMember(value, u"text");
        setJsonMember(value, type == "textarea"_L1 ? u"text"_s : type, number ? *number : JsonValue::Data(arrayOf(run)));
        JsonValue item{JsonValue::Object()};
        setJsonMember(item, u"id"_s, region);
        setJsonMember(item, u"from_name"_s, name);
        setJsonMember(item, u"to_name"_s, m_object.name.isEmpty() ? m_config.text() : m_object.name);
        setJsonMember(item, u"type"_s, type);
        setJsonMember(item, u"value"_s, std::move(value.data));
        items.push_back(std::move(item));
    }
}

Owner LabelStudioRecord::ownerOf(const Mention &mention) const
{
    const EventMention *event = m_eventOf.value(mention.id);
    return event ? Owner(event->id) : Owner(mention.id);
}

QHash<QString, LabelStudioRecord::Values> LabelStudioRecord::valuesOf(const BundleIndex &index, const Owner &owner) const
{
    QHash<QString, Values> values;
    for (const Attribute *attribute : BundleIndex::of(index.attributes, owner))
        values[attribute->name].push_back(attribute->value);
    return values;
}

QHash<QString, LabelStudioRecord::Values> LabelStudioRecord::valuesBefore(const QString &region) const
{
    const Mention *was = m_kept.things.find<Mention>(region);
    if (!was)
        return {};
    const EventMention *event = m_eventBefore.value(was->id);
    return valuesOf(m_before, event ? Owner(event->id) : Owner(was->id));
}

const Mention *LabelStudioRecord::mentionOf(const RelationEnd &end) const
{
    if (end.kind == RelationEnd::Kind::Mention)
        return m_index.mentions.value(MentionId(end.id));
    return m_index.mentions.value(m_index.eventMentions.value(EventMentionId(end.id))->trigger);
}

const Mention *LabelStudioRecord::triggerOf(const Argument &argument) const
{
    return m_index.mentions.value(m_index.eventMentions.value(argument.eventMention)->trigger);
}

const Mention *LabelStudioRecord::mentionOf(const Filler &filler) const
{
    if (filler.kind == Filler::Kind::Mention)
        return m_index.mentions.value(MentionId(filler.id));
    return m_index.mentions.value(m_index.eventMentions.value(EventMentionId(filler.id))->trigger);
}

} // namespace glossator
