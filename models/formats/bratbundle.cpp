// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratbundle.h"

#include "models/formats/bratdata.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace glossator {

AuthorId BratBundle::author(const QJsonObject &data)
{
    const QString written = data.value("author"_L1).toString();
    if (written.isEmpty())
        return {};
    AuthorId &id = m_authors[written];
    if (!id) {
        Author author = bratAuthor(written);
        author.id = id = next<AuthorId>();
        m_bundle.authors.push_back(std::move(author));
    }
    return id;
}

Provenance BratBundle::provenance(const QJsonObject &data)
{
    Provenance by;
    by.author = author(data);
    by.created = data.value("created"_L1).toInteger();
    by.modified = data.value("modified"_L1).toInteger();
    const QString status = data.value("status"_L1).toString();
    by.status = status == "suggested"_L1 ? Status::Suggested
        : status == "rejected"_L1        ? Status::Rejected
                                         : Status::Accepted;
    return by;
}

std::optional<double> BratBundle::confidence(const QJsonObject &data)
{
    const QJsonValue value = data.value("confidence"_L1);
    return value.isDouble() ? std::optional(std::clamp(value.toDouble(), 0.0, 1.0)) : std::nullopt;
}

void BratBundle::addAttribute(Owner owner, const QJsonObject &data, const QString &name, const QString &value)
{
    Attribute attribute;
    attribute.id = next<AttributeId>();
    attribute.owner = owner;
    attribute.name = name;
    attribute.value = value;
    attribute.ordinal = m_ordinals[{owner, name}]++;
    attribute.author = author(data);
    attribute.created = data.value("created"_L1).toInteger();
    m_bundle.attributes.push_back(std::move(attribute));
}

void BratBundle::addNote(Owner owner, const QJsonObject &data, const QString &type, const QString &text)
{
    Note note;
    note.id = next<NoteId>();
    note.owner = owner;
    note.type = type;
    note.text = text;
    note.author = author(data);
    note.created = data.value("created"_L1).toInteger();
    m_bundle.notes.push_back(std::move(note));
}

void BratBundle::addName(Owner owner, const QString &name)
{
    m_bundle.externalIds.push_back({.id = next<ExternalIdId>(),
        .owner = owner,
        .kind = ExternalId::Kind::Id,
        .scheme = u"brat"_s,
        .value = name,
        .label = {},
        .type = {}});
}

void BratBundle::addLink(Owner owner, ExternalId link)
{
    link.id = next<ExternalIdId>();
    link.owner = owner;
    m_bundle.externalIds.push_back(std::move(link));
}

void BratBundle::addDetails(Owner owner, const QJsonObject &data)
{
    for (const QJsonValue &value : data.value("attributes"_L1).toArray()) {
        const QJsonObject attribute = value.toObject();
        addAttribute(
            owner, attribute, attribute.value("name"_L1).toString(), attribute.value("value"_L1).toString(QString()));
    }
    for (const QJsonValue &value : data.value("notes"_L1).toArray()) {
        const QJsonObject note = value.toObject();
        addNote(owner, note, note.value("type"_L1).toString(), note.value("text"_L1).toString());
    }
    for (const QJsonValue &id : data.value("ids"_L1).toArray()) {
        const bool isLink = id["kind"_L1].toString() == "link"_L1;
        addLink(owner,
            {.id = {},
                .owner = {},
                .kind = isLink ? ExternalId::Kind::Link : ExternalId::Kind::Id,
                .scheme = id["scheme"_L1].toString(),
                .value = id["value"_L1].toString(),
                .label = id["label"_L1].toString(),
                .type = id["type"_L1].toString()});
    }
}

} // namespace glossator
