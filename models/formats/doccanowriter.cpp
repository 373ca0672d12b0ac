// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/doccanowriter.h"

#include "models/formats/doccanoreader.h"
#include "models/formats/recordupdate.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Ids that no entry of the list has. The reader takes a number in a string for the same id.
class FreshIds {
public:
    explicit FreshIds(const JsonValue::Array &list) { pass(list, u"id"); }

    /// Nor any that is spoken of: what named nothing shall not come to name something.
    void pass(const JsonValue::Array &list, QStringView key)
    {
        for (const JsonValue &entry : list) {
            bool isNumber = true;
            const auto integer = jsonInteger(entry, key);
            const qint64 id = integer ? *integer : jsonString(entry, key).toLongLong(&isNumber);
            if (isNumber && id < (qint64(1) << 52))
                m_next = std::max(m_next, id + 1);
        }
    }
    [[nodiscard]] qint64 next() { return m_next++; }

private:
    qint64 m_next = 0;
};

void setTriple(JsonValue &entry, const Mention &mention, const Mention *was, bool isAnew)
{
    const TextSpan span = mention.extent.hull();
    if (!was)
        entry.data = JsonValue::Array(3);
    auto &triple = std::get<JsonValue::Array>(entry.data);
    if (!was || isAnew || was->extent != mention.extent) {
        triple[0].data = qint64(span.begin);
        triple[1].data = qint64(span.end);
    }
    if (!was || was->type != mention.type)
        triple[2].data = mention.type;
}

