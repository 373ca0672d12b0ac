// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventswriter.h"

#include "models/formats/recordupdate.h"
#include "models/formats/tokenindex.h"
#include "models/formats/tokens.h"
#include "models/formats/triggers.h"
#include "models/formats/wikieventsreader.h"

#include <QFileInfo>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::WikiEvents)
};

std::vector<TokenSentence> sentencesOf(const Bundle &bundle)
{
    std::vector<TextSpan> spans;
    for (const Mention &mention : bundle.mentions)
        spans.push_back(mention.extent.hull());
    return tokenSentences(TextOffsets(bundle.text), spans);
}

TokenIndex tokensOf(const std::vector<TokenSentence> &sentences)
{
    std::vector<TextSpan> tokens;
    for (const TokenSentence &sentence : sentences)
        tokens.insert(tokens.end(), sentence.tokens.begin(), sentence.tokens.end());
    return TokenIndex(std::move(tokens));
}

const QString mainFile = u"wikievents.jsonl"_s;
const QString corefFile = u"wikievents_coref.jsonl"_s;

/// An argument as a record tells it.
struct Said {
    QString role;
    QString name;
    QString quote;

    friend bool operator==(const Said &, const Said &) = default;
};

/// One cluster of the file beside.
struct Cluster {
    QString name; ///< the informative mention
    QStringList members;

    friend bool operator==(const Cluster &, const Cluster &) = default;
};

/// @param nameOf what the record calls a thing.
std::vector<Cluster> clustersOf(const Bundle &bundle, auto &&nameOf)
{
    const BundleIndex index(bundle);
    std::vector<Cluster> clusters;
    for (const Entity &entity : bundle.entities) {
        Cluster cluster{entity.name, {}};
        for (const Mention *mention : BundleIndex::of(index.mentionsOf, entity.id))
            cluster.members << nameOf(mention->id);
        if (!cluster.members.isEmpty())
            clusters.push_back(std::move(cluster));
    }
    for (const Event &event : bundle.events) {
        const auto &mentions = BundleIndex::of(index.eventMentionsOf, event.id);
        if (mentions.size() < 2)
            continue;
        Cluster cluster;
        for (const EventMention *mention : mentions) {
            cluster.members << nameOf(mention->id);
            if (const Mention *trigger = index.mentions.value(mention->trigger); trigger && cluster.name.isEmpty())
                cluster.name = trigger->quote;
        }
        clusters.push_back(std::move(cluster));
    }
    for (Cluster &cluster : clusters)
        cluster.members.sort();
    std::ranges::sort(clusters, {}, &Cluster::members);
    return clusters;
}

/// Ids such as `DOC-T7` that nothing in the list has.
class FreshNames {
public:
    FreshNames(const QString &document, QChar letter, const JsonValue::Array &list)
        : m_stem(document + u'-' + letter)
        , m_next(qsizetype(list.size()))
    {
        for (const JsonValue &entry : list)
            m_taken.insert(jsonString(entry, u"id"));
    }
    [[nodiscard]] QString next()
    {
        QString name;
        do {
            name = m_stem + QString::number(++m_next);
        } while (m_taken.contains(name));
        return name;
    }

private:
    QString m_stem;
    qsizetype m_next;
    QSet<QString> m_taken;
};

/// Makes the record of one article, and that for the file beside.
class Record {
public:
    /// @param text of the kept record. @param name of the article, where it has none yet.
    Record(const Bundle &bundle, const KeptRecord &kept, const WikiEventsText &text, const QString &name);

