// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratcomposer.h"

#include "models/formats/bratdata.h"
#include "models/formats/bratidentities.h"

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

using Kind = BratLine::Kind;

/// The role in a form that brat can take, or just as the line has it already.
QString labelFor(const QString &role, const BratRecord *record)
{
    const bool isThere = record && std::ranges::contains(record->line.arguments, role, &BratArgument::label);
    return isThere ? role : bratLabel(role);
}

} // namespace

BratComposer::BratComposer(
    const Bundle &bundle, const TextOffsets &text, const TextOffsets &read, const BratDocument &layout)
    : m_bundle(bundle)
    , m_text(text)
    , m_read(read)
    , m_layout(layout)
    , m_index(bundle)
    , m_names(m_index, layout)
    , m_sheet(layout, bundle)
    , m_details(m_index, m_names, layout)
    , m_writer(m_index, m_names)
{
}

std::vector<OutputFile> BratComposer::compose()
{
    findOldData();
    nameThings();
    chooseTriggers();
    composeSpans();
    composeEvents();
    composeRelations();
    for (const Mention &mention : m_bundle.mentions)
        m_details.add(mention.id, isTrigger(mention.id));
    for (const EventMention &mention : m_bundle.eventMentions)
        m_details.add(mention.id, false);
    for (const Relation &relation : m_bundle.relations) {
        if (!m_names.of(relation.id).isEmpty())
            m_details.add(relation.id, false);
    }
    m_details.place(m_sheet);
    composeGroups();
    composeData();
    countLosses();
    return m_sheet.files([this](const BratLine &line) { return ownerOf(line); });
}

void BratComposer::findOldData()
{
    for (const BratRecord &record : m_layout.records()) {
        if (!record.accepted || !BratDocument::isOwnData(record.line) || m_dataRecords.contains(record.line.target))
            continue;
        if (readBratData(record.line.text))
            m_dataRecords.insert(record.line.target, &record);
    }
}

