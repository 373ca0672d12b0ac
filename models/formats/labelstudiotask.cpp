// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudiotask.h"

#include "models/formats/jsontree.h"
#include "models/formats/recordbundle.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

bool isTrue(const JsonValue &value, QStringView key)
{
    const JsonValue *member = jsonMember(value, key);
    const bool *flag = member ? std::get_if<bool>(&member->data) : nullptr;
    return flag && *flag;
}

QString textOf(const JsonValue &value)
{
    if (const QString *text = value.string())
        return *text;
    if (const qint64 *integer = value.integer())
        return QString::number(*integer);
    if (const double *number = std::get_if<double>(&value.data))
        return QString::number(*number, 'g', QLocale::FloatingPointShortest);
    return {};
}

QStringList textsOf(const JsonValue::Array &array)
{
    QStringList texts;
    for (const JsonValue &value : array)
        texts << textOf(value);
    return texts;
}

/// The labels of a region; their key is the item's type: labels, hypertextlabels, paragraphlabels.
QStringList labelsOf(const QString &type, const JsonValue &value)
{
    if (!type.endsWith("labels"_L1))
        return {};
    const JsonValue::Array &labels = jsonItems(value, type);
    return textsOf(labels.empty() ? jsonItems(value, u"labels") : labels);
}

/// The values of an attribute, or none where it is of a kind that is not known here.
std::vector<QString> valuesOf(const QString &type, const JsonValue &value)
{
    const QString key = type == "textarea"_L1 ? u"text"_s : type;
    const JsonValue *member = jsonMember(value, key);
    static const QStringList known = {u"choices"_s, u"taxonomy"_s, u"textarea"_s, u"number"_s, u"rating"_s, u"datetime"_s};
    if (!member || !known.contains(type))
        return {};
    std::vector<QString> values;
    const auto add = [&](const JsonValue &one) {
        const QString text = one.array() ? textsOf(*one.array()).join(u'/') : textOf(one);
        values.push_back(type == "choices"_L1 && text == labelStudioFlag ? QString() : text.isNull() ? u""_s : text);
    };
    if (const JsonValue::Array *array = member->array())
        std::ranges::for_each(*array, add);
    else if (!member->object())
        add(*member);
    return values;
}

bool isOfRegion(LabelStudioItem::Kind kind)
{
    return kind == LabelStudioItem::Kind::Region || kind == LabelStudioItem::Kind::RegionAttribute;
}

LabelStudioItem relationOf(const JsonValue &item, const QString &tag)
{
    LabelStudioItem relation;
    relation.labels = textsOf(jsonItems(item, u"labels"));
    relation.from = jsonString(item, u"from_id") + tag;
    relation.to = jsonString(item, u"to_id") + tag;
    if (jsonString(item, u"direction") == "left"_L1)
        std::swap(relation.from, relation.to);
    relation.isMarked = jsonString(item, labelStudioMark) == "relation"_L1;
    relation.kind = LabelStudioItem::Kind::Relation;
    return relation;
}

LabelStudioItem itemOf(const JsonValue &item, const QString &tag, const QString &place)
{
    using Kind = LabelStudioItem::Kind;
    const QString type = jsonString(item, u"type");
    if (type == "relation"_L1) {
        LabelStudioItem relation = relationOf(item, tag);
        relation.name = place;
        return relation;
    }
    LabelStudioItem made;
    made.name = place;
    made.control = jsonString(item, u"from_name");
    const JsonValue *value = jsonMember(item, u"value");
    if (!value || !value->object() || made.control.isEmpty())
        return made;
    const QString id = jsonString(item, u"id");
    made.region = id.isEmpty() ? place : id + tag;
    made.labels = labelsOf(type, *value);
    made.values = valuesOf(type, *value);
    const JsonValue *start = jsonMember(*value, u"start");
    made.span = recordSpan(jsonInteger(*value, u"start"), jsonInteger(*value, u"end"));
    if (start && start->string())
        made.kind = Kind::Markup;
    else if (made.span && !made.labels.isEmpty() && !made.labels.front().isEmpty())
        made.kind = Kind::Region;
    else if (made.span && !made.values.empty())
        made.kind = Kind::RegionAttribute;
    else if (!start && !made.values.empty())
        made.kind = Kind::TextAttribute;
    return made;
}

} // namespace

