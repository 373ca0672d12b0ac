// SPDX-License-Identifier: GPL-3.0-or-later
// CasComposer::composeChains() and composeMetaData(): what is said of several annotations, and of the whole document.
#include "models/formats/cascomposer.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

using Kind = CasLayer::Kind;

/// Where entities were joined, split or left, the links are tied anew.
void CasComposer::composeChains()
{
    QHash<qint64, EntityId> entities; ///< of links
    for (const Mention &mention : m_bundle.mentions) {
        const CasStructure *structure = m_cas.find(structureOf(mention.id));
        if (structure && m_layers.of(structure->type).kind == Kind::ChainLink)
            entities.insert(structure->id, mention.entity);
    }
    QHash<EntityId, CasValue::References> wanted;
    std::vector<EntityId> order;
    QSet<qint64> tied;
    const auto take = [&](qint64 link) {
        if (!entities.contains(link) || tied.contains(link))
            return;
        tied.insert(link);
        if (const EntityId entity = entities[link]; entity) {
            if (!wanted.contains(entity))
                order.push_back(entity);
            wanted[entity].push_back(link);
        }
    };
    QHash<EntityId, qint64> chains;
    std::vector<qint64> free;
    QSet<qint64> chained; ///< links; others may go on to a link of a chain without being of it
    for (const CasStructure &chain : m_cas.structures) {
        if (!m_chains.contains(chain.id))
            continue;
        const qint64 first = chain.reference("first"_L1);
        const EntityId entity = entities.value(first);
        if (entity && !chains.contains(entity))
            chains.insert(entity, chain.id);
        else if (first == 0 || entities.contains(first)) // its links are gone, or are of others
            free.push_back(chain.id);
        QSet<qint64> seen;
        for (qint64 at = first; at != 0 && !seen.contains(at); at = m_cas.find(at) ? m_cas.find(at)->reference("next"_L1) : 0) {
            seen.insert(at);
            take(at);
        }
        chained.unite(seen);
    }
    for (const Mention &mention : m_bundle.mentions)
        take(structureOf(mention.id));
    for (const EntityId entity : order) {
        const CasValue::References &links = wanted[entity];
        if (!chains.contains(entity) && !free.empty()) {
            chains.insert(entity, free.back());
            free.pop_back();
        }
        if (!chains.contains(entity))
            continue; // the record says it
        m_cas.find(chains[entity])->setReference(u"first"_s, links.front());
        for (size_t i = 0; i < links.size(); ++i) {
            if (i + 1 < links.size())
                m_cas.find(links[i])->setReference(u"next"_s, links[i + 1]);
            else
                m_cas.find(links[i])->clear("next"_L1);
        }
    }
    for (const auto &[link, entity] : entities.asKeyValueRange()) {
        if (!entity && chained.contains(link))
            m_cas.find(link)->clear("next"_L1);
    }
    remove(QSet<qint64>(free.begin(), free.end()));
}

void CasComposer::composeMetaData()
{
    const Article &article = *m_bundle.article;
    qint64 data = 0;
    for (const qint64 member : view().members) {
        const CasStructure *structure = m_cas.find(member);
        if (structure && m_cas.types.isA(structure->type, cas::documentAnnotation) && (data == 0 || structure->value("documentTitle"_L1)))
            data = member;
    }
    if (data == 0)
        return;
    const bool hasTitle = m_cas.types.feature(m_cas.find(data)->type, u"documentTitle"_s);
    if (m_isNew) {
        setText(data, u"documentId"_s, article.path.isEmpty() ? article.title : article.path);
        setText(data, u"language"_s, article.language.isEmpty() ? u"x-unspecified"_s : article.language);
    } else if (article.language != m_before.language) {
        setText(data, u"language"_s, article.language.isEmpty() ? u"x-unspecified"_s : article.language);
    }
    if (hasTitle && article.title != m_before.title)
        setText(data, u"documentTitle"_s, article.title);
    if (hasTitle && article.url != m_before.url)
        setText(data, u"documentUri"_s, article.url);
    if (CasStructure &structure = *m_cas.find(data); !m_isNew && m_cas.types.isA(structure.type, cas::documentAnnotation)) {
        if (structure.number("begin"_L1) == 0 && structure.value("end"_L1) && structure.number("end"_L1) != m_bundle.text.size()
            && m_before.text != article.text)
            structure.setNumber(u"end"_s, m_bundle.text.size());
    }
}

} // namespace glossator
