// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventsreader.h"

#include "models/base/sha256.h"
#include "models/formats/bundleindex.h"
#include "models/formats/clustername.h"
#include "models/formats/jsontree.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Alike, but for blanks: the corpus quotes tokens with blanks between them.
bool areAlike(const QString &a, const QString &b)
{
    const auto isBlank = [](QChar unit) { return unit.isSpace(); };
    return a == b || QString(a).removeIf(isBlank) == QString(b).removeIf(isBlank);
}

/// One that is there: they lie in the order of their ids.
template <class Thing>
Thing &thingOf(std::vector<Thing> &things, decltype(Thing::id) id)
{
    return *std::ranges::lower_bound(things, id, {}, &Thing::id);
}

} // namespace

const QString WikiEventsReader::id = u"wikievents"_s;
const QString WikiEventsReader::corefName = u".wikievents-coref"_s;

Result<std::optional<Bundle>> WikiEventsReader::read(const JsonValue &value, const JsonRecord &record, qint64 number)
{
    m_mentions.clear();
    m_events.clear();
    const QString name = jsonString(value, u"doc_id");
    if (name.isEmpty())
        return fail(Error::Code::BadInput, placed(m_context.file, value.line, tr("“doc_id” has to be there, and a text.")));
    GLOSSATOR_ASSIGN(m_text, wikiEventsText(value, m_context.file));
    RecordBundle made(m_context, record, m_text.text, name.isEmpty() ? QString::number(number) : name);
    made.setHeading(jsonString(value, u"title"), jsonString(value, u"published"));
    made.bundle().remarks += m_coref.remarks();
    made.addName(made.article(), name);
    made.fit(OffsetUnit::CodePoint, {});
    readMentions(made, value);
    readEvents(made, value);
    readRelations(made, value);
    const auto clusters = m_next ? std::exchange(m_next, {}) : m_coref.take(name);
    if (clusters)
        readClusters(made, *clusters);
    Bundle bundle = made.finished();
    if (clusters) {
        SourceFile file;
        file.id = made.next<SourceFileId>();
        file.article = bundle.article->id;
        file.format = id;
        file.name = corefName;
        file.bytes = clusters->bytes;
        file.hash = sha256(file.bytes);
        bundle.files.push_back(std::move(file));
    }
    return bundle;
}

std::optional<TextSpan> WikiEventsReader::placeOf(const JsonValue &entry) const
{
    const auto tokens = recordSpan(jsonInteger(entry, u"start"), jsonInteger(entry, u"end"));
    if (!tokens || tokens->end > qsizetype(m_text.tokens.size()))
        return std::nullopt;
    return TextSpan{m_text.tokens[size_t(tokens->begin)].begin, m_text.tokens[size_t(tokens->end) - 1].end};
}

Mention *WikiEventsReader::addMention(RecordBundle &made, const QString &type, const JsonValue &entry, const QString &name)
{
    const auto place = placeOf(entry);
    Mention *mention = place && !type.isEmpty() ? made.addMention(type, {{*place}, {}}, name, entry.line) : nullptr;
    if (const QString text = jsonString(entry, u"text"); mention && !text.isEmpty() && !areAlike(text, mention->quote))
        made.flag(*mention, tr("The file gives “%1” as its text.").arg(text), name, entry.line);
    return mention;
}

void WikiEventsReader::readMentions(RecordBundle &made, const JsonValue &value)
{
    const JsonValue::Array &entries = jsonItems(value, u"entity_mentions");
    const QStringList names = entryNames(entries);
    for (size_t i = 0; i < entries.size(); ++i) {
        const QString type = jsonString(entries[i], u"entity_type");
        const QString &name = names[qsizetype(i)];
        Mention *mention = addMention(made, type, entries[i], name);
        if (!mention) {
            made.leave(u"entity_mentions"_s);
            continue;
        }
        mention->level = jsonString(entries[i], u"mention_type");
        m_mentions.insert(name, mention->id);
    }
}

void WikiEventsReader::readEvents(RecordBundle &made, const JsonValue &value)
{
    const JsonValue::Array &entries = jsonItems(value, u"event_mentions");
    const QStringList names = entryNames(entries);
    for (size_t i = 0; i < entries.size(); ++i) {
        const QString type = jsonString(entries[i], u"event_type");
        const JsonValue *place = jsonMember(entries[i], u"trigger");
        const QString &name = names[qsizetype(i)];
        const Mention *trigger = place ? addMention(made, type, *place, name + u" trigger"_s) : nullptr;
        if (!trigger) {
            made.leave(u"event_mentions"_s);
            continue;
        }
        EventMention mention;
        mention.id = made.next<EventMentionId>();
        mention.event = made.next<EventId>();
        mention.article = made.article();
        mention.trigger = trigger->id;
        made.addName(mention.id, name);
        made.bundle().events.push_back({mention.event, type, {}, {}});
        made.bundle().eventMentions.push_back(mention);
        m_events.insert(name, mention.id);
        readArguments(made, entries[i], mention.id);
    }
}