void BratComposer::nameThings()
{
    std::vector<const Mention *> mentions;
    for (const Mention &mention : m_bundle.mentions)
        mentions.push_back(&mention);
    std::ranges::stable_sort(mentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    for (const Mention *mention : mentions)
        m_names.give(mention->id, u'T');
    for (const EventMention &mention : m_bundle.eventMentions)
        m_names.give(mention.id, u'E');
}

QString BratComposer::labelOf(const EventMention &mention) const
{
    const Event *event = m_index.events.value(mention.event);
    const QString type = event ? event->type : QString();
    const BratRecord *record = m_layout.find(m_names.of(mention.id));
    return record && record->line.type == type ? type : bratLabel(type);
}

/// brat wants a trigger of the event's type. Where the mention is of another one, or there is none, a T line of the
/// same place stands in, so that nothing else is said of the mention than what is true.
void BratComposer::chooseTriggers()
{
    for (const EventMention &mention : m_bundle.eventMentions) {
        const QString label = labelOf(mention);
        const Mention *trigger = m_index.mentions.value(mention.trigger);
        const BratRecord *record = m_layout.find(m_names.of(mention.id));
        const bool asRead
            = record && trigger && record->line.target == m_names.of(trigger->id) && record->line.type == label;
        if (asRead || (trigger && bratLabel(trigger->type) == label)) {
            m_triggers[mention.id] = m_names.of(trigger->id);
            if (!m_triggerOf.contains(trigger->id))
                m_triggerOf.insert(trigger->id, mention.id);
        } else {
            m_triggers[mention.id] = standIn(mention, trigger ? trigger->extent : Extent(TextSpan{0, 0}), label);
        }
    }
}

QString BratComposer::standIn(const EventMention &mention, const Extent &extent, const QString &type)
{
    BratLine line{.kind = Kind::Span, .type = type, .fragments = splitAtBreaks(m_text, extent)};
    line.text = m_text.quote(Extent(line.fragments));
    const BratRecord *event = m_layout.find(m_names.of(mention.id));
    const BratRecord *old = event ? m_layout.find(event->line.target) : nullptr;
    line.id = old && !m_names.isTaken(old->line.id) ? old->line.id : m_names.fresh(u'T');
    m_standIns.push_back(line);
    m_standInFor.insert(line.id, mention.id);
    return line.id;
}

/// What the line tells of; a group, of the entity or event that its members are.
Owner BratComposer::ownerOf(const BratLine &line) const
{
    switch (line.kind) {
    case Kind::Span:
    case Kind::Event:
    case Kind::Relation:
        return m_standInFor.value(line.id, m_names.owner(line.id));
    case Kind::Attribute:
    case Kind::Link:
    case Kind::Note:
        return m_standInFor.value(line.target, m_names.owner(line.target));
    case Kind::Group: {
        const Owner member = m_names.owner(line.arguments.front().id);
        if (const Mention *mention = m_index.mentions.value(MentionId(member.id)); mention && mention->entity)
            return mention->entity;
        if (const EventMention *mention = m_index.eventMentions.value(EventMentionId(member.id)))
            return mention->event;
        return member;
    }
    case Kind::Unknown:
        break;
    }
    return {};
}

/// The line goes where the thing stood in the layout, or behind.
void BratComposer::put(const QString &name, BratLine line, bool isGiven, bool isSame)
{
    const BratRecord *record = m_layout.find(name);
    if (record && isSame && m_sheet.isWhole(*record)) {
        m_sheet.keep(*record);
        m_kept.insert(name);
        return;
    }
    m_newTypes.insert(line.type);
    if (record)
        m_sheet.replace(*record, std::move(line));
    else
        m_sheet.append(std::move(line), isGiven);
}

void BratComposer::composeSpans()
{
    const bool sameText = m_read.text() == m_text.text();
    for (const Mention &mention : m_bundle.mentions) {
        const QString name = m_names.of(mention.id);
        const bool trigger = isTrigger(mention.id);
        BratLine line{.kind = Kind::Span, .id = name, .fragments = splitAtBreaks(m_text, mention.extent)};
        const BratRecord *record = m_layout.find(name);
        line.type = record && record->line.type == mention.type ? mention.type
            : trigger                                           ? bratLabel(mention.type)
                                                                : bratWord(mention.type);
        line.text = m_text.quote(Extent(line.fragments));
        const bool isSame = record && record->line.type == line.type
            && splitAtBreaks(m_read, record->extent) == line.fragments
            && (sameText || m_read.quote(Extent(line.fragments)) == line.text);
        m_spans.insert(name, line);
        put(name, std::move(line), !trigger, isSame);
    }
    for (const BratLine &line : m_standIns) {
        const BratRecord *record = m_layout.find(line.id);
        m_spans.insert(line.id, line);
        put(line.id, line, false,
            record && record->line.type == line.type && splitAtBreaks(m_read, record->extent) == line.fragments);
    }
    // One file counts in one unit.
    const auto isKept = [this](const QString &name) { return m_kept.contains(name); };
    if (m_layout.unit() != OffsetUnit::CodePoint && !std::ranges::all_of(m_spans.keys(), isKept)) {
        m_sheet.renewSpans(m_spans);
        m_kept.clear();
    }
}

BratComposer::ArgumentData BratComposer::argumentData(const Argument &argument)
{
    ArgumentData result{.argument = &argument};
    const Filler &filler = argument.filler;
    const auto refer = [&](QLatin1StringView key, auto id, const auto &members) {
        const QJsonValue reference = m_writer.reference(id);
        m_said.insert(id);
        if (!reference.isNull())
            result.data[key] = reference;
        if (members.contains(id))
            result.id = reference.toString();
    };
    switch (filler.kind) {
    case Filler::Kind::Mention:
        result.id = m_names.of(MentionId(filler.id));
        break;
    case Filler::Kind::EventMention:
        result.id = m_names.of(EventMentionId(filler.id));
        break;
    case Filler::Kind::Entity:
        refer("entity"_L1, EntityId(filler.id), m_index.mentionsOf);
        break;
    case Filler::Kind::Event:
        refer("event"_L1, EventId(filler.id), m_index.eventMentionsOf);
        break;
    case Filler::Kind::Span:
        result.data["span"_L1] = Extent(filler.span).toString();
        if (filler.text != m_text.quote(filler.span))
            result.data["text"_L1] = filler.text;
        break;
    case Filler::Kind::Value:
        result.data["value"_L1] = filler.text;
        break;
    }
    m_writer.details(result.data, argument.id);
    return result;
}

void BratComposer::composeEvents()
{
    for (const EventMention &mention : m_bundle.eventMentions) {
        const QString name = m_names.of(mention.id);
        BratLine line{
            .kind = Kind::Event, .id = name, .type = labelOf(mention), .target = m_triggers.value(mention.id)};
        const BratRecord *record = m_layout.find(name);
        std::vector<ArgumentData> arguments;
        for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, mention.id)) {
            ArgumentData data = argumentData(*argument);
            if (data.id.isEmpty() && data.data.isEmpty()) {
                ++m_losses.arguments;
                continue;
            }
            if (!data.id.isEmpty())
                line.arguments.push_back({labelFor(argument->role, record), data.id});
            arguments.push_back(std::move(data));
        }
        line.rest = record ? m_sheet.rest(*record) : QString(); // may have roles as well, to be counted with
        const BratLine taken = parseBratLine(writeBratLine(line));
        const auto count = std::min(std::ssize(taken.arguments), std::ssize(line.arguments));
        std::ranges::copy_n(taken.arguments.begin(), count, line.arguments.begin()); // as the reader will take them
        const bool isSame = record && record->line.type == line.type && record->line.target == line.target
            && record->line.arguments == line.arguments;
        put(name, line, false, isSame);

        qint64 at = 0;
        for (ArgumentData &argument : arguments) {
            const QString role = argument.id.isEmpty() ? QString() : line.arguments[size_t(at)].label;
            if (argument.argument->role != role || argument.id.isEmpty())
                argument.data["role"_L1] = argument.argument->role;
            const bool sameAuthor
                = argument.argument->author == mention.by.author && argument.argument->created == mention.by.created;
            if (!sameAuthor && !m_writer.isOfImport(argument.argument->author, argument.argument->created)) {
                argument.data["author"_L1] = bratAuthor(argument.argument->author, m_index.authors);
                argument.data["created"_L1] = argument.argument->created;
            }
            if (argument.id.isEmpty()) {
                argument.data["after"_L1] = at;
            } else if (!argument.data.isEmpty()) {
                argument.data["at"_L1] = at;
                argument.data["id"_L1] = argument.id;
            }
            at += argument.id.isEmpty() ? 0 : 1;
            if (!argument.data.isEmpty())
                m_arguments[mention.id].append(argument.data);
        }
    }
}

