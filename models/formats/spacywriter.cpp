// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacywriter.h"

#include "models/formats/recordupdate.h"
#include "models/formats/spacyreader.h"
#include "models/formats/tokenindex.h"
#include "models/formats/tokens.h"

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

TokenIndex newTokens(const TextOffsets &text, const std::vector<const Mention *> &mentions)
{
    std::vector<TextSpan> spans;
    for (const Mention *mention : mentions)
        spans.push_back(mention->extent.hull());
    std::vector<TextSpan> tokens;
    for (const TokenSentence &sentence : tokenSentences(text, spans))
        tokens.insert(tokens.end(), sentence.tokens.begin(), sentence.tokens.end());
    return TokenIndex(std::move(tokens));
}

/// Nothing where the list is not one of places in the text, one behind the other.
std::optional<TokenIndex> keptTokens(const JsonValue::Array &list, const TextOffsets &text)
{
    std::vector<TextSpan> tokens;
    for (const JsonValue &entry : list) {
        const auto begin = jsonInteger(entry, u"start");
        const auto end = jsonInteger(entry, u"end");
        const qsizetype before = tokens.empty() ? 0 : tokens.back().end;
        if (!begin || !end || *begin < before || *end < *begin || *end > text.length())
            return std::nullopt;
        tokens.push_back({qsizetype(*begin), qsizetype(*end)});
    }
    return TokenIndex(std::move(tokens));
}

JsonValue::Array tokenList(const std::vector<TextSpan> &tokens, const TextOffsets &text)
{
    JsonValue::Array list;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const qsizetype next = i + 1 < tokens.size() ? tokens[i + 1].begin : text.length();
        JsonValue entry{JsonValue::Object()};
        setJsonMember(entry, u"text"_s, text.quote(tokens[i]));
        setJsonMember(entry, u"start"_s, qint64(tokens[i].begin));
        setJsonMember(entry, u"end"_s, qint64(tokens[i].end));
        setJsonMember(entry, u"id"_s, qint64(i));
        setJsonMember(entry, u"ws"_s, next > tokens[i].end);
        list.push_back(std::move(entry));
    }
    return list;
}

/// Makes the record of one article.
class Record {
public:
    /// @param isAnew all offsets are set: what was read was counted in another unit.
    Record(const Bundle &bundle, const KeptRecord &kept, bool isAnew);
    [[nodiscard]] JsonValue made();

private:
    void updateTokens();
    void setSpan(JsonValue &entry, const Mention &mention, const Mention *was);
    void setRelation(JsonValue &entry, const Relation &relation, const Relation *was);
    void setEnd(JsonValue &entry, const RelationEnd &end, const QString &token, const QString &span);
    void setPlace(JsonValue &entry, const Mention &mention) const;
    [[nodiscard]] bool isSame(const RelationEnd &end, const RelationEnd &was) const;
    [[nodiscard]] const Mention *before(const Mention &mention) const
    {
        return m_kept.things.find<Mention>(m_things.nameOf(mention.id));
    }

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const bool m_isAnew;
    const BundleIndex m_index;
    const NamedThings m_things;
    const TextOffsets m_text;
    std::vector<const Mention *> m_mentions; ///< in the order of the text
    QHash<MentionId, QString> m_ids; ///< of those that nothing else tells apart
    JsonValue m_record;
    TokenIndex m_tokens;
    bool m_hasTokens = false;
    bool m_hasNewTokens = false;
};

