// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacyreader.h"

#include "models/formats/jsontree.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

std::optional<TextSpan> spanOf(const JsonValue &entry) { return recordSpan(jsonInteger(entry, u"start"), jsonInteger(entry, u"end")); }

GivenSpan givenSpan(const JsonValue &entry)
{
    const JsonValue *text = jsonMember(entry, u"text");
    return {{*spanOf(entry)}, text && text->string() ? *text->string() : QString()};
}

/// What tells one span from others where another thing speaks of it.
struct SpanKey {
    TextSpan span;
    QString label;
    QString id;

    explicit SpanKey(const JsonValue &entry)
        : span(spanOf(entry).value_or(TextSpan()))
        , label(jsonString(entry, u"label"))
        , id(jsonString(entry, u"id"))
    {
    }
    friend bool operator==(const SpanKey &, const SpanKey &) = default;
    friend size_t qHash(const SpanKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.span.begin, key.span.end, key.label, key.id);
    }
};

class SpanFinder {
public:
    void add(const JsonValue &entry, MentionId mention)
    {
        const SpanKey key(entry);
        if (!m_bySpan.contains(key))
            m_bySpan.insert(key, mention);
        if (const auto last = jsonInteger(entry, u"token_end"); last && !m_byToken.contains(*last))
            m_byToken.insert(*last, mention);
    }
    /// The end of a relation: the span that it gives, or else the one that ends with the token it names.
    [[nodiscard]] MentionId find(const JsonValue &relation, QStringView span, QStringView token) const
    {
        if (const JsonValue *entry = jsonMember(relation, span); entry && spanOf(*entry)) {
            if (const MentionId found = m_bySpan.value(SpanKey(*entry)))
                return found;
        }
        const auto last = jsonInteger(relation, token);
        return last ? m_byToken.value(*last) : MentionId();
    }

private:
    QHash<SpanKey, MentionId> m_bySpan;
    QHash<qint64, MentionId> m_byToken;
};

} // namespace

const QString SpacyReader::id = u"spacy"_s;

Result<std::optional<Bundle>> SpacyReader::read(const JsonValue &value, const JsonRecord &record, qint64 number)
{
    if (const QString answer = jsonString(value, u"answer"); !m_takesAll && !answer.isEmpty() && answer != "accept"_L1) {
        ++m_answers[answer];
        return std::nullopt;
    }
    GLOSSATOR_ASSIGN(const QString text, recordText(value, u"text"_s, m_context.file));
    RecordBundle made(m_context, record, text, QString::number(number));
    if (const JsonValue *meta = jsonMember(value, u"meta")) {
        QString date = jsonString(*meta, u"published");
        if (date.isEmpty())
            date = jsonString(*meta, u"date");
        made.setHeading(jsonString(*meta, u"title"), date);
    }

    const JsonValue::Array &spans = jsonItems(value, u"spans");
    std::vector<GivenSpan> given;
    for (const JsonValue &entry : spans) {
        if (spanOf(entry))
            given.push_back(givenSpan(entry));
    }
    made.fit(OffsetUnit::CodePoint, given);
    SpanFinder finder;
    const QStringList spanNames = entryNames(spans, {});
    for (size_t i = 0; i < spans.size(); ++i) {
        const QString label = jsonString(spans[i], u"label");
        const bool isSpan = spanOf(spans[i]) && !label.isEmpty();
        if (const Mention *mention = isSpan ? made.addMention(label, givenSpan(spans[i]), spanNames[qsizetype(i)], spans[i].line) : nullptr)
            finder.add(spans[i], mention->id);
        else
            made.leave(u"spans"_s);
    }

    const JsonValue::Array &relations = jsonItems(value, u"relations");
    const QStringList relationNames = entryNames(relations, {});
    for (size_t i = 0; i < relations.size(); ++i) {
        const QString label = jsonString(relations[i], u"label");
        const MentionId head = finder.find(relations[i], u"head_span", u"head");
        const MentionId child = finder.find(relations[i], u"child_span", u"child");
        if (label.isEmpty() || !head || !child) {
            made.leave(u"relations"_s);
            continue;
        }
        made.addRelation(label, {head, u"Arg1"_s}, {child, u"Arg2"_s}, relationNames[qsizetype(i)]);
    }
    for (const QString &list : {u"spans"_s, u"relations"_s}) {
        if (const JsonValue *member = jsonMember(value, list); member && member->object())
            made.leave(list);
    }
    return made.finished();
}

QStringList SpacyReader::remarks() const
{
    QStringList answers = m_answers.keys();
    answers.sort();
    QStringList remarks;
    for (const QString &answer : std::as_const(answers))
        remarks << tr("%1: %n record(s) with the answer “%2” were not read.", nullptr, int(m_answers[answer])).arg(m_context.file, answer);
    return remarks;
}

} // namespace glossator
