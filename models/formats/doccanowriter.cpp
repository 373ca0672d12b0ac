// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/doccanowriter.h"

#include "models/formats/doccanoreader.h"
#include "models/formats/recordupdate.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Ids that no entry of the list has.
class FreshIds {
public:
    explicit FreshIds(const JsonValue::Array &list)
    {
        for (const JsonValue &entry : list) {
            if (const auto id = jsonInteger(entry, u"id"); id && *id < (qint64(1) << 52))
                m_next = std::max(m_next, *id + 1);
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
        const bool areObjects = DoccanoReader::areObjects(jsonItems(m_record, key));
        const bool canBeTriples = m_bundle.relations.empty() && !jsonMember(m_record, u"relations");
        if (!hasRelations)
            writeTriples(key, areObjects);
        else if (m_kept.isThere() && !areObjects && canBeTriples && !(key.isEmpty() && m_mentions.empty()))
            writeTriples(key, false);
        else if (!m_kept.isThere() || !m_mentions.empty() || areObjects)
            writeObjects(key, areObjects);
        updateHeading(m_record, *m_bundle.article, m_kept);
        return std::move(m_record);
    }

private:
    void writeTriples(const QString &key, bool wereObjects)
    {
        if (wereObjects) {
            removeJsonMember(m_record, key);
            removeJsonMember(m_record, u"relations");
        }
        const NamedThings &was = wereObjects ? m_nothing : m_kept.things;
        JsonValue::Array &places = jsonList(m_record, wereObjects || key.isEmpty() ? u"label"_s : key);
        const QStringList names = entryNames(places);
        updateList(places, names, was, m_mentions, m_things,
            [this](JsonValue &entry, const Mention &mention, const Mention *before) { setTriple(entry, mention, before, m_isAnew); });
    }

    void writeObjects(const QString &key, bool wereObjects)
    {
        if (!wereObjects)
            removeJsonMember(m_record, key);
        const QSet<MentionId> spokenOf = spokenOfAnew();
        JsonValue::Array &places = jsonList(m_record, u"entities"_s);
        FreshIds ids(places);
        QHash<MentionId, JsonValue::Data> idOf; // as it stands in the record
        const QStringList names = entryNames(places);
        updateList(places, names, m_kept.things, m_mentions, m_things,
            [&](JsonValue &entry, const Mention &mention, const Mention *was) {
                const TextSpan span = mention.extent.hull();
                const QString name = m_things.nameOf(mention.id);
                if (!was || (name.startsWith(u'#') && spokenOf.contains(mention.id)))
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

        if (m_kept.isThere() && m_bundle.relations.empty() && !jsonMember(m_record, u"relations"))
            return;
        JsonValue::Array &relations = jsonList(m_record, u"relations"_s);
        FreshIds relationIds(relations);
        const QStringList relationNames = entryNames(relations);
        updateList(relations, relationNames, m_kept.things, pointersTo(m_bundle.relations), m_things,
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

    [[nodiscard]] bool isSame(const RelationEnd &end, const RelationEnd &was) const
    {
        const Mention *then = m_kept.things.find<Mention>(m_things.nameOf(MentionId(end.id)));
        return then && then->id.value() == was.id;
    }

    /// The mentions that need an id because a relation did not speak of them when it was read.
    [[nodiscard]] QSet<MentionId> spokenOfAnew() const
    {
        QSet<MentionId> mentions;
        for (const Relation &relation : m_bundle.relations) {
            const Relation *was = m_kept.things.find<Relation>(m_things.nameOf(relation.id));
            if (!was || !isSame(relation.from, was->from))
                mentions.insert(MentionId(relation.from.id));
            if (!was || !isSame(relation.to, was->to))
                mentions.insert(MentionId(relation.to.id));
        }
        return mentions;
    }

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const bool m_isAnew;
    const NamedThings m_things;
    const NamedThings m_nothing;
    std::vector<const Mention *> m_mentions; ///< in the order of the text
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
    return std::vector<OutputFile>{{}};
}

Result<std::vector<OutputFile>> DoccanoWriter::add(const Bundle &article)
{
    Bundle held = article;
    keepHere(held, m_losses);
    keepHeld(held, m_holdings, m_losses);
    DoccanoReader reader(article.article->path);
    KeptRecord kept;
    readKept(article, reader, kept);
    const QByteArray line = kept.updated([&](bool isAnew) { return Record(held, kept, isAnew).made(m_hasRelations); });
    return std::vector<OutputFile>{{{}, recordLine(line)}};
}

} // namespace glossator
