// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationlines.h"

#include "models/base/sha256.h"
#include "models/formats/iri.h"
#include "models/formats/jsontime.h"
#include "models/formats/webannotationextension.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qsizetype context = 32; ///< characters around a quote

QString iri(const Filler &filler) { return oaIri(*nounOfKind(filler.kind), filler.id); }

JsonValue textualBody(const QString &purpose, const QString &text)
{
    return jsonObject({{u"type"_s, jsonValue(u"TextualBody"_s)}, {u"purpose"_s, jsonValue(purpose)}, {u"value"_s, jsonValue(text)}});
}

JsonValue resourceBody(const QString &purpose, JsonValue source)
{
    return jsonObject({{u"type"_s, jsonValue(u"SpecificResource"_s)}, {u"purpose"_s, jsonValue(purpose)}, {u"source"_s, std::move(source)}});
}

JsonValue stateOf(const QString &text)
{
    const QByteArray hash = sha256(text.toUtf8());
    const QByteArray name = "ni:///sha-256;" + hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); // RFC 6920
    return jsonObject({{u"id"_s, jsonValue(QString::fromLatin1(name))}, {u"sha256"_s, jsonValue(QString::fromLatin1(hash.toHex()))}});
}

} // namespace

OaLines::OaLines(const BundleIndex &index, const OaRecord &record)
    : m_index(index)
    , m_record(record)
    , m_text(index.bundle.text)
    , m_source(record.textSource().isEmpty() ? oaIri(Noun::Article, index.bundle.article->id.value()) : record.textSource())
    , m_state(stateOf(index.bundle.text))
{
}

JsonValue OaLines::placeOf(const Extent &extent, const QString &quote) const
{
    const TextSpan hull = extent.hull();
    const TextSpan whole = m_text.whole();
    const TextSpan before{std::clamp<qsizetype>(hull.begin - context, 0, whole.end), std::clamp<qsizetype>(hull.begin, 0, whole.end)};
    const TextSpan behind{std::clamp<qsizetype>(hull.end, 0, whole.end), std::clamp<qsizetype>(hull.end + context, 0, whole.end)};
    const QString covered = extent.isContinuous() ? quote : m_text.quote(hull);
    std::vector<std::pair<QString, JsonValue>> words{{u"type"_s, jsonValue(u"TextQuoteSelector"_s)}, {u"exact"_s, jsonValue(covered)},
        {u"prefix"_s, jsonValue(m_text.quote(before))}, {u"suffix"_s, jsonValue(m_text.quote(behind))}};
    JsonValue position = jsonObject({{u"type"_s, jsonValue(u"TextPositionSelector"_s)}, {u"start"_s, jsonValue(qint64(hull.begin))},
        {u"end"_s, jsonValue(qint64(hull.end))}});
    std::vector<std::pair<QString, JsonValue>> target{{u"type"_s, jsonValue(u"SpecificResource"_s)}, {u"source"_s, jsonValue(m_source)},
        {u"state"_s, m_state}, {u"selector"_s, jsonArray({std::move(position), jsonObject(std::move(words))})}};
    if (!extent.isContinuous())
        target.push_back({u"fragments"_s, jsonValue(extent.toString())});
    return jsonObject(std::move(target));
}

void OaLines::addDetails(JsonValue::Array &bodies, const Owner &owner) const
{
    for (const Attribute *attribute : BundleIndex::of(m_index.attributes, owner))
        bodies.push_back(textualBody(u"describing"_s, attribute->name + (attribute->value.isNull() ? QString() : u": "_s + attribute->value)));
    for (const Note *note : BundleIndex::of(m_index.notes, owner))
        bodies.push_back(textualBody(u"commenting"_s, note->text));
    for (const ExternalId *link : BundleIndex::of(m_index.externalIds, owner)) {
        if (link->kind == ExternalId::Kind::Link && isIri(link->value))
            bodies.push_back(resourceBody(u"identifying"_s, jsonValue(link->value)));
    }
}

/// The thing, and what hangs on it and on its arguments.
Bundle OaLines::partOf(const Owner &owner) const
{
    Bundle part;
    const auto addOf = [&](const Owner &one) {
        for (const Attribute *attribute : BundleIndex::of(m_index.attributes, one))
            part.attributes.push_back(*attribute);
        for (const Note *note : BundleIndex::of(m_index.notes, one))
            part.notes.push_back(*note);
        for (const ExternalId *id : BundleIndex::of(m_index.externalIds, one))
            part.externalIds.push_back(*id);
    };
    addOf(owner);
    if (owner.kind == Owner::Kind::EventMention) {
        for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, EventMentionId(owner.id))) {
            part.arguments.push_back(*argument);
            addOf(argument->id);
        }
    }
    return part;
}

