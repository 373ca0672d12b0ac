// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratreader.h"

#include "models/base/sha256.h"
#include "models/formats/bratarguments.h"
#include "models/formats/bratbundle.h"
#include "models/formats/bratdata.h"
#include "models/formats/bratidentities.h"
#include "models/formats/bundleindex.h"
#include "models/formats/clustername.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

using Kind = BratLine::Kind;

QString tr(const char *sentence) { return QCoreApplication::translate("BratFormat", sentence); }

/// A value that a line gives in plain form and our note in full; the note counts while the line still fits it.
QString inFull(const QJsonObject &data, QLatin1StringView key, const QString &plain, QString (*plainForm)(QStringView))
{
    const QJsonValue full = data.value(key);
    return full.isString() && plainForm(full.toString()) == plain ? full.toString() : plain;
}

class Reader {
public:
    Reader(Bundle &bundle, const TextOffsets &text, const BratDocument &document, const QString &path)
        : m_bundle(bundle)
        , m_things(bundle)
        , m_text(text)
        , m_document(document)
        , m_path(path)
        , m_article(bundle.article->id)
    {
    }

    void read();

private:
    void collectData();
    void findStandIns();
    void readMentions();
    void readIdentities();
    void readEntities();
    void readEvents();
    void readEventMention(const BratRecord &record);
    void readArguments(const BratRecord &record);
    void readRelation(const BratRecord &record);
    RelationEnd relationEnd(const BratArgument &argument, const QJsonValue &more);
    void readDetail(const BratRecord &record);
    void readLeftovers();
    void remarkOnUnit();

    std::optional<Filler> filler(const BratArgumentEntry &entry);
    std::optional<Owner> owner(const QString &id) const;
    std::optional<Extent> extent(const QJsonValue &written) const;
    void remark(const BratRecord &record, const QString &sentence);

    [[nodiscard]] std::vector<BratArgumentEntry> argumentsOf(const BratRecord &record) const;

    Bundle &m_bundle;
    BratBundle m_things;
    const TextOffsets &m_text;
    const BratDocument &m_document;
    const QString &m_path;
    const ArticleId m_article;
    QHash<QString, QJsonObject> m_data; ///< our notes, by the id they hang on
    QSet<const BratRecord *> m_refused; ///< notes of ours that cannot be used
    QSet<QString> m_standIns; ///< T lines that are there only for brat
    QHash<QString, int> m_mentions; ///< index in the bundle
    QHash<QString, int> m_eventMentions;
    QHash<QString, RelationId> m_relations;
    std::optional<BratIdentities> m_entityOf;
    std::optional<BratIdentities> m_eventOf;
};

void Reader::read()
{
    remarkOnUnit();
    collectData();
    findStandIns();
    readMentions();
    readIdentities();
    readEntities();
    readEvents();
    for (const BratRecord &record : m_document.records()) {
        if (record.accepted && record.isRelation())
            readRelation(record);
    }
    for (const BratRecord &record : m_document.records()) {
        if (record.accepted)
            readDetail(record);
    }
    readLeftovers();
}

void Reader::remarkOnUnit()
{
    if (m_document.unit() == OffsetUnit::CodePoint)
        return;
    const QString file = m_path + m_document.files().front().suffix;
    m_bundle.remarks.append(
        tr("%1: the offsets fit the text only as %2 and were read so.").arg(file, nameOf(m_document.unit())));
}

void Reader::collectData()
{
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted || !BratDocument::isOwnData(record.line))
            continue;
        const auto data = readBratData(record.line.text);
        if (data && !m_data.contains(record.line.target)) {
            m_data.insert(record.line.target, *data);
        } else {
            m_refused.insert(&record);
            remark(record, tr("the details in this note cannot be read; the line is kept as it is"));
        }
    }
    // What a trigger has to say stands in the note of its event.
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted || !record.isEvent())
            continue;
        const QJsonObject trigger = m_data.value(record.line.id).value("mention"_L1).toObject();
        if (!trigger.isEmpty() && !m_data.contains(record.line.target))
            m_data.insert(record.line.target, trigger);
    }
}

void Reader::findStandIns()
{
    QHash<QString, int> uses;
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted)
            continue;
        ++uses[record.line.target];
        for (const BratArgument &argument : record.line.arguments)
            ++uses[argument.id];
    }
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted || !record.isEvent() || uses.value(record.line.target) != 1)
            continue;
        const QJsonValue trigger = m_data.value(record.line.id).value("trigger"_L1);
        const BratRecord *real = m_document.find(trigger.toString());
        if (trigger.isBool() || (real && real->isSpan()))
            m_standIns.insert(record.line.target);
    }
}