bool BratComposer::relationEnd(const RelationEnd &end, BratArgument &argument, Data &more)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention:
        argument.id = m_names.of(MentionId(end.id));
        break;
    case RelationEnd::Kind::EventMention:
        argument.id = m_names.of(EventMentionId(end.id));
        break;
    case RelationEnd::Kind::Entity:
        if (m_index.mentionsOf.contains(EntityId(end.id))) {
            argument.id = m_writer.reference(EntityId(end.id)).toString();
            more["entity"_L1] = argument.id;
        }
        break;
    }
    return !argument.id.isEmpty();
}

void BratComposer::composeRelations()
{
    for (const Relation &relation : m_bundle.relations) {
        BratLine line{.kind = Kind::Relation, .type = bratWord(relation.type), .arguments = {{}, {}}};
        Data from;
        Data to;
        if (!relationEnd(relation.from, line.arguments[0], from) || !relationEnd(relation.to, line.arguments[1], to)) {
            ++m_losses.relations;
            continue;
        }
        m_names.give(relation.id, u'R');
        line.id = m_names.of(relation.id);
        const BratRecord *record = m_layout.find(line.id);
        if (record && record->line.type == relation.type)
            line.type = relation.type;
        line.arguments[0].label = labelFor(relation.from.role, record);
        line.arguments[1].label = labelFor(relation.to.role, record);
        if (line.arguments[0].label == line.arguments[1].label) {
            line.arguments[0].label = u"Arg1"_s;
            line.arguments[1].label = u"Arg2"_s;
        }
        if (relation.from.role != line.arguments[0].label)
            from["role"_L1] = relation.from.role;
        if (relation.to.role != line.arguments[1].label)
            to["role"_L1] = relation.to.role;
        Data &ends = m_ends[relation.id];
        if (!from.isEmpty())
            ends["from"_L1] = from;
        if (!to.isEmpty())
            ends["to"_L1] = to;

        if (relation.type != line.type)
            ends["type"_L1] = relation.type;
        const bool isSame = record && record->line.type == line.type && record->line.arguments == line.arguments;
        put(line.id, line, false, isSame);
    }
}

