// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsontree.h"

#include "models/base/utf8.h"

#include <QBuffer>
#include <QLocale>

#include <algorithm>

namespace glossator {

namespace {

/// What JSON demands to be escaped, and what some reader takes for the end of a line or drops.
bool isEscaped(char16_t unit)
{
    return unit < 0x20 || unit == u'"' || unit == u'\\' || unit == 0x7f || unit == 0x85 || unit == 0x2028
        || unit == 0x2029 || unit == 0xfeff;
}

void appendEscape(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case u'"':
        out += "\\\"";
        return;
    case u'\\':
        out += "\\\\";
        return;
    case u'\n':
        out += "\\n";
        return;
    case u'\r':
        out += "\\r";
        return;
    case u'\t':
        out += "\\t";
        return;
    default:
        out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
        return;
    }
}

void append(QByteArray &out, const JsonValue &value);

void append(QByteArray &out, const JsonValue::Array &array)
{
    out += '[';
    for (bool first = true; const JsonValue &value : array) {
        if (!std::exchange(first, false))
            out += ',';
        append(out, value);
    }
    out += ']';
}

void append(QByteArray &out, const JsonValue::Object &object)
{
    out += '{';
    for (bool first = true; const auto &[key, value] : object) {
        if (!std::exchange(first, false))
            out += ',';
        appendJsonString(out, key);
        out += ':';
        append(out, value);
    }
    out += '}';
}

void append(QByteArray &out, double number)
{
    const QByteArray digits = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    const bool isWhole = std::ranges::none_of(digits, [](char c) { return c == '.' || c == 'e'; });
    out += isWhole ? digits + ".0" : digits; // so that it stays no integer
}

/// No deeper than the parser lets in, and we put on top.
void append(QByteArray &out, const JsonValue &value)
{
    if (const QString *text = value.string())
        appendJsonString(out, *text);
    else if (const qint64 *integer = value.integer())
        out += QByteArray::number(*integer);
    else if (const double *number = std::get_if<double>(&value.data))
        append(out, *number);
    else if (const bool *flag = std::get_if<bool>(&value.data))
        out += *flag ? "true" : "false";
    else if (const JsonValue::Array *array = value.array())
        append(out, *array);
    else if (const JsonValue::Object *object = value.object())
        append(out, *object);
    else
        out += "null";
}

/// Takes the text as one value.
class Whole : public JsonHandler {
public:
    Result<bool> open(const QString &, bool, qsizetype) override { return false; }
    Result<> value(const QString &, JsonValue &&value) override
    {
        m_value = std::move(value);
        return {};
    }
    Result<> close() override { return {}; }

    JsonValue m_value;
};

} // namespace

void appendJsonString(QByteArray &out, QStringView text)
{
    out += '"';
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isEscaped(text[i].unicode()))
            continue;
        appendUtf8(out, text.sliced(from, i - from));
        appendEscape(out, text[i].unicode());
        from = i + 1;
    }
    appendUtf8(out, text.sliced(from));
    out += '"';
}

Result<JsonValue> jsonTree(const QByteArray &bytes, const QString &file, qsizetype line)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    Whole whole;
    GLOSSATOR_TRY(parseJson(buffer, file, whole, line));
    return std::move(whole.m_value);
}

QByteArray jsonText(const JsonValue &value)
{
    QByteArray out;
    append(out, value);
    return out;
}

const JsonValue *jsonMember(const JsonValue &value, QStringView key)
{
    const JsonValue::Object *object = value.object();
    if (!object)
        return nullptr;
    const auto found = std::ranges::find(*object, key, &JsonValue::Member::key);
    return found == object->end() ? nullptr : &found->value;
}

JsonValue *jsonMember(JsonValue &value, QStringView key)
{
    return const_cast<JsonValue *>(jsonMember(std::as_const(value), key)); // the value itself is not const
}

void setJsonMember(JsonValue &value, const QString &key, JsonValue::Data data)
{
    if (JsonValue *member = jsonMember(value, key))
        member->data = std::move(data);
    else
        std::get<JsonValue::Object>(value.data).push_back({key, {std::move(data)}});
}

JsonValue::Array &jsonList(JsonValue &value, const QString &key)
{
    JsonValue *member = jsonMember(value, key);
    if (!member || !member->array()) {
        setJsonMember(value, key, JsonValue::Array());
        member = jsonMember(value, key);
    }
    return std::get<JsonValue::Array>(member->data);
}

void removeJsonMember(JsonValue &value, QStringView key)
{
    std::erase_if(std::get<JsonValue::Object>(value.data), [key](const JsonValue::Member &member) { return member.key == key; });
}

QString jsonString(const JsonValue &value, QStringView key)
{
    const JsonValue *member = jsonMember(value, key);
    const QString *text = member ? member->string() : nullptr;
    return text ? *text : QString();
}

std::optional<qint64> jsonInteger(const JsonValue &value, QStringView key)
{
    const JsonValue *member = jsonMember(value, key);
    const qint64 *integer = member ? member->integer() : nullptr;
    return integer ? std::optional(*integer) : std::nullopt;
}

const JsonValue::Array &jsonItems(const JsonValue &value, QStringView key)
{
    static const JsonValue::Array none;
    const JsonValue *member = jsonMember(value, key);
    const JsonValue::Array *array = member ? member->array() : nullptr;
    return array ? *array : none;
}

} // namespace glossator