void Reader::readMentions()
{
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted || !record.isSpan() || m_standIns.contains(record.line.id))
            continue;
        const QJsonObject data = m_data.value(record.line.id);
        Mention mention;
        mention.id = m_things.next<MentionId>();
        mention.article = m_article;
        mention.type = inFull(data, "type"_L1, record.line.type, bratWord);
        if (mention.type == record.line.type)
            mention.type = inFull(data, "type"_L1, record.line.type, bratLabel); // as a trigger
        mention.extent = record.extent;
        if (const auto full = extent(data.value("extent"_L1));
            full && splitAtBreaks(m_text, *full) == splitAtBreaks(m_text, record.extent))
            mention.extent = *full;
        mention.quote = m_text.quote(mention.extent);
        if (const auto head = extent(data.value("head"_L1)); head && head->fragments().size() == 1)
            mention.head = head->hull();
        mention.level = data.value("level"_L1).toString();
        mention.confidence = BratBundle::confidence(data);
        mention.flag = record.flag.isEmpty() ? data.value("flag"_L1).toString() : record.flag;
        mention.by = m_things.provenance(data);
        m_mentions.insert(record.line.id, int(m_bundle.mentions.size()));
        m_things.addName(mention.id, record.line.id);
        m_things.addDetails(mention.id, data);
        m_bundle.mentions.push_back(std::move(mention));
    }
}

void Reader::readIdentities()
{
    for (const BratRecord &record : m_document.records()) {
        if (record.accepted && record.isEvent())
            m_eventMentions.insert(record.line.id, int(m_eventMentions.size()));
    }
    m_entityOf.emplace(m_mentions);
    m_eventOf.emplace(m_eventMentions);
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted)
            continue;
        const QString &id = record.line.id;
        const QJsonObject data = m_data.value(id);
        if (record.isSpan() && data.contains("entity"_L1)) {
            m_entityOf->name(id, data.value("entity"_L1));
        } else if (record.isEvent()) {
            m_eventOf->name(id, data.value("event"_L1));
            for (const BratArgumentEntry &entry : argumentsOf(record)) {
                m_entityOf->name(entry.data.value("entity"_L1));
                if (!entry.data.contains("entity"_L1))
                    m_eventOf->name(entry.data.value("event"_L1));
            }
        } else if (record.isRelation()) {
            m_entityOf->name(data.value("from"_L1)["entity"_L1]);
            m_entityOf->name(data.value("to"_L1)["entity"_L1]);
        } else if (record.line.kind == Kind::Group) {
            BratIdentities &identities
                = m_mentions.contains(record.line.arguments.front().id) ? *m_entityOf : *m_eventOf;
            for (const BratArgument &member : record.line.arguments)
                identities.join(record.line.arguments.front().id, member.id);
        }
    }
    m_entityOf->resolve();
    m_eventOf->resolve();
}