    [[nodiscard]] JsonValue made();
    /// @param kept its bytes when the article was read. Empty where there is nothing to say and was not.
    [[nodiscard]] QByteArray madeCoref(const QByteArray &kept) const;

private:
    [[nodiscard]] bool areKeptTokens(const WikiEventsText &text);
    void writeText();
    void writeMentions();
    void writeEvents();
    void writeRelations();
    void setPlace(JsonValue &entry, const Mention &mention) const;
    void setTrigger(JsonValue &entry, const Mention &mention, const Mention *was);
    void setArguments(JsonValue &entry, const EventMention &event, const EventMention *was);
    void setEnd(JsonValue &end, const RelationEnd &now, const RelationEnd *was);
    [[nodiscard]] bool isMoved(const Mention &mention, const Mention *was) const
    {
        return m_hasNewTokens || !was || was->extent != mention.extent;
    }
    [[nodiscard]] bool hasToStand(const QString &list, bool hasEntries) const
    {
        const JsonValue *member = jsonMember(m_record, list);
        return hasEntries || !m_kept.isThere() || (member && member->array());
    }
    [[nodiscard]] QString nameOf(const Owner &owner) const { return m_names.value(owner); }

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const BundleIndex m_index;
    const BundleIndex m_before;
    const NamedThings m_things;
    const TextOffsets m_text;
    QString m_document;
    JsonValue m_record;
    TokenIndex m_tokens;
    WikiEventsText m_places;
    bool m_hasNewTokens = true;
    QHash<Owner, QString> m_names; ///< as they are written
};

Record::Record(const Bundle &bundle, const KeptRecord &kept, const WikiEventsText &text, const QString &name)
    : m_bundle(bundle)
    , m_kept(kept)
    , m_index(bundle)
    , m_before(kept.bundle)
    , m_things(bundle, WikiEventsReader::id)
    , m_text(bundle.text)
    , m_document(kept.isThere() ? jsonString(kept.value, u"doc_id") : name)
    , m_record(kept.value)
{
    m_hasNewTokens = !areKeptTokens(text);
}

/// Whether the text is the one that was read, and everything can be said in its tokens.
bool Record::areKeptTokens(const WikiEventsText &text)
{
    if (!m_kept.isThere() || m_kept.bundle.text != m_bundle.text)
        return false;
    m_tokens = TokenIndex(text.tokens);
    m_places = text;
    return std::ranges::all_of(m_bundle.mentions, [this](const Mention &mention) {
        const auto covered = m_tokens.covered(mention.extent.hull());
        return covered && m_tokens.span(*covered) == mention.extent.hull();
    });
}

JsonValue Record::made()
{
    if (!m_kept.isThere())
        setJsonMember(m_record, u"doc_id"_s, m_document);
    if (m_hasNewTokens)
        writeText();
    updateHeading(m_record, *m_bundle.article, m_kept);
    writeMentions();
    writeRelations();
    writeEvents();
    return std::move(m_record);
}

void Record::writeText()
{
    const std::vector<TokenSentence> sentences = sentencesOf(m_bundle);
    m_tokens = tokensOf(sentences);
    m_places = {};
    JsonValue::Array words;
    JsonValue::Array lists;
    for (const TokenSentence &sentence : sentences) {
        m_places.sentences.push_back(qsizetype(words.size()));
        JsonValue::Array tokens;
        for (const TextSpan &token : sentence.tokens) {
            const QString word = m_text.quote(token);
            words.push_back({word});
            tokens.push_back({JsonValue::Array{{word}, {qint64(token.begin)}, {qint64(token.end)}}});
        }
        lists.push_back({JsonValue::Array{{std::move(tokens)}, {m_text.quote(sentence.span)}}});
    }
    setJsonMember(m_record, u"tokens"_s, std::move(words));
    setJsonMember(m_record, u"text"_s, m_bundle.text);
    setJsonMember(m_record, u"sentences"_s, std::move(lists));
}

void Record::setPlace(JsonValue &entry, const Mention &mention) const
{
    const TokenRange tokens = m_tokens.covered(mention.extent.hull()).value_or(TokenRange());
    setJsonMember(entry, u"start"_s, qint64(tokens.begin));
    setJsonMember(entry, u"end"_s, qint64(tokens.end));
    setJsonMember(entry, u"text"_s, mention.quote);
    setJsonMember(entry, u"sent_idx"_s, qint64(m_places.sentenceOf(tokens.begin)));
}