OutputFile OaLines::annotation(const Owner &owner, const Provenance &by, const QString &motivation, JsonValue::Array bodies, JsonValue target, const Bundle &things)
{
    // What came as another's annotation and was changed keeps its name and what we do not know.
    QString id = oaIri(*nounOfKind(owner.kind), owner.id);
    const JsonValue *before = m_record.itemOf(owner);
    if (before && !jsonString(*before, u"id").isEmpty())
        id = jsonString(*before, u"id");
    std::vector<std::pair<QString, JsonValue>> members{{u"@context"_s, oaContext()}, {u"id"_s, jsonValue(id)},
        {u"type"_s, jsonValue(u"Annotation"_s)}, {u"motivation"_s, jsonValue(motivation)}};
    if (const Author *author = m_index.authors.value(by.author)) {
        members.push_back({u"creator"_s, jsonObject({{u"id"_s, jsonValue(oaIri(Noun::Author, author->id.value()))},
            {u"type"_s, jsonValue(u"Person"_s)}, {u"name"_s, jsonValue(author->name)}})});
    }
    if (const auto time = by.created == 0 ? std::nullopt : jsonTime(by.created))
        members.push_back({u"created"_s, jsonValue(*time)});
    if (const auto time = by.modified == 0 ? std::nullopt : jsonTime(by.modified))
        members.push_back({u"modified"_s, jsonValue(*time)});
    members.push_back({u"body"_s, jsonArray(std::move(bodies))});
    members.push_back({u"target"_s, std::move(target)});
    if (before) {
        for (const auto &[key, value] : oaForeignMembers(*before))
            members.push_back({key, value});
    }
    OutputFile out;
    out.bytes = "    " + jsonBytes(jsonObject(std::move(members))).chopped(1) + ", \"" + QByteArray(oa::extension.data(), oa::extension.size()) + "\": ";
    out.places.push_back({0, 0, owner});
    appendOaExtension(out, things, false, m_ids, m_problem);
    out.places.front().end = out.bytes.indexOf('\n'); // where the first of the things begins
    out.bytes += '}';
    return out;
}

OutputFile OaLines::of(const Mention &mention)
{
    JsonValue::Array bodies{textualBody(u"classifying"_s, mention.type)};
    if (const Entity *entity = m_index.entities.value(mention.entity)) {
        bodies.push_back(resourceBody(u"identifying"_s, jsonObject({{u"id"_s, jsonValue(oaIri(Noun::Entity, entity->id.value()))},
            {u"label"_s, jsonValue(entity->name)}})));
    }
    addDetails(bodies, mention.id);
    Bundle part = partOf(mention.id);
    part.mentions.push_back(mention);
    return annotation(mention.id, mention.by, u"classifying"_s, std::move(bodies), placeOf(mention.extent, mention.quote), part);
}

OutputFile OaLines::of(const EventMention &mention)
{
    const Event *event = m_index.events.value(mention.event);
    JsonValue::Array bodies{textualBody(u"classifying"_s, event ? event->type : QString()),
        resourceBody(u"identifying"_s, jsonObject({{u"id"_s, jsonValue(oaIri(Noun::Event, mention.event.value()))},
            {u"label"_s, jsonValue(event ? event->type : QString())}}))};
    for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, mention.id)) {
        const Filler &filler = argument->filler;
        JsonValue body = filler.kind == Filler::Kind::Value ? textualBody(u"describing"_s, filler.text)
            : filler.kind == Filler::Kind::Span             ? placeOf(filler.span, filler.text)
                                                            : resourceBody(u"linking"_s, jsonValue(iri(filler)));
        auto &members = std::get<JsonValue::Object>(body.data);
        if (filler.kind == Filler::Kind::Span)
            members.push_back({u"purpose"_s, jsonValue(u"linking"_s)});
        members.push_back({u"role"_s, jsonValue(argument->role)});
        bodies.push_back(std::move(body));
    }
    addDetails(bodies, mention.id);
    Bundle part = partOf(mention.id);
    part.eventMentions.push_back(mention);
    const QString target = mention.trigger ? oaIri(Noun::Mention, mention.trigger.value()) : m_source;
    return annotation(mention.id, mention.by, u"linking"_s, std::move(bodies), jsonValue(target), part);
}

OutputFile OaLines::of(const Relation &relation)
{
    const auto end = [](const RelationEnd &one) { return oaIri(*nounOfKind(one.kind), one.id); };
    JsonValue to = resourceBody(u"linking"_s, jsonValue(end(relation.to)));
    std::get<JsonValue::Object>(to.data).push_back({u"role"_s, jsonValue(relation.to.role)});
    JsonValue::Array bodies{textualBody(u"classifying"_s, relation.type), std::move(to)};
    if (!relation.note.isEmpty())
        bodies.push_back(textualBody(u"commenting"_s, relation.note));
    addDetails(bodies, relation.id);
    Bundle part = partOf(relation.id);
    part.relations.push_back(relation);
    return annotation(relation.id, relation.by, u"linking"_s, std::move(bodies), jsonValue(end(relation.from)), part);
}

} // namespace glossator
