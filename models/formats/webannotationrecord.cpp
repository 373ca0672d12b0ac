// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationrecord.h"

#include "models/formats/heading.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// What the reader calls a thing of another's annotation.
QString nameIn(const BundleIndex &index, const Owner &owner)
{
    for (const ExternalId *id : BundleIndex::of(index.externalIds, owner)) {
        if (id->kind == ExternalId::Kind::Id && id->scheme == oaFormat)
            return id->value;
    }
    return {};
}

} // namespace

OaRecord::OaRecord(const BundleIndex &index) : m_bundle(index.bundle), m_index(index)
{
    for (const Relation &relation : m_bundle.relations)
        m_relations.insert(relation.id, &relation);
    read();
}

void OaRecord::read()
{
    const auto record = std::ranges::find(m_bundle.files, QString(oaFormat), &SourceFile::format);
    if (record == m_bundle.files.end())
        return;
    QBuffer buffer;
    buffer.setData(record->bytes);
    buffer.open(QIODevice::ReadOnly);
    auto page = readOaPage(buffer, record->name);
    if (!page)
        return;
    m_page = *std::move(page);
    const QSet<Owner> nothingElse;
    const auto fresh = readOa(m_page, {.source = {record->name, record->name}, .text = &m_bundle.text, .others = &nothingElse});
    if (!fresh)
        return;
    m_file = &*record;
    for (const ExternalId &id : m_bundle.externalIds) {
        if (id.kind == ExternalId::Kind::Id && id.scheme == oaFormat)
            m_named.insert({int(id.owner.kind), id.value}, id.owner.id);
    }
    if (!fresh->textSource.isEmpty())
        m_textSource = fresh->textSource;
    const BundleIndex freshIndex(fresh->bundle);
    for (size_t i = 0; i < m_page.items.size(); ++i) {
        const OaItem &item = fresh->items[i];
        if (item.isOurs)
            m_ours.insert(oaItemId(m_page.items[i], i), &m_page.items[i]);
        if (item.isOurs && item.mentions.size() + item.relations.size() == 1) {
            m_ours.insert(item.mentions.empty() ? oaIri(Noun::Relation, item.relations.front().value())
                                                : oaIri(Noun::Mention, item.mentions.front().value()),
                &m_page.items[i]);
        }
        const auto note = [&](const Owner &owner) {
            if (const QString name = nameIn(freshIndex, owner); !name.isEmpty())
                m_items.insert({int(owner.kind), name}, &m_page.items[i]);
        };
        std::ranges::for_each(item.mentions, note);
        std::ranges::for_each(item.relations, note);
        if (!item.isOurs && isUnchanged(item, *fresh, freshIndex) && isUnchangedOfArticle(item, fresh->bundle))
            m_kept.push_back(i);
    }
}

/// Whether the bundle says of the things of an item what the item says.
bool OaRecord::isUnchanged(const OaItem &item, const OaReading &fresh, const BundleIndex &freshIndex)
{
    std::vector<Owner> owners;
    const auto find = [&](const Owner &then) { return m_named.value({int(then.kind), nameIn(freshIndex, then)}); };
    for (const MentionId id : item.mentions) {
        const Mention *now = m_index.mentions.value(MentionId(find(id)));
        if (!now || sayOa(m_index, *now) != sayOa(freshIndex, *freshIndex.mentions.value(id)))
            return false;
        owners.push_back(now->id);
    }
    for (const RelationId id : item.relations) {
        const Relation *now = m_relations.value(RelationId(find(id)));
        const auto then = std::ranges::lower_bound(fresh.bundle.relations, id, {}, &Relation::id);
        if (!now || sayOa(m_index, *now) != sayOa(freshIndex, *then))
            return false;
        owners.push_back(now->id);
    }
    for (const Owner &owner : owners)
        tell(owner);
    return true;
}

void OaRecord::tell(const Owner &owner)
{
    m_told.insert(owner);
    for (const Attribute *attribute : BundleIndex::of(m_index.attributes, owner))
        m_toldAttributes.insert(attribute->id.value());
    for (const Note *note : BundleIndex::of(m_index.notes, owner))
        m_toldNotes.insert(note->id.value());
    for (const ExternalId *id : BundleIndex::of(m_index.externalIds, owner))
        m_toldIds.insert(id->id.value());
}

