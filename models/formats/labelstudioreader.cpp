// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioreader.h"

#include "models/formats/jsontree.h"

#include <QDateTime>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Kind = LabelStudioItem::Kind;

qint64 timeOf(const JsonValue &annotation)
{
    const QDateTime time = QDateTime::fromString(jsonString(annotation, u"created_at"), Qt::ISODateWithMs);
    return time.isValid() ? std::max<qint64>(0, time.toMSecsSinceEpoch()) : 0;
}

std::optional<double> scoreOf(const JsonValue &value)
{
    const JsonValue *score = jsonMember(value, u"score");
    if (!score)
        return std::nullopt;
    const double *number = std::get_if<double>(&score->data);
    const double given = number ? *number : score->integer() ? double(*score->integer()) : -1;
    return given >= 0 && given <= 1 ? std::optional(given) : std::nullopt;
}

} // namespace

const QString LabelStudioReader::id = u"label-studio"_s;

Result<std::optional<Bundle>> LabelStudioReader::read(const JsonValue &value, const JsonRecord &record, qint64 number)
{
    const auto bad = [&](const QString &sentence) {
        return fail(Error::Code::BadInput, placed(m_context.file, value.line, sentence));
    };
    m_regions.clear();
    m_ordinals.clear();
    const QString task = QString::number(jsonInteger(value, u"id").value_or(number));
    const JsonValue *member = jsonMember(value, u"data");
    if (!member || !member->object())
        return bad(tr("Task %1 has no “data”: expected an object with a string under “text”.").arg(task));
    const JsonValue &data = *member;
    const LabelStudioObject object = labelStudioObject(value);
    if (object.key.isEmpty() && object.address.isEmpty())
        return bad(tr("Task %1 has no text: expected a string in “data”, under “text” or the name that its marks give.").arg(task));
    if (object.key.isEmpty()) {
        return bad(tr("Task %1 has no text: expected a string in “data”, under “text” or the name that its marks give; “%2” is only "
                      "the address or the name of a file.")
                       .arg(task, object.address));
    }
    GLOSSATOR_ASSIGN(const QString text, recordText(data, object.key, m_context.file));

    std::vector<Part> parts;
    std::vector<GivenSpan> spans;
    qint64 annotations = 0;
    const qint64 cancelled = m_cancelled;
    for (const LabelStudioResults &results : labelStudioResults(value, &m_cancelled)) {
        Part &part = parts.emplace_back(Part{results, &labelStudioHolder(value, results)});
        const JsonValue::Array &items = jsonItems(*part.holder, u"result");
        part.items = labelStudioItems(items, results.tag, object);
        for (size_t i = 0; i < items.size(); ++i) {
            if (part.items[i].kind == Kind::Markup)
                return bad(tr("The marks stand in HTML, by XPath, which cannot be read here."));
            if (part.items[i].kind == Kind::Region)
                spans.push_back({{*part.items[i].span}, jsonString(*jsonMember(items[i], u"value"), u"text")});
        }
        annotations += !results.isPrediction;
    }
    if (cancelled == 0 && m_cancelled > 0)
        m_firstCancelled = value.line;
    if (annotations > 1 && ++m_shared == 1)
        m_firstShared = value.line;

    RecordBundle made(m_context, record, text, task);
    made.setHeading(jsonString(data, u"title"), jsonString(data, u"published"));
    made.fit(OffsetUnit::Utf16, spans);
    for (Part &part : parts) {
        part.by.author = made.author(part.results.isPrediction ? jsonString(*part.holder, u"model_version") : labelStudioAuthor(*part.holder));
        part.by.created = timeOf(*part.holder);
        part.by.status = part.results.isPrediction ? Status::Suggested : Status::Accepted;
        readRegions(made, part);
    }
    for (const Part &part : parts) {
        readAttributes(made, part);
        readRelations(made, part);
    }
    return made.finished();
}

