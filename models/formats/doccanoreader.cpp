// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/doccanoreader.h"

#include "models/formats/jsontree.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Place {
    TextSpan span;
    QString label;
};

std::optional<Place> placeOf(const JsonValue &entry)
{
    std::optional<TextSpan> span;
    QString label;
    if (const JsonValue::Array *triple = entry.array(); triple && triple->size() == 3) {
        const auto number = [&triple](size_t at) {
            const qint64 *integer = (*triple)[at].integer();
            return integer ? std::optional(*integer) : std::nullopt;
        };
        span = recordSpan(number(0), number(1));
        if (const QString *text = (*triple)[2].string())
            label = *text;
    } else {
        span = recordSpan(jsonInteger(entry, u"start_offset"), jsonInteger(entry, u"end_offset"));
        label = jsonString(entry, u"label");
    }
    return span && !label.isEmpty() ? std::optional(Place{*span, label}) : std::nullopt;
}

/// An id is a number there; tools also write strings.
QString idOf(const JsonValue &entry, QStringView key)
{
    const auto number = jsonInteger(entry, key);
    return number ? QString::number(*number) : jsonString(entry, key);
}

} // namespace

const QString DoccanoReader::id = u"doccano"_s;

QString DoccanoReader::placesKey(const JsonValue &record)
{
    QString key;
    for (const QString &tried : {u"entities"_s, u"label"_s, u"labels"_s}) {
        const JsonValue *member = jsonMember(record, tried);
        if (!member || !member->array())
            continue;
        if (std::ranges::any_of(*member->array(), [](const JsonValue &entry) { return placeOf(entry).has_value(); }))
            return tried;
        if (key.isEmpty() && member->array()->empty())
            key = tried;
    }
    return key;
}

bool DoccanoReader::areObjects(const JsonValue::Array &places)
{
    return std::ranges::any_of(places, [](const JsonValue &entry) { return entry.object() && placeOf(entry); });
}

Result<std::optional<Bundle>> DoccanoReader::read(const JsonValue &value, const JsonRecord &record, qint64 number)
{
    GLOSSATOR_ASSIGN(const QString text, recordText(value, u"text"_s, m_context.file));
    RecordBundle made(m_context, record, text, QString::number(number));
    made.setHeading(jsonString(value, u"title"), jsonString(value, u"published"));

    const QString key = placesKey(value);
    const JsonValue::Array &places = jsonItems(value, key);
    std::vector<GivenSpan> given;
    for (const JsonValue &entry : places) {
        if (const auto place = placeOf(entry))
            given.push_back({{place->span}, {}});
    }
    made.fit(OffsetUnit::CodePoint, given);
    QHash<QString, MentionId> mentions;
    const QStringList names = entryNames(places);
    for (size_t i = 0; i < places.size(); ++i) {
        const auto place = placeOf(places[i]);
        const QString &name = names[qsizetype(i)];
        const Mention *mention = place ? made.addMention(place->label, {{place->span}, {}}, name, places[i].line) : nullptr;
        if (!mention)
            made.leave(key);
        else if (!name.startsWith(u'#')) // it has no id that a relation could name
            mentions.insert(name, mention->id);
    }

    const JsonValue::Array &relations = jsonItems(value, u"relations");
    const QStringList relationNames = entryNames(relations);
    for (size_t i = 0; i < relations.size(); ++i) {
        const QString type = jsonString(relations[i], u"type");
        const MentionId from = mentions.value(idOf(relations[i], u"from_id"));
        const MentionId to = mentions.value(idOf(relations[i], u"to_id"));
        if (type.isEmpty() || !from || !to) {
            made.leave(u"relations"_s);
            continue;
        }
        made.addRelation(type, {from, u"Arg1"_s}, {to, u"Arg2"_s}, relationNames[qsizetype(i)]);
    }
    for (const QString &other : {u"entities"_s, u"label"_s, u"labels"_s, u"cats"_s}) { // such as labels of the text as a whole
        if (other == key)
            continue;
        for (qsizetype left = qsizetype(jsonItems(value, other).size()); left > 0; --left)
            made.leave(other);
    }
    return made.finished();
}

} // namespace glossator
