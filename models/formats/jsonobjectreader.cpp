// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonobjectreader.h"

#include "models/formats/jsontime.h"

#include <algorithm>
#include <limits>

namespace glossator {

using namespace Qt::StringLiterals;

void JsonContext::refer(Noun noun, qint64 id, qsizetype line)
{
    if (id == 0)
        return;
    ids.refer({noun, id, line});
    if (noun == Noun::Author)
        authors.insert(id);
    else if (noun == Noun::Entity)
        entities.insert(id);
    else if (noun == Noun::Event)
        events.insert(id);
}

void JsonContext::forgetSpokenOf()
{
    authors.clear();
    entities.clear();
    events.clear();
}

JsonObjectReader::JsonObjectReader(JsonValue &value, JsonContext &context)
    : m_value(value)
    , m_context(context)
    , m_members(std::get<JsonValue::Object>(value.data))
    , m_taken(m_members.size())
{
}

void JsonObjectReader::text(Key key, QString &text, Need need)
{
    if (QString *string = this->string(key, need))
        text = std::move(*string);
}

void JsonObjectReader::nullableText(Key key, QString &text)
{
    this->text(key, text);
    if (has(key) && text.isNull())
        text = u""_s;
}

void JsonObjectReader::texts(Key key, QStringList &texts)
{
    JsonValue *value = take(key, Need::Optional);
    if (!value)
        return;
    const JsonValue::Array *array = value->array();
    if (!array || !std::ranges::all_of(*array, [](const JsonValue &item) { return item.string() != nullptr; }))
        return refuse(value->line, tr("“%1” has to be a list of strings.").arg(quoted(key)));
    for (const JsonValue &item : *array)
        texts << *item.string();
}

void JsonObjectReader::number(Key key, std::optional<double> &number)
{
    JsonValue *value = take(key, Need::Optional);
    if (!value)
        return;
    if (const qint64 *integer = value->integer())
        number = double(*integer);
    else if (const double *real = std::get_if<double>(&value->data))
        number = *real;
    else
        refuse(value->line, tr("“%1” has to be a number.").arg(quoted(key)));
}

void JsonObjectReader::integer(Key key, qint64 &integer)
{
    JsonValue *value = take(key, Need::Optional);
    if (!value)
        return;
    if (const qint64 *found = value->integer())
        integer = *found;
    else
        refuse(value->line, tr("“%1” has to be a whole number.").arg(quoted(key)));
}

void JsonObjectReader::integer(Key key, int &integer)
{
    qint64 wide = integer;
    this->integer(key, wide);
    if (std::in_range<int>(wide))
        integer = int(wide);
    else
        refuse(m_value.line, tr("“%1” is too large a number.").arg(quoted(key)));
}

void JsonObjectReader::flag(Key key, bool &flag)
{
    JsonValue *value = take(key, Need::Optional);
    if (!value)
        return;
    if (const bool *found = std::get_if<bool>(&value->data))
        flag = *found;
    else
        refuse(value->line, tr("“%1” has to be true or false.").arg(quoted(key)));
}

void JsonObjectReader::time(Key key, qint64 &msecs)
{
    const QString *string = this->string(key, Need::Optional);
    if (!string)
        return;
    if (const std::optional<qint64> time = fromJsonTime(*string))
        msecs = *time;
    else
        refuse(m_value.line, tr("“%1” has to be a time such as 2023-04-03T09:30:00.000Z.").arg(quoted(key)));
}

void JsonObjectReader::hash(Key key, QByteArray &hash)
{
    const QString *string = this->string(key, Need::Optional);
    if (!string)
        return;
    hash = QByteArray::fromHex(string->toLatin1());
    if (hash.size() != 32 || QString::fromLatin1(hash.toHex()) != *string)
        refuse(m_value.line, tr("“%1” has to be 64 hexadecimal digits in lower case.").arg(quoted(key)));
}

void JsonObjectReader::bytes(Key key, QByteArray &bytes)
{
    const QString *string = this->string(key, Need::Optional);
    if (!string)
        return;
    auto decoded = QByteArray::fromBase64Encoding(
        string->toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refuse(m_value.line, tr("“%1” has to be bytes in base64.").arg(quoted(key)));
    bytes = std::move(*decoded);
}

void JsonObjectReader::extent(Key key, Extent &extent)
{
    JsonValue *value = take(key, Need::Required);
    if (!value)
        return;
    const JsonValue::Array *array = value->array();
    if (!array || array->empty())
        return refuse(value->line, tr("“%1” has to be a list of places such as [[0, 5]].").arg(quoted(key)));
    std::vector<TextSpan> spans;
    for (const JsonValue &item : *array)
        spans.push_back(spanOf(key, item));
    extent = Extent(std::move(spans));
}

void JsonObjectReader::span(Key key, std::optional<TextSpan> &span)
{
    if (const JsonValue *value = take(key, Need::Optional))
        span = spanOf(key, *value);
}

void JsonObjectReader::inner(Key key, auto &&read)
{
    JsonValue *value = take(key, Need::Required);
    if (!value)
        return;
    if (!value->object())
        return refuse(value->line, tr("“%1” has to be an object.").arg(quoted(key)));
    JsonObjectReader object(*value, m_context);
    read(object);
    object.end();
}

template <class Kind>
bool JsonObjectReader::oneReference(Kind &kind, qint64 &id)
{
    for (const auto &[key, value] : m_members) {
        const std::optional<Noun> noun = nounFromKey(key);
        const std::optional<Kind> found = noun ? kindOfNoun<Kind>(*noun) : std::nullopt;
        if (!found)
            continue;
        const QByteArray name = key.toLatin1();
        take(name.constData(), Need::Required);
        kind = *found;
        id = idOf(name.constData(), value);
        m_context.refer(*noun, id, value.line);
        return true;
    }
    return false;
}

void JsonObjectReader::owner(Key key, Owner &owner)
{
    inner(key, [&](JsonObjectReader &object) {
        if (!object.oneReference(owner.kind, owner.id))
            refuse(
                object.m_value.line, tr("“%1” has to name one thing, such as {\"mention\": \"12\"}.").arg(quoted(key)));
    });
}

void JsonObjectReader::relationEnd(Key key, RelationEnd &end)
{
    inner(key, [&](JsonObjectReader &object) {
        object.text("role", end.role);
        if (!object.oneReference(end.kind, end.id))
            refuse(
                object.m_value.line, tr("“%1” has to name one thing, such as {\"mention\": \"12\"}.").arg(quoted(key)));
    });
}

void JsonObjectReader::filler(Key key, Filler &filler)
{
    inner(key, [&](JsonObjectReader &object) {
        std::optional<TextSpan> place;
        if (object.oneReference(filler.kind, filler.id))
            return;
        if (object.has("span")) {
            object.span("span", place);
            filler.kind = Filler::Kind::Span;
            filler.span = place.value_or(TextSpan{});
            object.text("quote", filler.text, Need::Required);
        } else {
            filler.kind = Filler::Kind::Value;
            object.text("value", filler.text, Need::Required);
        }
    });
}

void JsonObjectReader::end()
{
    for (size_t i = 0; i < m_members.size(); ++i) {
        if (!m_taken[i])
            return refuse(m_members[i].value.line, tr("The key “%1” is not known here.").arg(m_members[i].key));
    }
}

JsonValue *JsonObjectReader::take(Key key, Need need)
{
    const QLatin1StringView name(key);
    for (size_t step = 0; step < m_members.size(); ++step) {
        const size_t i = (m_next + step) % m_members.size();
        if (m_members[i].key != name)
            continue;
        m_next = i + 1;
        m_taken[i] = true;
        return &m_members[i].value;
    }
    if (need == Need::Required)
        refuse(m_value.line, tr("The key “%1” is missing.").arg(name));
    return nullptr;
}

QString *JsonObjectReader::string(Key key, Need need)
{
    JsonValue *value = take(key, need);
    if (!value)
        return nullptr;
    auto *string = std::get_if<QString>(&value->data);
    if (!string)
        refuse(value->line, tr("“%1” has to be a string.").arg(quoted(key)));
    return string;
}

bool JsonObjectReader::has(Key key) const
{
    return std::ranges::any_of(
        m_members, [name = QLatin1StringView(key)](const auto &member) { return member.key == name; });
}

qint64 JsonObjectReader::idOf(Key key, const JsonValue &value)
{
    const QString *string = value.string();
    const qint64 id = string ? string->toLongLong() : 0;
    // Only the one way to write it: "012" would come back as another text.
    if (id == 0 || QString::number(id) != *string)
        refuse(value.line, tr("“%1” has to be an id: a whole number other than zero, as a string.").arg(quoted(key)));
    return id;
}

TextSpan JsonObjectReader::spanOf(Key key, const JsonValue &value)
{
    const JsonValue::Array *array = value.array();
    const qint64 *begin = array && array->size() == 2 ? array->front().integer() : nullptr;
    const qint64 *end = array && array->size() == 2 ? array->back().integer() : nullptr;
    if (!begin || !end || *begin < 0 || *end < *begin) {
        refuse(
            value.line, tr("“%1” has to hold places such as [0, 5], the end not before the begin.").arg(quoted(key)));
        return {};
    }
    return {*begin, *end};
}

size_t JsonObjectReader::wordIndex(Key key, std::span<const QLatin1StringView> words)
{
    const QString *string = this->string(key, Need::Optional);
    if (!string)
        return 0;
    const auto found = std::ranges::find(words, *string);
    if (found == words.end()) {
        QStringList known(words.begin(), words.end());
        refuse(m_value.line, tr("“%1” has to be one of: %2.").arg(quoted(key), known.join(", "_L1)));
        return 0;
    }
    return size_t(found - words.begin());
}

} // namespace glossator