void LabelStudioReader::readRegions(RecordBundle &made, const Part &part)
{
    const JsonValue::Array &items = jsonItems(*part.holder, u"result");
    for (size_t i = 0; i < items.size(); ++i) {
        const LabelStudioItem &item = part.items[i];
        if (item.kind != Kind::Region)
            continue;
        const QString text = jsonString(*jsonMember(items[i], u"value"), u"text");
        Mention *mention = made.addMention(item.labels.front(), {{*item.span}, text}, item.name, items[i].line);
        if (!mention)
            continue;
        mention->by = part.by;
        const auto own = scoreOf(items[i]);
        const auto score = own ? own : scoreOf(*part.holder);
        Region region{mention->id, {}};
        if (item.control == labelStudioTriggers) {
            EventMention event;
            event.id = region.event = made.next<EventMentionId>();
            event.event = made.next<EventId>();
            event.article = made.article();
            event.trigger = mention->id;
            event.confidence = score;
            event.by = part.by;
            made.addName(event.id, item.name);
            made.bundle().events.push_back({event.event, mention->type, {}, part.by});
            made.bundle().eventMentions.push_back(std::move(event));
        } else {
            mention->confidence = score;
        }
        m_regions.insert(item.name, region);
    }
}

void LabelStudioReader::addValues(RecordBundle &made, const Part &part, const Owner &owner, const LabelStudioItem &item)
{
    for (const QString &value : item.values) {
        Attribute &attribute = made.addAttribute(owner, item.control, value);
        attribute.author = part.by.author;
        attribute.created = part.by.created;
    }
}

void LabelStudioReader::readAttributes(RecordBundle &made, const Part &part)
{
    for (const LabelStudioItem &item : part.items) {
        if (item.kind == Kind::Region || item.kind == Kind::RegionAttribute) {
            const Region region = m_regions.value(item.region);
            if (!region.mention) {
                made.leave(u"result"_s);
                continue;
            }
            LabelStudioItem given = item;
            if (item.kind == Kind::Region) // all its labels but the first
                given.values.insert(given.values.begin(), item.labels.begin() + 1, item.labels.end());
            addValues(made, part, region.event ? Owner(region.event) : Owner(region.mention), given);
        } else if (item.kind == Kind::TextAttribute && !part.results.isPrediction) {
            addValues(made, part, made.article(), item);
        } else if (item.kind != Kind::Relation) {
            made.leave(u"result"_s);
        }
    }
}

LabelStudioReader::Region LabelStudioReader::regionOf(const QString &name) const
{
    const auto region = m_regions.constFind(name);
    return region != m_regions.cend() ? *region : m_regions.value(name.section(u'@', 0, 0)); // of another annotation
}

void LabelStudioReader::readRelations(RecordBundle &made, const Part &part)
{
    for (const LabelStudioItem &item : part.items) {
        if (item.kind == Kind::Relation)
            readRelation(made, part, item);
    }
}

void LabelStudioReader::readRelation(RecordBundle &made, const Part &part, const LabelStudioItem &item)
{
    const Region from = regionOf(item.from);
    const Region to = regionOf(item.to);
    if (!from.mention || !to.mention) {
        made.leave(u"result"_s);
        return;
    }
    const QString label = item.labels.isEmpty() || item.labels.front().isEmpty() ? u"relation"_s : item.labels.front();
    if (from.event && !item.isMarked) {
        Argument argument;
        argument.id = made.next<ArgumentId>();
        argument.eventMention = from.event;
        argument.role = label;
        argument.ordinal = m_ordinals[from.event]++;
        argument.filler = to.event ? Filler(to.event) : Filler(to.mention);
        argument.author = part.by.author;
        argument.created = part.by.created;
        made.addName(argument.id, item.name);
        made.bundle().arguments.push_back(std::move(argument));
        return;
    }
    const auto end = [](const Region &region, const QString &role) {
        return region.event ? RelationEnd(region.event, role) : RelationEnd(region.mention, role);
    };
    made.addRelation(label, end(from, u"Arg1"_s), end(to, u"Arg2"_s), item.name).by = part.by;
}

QStringList LabelStudioReader::remarks() const
{
    QStringList remarks;
    if (m_shared > 0)
        remarks << placed(m_context.file, m_firstShared,
            tr("From here on %n task(s) have more than one annotation. All were read, each with its author.", nullptr, int(m_shared)));
    if (m_cancelled > 0)
        remarks << placed(m_context.file, m_firstCancelled,
            tr("From here on %n annotation(s) were skipped by their authors and were not read.", nullptr, int(m_cancelled)));
    return remarks;
}

} // namespace glossator