class Record {
public:
    /// @param isAnew all offsets are set: what was read was counted in another unit.
    Record(const Bundle &bundle, const KeptRecord &kept, bool isAnew)
        : m_bundle(bundle)
        , m_kept(kept)
        , m_isAnew(isAnew)
        , m_things(bundle, DoccanoReader::id)
        , m_mentions(pointersTo(bundle.mentions))
        , m_relations(pointersTo(bundle.relations))
        , m_record(kept.value)
    {
        std::ranges::stable_sort(m_mentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    }

    /// @param hasRelations whether the form with relations is wanted.
    [[nodiscard]] JsonValue made(bool hasRelations)
    {
        if (!m_kept.isThere() || m_kept.bundle.text != m_bundle.text)
            setJsonMember(m_record, u"text"_s, m_bundle.text);
        const QString key = DoccanoReader::placesKey(m_record);
        loseWhatHasNoPlace(key);
        const bool areObjects = DoccanoReader::areObjects(jsonItems(m_record, key));
        // Where there is no place yet, the relations tell which form it is.
        const bool canBeTriples = m_relations.empty()
            && (!m_kept.bundle.mentions.empty() || !jsonMember(m_record, u"relations"));
        if (!hasRelations)
            writeTriples(key, areObjects);
        else if (m_kept.isThere() && !areObjects && canBeTriples)
            writeTriples(key, false);
        else if (!m_kept.isThere() || !m_mentions.empty() || areObjects)
            writeObjects(key, areObjects);
        updateHeading(m_record, *m_bundle.article, m_kept);
        return std::move(m_record);
    }
    /// What the record has no place for, once it was made.
    [[nodiscard]] const std::vector<LostPart> &lost() const { return m_lost; }

private:
    /// What somebody else put where a list of ours would stand stays.
    void loseWhatHasNoPlace(const QString &key)
    {
        const bool isPlaceless = key.isEmpty() && freeKey(m_keysForTriples).isEmpty();
        if (isPlaceless || !isFree(u"relations")) {
            for (const Relation *relation : m_relations)
                m_lost.push_back({RecordBundle::tr("relations that have no place in their record, where something else stands"), relation->type});
            m_relations.clear();
        }
        if (isPlaceless) {
            for (const Mention *mention : m_mentions)
                m_lost.push_back({RecordBundle::tr("mentions that have no place in their record, where something else stands"), mention->quote});
            m_mentions.clear();
        }
    }

    void writeTriples(const QString &key, bool wereObjects)
    {
        if (wereObjects) {
            takeOutRead<Mention>(key);
            takeOutRead<Relation>(u"relations"_s);
        } else if (key.isEmpty() && m_mentions.empty() && m_kept.isThere()) {
            return;
        }
        const NamedThings &was = wereObjects ? m_nothing : m_kept.things;
        JsonValue::Array &places = jsonList(m_record, wereObjects || key.isEmpty() ? freeKey(m_keysForTriples) : key);
        const QStringList names = entryNames(places);
        updateList(places, names, was, m_mentions, m_things,
            [this](JsonValue &entry, const Mention &mention, const Mention *before) { setTriple(entry, mention, before, m_isAnew); });
    }

    void writeObjects(const QString &key, bool wereObjects)
    {
        const QString objectsKey = wereObjects ? key : freeKey({u"entities"_s, u"label"_s, u"labels"_s});
        if (!wereObjects)
            takeOutRead<Mention>(key, key == objectsKey);
        const QSet<MentionId> spokenOf = spokenOfAnew();
        JsonValue::Array &places = jsonList(m_record, objectsKey);
        FreshIds ids(places);
        ids.pass(jsonItems(m_record, u"relations"), u"from_id");
        ids.pass(jsonItems(m_record, u"relations"), u"to_id");
        QHash<MentionId, JsonValue::Data> idOf; // as it stands in the record
        const QStringList names = entryNames(places);
        updateList(places, names, wereObjects ? m_kept.things : m_nothing, m_mentions, m_things,
            [&](JsonValue &entry, const Mention &mention, const Mention *was) {
                const TextSpan span = mention.extent.hull();
                const bool needsId = m_things.nameOf(mention.id).startsWith(u'#') && spokenOf.contains(mention.id);
                if (was && entry.array()) { // among objects
                    if (!needsId) {
                        setTriple(entry, mention, was, m_isAnew);
                        return;
                    }
                    entry.data = JsonValue::Object();
                    was = nullptr;
                }
                if (!was || needsId)
                    setJsonMember(entry, u"id"_s, ids.next());
                if (const JsonValue *id = jsonMember(entry, u"id"))
                    idOf.insert(mention.id, id->data);
                if (!was || was->type != mention.type)
                    setJsonMember(entry, u"label"_s, mention.type);
                if (!was || m_isAnew || was->extent != mention.extent) {
                    setJsonMember(entry, u"start_offset"_s, qint64(span.begin));
                    setJsonMember(entry, u"end_offset"_s, qint64(span.end));
                }
            });

        const JsonValue *member = jsonMember(m_record, u"relations");
        if (m_kept.isThere() && m_relations.empty() && !(member && member->array()))
            return;
        JsonValue::Array &relations = jsonList(m_record, u"relations"_s);
        FreshIds relationIds(relations);
        const QStringList relationNames = entryNames(relations);
        updateList(relations, relationNames, m_kept.things, m_relations, m_things,
            [&](JsonValue &entry, const Relation &relation, const Relation *was) {
                if (!was)
                    setJsonMember(entry, u"id"_s, relationIds.next());
                if (!was || !isSame(relation.from, was->from))
                    setJsonMember(entry, u"from_id"_s, idOf.value(MentionId(relation.from.id)));
                if (!was || !isSame(relation.to, was->to))
                    setJsonMember(entry, u"to_id"_s, idOf.value(MentionId(relation.to.id)));
                if (!was || was->type != relation.type)
                    setJsonMember(entry, u"type"_s, relation.type);
            });
    }

    /// Leaves of a list what was not read of it. @param staysEmpty else it goes where nothing is left.
    template <class Thing>
    void takeOutRead(const QString &key, bool staysEmpty = false)
    {
        const JsonValue *member = jsonMember(m_record, key);
        if (key.isEmpty() || !member || !member->array())
            return;
        JsonValue::Array &list = jsonList(m_record, key);
        const QStringList names = entryNames(list);
        JsonValue::Array left;
        for (size_t i = 0; i < list.size(); ++i) {
            if (!m_kept.things.find<Thing>(names[qsizetype(i)]))
                left.push_back(std::move(list[i]));
        }
        if (left.empty() && !staysEmpty)
            removeJsonMember(m_record, key);
        else
            list = std::move(left);
    }

    /// Whether nothing else stands there than a list.
    [[nodiscard]] bool isFree(QStringView key) const
    {
        const JsonValue *member = jsonMember(m_record, key);
        return !member || member->array() || std::holds_alternative<std::monostate>(member->data);
    }
    /// The first that is; empty where none is.
    [[nodiscard]] QString freeKey(const QStringList &keys) const
    {
        const auto found = std::ranges::find_if(keys, [this](const QString &key) { return isFree(key); });
        return found == keys.end() ? QString() : *found;
    }

    [[nodiscard]] bool isSame(const RelationEnd &end, const RelationEnd &was) const
    {
        const Mention *then = m_kept.things.find<Mention>(m_things.nameOf(MentionId(end.id)));
        return then && then->id.value() == was.id;
    }

    /// The mentions that need an id because a relation did not speak of them when it was read.
    [[nodiscard]] QSet<MentionId> spokenOfAnew() const
    {
        QSet<MentionId> mentions;
        for (const Relation *relation : m_relations) {
            const Relation *was = m_kept.things.find<Relation>(m_things.nameOf(relation->id));
            if (!was || !isSame(relation->from, was->from))
                mentions.insert(MentionId(relation->from.id));
            if (!was || !isSame(relation->to, was->to))
                mentions.insert(MentionId(relation->to.id));
        }
        return mentions;
    }

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const bool m_isAnew;
    const NamedThings m_things;
    const NamedThings m_nothing;
    const QStringList m_keysForTriples{u"label"_s, u"labels"_s, u"entities"_s};
    std::vector<const Mention *> m_mentions; ///< in the order of the text
    std::vector<const Relation *> m_relations;
    std::vector<LostPart> m_lost;
    JsonValue m_record;
};

} // namespace

Holdings DoccanoWriter::holdings(bool hasRelations)
{
    Holdings holdings;
    if (hasRelations)
        holdings.relationEnds = {RelationEnd::Kind::Mention};
    return holdings;
}

Result<std::vector<OutputFile>> DoccanoWriter::begin(const Bundle &project, const Schema &)
{
    Bundle held = project;
    keepHeld(held, m_holdings, m_losses);
    loseFiles(held, DoccanoReader::id, m_losses);
    return std::vector<OutputFile>{{}};
}

Result<std::vector<OutputFile>> DoccanoWriter::add(const Bundle &article)
{
    DoccanoReader reader(article.article->path);
    return writtenRecord<Record>(article, reader, m_holdings, m_losses, m_hasRelations);
}

} // namespace glossator
