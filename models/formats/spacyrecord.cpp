// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacyrecord.h"

#include "models/formats/spacyreader.h"
#include "models/formats/tokens.h"

#include <algorithm>

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

/// Nothing where the list is not one of places in the text, one behind the other. @param length of the text.
std::optional<TokenIndex> keptTokens(const JsonValue::Array &list, qsizetype length)
{
    std::vector<TextSpan> tokens;
    for (const JsonValue &entry : list) {
        const auto begin = jsonInteger(entry, u"start");
        const auto end = jsonInteger(entry, u"end");
        const qsizetype before = tokens.empty() ? 0 : tokens.back().end;
        if (!begin || !end || *begin < before || *end < *begin || *end > length)
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

} // namespace

SpacyRecord::SpacyRecord(const Bundle &bundle, const KeptRecord &kept, bool isAnew)
    : m_bundle(bundle)
    , m_kept(kept)
    , m_isAnew(isAnew)
    , m_index(bundle)
    , m_things(bundle, SpacyReader::id)
    , m_text(bundle.text)
    , m_textBefore(kept.bundle.text)
    , m_rulerBefore(m_textBefore, kept.unit)
    , m_correction(m_textBefore, m_text)
    , m_mentions(pointersTo(bundle.mentions))
    , m_record(kept.value)
{
    std::ranges::stable_sort(m_mentions, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
}

JsonValue SpacyRecord::made()
{
    if (!m_kept.isThere() || hasOtherText())
        setJsonMember(m_record, u"text"_s, m_bundle.text);
    updateTokens();
    noteSpokenOf();
    updateEntries(
        u"spans"_s, m_mentions, [this](JsonValue &entry, const Mention &mention, const Mention *was) { setSpan(entry, mention, was); },
        [this](JsonValue &entry) { return updateLeftPlace(entry); });
    updateEntries(
        u"relations"_s, pointersTo(m_bundle.relations),
        [this](JsonValue &entry, const Relation &relation, const Relation *was) { setRelation(entry, relation, was); },
        [this](JsonValue &entry) {
            return updateLeftEnd(entry, u"head"_s, u"head_span"_s) && updateLeftEnd(entry, u"child"_s, u"child_span"_s);
        });

    JsonValue meta{JsonValue::Object()};
    if (const JsonValue *member = jsonMember(m_record, u"meta"); member && member->object())
        meta = *member;
    updateHeading(meta, *m_bundle.article, m_kept);
    if (!m_kept.isThere())
        setJsonMember(meta, u"article"_s, m_bundle.article->id.toString());
    if (!meta.object()->empty()) {
        const JsonValue *member = jsonMember(m_record, u"meta");
        loseOther(u"meta"_s, member && !member->object());
        setJsonMember(m_record, u"meta"_s, std::move(meta.data));
    }
    if (!m_kept.isThere())
        setJsonMember(m_record, u"answer"_s, u"accept"_s);
    return std::move(m_record);
}

void SpacyRecord::updateTokens()
{
    const JsonValue *member = jsonMember(m_record, u"tokens");
    const bool areSpokenOf = std::ranges::any_of(m_bundle.relations, [this](const Relation &relation) { return hasOtherEnds(relation); });
    const bool isList = member && member->array();
    m_hasTokens = isList || !m_kept.isThere() || areSpokenOf;
    if (!m_hasTokens)
        return;
    if (isList && !m_isAnew && m_kept.bundle.text == m_bundle.text) {
        if (auto kept = keptTokens(*member->array(), m_text.length())) {
            m_tokens = *std::move(kept);
            return;
        }
        m_hasTokens = areSpokenOf; // what is there is none that can be counted by
        if (!m_hasTokens)
            return;
    }
    if (isList)
        m_tokensBefore = keptTokens(*member->array(), m_textBefore.utf8Length());
    loseOther(u"tokens"_s, member && !m_tokensBefore);
    m_hasNewTokens = true;
    m_tokens = newTokens(m_text, m_mentions);
    setJsonMember(m_record, u"tokens"_s, tokenList(m_tokens.tokens(), m_text));
}

void SpacyRecord::noteSpokenOf()
{
    m_hasOtherSpans = std::ranges::any_of(m_bundle.mentions, [this](const Mention &mention) {
        const Mention *was = before(mention);
        return was && (was->extent != mention.extent || was->type != mention.type);
    });
    for (const Relation &relation : m_bundle.relations) {
        if (!isAllSet() && !m_hasOtherSpans && !hasOtherEnds(relation))
            continue;
        m_spokenOf.insert(MentionId(relation.from.id));
        m_spokenOf.insert(MentionId(relation.to.id));
    }
}

template <class Thing>
void SpacyRecord::updateEntries(const QString &key, const std::vector<const Thing *> &now, auto &&set, auto &&updateLeft)
{
    const JsonValue *member = jsonMember(m_record, key);
    const bool isList = member && member->array();
    if (now.empty() && !isList && !(key == "spans"_L1 && !m_kept.isThere()))
        return;
    loseOther(key, member && !isList);
    JsonValue::Array &list = jsonList(m_record, key);
    QStringList names = entryNames(list, {});
    if (m_kept.isThere() && (isAllSet() || hasOtherText()))
        takeOutLost<Thing>(list, names, updateLeft);
    updateList(list, names, m_kept.things, now, m_things, set);
}

/// What was not read stays, with its places and tokens as they are now. Where they are no more it goes: they could come to
/// name something else, and nobody reads a span without a place.
/// @param updateLeft (JsonValue &entry): false where it has to go.
template <class Thing>
void SpacyRecord::takeOutLost(JsonValue::Array &list, QStringList &names, auto &&updateLeft)
{
    JsonValue::Array left;
    QStringList leftNames;
    for (size_t i = 0; i < list.size(); ++i) {
        const QString &name = names[qsizetype(i)];
        if (list[i].object() && !m_kept.things.find<Thing>(name) && !updateLeft(list[i])) {
            m_lost.push_back({RecordBundle::tr("entries of records that were not read, at places where the text or its tokens changed"),
                jsonString(list[i], u"label")});
            continue;
        }
        left.push_back(std::move(list[i]));
        leftNames << name;
    }
    list = std::move(left);
    names = leftNames;
}

/// Counts what stands under that key and is to be written over.
void SpacyRecord::loseOther(const QString &key, bool isOther)
{
    if (isOther && !std::holds_alternative<std::monostate>(jsonMember(m_record, key)->data))
        m_lost.push_back({RecordBundle::tr("parts of records that were not read, and stood where something else stands now"), key});
}

/// False where there is no such place any more.
bool SpacyRecord::updateLeftPlace(JsonValue &entry) const
{
    const auto given = recordSpan(jsonInteger(entry, u"start"), jsonInteger(entry, u"end"));
    const auto now = given ? placeNow(*given) : std::nullopt;
    const bool hasOtherTokens = m_hasNewTokens && (jsonMember(entry, u"token_start") || jsonMember(entry, u"token_end"));
    if (!now && ((given && hasOtherText()) || hasOtherTokens))
        return false;
    if (now) {
        setJsonMember(entry, u"start"_s, qint64(now->begin));
        setJsonMember(entry, u"end"_s, qint64(now->end));
    }
    if (hasOtherTokens)
        setTokens(entry, now);
    return true;
}

/// False where it names nothing any more.
bool SpacyRecord::updateLeftEnd(JsonValue &entry, const QString &token, const QString &span) const
{
    const auto was = jsonInteger(entry, token);
    std::optional<TextSpan> at; // of the span
    if (JsonValue *place = jsonMember(entry, span); place && place->object()) {
        if (!updateLeftPlace(*place))
            return false;
        at = recordSpan(jsonInteger(*place, u"start"), jsonInteger(*place, u"end"));
    }
    if (!was || !m_hasNewTokens)
        return true;
    if (m_tokensBefore && *was >= 0 && *was < std::ssize(m_tokensBefore->tokens()))
        at = placeNow(m_tokensBefore->tokens()[size_t(*was)]);
    const auto now = lastToken(at);
    if (now)
        setJsonMember(entry, token, *now);
    return now.has_value();
}

/// Where that place of the record lies, in code points; nothing where the text changed there.
std::optional<TextSpan> SpacyRecord::placeNow(TextSpan given) const
{
    const auto extent = m_rulerBefore.extent({given});
    return extent ? m_correction.moved(extent->hull()) : std::nullopt;
}

std::optional<qint64> SpacyRecord::lastToken(const std::optional<TextSpan> &span) const
{
    const auto tokens = span && m_hasTokens ? m_tokens.covered(*span) : std::nullopt;
    return tokens ? std::optional(qint64(tokens->end) - 1) : std::nullopt;
}

void SpacyRecord::setTokens(JsonValue &entry, const std::optional<TextSpan> &span) const
{
    const auto tokens = span && m_hasTokens ? m_tokens.covered(*span) : std::nullopt;
    if (tokens) {
        setJsonMember(entry, u"token_start"_s, qint64(tokens->begin));
        setJsonMember(entry, u"token_end"_s, qint64(tokens->end) - 1);
    } else {
        removeJsonMember(entry, u"token_start");
        removeJsonMember(entry, u"token_end");
    }
}

void SpacyRecord::setPlace(JsonValue &entry, TextSpan span) const
{
    setJsonMember(entry, u"start"_s, qint64(span.begin));
    setJsonMember(entry, u"end"_s, qint64(span.end));
    setTokens(entry, span);
}

void SpacyRecord::setSpan(JsonValue &entry, const Mention &mention, const Mention *was)
{
    if (!was || isAllSet() || was->extent != mention.extent)
        setPlace(entry, mention.extent.hull());
    if (jsonMember(entry, u"text") && (m_isAnew || was->quote != mention.quote))
        setJsonMember(entry, u"text"_s, mention.quote);
    if (!was || was->type != mention.type)
        setJsonMember(entry, u"label"_s, mention.type);

    const TextSpan place = recordSpan(jsonInteger(entry, u"start"), jsonInteger(entry, u"end")).value_or(TextSpan());
    QString id = jsonString(entry, u"id");
    const bool isSpokenOf = m_spokenOf.contains(mention.id);
    if (m_taken.contains({place, mention.type, id}) && (!was || isSpokenOf)) {
        id = mention.id.toString();
        while (m_taken.contains({place, mention.type, id}))
            id += u'_';
        setJsonMember(entry, u"id"_s, id);
        m_renamed.insert(mention.id);
    }
    m_taken.insert({place, mention.type, id});
    if (isSpokenOf)
        m_spans.insert(mention.id, entry);
}

bool SpacyRecord::isSame(const RelationEnd &end, const RelationEnd &was) const
{
    const Mention *mention = m_index.mentions.value(MentionId(end.id));
    const Mention *then = mention ? before(*mention) : nullptr;
    return then && then->id.value() == was.id && then->extent == mention->extent && then->type == mention->type;
}

void SpacyRecord::setRelation(JsonValue &entry, const Relation &relation, const Relation *was)
{
    const auto update = [&](const RelationEnd &end, const RelationEnd *then, const QString &token, const QString &span) {
        // What names a token, or a span as it was, may come to mean one that has moved.
        if (!then || isAllSet() || m_hasOtherSpans || m_renamed.contains(MentionId(end.id)) || !isSame(end, *then))
            setEnd(entry, end, then, token, span);
    };
    update(relation.from, was ? &was->from : nullptr, u"head"_s, u"head_span"_s);
    update(relation.to, was ? &was->to : nullptr, u"child"_s, u"child_span"_s);
    if (!was || was->type != relation.type)
        setJsonMember(entry, u"label"_s, relation.type);
}

/// As the span stands in the record: by that it is found.
void SpacyRecord::setEnd(JsonValue &entry, const RelationEnd &end, const RelationEnd *was, const QString &token, const QString &span)
{
    const Mention &mention = *m_index.mentions.value(MentionId(end.id));
    const JsonValue as = m_spans.value(mention.id);
    const auto tokens = lastToken(mention.extent.hull());
    if (const auto last = tokens ? tokens : jsonInteger(as, u"token_end"))
        setJsonMember(entry, token, *last);
    else if (!was || isAllSet() || !isSame(end, *was))
        removeJsonMember(entry, token); // better none than that of another word
    JsonValue place{JsonValue::Object()};
    const Mention *then = was ? before(mention) : nullptr;
    if (const JsonValue *old = jsonMember(entry, span); then && then->id.value() == was->id && old && old->object())
        place = *old;
    for (const QString &key : {u"start"_s, u"end"_s, u"token_start"_s, u"token_end"_s, u"label"_s, u"id"_s}) {
        if (const JsonValue *member = jsonMember(as, key))
            setJsonMember(place, key, member->data);
        else
            removeJsonMember(place, key);
    }
    setJsonMember(entry, span, std::move(place.data));
}

} // namespace glossator
