// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationjson.h"

#include <QLocale>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

const QUuid names{0x6f0d8a1e, 0x2c55, 0x4b7e, 0x9a, 0x31, 0x5d, 0x0c, 0x8e, 0x74, 0xb2, 0x19};

void append(QByteArray &out, QStringView text)
{
    out += '"';
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        // Also what some reader takes for the end of a line, or drops.
        if (unit >= 0x20 && unit != u'"' && unit != u'\\' && unit != 0x7f && unit != 0x85 && unit != 0x2028 && unit != 0x2029 && unit != 0xfeff)
            continue;
        out += text.sliced(from, i - from).toUtf8();
        out += unit == u'"' ? "\\\"" : unit == u'\\' ? "\\\\" : unit == u'\n' ? "\\n" : "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
        from = i + 1;
    }
    out += text.sliced(from).toUtf8() + '"';
}

void append(QByteArray &out, const JsonValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value.data)) {
        out += *flag ? "true" : "false";
    } else if (const qint64 *integer = value.integer()) {
        out += QByteArray::number(*integer);
    } else if (const double *number = std::get_if<double>(&value.data)) {
        out += QByteArray::number(*number, 'g', QLocale::FloatingPointShortest);
    } else if (const QString *string = value.string()) {
        append(out, *string);
    } else if (const JsonValue::Array *array = value.array()) {
        out += '[';
        for (bool first = true; const JsonValue &item : *array) {
            out += std::exchange(first, false) ? "" : ", ";
            append(out, item); // as deep as the parser lets in
        }
        out += ']';
    } else if (const JsonValue::Object *object = value.object()) {
        out += '{';
        for (bool first = true; const auto &[key, item] : *object) {
            out += std::exchange(first, false) ? "" : ", ";
            append(out, key);
            out += ": ";
            append(out, item);
        }
        out += '}';
    } else {
        out += "null";
    }
}

} // namespace

const JsonValue *jsonMember(const JsonValue &object, QAnyStringView key)
{
    const JsonValue::Object *members = object.object();
    if (!members)
        return nullptr;
    const auto found = std::ranges::find_if(*members, [key](const auto &member) { return member.key == key; });
    return found == members->end() ? nullptr : &found->value;
}

QString jsonString(const JsonValue &object, QAnyStringView key)
{
    const JsonValue *value = jsonMember(object, key);
    return value && value->string() ? *value->string() : QString();
}

std::vector<const JsonValue *> jsonItems(const JsonValue *value)
{
    std::vector<const JsonValue *> items;
    if (!value || std::holds_alternative<std::monostate>(value->data))
        return items;
    if (!value->array())
        return {value};
    for (const JsonValue &item : *value->array())
        items.push_back(&item);
    return items;
}

bool jsonHolds(const JsonValue &object, QAnyStringView key, QAnyStringView word)
{
    return std::ranges::any_of(jsonItems(jsonMember(object, key)), [word](const JsonValue *item) {
        return item->string() && *item->string() == word;
    });
}

JsonValue jsonValue(const QString &text) { return {text, 0}; }

JsonValue jsonValue(qint64 number) { return {number, 0}; }

JsonValue jsonObject(std::vector<std::pair<QString, JsonValue>> members)
{
    JsonValue::Object object;
    for (auto &[key, value] : members)
        object.push_back({key, std::move(value)});
    return {std::move(object), 0};
}

JsonValue jsonArray(JsonValue::Array items) { return {std::move(items), 0}; }

QByteArray jsonBytes(const JsonValue &value)
{
    QByteArray out;
    append(out, value);
    return out;
}

QString oaIri(Noun noun, qint64 id)
{
    return u"urn:uuid:"_s + QUuid::createUuidV5(names, nounKey(noun) + u'/' + QString::number(id)).toString(QUuid::WithoutBraces);
}

JsonValue oaContext()
{
    const JsonValue data = jsonObject({{u"@id"_s, jsonValue(u"urn:glossator:data"_s)}, {u"@type"_s, jsonValue(u"@json"_s)}});
    JsonValue version;
    version.data = 1.1;
    return jsonArray({jsonValue(QString(oa::context)),
        jsonObject({{u"@version"_s, version}, {QString(oa::extension), data}, {u"role"_s, jsonValue(u"urn:glossator:role"_s)},
            {u"fragments"_s, jsonValue(u"urn:glossator:fragments"_s)}, {u"sha256"_s, jsonValue(u"urn:glossator:sha256"_s)}})});
}

} // namespace glossator