void WikiEventsReader::readArguments(RecordBundle &made, const JsonValue &entry, EventMentionId event)
{
    int ordinal = 0;
    for (const JsonValue &value : jsonItems(entry, u"arguments")) {
        const QString role = jsonString(value, u"role");
        const MentionId filler = m_mentions.value(jsonString(value, u"entity_id"));
        if (role.isEmpty() || !filler) {
            made.leave(u"arguments"_s);
            continue;
        }
        Argument argument;
        argument.id = made.next<ArgumentId>();
        argument.eventMention = event;
        argument.role = role;
        argument.ordinal = ordinal++;
        argument.filler = Filler(filler);
        made.bundle().arguments.push_back(std::move(argument));
    }
}

void WikiEventsReader::readRelations(RecordBundle &made, const JsonValue &value)
{
    const JsonValue::Array &entries = jsonItems(value, u"relation_mentions");
    const QStringList names = entryNames(entries);
    for (size_t i = 0; i < entries.size(); ++i) {
        const QString type = jsonString(entries[i], u"relation_type");
        const JsonValue::Array &ends = jsonItems(entries[i], u"arguments");
        const auto end = [&](size_t at) { return m_mentions.value(jsonString(ends[at], u"entity_id")); };
        if (type.isEmpty() || ends.size() != 2 || !end(0) || !end(1)) {
            made.leave(u"relation_mentions"_s);
            continue;
        }
        made.addRelation(type, {end(0), jsonString(ends[0], u"role")}, {end(1), jsonString(ends[1], u"role")}, names[qsizetype(i)]);
    }
}

void WikiEventsReader::readClusters(RecordBundle &made, const JsonRecord &record)
{
    const QString &file = m_coref.file().isEmpty() ? m_context.file : m_coref.file();
    const Result<JsonValue> value = jsonTree(record.bytes, file, record.line);
    if (!value) {
        made.bundle().remarks << value.error().message;
        return;
    }
    const JsonValue::Array &names = jsonItems(*value, u"informative_mentions");
    const JsonValue::Array &clusters = jsonItems(*value, u"clusters");
    for (size_t i = 0; i < clusters.size(); ++i) {
        const JsonValue::Array *cluster = clusters[i].array();
        if (!cluster)
            continue;
        std::vector<MentionId> mentions;
        std::vector<EventMentionId> events;
        for (const JsonValue &member : *cluster) {
            const QString name = member.string() ? *member.string() : QString();
            if (const MentionId mention = m_mentions.take(name)) // of two that claim it the first has it
                mentions.push_back(mention);
            else if (const EventMentionId event = m_events.take(name))
                events.push_back(event);
            else
                made.leave(u"clusters"_s);
        }
        const QString *name = i < names.size() ? names[i].string() : nullptr;
        joinMentions(made, mentions, name ? *name : QString());
        joinEvents(made, events);
    }
    std::erase_if(made.bundle().events, [](const Event &event) { return event.type.isEmpty(); }); // joined with others
}

void WikiEventsReader::joinMentions(RecordBundle &made, const std::vector<MentionId> &mentions, const QString &name)
{
    if (mentions.empty())
        return;
    Entity entity;
    entity.id = made.next<EntityId>();
    std::vector<const Mention *> members;
    for (const MentionId member : mentions) {
        Mention &mention = thingOf(made.bundle().mentions, member);
        mention.entity = entity.id;
        members.push_back(&mention);
    }
    std::ranges::stable_sort(members, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    QStringList quotes;
    for (const Mention *member : members)
        quotes << member->quote;
    entity.type = members.front()->type;
    entity.name = name.isEmpty() ? clusterName(quotes) : name;
    made.bundle().entities.push_back(std::move(entity));
}

void WikiEventsReader::joinEvents(RecordBundle &made, const std::vector<EventMentionId> &mentions)
{
    std::vector<Event> &events = made.bundle().events;
    EventId joined;
    for (const EventMentionId member : mentions) {
        EventMention &mention = thingOf(made.bundle().eventMentions, member);
        if (!joined) {
            joined = mention.event;
        } else if (Event &event = thingOf(events, mention.event); event.type == thingOf(events, joined).type) {
            event.type.clear();
            mention.event = joined;
        } else {
            made.leave(u"clusters"_s); // an event has one type
        }
    }
}

} // namespace glossator