std::vector<LabelStudioResults> labelStudioResults(const JsonValue &task, qint64 *cancelled)
{
    std::vector<LabelStudioResults> all;
    const auto add = [&](const QString &list, const QString &mark) {
        const JsonValue::Array &holders = jsonItems(task, list);
        for (size_t i = 0; i < holders.size(); ++i) {
            if (isTrue(holders[i], u"was_cancelled")) {
                if (cancelled)
                    ++*cancelled;
            } else if (holders[i].object()) {
                all.push_back({list, i, i == 0 && mark == "@"_L1 ? QString() : mark + QString::number(i), mark != "@"_L1});
            }
        }
    };
    add(jsonMember(task, u"annotations") ? u"annotations"_s : u"completions"_s, u"@"_s);
    add(u"predictions"_s, u"@p"_s);
    return all;
}

const JsonValue &labelStudioHolder(const JsonValue &task, const LabelStudioResults &results)
{
    return jsonItems(task, results.list)[results.index];
}

std::vector<LabelStudioItem> labelStudioItems(
    const JsonValue::Array &items, const QString &tag, const LabelStudioObject &object)
{
    using Kind = LabelStudioItem::Kind;
    std::vector<LabelStudioItem> all;
    QHash<QString, size_t> regions; // the item that gives each its label, or until it comes the first with a place
    for (size_t i = 0; i < items.size(); ++i) {
        LabelStudioItem item = itemOf(items[i], tag, u'#' + QString::number(i) + tag);
        const QString marked = jsonString(items[i], u"to_name");
        if (!marked.isEmpty() && !object.name.isEmpty() && marked != object.name)
            item.kind = Kind::Other;
        if (isOfRegion(item.kind)) {
            const auto known = regions.constFind(item.region);
            if (known == regions.cend() || (item.kind == Kind::Region && all[*known].kind != Kind::Region))
                regions.insert(item.region, i);
        }
        all.push_back(std::move(item));
    }
    for (size_t i = 0; i < all.size(); ++i) {
        LabelStudioItem &item = all[i];
        if (!isOfRegion(item.kind)) {
            // What hangs on a region need not repeat its place.
            if (item.kind == Kind::TextAttribute && regions.contains(item.region))
                item.kind = Kind::RegionAttribute;
            continue;
        }
        if (regions.value(item.region) == i) {
            if (item.kind == Kind::RegionAttribute) { // a region that has no label
                item.kind = Kind::Region;
                item.labels = {item.control};
            }
            item.name = item.region;
        } else if (item.kind == Kind::Region && item.span != all[regions.value(item.region)].span) {
            item.kind = Kind::Other; // an id is of one place
        } else if (item.kind == Kind::Region) { // another label of the same region
            item.kind = Kind::RegionAttribute;
            item.values.assign(item.labels.begin(), item.labels.end());
        }
    }
    return all;
}

LabelStudioObject labelStudioObject(const JsonValue &task)
{
    const JsonValue *data = jsonMember(task, u"data");
    if (!data || !data->object())
        return {};
    const auto isText = [data](QStringView key) {
        const JsonValue *member = jsonMember(*data, key);
        return !key.isEmpty() && member && member->string();
    };
    QString first; // what items mark
    for (const LabelStudioResults &results : labelStudioResults(task)) {
        for (const JsonValue &item : jsonItems(labelStudioHolder(task, results), u"result")) {
            const QString object = jsonString(item, u"to_name");
            if (const QString source = jsonString(item, u"source"); source.startsWith(u'$') && isText(source.sliced(1)))
                return {source.sliced(1), object};
            if (isText(object))
                return {object, object};
            if (first.isEmpty())
                first = object;
        }
    }
    if (isText(labelStudioText))
        return {labelStudioText.toString(), first};
    QString longest;
    qsizetype length = -1;
    for (const auto &[key, value] : *data->object()) {
        const QString *text = value.string();
        if (!text || text->size() <= length)
            continue;
        longest = key;
        length = text->size();
    }
    return {longest, first};
}

} // namespace glossator