void Record::writeMentions()
{
    QSet<MentionId> triggers;
    for (const EventMention &event : m_bundle.eventMentions)
        triggers.insert(event.trigger);
    std::vector<const Mention *> mentions;
    for (const Mention &mention : m_bundle.mentions) {
        if (!triggers.contains(mention.id))
            mentions.push_back(&mention);
    }
    std::ranges::stable_sort(mentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    if (!hasToStand(u"entity_mentions"_s, !mentions.empty()))
        return;
    JsonValue::Array &list = jsonList(m_record, u"entity_mentions"_s);
    FreshNames fresh(m_document, u'T', list);
    const QStringList names = entryNames(list);
    updateList(list, names, m_kept.things, mentions, m_things, [&](JsonValue &entry, const Mention &mention, const Mention *was) {
        if (!was)
            setJsonMember(entry, u"id"_s, fresh.next());
        m_names.insert(mention.id, was ? m_things.nameOf(mention.id) : jsonString(entry, u"id"));
        if (isMoved(mention, was))
            setPlace(entry, mention);
        if (!was || was->type != mention.type)
            setJsonMember(entry, u"entity_type"_s, mention.type);
        if (!was || was->level != mention.level)
            setJsonMember(entry, u"mention_type"_s, mention.level);
    });
}

void Record::writeEvents()
{
    if (!hasToStand(u"event_mentions"_s, !m_bundle.eventMentions.empty()))
        return;
    JsonValue::Array &list = jsonList(m_record, u"event_mentions"_s);
    FreshNames fresh(m_document, u'E', list);
    const QStringList names = entryNames(list);
    updateList(list, names, m_kept.things, pointersTo(m_bundle.eventMentions), m_things,
        [&](JsonValue &entry, const EventMention &event, const EventMention *was) {
            if (!was)
                setJsonMember(entry, u"id"_s, fresh.next());
            m_names.insert(event.id, was ? m_things.nameOf(event.id) : jsonString(entry, u"id"));
            const Mention &trigger = *m_index.mentions.value(event.trigger); // of the type of the event
            const Mention *then = was ? m_before.mentions.value(was->trigger) : nullptr;
            if (!then || then->type != trigger.type)
                setJsonMember(entry, u"event_type"_s, trigger.type);
            setTrigger(entry, trigger, then);
            setArguments(entry, event, was);
        });
}

void Record::setTrigger(JsonValue &entry, const Mention &mention, const Mention *was)
{
    if (!isMoved(mention, was))
        return;
    JsonValue trigger{JsonValue::Object()};
    if (const JsonValue *old = jsonMember(entry, u"trigger"); old && old->object())
        trigger = *old;
    setPlace(trigger, mention);
    setJsonMember(entry, u"trigger"_s, std::move(trigger.data));
}

void Record::setArguments(JsonValue &entry, const EventMention &event, const EventMention *was)
{
    const auto said = [](const BundleIndex &index, const EventMention &of, auto &&name) {
        std::vector<Said> all;
        for (const Argument *argument : BundleIndex::of(index.argumentsOf, of.id)) {
            const MentionId filler(argument->filler.id);
            all.push_back({argument->role, name(filler), index.mentions.value(filler)->quote});
        }
        return all;
    };
    const std::vector<Said> now = said(m_index, event, [this](MentionId id) { return nameOf(id); });
    std::vector<Said> before;
    if (was)
        before = said(m_before, *was, [this](MentionId id) { return m_kept.things.nameOf(id); });
    if (was && now == before)
        return;
    QSet<std::pair<QString, QString>> wereRead;
    for (const Said &argument : before)
        wereRead.insert({argument.name, argument.role});
    JsonValue::Array &list = jsonList(entry, u"arguments"_s);
    JsonValue::Array unread;
    QHash<std::pair<QString, QString>, JsonValue> old;
    for (JsonValue &value : list) {
        const std::pair key(jsonString(value, u"entity_id"), jsonString(value, u"role"));
        if (wereRead.contains(key))
            old.insert(key, std::move(value));
        else
            unread.push_back(std::move(value));
    }
    list.clear();
    for (const Said &argument : now) {
        JsonValue value = old.value({argument.name, argument.role}, JsonValue{JsonValue::Object()});
        setJsonMember(value, u"entity_id"_s, argument.name);
        setJsonMember(value, u"role"_s, argument.role);
        setJsonMember(value, u"text"_s, argument.quote);
        list.push_back(std::move(value));
    }
    std::ranges::move(unread, std::back_inserter(list));
}

void Record::writeRelations()
{
    if (!hasToStand(u"relation_mentions"_s, !m_bundle.relations.empty()))
        return;
    JsonValue::Array &list = jsonList(m_record, u"relation_mentions"_s);
    FreshNames fresh(m_document, u'R', list);
    const QStringList names = entryNames(list);
    updateList(list, names, m_kept.things, pointersTo(m_bundle.relations), m_things,
        [&](JsonValue &entry, const Relation &relation, const Relation *was) {
            if (!was) {
                setJsonMember(entry, u"id"_s, fresh.next());
                setJsonMember(entry, u"arguments"_s, JsonValue::Array(2, {JsonValue::Object()}));
            }
            if (!was || was->type != relation.type)
                setJsonMember(entry, u"relation_type"_s, relation.type);
            JsonValue::Array &ends = jsonList(entry, u"arguments"_s);
            setEnd(ends[0], relation.from, was ? &was->from : nullptr);
            setEnd(ends[1], relation.to, was ? &was->to : nullptr);
        });
}

void Record::setEnd(JsonValue &end, const RelationEnd &now, const RelationEnd *was)
{
    const Mention &mention = *m_index.mentions.value(MentionId(now.id));
    const Mention *before = was ? m_before.mentions.value(MentionId(was->id)) : nullptr;
    const QString name = nameOf(mention.id);
    if (!before || m_kept.things.nameOf(before->id) != name)
        setJsonMember(end, u"entity_id"_s, name);
    if (!was || was->role != now.role)
        setJsonMember(end, u"role"_s, now.role);
    if (!before || before->quote != mention.quote)
        setJsonMember(end, u"text"_s, mention.quote);
}

QByteArray Record::madeCoref(const QByteArray &kept) const
{
    const std::vector<Cluster> now = clustersOf(m_bundle, [this](const Owner &owner) { return nameOf(owner); });
    const std::vector<Cluster> before
        = clustersOf(m_kept.bundle, [this](const Owner &owner) { return m_kept.things.nameOf(owner); });
    if (m_kept.isThere() && now == before)
        return kept;
    JsonValue record{JsonValue::Object()};
    if (Result<JsonValue> old = jsonTree(kept, {}); old && old->object())
        record = *std::move(old);
    JsonValue::Array clusters;
    JsonValue::Array names;
    for (const Cluster &cluster : now) {
        JsonValue::Array members;
        for (const QString &member : cluster.members)
            members.push_back({member});
        clusters.push_back({std::move(members)});
        names.push_back({cluster.name});
    }
    setJsonMember(record, u"doc_key"_s, m_document);
    setJsonMember(record, u"clusters"_s, std::move(clusters));
    setJsonMember(record, u"informative_mentions"_s, std::move(names));
    return jsonText(record) + (kept.endsWith('\r') ? "\r"_ba : QByteArray());
}

/// Makes each mention end where tokens do; what covers none covers nothing. True where something changed.
bool trimToTokens(Bundle &bundle, Losses &losses)
{
    const TextOffsets text(bundle.text);
    const TokenIndex tokens = tokensOf(sentencesOf(bundle));
    bool isChanged = false;
    for (Mention &mention : bundle.mentions) {
        const TextSpan hull = mention.extent.hull();
        const auto covered = tokens.covered(hull);
        const TextSpan span = covered ? tokens.span(*covered) : TextSpan{hull.begin, hull.begin};
        if (span == hull)
            continue;
        if (covered)
            losses.add(Texts::tr("white space at the ends of mentions"), mention.quote);
        mention.extent = span;
        mention.quote = text.quote(span);
        isChanged = true;
    }
    return isChanged;
}

} // namespace