Record::Record(const Bundle &bundle, const KeptRecord &kept, bool isAnew)
    : m_bundle(bundle)
    , m_kept(kept)
    , m_isAnew(isAnew)
    , m_index(bundle)
    , m_things(bundle, SpacyReader::id)
    , m_text(bundle.text)
    , m_mentions(pointersTo(bundle.mentions))
    , m_record(kept.value)
{
    std::ranges::stable_sort(m_mentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
    std::map<std::pair<TextSpan, QString>, std::vector<const Mention *>> alike;
    for (const Mention *mention : m_mentions)
        alike[{mention->extent.hull(), mention->type}].push_back(mention);
    for (const auto &[place, mentions] : alike) {
        for (size_t i = 1; i < mentions.size(); ++i)
            m_ids.insert(mentions[i]->id, mentions[i]->id.toString());
    }
}

JsonValue Record::made()
{
    if (!m_kept.isThere() || m_kept.bundle.text != m_bundle.text)
        setJsonMember(m_record, u"text"_s, m_bundle.text);
    updateTokens();
    const auto update = [this](const QString &key, const auto &now, auto &&set) {
        JsonValue *member = jsonMember(m_record, key);
        const bool isList = member && member->array();
        if (now.empty() && !isList && !(key == "spans"_L1 && !m_kept.isThere()))
            return;
        JsonValue::Array &list = jsonList(m_record, key);
        const QStringList names = entryNames(list, {});
        updateList(list, names, m_kept.things, now, m_things, set);
    };
    update(u"spans"_s, m_mentions,
        [this](JsonValue &entry, const Mention &mention, const Mention *was) { setSpan(entry, mention, was); });
    update(u"relations"_s, pointersTo(m_bundle.relations),
        [this](JsonValue &entry, const Relation &relation, const Relation *was) { setRelation(entry, relation, was); });

    JsonValue meta{JsonValue::Object()};
    if (const JsonValue *member = jsonMember(m_record, u"meta"); member && member->object())
        meta = *member;
    updateHeading(meta, *m_bundle.article, m_kept);
    if (!m_kept.isThere())
        setJsonMember(meta, u"article"_s, m_bundle.article->id.toString());
    if (!meta.object()->empty())
        setJsonMember(m_record, u"meta"_s, std::move(meta.data));
    if (!m_kept.isThere())
        setJsonMember(m_record, u"answer"_s, u"accept"_s);
    return std::move(m_record);
}

void Record::updateTokens()
{
    const JsonValue *member = jsonMember(m_record, u"tokens");
    const bool hasNewRelation = std::ranges::any_of(m_bundle.relations,
        [this](const Relation &relation) { return !m_kept.things.find<Relation>(m_things.nameOf(relation.id)); });
    const bool isList = member && member->array();
    m_hasTokens = isList || !m_kept.isThere() || hasNewRelation;
    if (!m_hasTokens)
        return;
    if (isList && !m_isAnew && m_kept.bundle.text == m_bundle.text) {
        if (auto kept = keptTokens(*member->array(), m_text)) {
            m_tokens = *std::move(kept);
            return;
        }
        m_hasTokens = hasNewRelation; // what is there is none that can be counted by
        if (!m_hasTokens)
            return;
    }
    m_hasNewTokens = true;
    m_tokens = newTokens(m_text, m_mentions);
    setJsonMember(m_record, u"tokens"_s, tokenList(m_tokens.tokens(), m_text));
}

void Record::setPlace(JsonValue &entry, const Mention &mention) const
{
    const TextSpan span = mention.extent.hull();
    setJsonMember(entry, u"start"_s, qint64(span.begin));
    setJsonMember(entry, u"end"_s, qint64(span.end));
    const auto tokens = m_hasTokens ? m_tokens.covered(span) : std::nullopt;
    if (tokens) {
        setJsonMember(entry, u"token_start"_s, qint64(tokens->begin));
        setJsonMember(entry, u"token_end"_s, qint64(tokens->end) - 1);
    } else {
        removeJsonMember(entry, u"token_start");
        removeJsonMember(entry, u"token_end");
    }
}

void Record::setSpan(JsonValue &entry, const Mention &mention, const Mention *was)
{
    const bool hasMoved = !was || m_isAnew || m_hasNewTokens || was->extent != mention.extent;
    if (hasMoved)
        setPlace(entry, mention);
    if (jsonMember(entry, u"text") && (m_isAnew || was->quote != mention.quote))
        setJsonMember(entry, u"text"_s, mention.quote);
    if (!was || was->type != mention.type)
        setJsonMember(entry, u"label"_s, mention.type);
    if (const QString id = m_ids.value(mention.id); !was && !id.isEmpty())
        setJsonMember(entry, u"id"_s, id);
}

bool Record::isSame(const RelationEnd &end, const RelationEnd &was) const
{
    const Mention *mention = m_index.mentions.value(MentionId(end.id));
    const Mention *then = mention ? before(*mention) : nullptr;
    return then && then->id.value() == was.id && then->extent == mention->extent && then->type == mention->type;
}

void Record::setRelation(JsonValue &entry, const Relation &relation, const Relation *was)
{
    const bool isAll = !was || m_isAnew || m_hasNewTokens;
    if (isAll || !isSame(relation.from, was->from))
        setEnd(entry, relation.from, u"head"_s, u"head_span"_s);
    if (isAll || !isSame(relation.to, was->to))
        setEnd(entry, relation.to, u"child"_s, u"child_span"_s);
    if (!was || was->type != relation.type)
        setJsonMember(entry, u"label"_s, relation.type);
}

void Record::setEnd(JsonValue &entry, const RelationEnd &end, const QString &token, const QString &span)
{
    const Mention &mention = *m_index.mentions.value(MentionId(end.id));
    const auto tokens = m_tokens.covered(mention.extent.hull());
    setJsonMember(entry, token, tokens ? qint64(tokens->end) - 1 : qint64(0));
    JsonValue place{JsonValue::Object()};
    setPlace(place, mention);
    setJsonMember(place, u"label"_s, mention.type);
    if (const QString id = m_ids.value(mention.id); !id.isEmpty())
        setJsonMember(place, u"id"_s, id);
    setJsonMember(entry, span, std::move(place.data));
}

} // namespace

const Holdings SpacyWriter::holdings{.relationEnds = {RelationEnd::Kind::Mention}};

Result<std::vector<OutputFile>> SpacyWriter::begin(const Bundle &project, const Schema &)
{
    Bundle held = project;
    keepHeld(held, holdings, m_losses);
    return std::vector<OutputFile>{{}};
}

Result<std::vector<OutputFile>> SpacyWriter::add(const Bundle &article)
{
    Bundle held = article;
    keepHere(held, m_losses);
    keepHeld(held, holdings, m_losses);
    SpacyReader reader(article.article->path, {}, true);
    KeptRecord kept;
    readKept(article, reader, kept);
    const QByteArray line = kept.updated([&](bool isAnew) { return Record(held, kept, isAnew).made(); });
    return std::vector<OutputFile>{{{}, recordLine(line)}};
}

} // namespace glossator