/// Equivalences say which mentions are of one entity and which event mentions of one event.
void BratComposer::composeGroups()
{
    QHash<QString, int> numbers;
    std::vector<const BratRecord *> records;
    for (const BratRecord &record : m_layout.records()) {
        if (record.line.kind != Kind::Group || !record.accepted)
            continue;
        records.push_back(&record);
        for (const BratArgument &member : record.line.arguments) {
            if (!numbers.contains(member.id))
                numbers.insert(member.id, int(numbers.size()));
        }
    }
    BratIdentities before(numbers);
    for (const BratRecord *record : records) {
        for (const BratArgument &member : record->line.arguments)
            before.join(record->line.arguments.front().id, member.id);
    }
    before.resolve();
    std::vector<std::vector<const BratRecord *>> recordsOf(before.identities().size());
    for (const BratRecord *record : records)
        recordsOf[size_t(before.indexOf(record->line.arguments.front().id))].push_back(record);

    const auto isSame = [&](const std::vector<Owner> &members) {
        const int group = before.indexOf(m_names.of(members.front()));
        return group >= 0 && before.identities()[size_t(group)].members.size() == members.size()
            && std::ranges::all_of(members, [&](Owner one) { return before.indexOf(m_names.of(one)) == group; })
            && std::ranges::all_of(recordsOf[size_t(group)], [&](auto *record) { return m_sheet.isWhole(*record); });
    };
    const auto compose = [&](std::vector<Owner> members) {
        if (members.size() >= 2 && isSame(members)) {
            for (const BratRecord *record : recordsOf[size_t(before.indexOf(m_names.of(members.front())))])
                m_sheet.keep(*record);
        } else {
            std::erase_if(members,
                [this](Owner one) { return one.kind == Owner::Kind::Mention && isTrigger(MentionId(one.id)); });
            if (members.size() < 2)
                return;
            BratLine line{.kind = Kind::Group, .type = u"Equiv"_s};
            const BratRecord *place = nullptr;
            for (const Owner &one : members) {
                line.arguments.push_back({{}, m_names.of(one)});
                const int group = before.indexOf(m_names.of(one));
                if (group >= 0 && !place && !m_sheet.isClaimed(*recordsOf[size_t(group)].front()))
                    place = recordsOf[size_t(group)].front();
            }
            if (place)
                m_sheet.replace(*place, std::move(line));
            else
                m_sheet.append(std::move(line));
        }
        m_grouped.unite({members.begin(), members.end()});
    };
    const auto owners = [](const auto &members) {
        std::vector<Owner> ids;
        ids.reserve(members.size());
        for (const auto *member : members)
            ids.emplace_back(member->id);
        return ids;
    };
    for (const Entity &entity : m_bundle.entities) {
        const auto &members = BundleIndex::of(m_index.mentionsOf, entity.id);
        if (members.empty())
            continue;
        compose(owners(members));
        // One of the group tells of the entity; those that could not be in it, being triggers, name that one.
        const auto grouped = std::ranges::find_if(members, [this](auto *one) { return m_grouped.contains(one->id); });
        m_tellers[entity.id] = grouped == members.end() ? members.front() : *grouped;
    }
    for (const Event &event : m_bundle.events)
        compose(owners(BundleIndex::of(m_index.eventMentionsOf, event.id)));
}

BratComposer::Data BratComposer::mentionData(const Mention &mention)
{
    const QString name = m_names.of(mention.id);
    const BratLine &line = m_spans[name];

    Data data = m_details.data(mention.id, m_writer);
    if (mention.type != line.type)
        data["type"_L1] = mention.type;
    const BratRecord *kept = m_kept.contains(name) ? m_layout.find(name) : nullptr;
    if ((kept ? kept->extent : joinAtBreaks(m_text, line.fragments)) != mention.extent)
        data["extent"_L1] = mention.extent.toString();
    if (mention.head)
        data["head"_L1] = Extent(*mention.head).toString();
    if (!mention.level.isEmpty())
        data["level"_L1] = mention.level;
    if (!mention.flag.isEmpty() && (!kept || kept->flag != mention.flag))
        data["flag"_L1] = mention.flag;
    if (mention.confidence)
        data["confidence"_L1] = *mention.confidence;
    m_writer.provenance(data, mention.by);

    if (const Entity *entity = m_index.entities.value(mention.entity)) {
        const Mention *first = m_tellers.value(entity->id);
        m_said.insert(entity->id);
        if (first == &mention) {
            const Data definition = m_writer.entity(*entity);
            if (!definition.isEmpty() || !m_grouped.contains(mention.id))
                data["entity"_L1] = definition;
        } else if (!m_grouped.contains(mention.id)) {
            data["entity"_L1] = m_names.of(first->id);
        }
    }
    return data;
}

