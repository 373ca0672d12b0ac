// SPDX-License-Identifier: GPL-3.0-or-later
// CasComposer::composeRecords(): what the layers do not say goes along in our feature.
#include "models/formats/cascomposer.h"
#include "models/formats/casrecords.h"
#include "models/formats/castelling.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// An id that a CAS gave: it gives another one the next time.
bool isOfCas(const ExternalId &id)
{
    return id.kind == ExternalId::Kind::Id && (id.scheme == "cas-xmi"_L1 || id.scheme == "cas-json"_L1);
}

} // namespace

bool CasComposer::isToldByLayers() const
{
    const bool isAlone = m_bundle.sharedFacts.isEmpty(); // no layer says that an entity is the one of another article
    const auto isNoId = [](const ExternalId &id) { return id.kind == ExternalId::Kind::Link || isOfCas(id); };
    if (!isAlone || !canBeTold(m_bundle, !m_isOurs) || !std::ranges::all_of(m_bundle.externalIds, isNoId))
        return false;
    const CasReading seen = readCas(m_cas, {m_bundle.article->path, u"cas-xmi"_s, false});
    return seen.view && saysTheSame(seen.article, seen.structures, m_bundle, m_structures, !m_isOurs);
}

Result<> CasComposer::composeRecords()
{
    if (isToldByLayers())
        return {};
    m_hasRecords = true;
    QHash<qint64, Bundle> ofStructures;
    Bundle document;
    const auto bundleOf = [&](const Owner &owner) -> Bundle & {
        const qint64 structure = structureOf(owner);
        return structure ? ofStructures[structure] : document;
    };
    QHash<ArgumentId, EventMentionId> events;
    for (const Mention &mention : m_bundle.mentions)
        bundleOf(mention.id).mentions.push_back(mention);
    for (const EventMention &mention : m_bundle.eventMentions)
        bundleOf(mention.id).eventMentions.push_back(mention);
    for (const Argument &argument : m_bundle.arguments) {
        bundleOf(argument.eventMention).arguments.push_back(argument);
        events.insert(argument.id, argument.eventMention);
    }
    for (const Relation &relation : m_bundle.relations)
        bundleOf(relation.id).relations.push_back(relation);
    const auto ownerOf = [&events](const Owner &owner) {
        return owner.kind == Owner::Kind::Argument ? Owner(events.value(ArgumentId(owner.id))) : owner;
    };
    for (const Attribute &attribute : m_bundle.attributes)
        bundleOf(ownerOf(attribute.owner)).attributes.push_back(attribute);
    for (const Note &note : m_bundle.notes)
        bundleOf(ownerOf(note.owner)).notes.push_back(note);
    for (const ExternalId &id : m_bundle.externalIds) {
        if (!isOfCas(id))
            bundleOf(ownerOf(id.owner)).externalIds.push_back(id);
    }
    document.article = m_bundle.article;
    for (QString Article::*ofFile : {&Article::path, &Article::format, &Article::encoding})
        (*document.article.*ofFile).clear();
    document.article->text.clear();
    document.article->original.clear();
    document.authors = m_bundle.authors;
    document.entities = m_bundle.entities;
    document.events = m_bundle.events;
    document.distinct = m_bundle.distinct;

    std::vector<qint64> inOrder(ofStructures.keyBegin(), ofStructures.keyEnd());
    std::ranges::sort(inOrder);
    for (const qint64 structure : inOrder) {
        GLOSSATOR_ASSIGN(const QStringList texts, writeCasRecord(ofStructures[structure]));
        if (texts.size() > 1)
            return fail(Error::Code::Refused, tr("More hangs on one annotation than a CAS can tell of it."));
        m_cas.types.setFeature(m_cas.find(structure)->type, {.name = cas::ourData});
        m_cas.find(structure)->setText(cas::ourData, texts.front());
    }
    GLOSSATOR_ASSIGN(const QStringList texts, writeCasRecord(document));
    for (const QString &text : texts) {
        const qint64 structure = add(cas::ourDocument, {});
        m_cas.find(structure)->setText(cas::ourData, text);
    }
    return {};
}

} // namespace glossator
