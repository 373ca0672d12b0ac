// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratdatawriter.h"

#include "models/formats/bratdata.h"
#include "models/formats/clustername.h"

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

void putText(QJsonObject &object, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        object[key] = text;
}

void putList(QJsonObject &object, QLatin1StringView key, const QJsonArray &list)
{
    if (!list.isEmpty())
        object[key] = list;
}

} // namespace

bool BratDataWriter::isOfImport(AuthorId author, qint64 created) const
{
    const Article &article = *m_index.bundle.article;
    return article.created != 0 && created == article.created && author == article.author;
}

void BratDataWriter::author(QJsonObject &object, AuthorId author, qint64 created) const
{
    if (isOfImport(author, created))
        return;
    putText(object, "author"_L1, bratAuthor(author, m_index.authors));
    if (created != 0)
        object["created"_L1] = created;
}

void BratDataWriter::provenance(QJsonObject &object, const Provenance &by) const
{
    const bool unchanged = by.modified == by.created || by.modified == 0;
    Provenance said = unchanged && isOfImport(by.author, by.created) ? Provenance() : by;
    said.status = by.status;
    writeProvenance(object, said, m_index.authors);
}

QJsonObject BratDataWriter::attribute(const Attribute &attribute) const
{
    QJsonObject object{{"name"_L1, attribute.name}};
    if (!attribute.value.isNull())
        object["value"_L1] = attribute.value;
    author(object, attribute.author, attribute.created);
    return object;
}

QJsonObject BratDataWriter::note(const Note &note) const
{
    QJsonObject object{{"text"_L1, note.text}};
    putText(object, "type"_L1, note.type);
    author(object, note.author, note.created);
    return object;
}

QJsonObject BratDataWriter::externalId(const ExternalId &id) const
{
    QJsonObject object{{"scheme"_L1, id.scheme}, {"value"_L1, id.value}};
    if (id.kind == ExternalId::Kind::Link)
        object["kind"_L1] = u"link"_s;
    putText(object, "label"_L1, id.label);
    putText(object, "type"_L1, id.type);
    return object;
}

void BratDataWriter::details(QJsonObject &object, Owner owner) const
{
    QJsonArray attributes;
    for (const Attribute *one : BundleIndex::of(m_index.attributes, owner))
        attributes.append(attribute(*one));
    QJsonArray notes;
    for (const Note *one : BundleIndex::of(m_index.notes, owner))
        notes.append(note(*one));
    QJsonArray ids;
    for (const ExternalId *one : BundleIndex::of(m_index.externalIds, owner))
        ids.append(externalId(*one));
    putList(object, "attributes"_L1, attributes);
    putList(object, "notes"_L1, notes);
    putList(object, "ids"_L1, ids);
}

QJsonObject BratDataWriter::entity(const Entity &entity) const
{
    const auto &members = BundleIndex::of(m_index.mentionsOf, entity.id);
    QStringList quotes;
    for (const Mention *mention : members)
        quotes.append(mention->quote);
    QJsonObject object;
    if (entity.type != (members.empty() ? QString() : members.front()->type))
        object["type"_L1] = entity.type;
    if (entity.name != clusterName(quotes))
        object["name"_L1] = entity.name;
    putList(object, "aliases"_L1, QJsonArray::fromStringList(entity.aliases));
    putText(object, "note"_L1, entity.note);
    provenance(object, entity.by);
    details(object, entity.id);
    return object;
}

QJsonObject BratDataWriter::event(const Event &event) const
{
    QJsonObject object;
    if (!m_index.eventMentionsOf.contains(event.id))
        object["type"_L1] = event.type;
    putText(object, "note"_L1, event.note);
    provenance(object, event.by);
    details(object, event.id);
    return object;
}

QJsonValue BratDataWriter::label(const Owner &owner, QJsonObject definition)
{
    QString &label = m_labels[owner];
    if (!label.isEmpty())
        return label;
    label = u'x' + QString::number(m_labels.size());
    definition["as"_L1] = label;
    return definition;
}

QJsonValue BratDataWriter::reference(EntityId id)
{
    if (const auto members = m_index.mentionsOf.constFind(id); members != m_index.mentionsOf.cend())
        return m_names.of(members->front()->id);
    const Entity *found = m_index.entities.value(id);
    return found ? label(id, entity(*found)) : QJsonValue();
}

QJsonValue BratDataWriter::reference(EventId id)
{
    if (const auto members = m_index.eventMentionsOf.constFind(id); members != m_index.eventMentionsOf.cend())
        return m_names.of(members->front()->id);
    const Event *found = m_index.events.value(id);
    return found ? label(id, event(*found)) : QJsonValue();
}

} // namespace glossator
