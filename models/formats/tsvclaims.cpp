// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvclaims.h"

#include "models/formats/tsvreader.h"

#include <QSet>

namespace glossator {

namespace {

Bundle bundleOf(const TsvDocument &document)
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(1);
    bundle.text = document.text;
    readTsvAnnotations(bundle, document);
    return bundle;
}

class Claimer {
public:
    Claimer(const TsvDocument &document, const TsvSaid &said, const BundleIndex &now)
        : m_document(document)
        , m_said(said)
        , m_now(now)
    {
        for (const Relation &relation : now.bundle.relations)
            m_relations.insert(relation.id);
    }

    TsvClaims claim();

private:
    [[nodiscard]] const TsvLayer &layerAt(int annotation) const
    {
        return m_document.layerOf(m_document.annotations[size_t(annotation)]);
    }
    /// The annotation that the id names, or -1.
    [[nodiscard]] int named(const ExternalId &id) const
    {
        return id.kind == ExternalId::Kind::Id && id.scheme == tsvFormat ? m_said.annotation(id.value) : -1;
    }
    [[nodiscard]] bool isTaken(int annotation) const { return m_claims.owners[size_t(annotation)].id != 0; }
    void claimEvents();

    const TsvDocument &m_document;
    const TsvSaid &m_said;
    const BundleIndex &m_now;
    QSet<RelationId> m_relations; ///< of the bundle
    TsvClaims m_claims;
};

TsvClaims Claimer::claim()
{
    m_claims.owners.assign(m_document.annotations.size(), Owner(Owner::Kind::Mention, 0));
    claimEvents();
    for (const ExternalId &id : m_now.bundle.externalIds) {
        const int place = named(id);
        if (place < 0 || isTaken(place))
            continue;
        const TsvLayer &layer = layerAt(place);
        const MentionId mention(id.owner.id);
        const RelationId relation(id.owner.id);
        if (id.owner.kind == Owner::Kind::Mention && m_now.mentions.contains(mention) && isTsvMention(layer) && !isTsvEvent(layer)
            && !m_claims.mentions.contains(mention))
            m_claims.mentions.insert(mention, place);
        else if (id.owner.kind == Owner::Kind::Relation && m_relations.contains(relation) && m_said.relationAt(place)
            && !m_claims.relations.contains(relation))
            m_claims.relations.insert(relation, place);
        else
            continue;
        m_claims.owners[size_t(place)] = id.owner;
    }
    return std::move(m_claims);
}

/// Of an event whose trigger is its own span both have to be there still.
void Claimer::claimEvents()
{
    QSet<std::pair<qint64, int>> called; // which mention has the id of which annotation
    for (const ExternalId &id : m_now.bundle.externalIds) {
        if (const int place = named(id); place >= 0 && id.owner.kind == Owner::Kind::Mention)
            called.insert({id.owner.id, place});
    }
    for (const ExternalId &id : m_now.bundle.externalIds) {
        const int place = id.owner.kind == Owner::Kind::EventMention ? named(id) : -1;
        const EventMention *event = m_now.eventMentions.value(EventMentionId(id.owner.id));
        if (place < 0 || !event || !isTsvEvent(layerAt(place)) || isTaken(place) || m_claims.events.contains(event->id))
            continue;
        if (!hasTsvTrigger(layerAt(place))) {
            if (!called.contains({event->trigger.value(), place}) || m_claims.mentions.contains(event->trigger)
                || !m_now.mentions.contains(event->trigger))
                continue;
            m_claims.mentions.insert(event->trigger, place);
        }
        m_claims.events.insert(event->id, place);
        m_claims.owners[size_t(place)] = event->id;
    }
}

} // namespace

TsvSaid::TsvSaid(const TsvDocument &document)
    : m_bundle(bundleOf(document))
    , m_index(m_bundle)
    , m_isMapped(document.annotations.size())
{
    const std::vector<QString> ids = document.ids();
    for (size_t i = 0; i < ids.size(); ++i) {
        m_annotations.insert(ids[i], int(i));
        m_isMapped[i] = document.layerOf(document.annotations[i]).name == tsv::placeLayer; // they only fill roles
    }
    for (const ExternalId &id : m_bundle.externalIds) {
        if (id.kind != ExternalId::Kind::Id)
            continue;
        const int place = m_annotations.value(id.value);
        m_ids.insert({place, int(id.owner.kind)}, id.owner.id);
        m_isMapped[size_t(place)] = true;
    }
}

TsvClaims claimTsv(const TsvDocument &document, const TsvSaid &said, const BundleIndex &now)
{
    return Claimer(document, said, now).claim();
}

} // namespace glossator