/// Tags, notes and links of the text as a whole: each of them has to be there still.
bool OaRecord::isUnchangedOfArticle(const OaItem &item, const Bundle &fresh)
{
    const Owner article(m_bundle.article->id);
    QSet<qint64> attributes;
    QSet<qint64> notes;
    QSet<qint64> links;
    const auto claim = [](const auto &of, QSet<qint64> &claimed, const QSet<qint64> &told, auto &&isSame) {
        for (const auto *one : of) {
            if (isSame(*one) && !claimed.contains(one->id.value()) && !told.contains(one->id.value())) {
                claimed.insert(one->id.value());
                return true;
            }
        }
        return false;
    };
    for (const AttributeId id : item.attributes) {
        const Attribute &then = *std::ranges::find(fresh.attributes, id, &Attribute::id);
        if (!claim(BundleIndex::of(m_index.attributes, article), attributes, m_toldAttributes,
                [&then](const Attribute &now) { return now.name == then.name && now.value == then.value; }))
            return false;
    }
    for (const NoteId id : item.notes) {
        const Note &then = *std::ranges::find(fresh.notes, id, &Note::id);
        if (!claim(BundleIndex::of(m_index.notes, article), notes, m_toldNotes,
                [&then](const Note &now) { return now.type == then.type && now.text == then.text; }))
            return false;
    }
    for (const ExternalIdId id : item.links) {
        const ExternalId &then = *std::ranges::find(fresh.externalIds, id, &ExternalId::id);
        if (!claim(BundleIndex::of(m_index.externalIds, article), links, m_toldIds,
                [&then](const ExternalId &now) { return now.scheme == then.scheme && now.value == then.value && now.type == then.type; }))
            return false;
    }
    m_toldAttributes |= attributes;
    m_toldNotes |= notes;
    m_toldIds |= links;
    return true;
}

const JsonValue *OaRecord::itemOf(const Owner &owner) const
{
    const JsonValue *item = m_items.value({int(owner.kind), nameIn(m_index, owner)});
    return item ? item : m_ours.value(oaIri(*nounOfKind(owner.kind), owner.id));
}

Bundle OaRecord::rest() const
{
    Bundle rest = m_bundle;
    rest.mentions.clear();
    rest.eventMentions.clear();
    rest.arguments.clear();
    rest.relations.clear();
    std::erase_if(rest.files, [](const SourceFile &file) { return file.format == oaFormat; });
    const auto drop = [](auto &things, const QSet<qint64> &told) {
        std::erase_if(things, [&told](const auto &thing) {
            const Owner::Kind on = thing.owner.kind;
            const bool isOfPage = on == Owner::Kind::Article || on == Owner::Kind::Entity || on == Owner::Kind::Event;
            return !isOfPage || told.contains(thing.id.value());
        });
    };
    drop(rest.attributes, m_toldAttributes);
    drop(rest.notes, m_toldNotes);
    drop(rest.externalIds, m_toldIds);
    return rest;
}

bool OaRecord::isAllTold() const
{
    const auto isFact = [](const auto &things, const QSet<qint64> &told) {
        return std::ranges::any_of(things, [&told](const auto &thing) { return !told.contains(thing.id.value()); });
    };
    const Article &article = *m_bundle.article;
    const Heading heading = headingOf(TextOffsets(m_bundle.text), article.path);
    const bool isPlain = article.title == heading.title && article.published == heading.published && article.source.isEmpty()
        && article.byline.isEmpty() && article.url.isEmpty() && article.language.isEmpty();
    return isPlain && m_bundle.entities.empty() && m_bundle.events.empty() && m_bundle.distinct.empty() && !isFact(m_bundle.attributes, m_toldAttributes)
        && !isFact(m_bundle.notes, m_toldNotes)
        && std::ranges::none_of(m_bundle.externalIds, [this](const ExternalId &id) {
               return id.scheme != oaFormat && !m_toldIds.contains(id.id.value());
           })
        && std::ranges::none_of(m_bundle.leftovers, [](const Leftover &) { return true; })
        && std::ranges::all_of(m_bundle.files, [](const SourceFile &file) { return file.format == oaFormat; });
}

} // namespace glossator