void Reader::readEntities()
{
    for (const BratIdentities::Identity &identity : m_entityOf->identities()) {
        Entity entity;
        entity.id = m_things.next<EntityId>();
        std::vector<Mention *> members;
        for (const int index : identity.members) {
            members.push_back(&m_bundle.mentions[size_t(index)]);
            members.back()->entity = entity.id;
        }
        std::ranges::stable_sort(members, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
        QStringList quotes;
        for (const Mention *mention : members)
            quotes.append(mention->quote);
        const QJsonObject &data = identity.definition;
        entity.type = data.value("type"_L1).toString(members.empty() ? QString() : members.front()->type);
        entity.name = data.value("name"_L1).toString(clusterName(quotes));
        for (const QJsonValue &alias : data.value("aliases"_L1).toArray())
            entity.aliases.append(alias.toString());
        entity.note = data.value("note"_L1).toString();
        entity.by = m_things.provenance(data);
        m_things.addDetails(entity.id, data);
        m_bundle.entities.push_back(std::move(entity));
    }
}

void Reader::readEvents()
{
    for (const BratIdentities::Identity &identity : m_eventOf->identities()) {
        Event event;
        event.id = m_things.next<EventId>();
        event.type = identity.definition.value("type"_L1).toString();
        event.note = identity.definition.value("note"_L1).toString();
        event.by = m_things.provenance(identity.definition);
        m_things.addDetails(event.id, identity.definition);
        m_bundle.events.push_back(std::move(event));
    }
    for (const BratRecord &record : m_document.records()) {
        if (record.accepted && record.isEvent())
            readEventMention(record);
    }
    for (const BratRecord &record : m_document.records()) {
        if (record.accepted && record.isEvent())
            readArguments(record);
    }
}

void Reader::readEventMention(const BratRecord &record)
{
    const QJsonObject data = m_data.value(record.line.id);
    Event &event = m_bundle.events[size_t(m_eventOf->indexOf(record.line.id))];
    if (event.type.isEmpty())
        event.type = inFull(data, "type"_L1, record.line.type, bratLabel);
    EventMention mention;
    mention.id = m_things.next<EventMentionId>();
    mention.event = event.id;
    mention.article = m_article;
    const QString trigger
        = m_standIns.contains(record.line.target) ? data.value("trigger"_L1).toString() : record.line.target;
    if (const auto index = m_mentions.constFind(trigger); index != m_mentions.cend())
        mention.trigger = m_bundle.mentions[size_t(*index)].id;
    mention.confidence = BratBundle::confidence(data);
    mention.by = m_things.provenance(data);
    m_things.addName(mention.id, record.line.id);
    m_things.addDetails(mention.id, data);
    m_bundle.eventMentions.push_back(std::move(mention));
}

std::optional<Filler> Reader::filler(const BratArgumentEntry &entry)
{
    const QJsonObject &data = entry.data;
    if (const int entity = m_entityOf->indexOf(data.value("entity"_L1)); entity >= 0)
        return Filler(m_bundle.entities[size_t(entity)].id);
    if (const int event = m_eventOf->indexOf(data.value("event"_L1)); event >= 0)
        return Filler(m_bundle.events[size_t(event)].id);
    if (const auto mention = m_mentions.constFind(entry.id); mention != m_mentions.cend())
        return Filler(m_bundle.mentions[size_t(*mention)].id);
    if (const auto event = m_eventMentions.constFind(entry.id); event != m_eventMentions.cend())
        return Filler(m_bundle.eventMentions[size_t(*event)].id);
    if (const auto place = extent(data.value("span"_L1)); place && place->fragments().size() == 1)
        return Filler(place->hull(), data.value("text"_L1).toString(m_text.quote(*place)));
    if (data.contains("value"_L1))
        return Filler(data.value("value"_L1).toString());
    return std::nullopt;
}

std::vector<BratArgumentEntry> Reader::argumentsOf(const BratRecord &record) const
{
    return bratArguments(record.line, m_data.value(record.line.id).value("args"_L1).toArray());
}

void Reader::readArguments(const BratRecord &record)
{
    const EventMention &mention = m_bundle.eventMentions[size_t(m_eventMentions.value(record.line.id))];
    int ordinal = 0;
    for (const BratArgumentEntry &entry : argumentsOf(record)) {
        auto filler = this->filler(entry);
        if (!filler)
            continue;
        Argument argument;
        argument.id = m_things.next<ArgumentId>();
        argument.eventMention = mention.id;
        argument.role = entry.role;
        argument.ordinal = ordinal++;
        argument.filler = *std::move(filler);
        argument.author = entry.data.contains("author"_L1) ? m_things.author(entry.data) : mention.by.author;
        argument.created = entry.data.value("created"_L1).toInteger(mention.by.created);
        m_things.addDetails(argument.id, entry.data);
        m_bundle.arguments.push_back(std::move(argument));
    }
}

RelationEnd Reader::relationEnd(const BratArgument &argument, const QJsonValue &more)
{
    QString role = more["role"_L1].toString(argument.label);
    if (bratLabel(role) != argument.label && argument.label != "Arg1"_L1 && argument.label != "Arg2"_L1)
        role = argument.label;
    if (const int entity = m_entityOf->indexOf(more["entity"_L1]); entity >= 0)
        return {m_bundle.entities[size_t(entity)].id, role};
    if (const auto mention = m_mentions.constFind(argument.id); mention != m_mentions.cend())
        return {m_bundle.mentions[size_t(*mention)].id, role};
    return {m_bundle.eventMentions[size_t(m_eventMentions.value(argument.id))].id, role};
}

void Reader::readRelation(const BratRecord &record)
{
    const QJsonObject data = m_data.value(record.line.id);
    Relation relation;
    relation.id = m_things.next<RelationId>();
    relation.article = m_article;
    relation.type = inFull(data, "type"_L1, record.line.type, bratWord);
    relation.from = relationEnd(record.line.arguments[0], data.value("from"_L1));
    relation.to = relationEnd(record.line.arguments[1], data.value("to"_L1));
    if (const auto trigger = m_mentions.constFind(data.value("trigger"_L1).toString()); trigger != m_mentions.cend())
        relation.trigger = m_bundle.mentions[size_t(*trigger)].id;
    relation.note = data.value("note"_L1).toString();
    relation.confidence = BratBundle::confidence(data);
    relation.by = m_things.provenance(data);
    m_relations.insert(record.line.id, relation.id);
    m_things.addName(relation.id, record.line.id);
    m_things.addDetails(relation.id, data);
    m_bundle.relations.push_back(std::move(relation));
}

/// An attribute, a link or a note of somebody.
void Reader::readDetail(const BratRecord &record)
{
    const BratLine &line = record.line;
    const bool isDetail = line.kind == Kind::Attribute || line.kind == Kind::Link || line.kind == Kind::Note;
    if (!isDetail || BratDocument::isOwnData(line))
        return;
    const auto target = owner(line.target);
    if (!target)
        return;
    const QJsonObject data = m_data.value(line.target).value("lines"_L1)[line.id].toObject();
    if (line.kind == Kind::Attribute) {
        QString value = inFull(data, "value"_L1, line.text, bratValue);
        m_things.addAttribute(*target, data, inFull(data, "name"_L1, line.type, bratWord), value);
    } else if (line.kind == Kind::Note) {
        // A note without a type stands as brat's own.
        const bool isPlain = data.value("type"_L1) == u""_s && line.type == BratPlainNote;
        m_things.addNote(*target, data, isPlain ? QString() : inFull(data, "type"_L1, line.type, bratWord),
            inFull(data, "text"_L1, line.text, bratText));
    } else {
        ExternalId link;
        link.kind = ExternalId::Kind::Link;
        link.scheme = line.scheme;
        link.value = line.key;
        link.label = inFull(data, "label"_L1, line.text, bratValue);
        const bool isPlain = data.value("type"_L1) == u""_s && line.type == BratPlainLink;
        link.type = isPlain ? QString() : inFull(data, "type"_L1, line.type, bratWord);
        m_things.addLink(*target, std::move(link));
    }
}

std::optional<Owner> Reader::owner(const QString &id) const
{
    if (const auto mention = m_mentions.constFind(id); mention != m_mentions.cend())
        return m_bundle.mentions[size_t(*mention)].id;
    if (const auto event = m_eventMentions.constFind(id); event != m_eventMentions.cend())
        return m_bundle.eventMentions[size_t(*event)].id;
    if (const auto relation = m_relations.constFind(id); relation != m_relations.cend())
        return *relation;
    return std::nullopt;
}

std::optional<Extent> Reader::extent(const QJsonValue &written) const
{
    if (!written.isString())
        return std::nullopt;
    auto extent = Extent::fromString(written.toString());
    return extent && extent->isValidFor(m_text.length()) ? extent : std::nullopt;
}

void Reader::remark(const BratRecord &record, const QString &sentence)
{
    const QString file = m_path + m_document.files()[record.file].suffix;
    m_bundle.remarks.append(tr("%1:%2: %3.").arg(file, QString::number(record.position + 1), sentence));
}

/// What the model cannot hold: whole lines, and the ends of lines that it holds otherwise.
void Reader::readLeftovers()
{
    const auto keep = [this](const BratRecord &record, const QByteArray &bytes, const QStringList &anchors) {
        Leftover leftover;
        leftover.id = m_things.next<LeftoverId>();
        leftover.article = m_article;
        leftover.format = u"brat"_s;
        leftover.file = m_document.files()[record.file].suffix;
        leftover.position = record.position;
        leftover.anchors
            = QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(anchors)).toJson(QJsonDocument::Compact));
        leftover.bytes = bytes;
        m_bundle.leftovers.push_back(std::move(leftover));
    };
    for (const BratRecord &record : m_document.records()) {
        if (!record.accepted || m_refused.contains(&record)) {
            keep(record, record.bytes.toByteArray(), bratIdsIn(QString::fromUtf8(record.bytes)));
        } else if (!record.line.rest.isEmpty()) {
            QStringList anchors = bratIdsIn(record.line.rest);
            anchors.prepend(record.line.id);
            anchors.removeAll(QString());
            anchors.removeDuplicates();
            keep(record, record.line.rest.toUtf8(), anchors);
        }
        if (!record.accepted)
            remark(record, tr("%1; the line is kept as it is").arg(record.remark));
        else if (!record.remark.isEmpty())
            remark(record, record.remark);
        else if (!record.line.rest.isEmpty())
            remark(record, tr("what follows on the line is kept as it is"));
    }
}

} // namespace

void readBratFiles(Bundle &bundle, const TextOffsets &text, std::vector<BratFile> files, const QString &path)
{
    const BratDocument document(text, std::move(files));
    Reader(bundle, text, document, path).read();
    for (const BratFile &file : document.files()) {
        SourceFile source;
        source.id = SourceFileId(bundle.files.size() + 1);
        source.article = bundle.article->id;
        source.format = u"brat"_s;
        source.name = file.suffix;
        source.bytes = file.bytes;
        source.hash = sha256(file.bytes);
        bundle.files.push_back(std::move(source));
    }
}

} // namespace glossator
