// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratdetails.h"

#include "models/formats/bratdata.h"

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

using Kind = BratLine::Kind;

/// The line without what is free: its id and what means nothing to brat. No field can hold a line feed.
QString contentOf(const BratLine &line)
{
    return QStringList{QString::number(int(line.kind)), line.target, line.type, line.scheme, line.key, line.text}.join(
        u'\n');
}

/// What a changed line still has in common with what it was.
QString subjectOf(const BratLine &line)
{
    return QString::number(int(line.kind)) + u'\t' + line.target + u'\t'
        + (line.kind == Kind::Link ? line.scheme : line.type);
}

QChar prefixOf(const BratLine &line)
{
    return line.kind == Kind::Attribute ? u'A' : line.kind == Kind::Link ? u'N' : u'#';
}

/// Whether brat finds scheme and key again in `scheme:key`.
bool fitsLine(const ExternalId &id)
{
    return !id.value.isEmpty() && bratLabel(id.scheme) == id.scheme && bratWord(id.value) == id.value;
}

void append(QJsonObject &object, QLatin1StringView key, const QJsonObject &element)
{
    QJsonArray list = object.value(key).toArray();
    list.append(element);
    object[key] = list;
}

} // namespace

BratDetails::BratDetails(const BundleIndex &index, BratNames &names, const BratDocument &layout)
    : m_index(index)
    , m_names(names)
    , m_layout(layout)
{
}

void BratDetails::addLine(Owner owner, Detail detail)
{
    detail.line.target = detail.asIs.target = m_names.of(owner);
    m_byOwner[owner].push_back(m_details.size());
    m_details.push_back(std::move(detail));
}

void BratDetails::add(Owner owner, bool isTrigger)
{
    for (const Attribute *attribute : BundleIndex::of(m_index.attributes, owner)) {
        addLine(owner,
            {.line = {.kind = Kind::Attribute, .type = bratWord(attribute->name), .text = bratValue(attribute->value)},
                .asIs = {.kind = Kind::Attribute, .type = attribute->name, .text = attribute->value},
                .onlyAsRead = isTrigger,
                .attribute = attribute});
    }
    for (const ExternalId *id : BundleIndex::of(m_index.externalIds, owner)) {
        if (id->kind == ExternalId::Kind::Id) {
            if (!m_names.isName(*id))
                m_ids[owner].append(BratDataWriter(m_index, m_names).externalId(*id));
            continue;
        }
        const QString type = id->type.isEmpty() ? QString(BratPlainLink) : bratWord(id->type);
        BratLine line{.kind = Kind::Link, .type = type, .scheme = id->scheme, .key = id->value};
        line.text = bratValue(id->label);
        BratLine asIs = line;
        asIs.type = id->type;
        asIs.text = id->label;
        addLine(owner,
            {.line = std::move(line), .asIs = std::move(asIs), .onlyAsRead = isTrigger || !fitsLine(*id), .link = id});
    }
    for (const Note *note : BundleIndex::of(m_index.notes, owner)) {
        const QString type = note->type.isEmpty() ? QString(BratPlainNote) : bratWord(note->type);
        addLine(owner,
            {.line = {.kind = Kind::Note, .type = type, .text = bratText(note->text)},
                .asIs = {.kind = Kind::Note, .type = note->type, .text = note->text},
                .onlyAsRead = isTrigger,
                .note = note});
    }
}