const Holdings WikiEventsWriter::holdings{
    .entities = Holdings::Entities::Named,
    .levels = true,
    .relationEnds = {RelationEnd::Kind::Mention},
    .relationRoles = true,
    .fillers = {Filler::Kind::Mention},
    .sharedEvents = true,
};

void WikiEventsWriter::reduce(Bundle &bundle, Losses &losses)
{
    separateTriggers(bundle, losses);
    QSet<MentionId> triggers;
    for (const EventMention &event : bundle.eventMentions)
        triggers.insert(event.trigger);
    for (Mention &mention : bundle.mentions) {
        if (mention.level.isEmpty() || !triggers.contains(mention.id))
            continue;
        losses.add(Texts::tr("levels of triggers"), mention.level);
        mention.level.clear();
    }
    keepHeld(bundle, holdings, losses);
    while (trimToTokens(bundle, losses)) // with a mention its borders go, and with them sometimes a token
        keepHeld(bundle, holdings, losses);
    const BundleIndex index(bundle);
    for (Entity &entity : bundle.entities) {
        const auto &mentions = BundleIndex::of(index.mentionsOf, entity.id);
        if (mentions.empty() || mentions.front()->type == entity.type)
            continue;
        losses.addOnce(Texts::tr("types of entities that are not those of their mentions"), entity.id.value(), entity.name);
        entity.type = mentions.front()->type;
    }
    for (Event &event : bundle.events) {
        if (event.note.isEmpty())
            continue;
        losses.addOnce(Texts::tr("notes on events"), event.id.value(), event.note);
        event.note.clear();
    }
}