BratComposer::Data BratComposer::eventData(const EventMention &mention)
{
    Data data = m_details.data(mention.id, m_writer);
    const Mention *trigger = m_index.mentions.value(mention.trigger);
    const QString triggerName = trigger ? m_names.of(trigger->id) : QString();
    if (triggerName.isEmpty())
        data["trigger"_L1] = false;
    else if (triggerName != m_triggers.value(mention.id))
        data["trigger"_L1] = triggerName;
    else if (m_triggerOf.value(trigger->id) == mention.id) {
        if (const Data ofTrigger = mentionData(*trigger); !ofTrigger.isEmpty())
            data["mention"_L1] = ofTrigger;
    }
    if (const Event *event = m_index.events.value(mention.event)) {
        m_said.insert(event->id);
        if (event->type != labelOf(mention))
            data["type"_L1] = event->type;
        const EventMention *first = BundleIndex::of(m_index.eventMentionsOf, event->id).front();
        if (first == &mention) {
            if (const Data definition = m_writer.event(*event); !definition.isEmpty())
                data["event"_L1] = definition;
        }
    }
    if (const QJsonArray more = m_arguments.value(mention.id); !more.isEmpty())
        data["args"_L1] = more;
    if (mention.confidence)
        data["confidence"_L1] = *mention.confidence;
    m_writer.provenance(data, mention.by);
    return data;
}

BratComposer::Data BratComposer::relationData(const Relation &relation)
{
    Data data = m_details.data(relation.id, m_writer);
    const Data ends = m_ends.value(relation.id);
    for (auto end = ends.begin(); end != ends.end(); ++end)
        data[end.key()] = end.value();
    if (!relation.note.isEmpty())
        data["note"_L1] = relation.note;
    if (m_index.mentions.contains(relation.trigger))
        data["trigger"_L1] = m_names.of(relation.trigger);
    if (relation.confidence)
        data["confidence"_L1] = *relation.confidence;
    m_writer.provenance(data, relation.by);
    return data;
}

void BratComposer::composeData()
{
    for (const Mention &mention : m_bundle.mentions) {
        if (!isTrigger(mention.id))
            putData(m_names.of(mention.id), mentionData(mention));
    }
    for (const EventMention &mention : m_bundle.eventMentions)
        putData(m_names.of(mention.id), eventData(mention));
    for (const Relation &relation : m_bundle.relations) {
        if (const QString name = m_names.of(relation.id); !name.isEmpty())
            putData(name, relationData(relation));
    }
}

void BratComposer::putData(const QString &name, const Data &data)
{
    if (data.isEmpty())
        return; // and a note that there was falls away
    const BratRecord *record = m_dataRecords.value(name);
    BratLine line{.kind = Kind::Note, .type = BratDataType, .target = name, .text = writeBratData(data)};
    if (!record) {
        line.id = m_names.fresh(u'#');
        m_sheet.append(std::move(line));
    } else if (readBratData(record->line.text) == readBratData(line.text)) {
        m_sheet.keep(*record);
    } else {
        line.id = record->line.id;
        m_sheet.replace(*record, std::move(line));
    }
}

void BratComposer::countLosses()
{
    for (const Relation &relation : m_bundle.relations) {
        for (const RelationEnd &end : {relation.from, relation.to}) {
            if (end.kind == RelationEnd::Kind::Entity && !m_names.of(relation.id).isEmpty())
                m_said.insert(EntityId(end.id));
        }
    }
    for (const Entity &entity : m_bundle.entities)
        m_losses.entities += m_said.contains(entity.id) ? 0 : 1;
    for (const Event &event : m_bundle.events)
        m_losses.events += m_said.contains(event.id) ? 0 : 1;
}

} // namespace glossator