void BratDetails::place(BratSheet &sheet)
{
    using Records = std::vector<const BratRecord *>;
    QHash<QString, Records> byContent;
    QHash<QString, Records> bySubject;
    for (const BratRecord &record : m_layout.records()) {
        const Kind kind = record.line.kind;
        const bool isDetail = kind == Kind::Attribute || kind == Kind::Link || kind == Kind::Note;
        if (!isDetail || !record.accepted || BratDocument::isOwnData(record.line))
            continue;
        byContent[contentOf(record.line)].push_back(&record);
        bySubject[subjectOf(record.line)].push_back(&record);
    }
    // A line of another program may hold what we would not write; a line of ours has the plain form.
    const auto matches = [](const Detail &detail, const BratRecord &record) {
        const QString content = contentOf(record.line);
        return content == contentOf(detail.asIs) || content == contentOf(detail.line);
    };
    const auto keep = [&sheet](Detail &detail, const BratRecord &record) {
        if (contentOf(record.line) == contentOf(detail.asIs))
            detail.line = detail.asIs;
        detail.line.id = record.line.id;
        if (sheet.isWhole(record))
            sheet.keep(record);
        else
            sheet.replace(record, detail.line);
    };
    // The same at the same place first: of several values of one attribute the order tells them apart.
    QHash<QString, size_t> place;
    for (Detail &detail : m_details) {
        const QString subject = subjectOf(detail.line);
        const Records &records = bySubject[subject];
        const size_t at = place[subject]++;
        if (at < records.size() && matches(detail, *records[at]))
            keep(detail, *records[at]);
    }
    QHash<QString, size_t> tried;
    const auto firstFree = [&](const QString &key, const Records &records) {
        size_t &at = tried[key];
        while (at < records.size() && sheet.isClaimed(*records[at]))
            ++at;
        return at < records.size() ? records[at] : nullptr;
    };
    for (Detail &detail : m_details) {
        for (const QString &content : {contentOf(detail.asIs), contentOf(detail.line)}) {
            if (!detail.line.id.isEmpty())
                break;
            if (const BratRecord *record = firstFree(content, byContent.value(content)))
                keep(detail, *record);
        }
    }
    tried.clear();
    for (Detail &detail : m_details) {
        if (!detail.line.id.isEmpty() || detail.onlyAsRead)
            continue;
        const QString subject = subjectOf(detail.line);
        if (const BratRecord *record = firstFree(subject, bySubject.value(subject))) {
            detail.line.id = record->line.id;
            sheet.replace(*record, detail.line);
        } else {
            detail.line.id = m_names.fresh(prefixOf(detail.line));
            sheet.append(detail.line);
        }
    }
}

/// The members of a line's entry that it does not say itself.
QJsonObject BratDetails::inFull(const Detail &detail, const BratDataWriter &writer) const
{
    QJsonObject object;
    if (const Attribute *attribute = detail.attribute) {
        if (attribute->name != detail.line.type)
            object["name"_L1] = attribute->name;
        if (!attribute->value.isNull() && (attribute->value.isEmpty() || attribute->value != detail.line.text))
            object["value"_L1] = attribute->value;
        writer.author(object, attribute->author, attribute->created);
    } else if (const Note *note = detail.note) {
        if (note->type != detail.line.type)
            object["type"_L1] = note->type;
        if (note->text != detail.line.text)
            object["text"_L1] = note->text;
        writer.author(object, note->author, note->created);
    } else {
        if (detail.link->type != detail.line.type)
            object["type"_L1] = detail.link->type;
        if (detail.link->label != detail.line.text)
            object["label"_L1] = detail.link->label;
    }
    return object;
}

QJsonObject BratDetails::data(Owner owner, const BratDataWriter &writer) const
{
    QJsonObject object;
    QJsonObject lines;
    for (const size_t index : m_byOwner.value(owner)) {
        const Detail &detail = m_details[index];
        const QString &id = detail.line.id;
        if (!id.isEmpty()) {
            if (const QJsonObject full = inFull(detail, writer); !full.isEmpty())
                lines[id] = full;
        } else if (detail.attribute) {
            append(object, "attributes"_L1, writer.attribute(*detail.attribute));
        } else if (detail.note) {
            append(object, "notes"_L1, writer.note(*detail.note));
        } else {
            append(object, "ids"_L1, writer.externalId(*detail.link));
        }
    }
    for (const QJsonValue &id : m_ids.value(owner))
        append(object, "ids"_L1, id.toObject());
    if (!lines.isEmpty())
        object["lines"_L1] = lines;
    return object;
}

} // namespace glossator