Result<std::vector<OutputFile>> WikiEventsWriter::begin(const Bundle &project, const Schema &)
{
    Bundle held = project;
    keepHeld(held, holdings, m_losses);
    loseFiles(held, WikiEventsReader::id, m_losses);
    for (const Event &event : held.events)
        m_untold.insert(event.id, event.type);
    return std::vector<OutputFile>{{mainFile, {}}};
}

std::vector<Loss> WikiEventsWriter::losses() const
{
    Losses losses = m_losses;
    for (const QString &type : m_untold)
        losses.add(Texts::tr("events that no article tells of"), type);
    return losses.all();
}

Result<std::vector<OutputFile>> WikiEventsWriter::add(const Bundle &article)
{
    const auto coref = std::ranges::find(article.files, WikiEventsReader::corefName, &SourceFile::name);
    const QByteArray corefBytes = coref == article.files.end() ? QByteArray() : coref->bytes;
    WikiEventsReader reader(article.article->path);
    if (!corefBytes.isEmpty())
        reader.setCoref(corefBytes);
    KeptRecord kept;
    readKept(article, reader, kept);
    Bundle held = article;
    loseFiles(held, WikiEventsReader::id, m_losses);
    forgetDoubts(held, kept);
    reduce(held, m_losses);
    for (const EventMention &event : held.eventMentions)
        m_untold.remove(event.event);
    const QString path = QFileInfo(article.article->path).completeBaseName();
    const QString name = m_names.claim(kept.isThere() ? jsonString(kept.value, u"doc_id") : path.isEmpty() ? u"article"_s : path);

    Record record(held, kept, reader.text(), name);
    std::vector<OutputFile> files;
    files.push_back({mainFile, recordLine(kept.updated([&](bool) { return record.made(); }))});
    const QByteArray line = record.madeCoref(corefBytes);
    if (!line.isEmpty())
        files.push_back({corefFile, recordLine(line)});
    return files;
}

} // namespace glossator
