// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudiotask.h"

#include "models/formats/jsontree.h"
#include "models/formats/recordbundle.h"

#include <QFileInfo>
#include <QRegularExpression>

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

/// Tasks of pictures and sounds say where these are, which is nothing to mark words in.
bool isAddress(const QString &text)
{
    static const QRegularExpression begin(
        uR"(^(?:[a-z][a-z0-9+.-]*://|data:[a-z]+/|\.{0,2}/))"_s, QRegularExpression::CaseInsensitiveOption);
    static const QStringList suffixes = {u"jpg"_s, u"jpeg"_s, u"png"_s, u"gif"_s, u"bmp"_s, u"webp"_s, u"svg"_s, u"tif"_s, u"tiff"_s,
        u"wav"_s, u"mp3"_s, u"ogg"_s, u"flac"_s, u"m4a"_s, u"mp4"_s, u"webm"_s, u"mov"_s, u"avi"_s, u"pdf"_s, u"txt"_s, u"html"_s,
        u"csv"_s, u"json"_s};
    const QString name = text.trimmed();
    return std::ranges::none_of(name, [](QChar unit) { return unit.isSpace(); })
        && (begin.match(name).hasMatch() || suffixes.contains(QFileInfo(name).suffix(), Qt::CaseInsensitive));
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

QString labelStudioAuthor(const JsonValue &annotation)
{
    const JsonValue *by = jsonMember(annotation, u"completed_by");
    if (!by)
        return {};
    if (by->string())
        return *by->string();
    if (by->integer())
        return QString::number(*by->integer());
    const QString name = (jsonString(*by, u"first_name") + u' ' + jsonString(*by, u"last_name")).trimmed();
    for (const QString &tried : {jsonString(*by, u"email"), name, jsonString(*by, u"username")}) {
        if (!tried.isEmpty())
            return tried;
    }
    const auto id = jsonInteger(*by, u"id");
    return id ? QString::number(*id) : QString();
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
    const auto isThere = [data](QStringView key) { return !key.isEmpty() && jsonMember(*data, key); };
    const auto isText = [&](QStringView key) {
        const QString *text = isThere(key) ? jsonMember(*data, key)->string() : nullptr;
        return text && (key == labelStudioText || !isAddress(*text));
    };
    QString first; // what items mark without saying where it is
    bool isOther = false; // something that is no text is marked
    for (const LabelStudioResults &results : labelStudioResults(task)) {
        for (const JsonValue &item : jsonItems(labelStudioHolder(task, results), u"result")) {
            const QString object = jsonString(item, u"to_name");
            const QString source = jsonString(item, u"source");
            const QString key = source.startsWith(u'$') ? source.sliced(1) : QString();
            if (isText(key))
                return {key, object, {}};
            if (isText(object))
                return {object, object, {}};
            const bool isNamed = isThere(key) || isThere(object);
            isOther = isOther || isNamed;
            if (first.isEmpty() && !isNamed)
                first = object;
        }
    }
    const bool isOnlyOther = isOther && first.isEmpty();
    if (isText(labelStudioText))
        return {labelStudioText.toString(), isOnlyOther ? labelStudioText.toString() : first, {}};
    LabelStudioObject found{{}, first, {}};
    qsizetype length = -1;
    for (const auto &[key, value] : *data->object()) {
        const QString *text = value.string();
        if (!text)
            continue;
        if (isAddress(*text)) {
            found.address = found.address.isEmpty() ? key : found.address;
        } else if (!isOnlyOther && text->size() > length) {
            found.key = key;
            length = text->size();
        }
    }
    return found;
}

} // namespace glossator
