// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlementions.h"

#include <QSet>

namespace glossator {

ArticleMentions::ArticleMentions(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_mentions(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, &ArticleMentions::patch);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ArticleMentions::loadAll);
}

void ArticleMentions::setArticle(ArticleId id, qsizetype at)
{
    constexpr qsizetype atOnce = 600; // more than are on a screen
    constexpr qsizetype before = 2'000; // a paragraph that reaches into view begins further up
    m_article = id;
    m_rest.stop();
    auto first = m_mentions.inArticle(id, 0, atOnce + 1);
    if (first && first->size() > size_t(atOnce)) {
        m_rest.start();
        if (at > before)
            first = m_mentions.inArticle(id, at - before, atOnce);
    }
    load(std::move(first));
}

const Mention *ArticleMentions::mention(MentionId id)
{
    if (id && !m_index.mention(id) && m_rest.isActive())
        loadAll();
    return m_index.mention(id);
}

void ArticleMentions::loadAll()
{
    m_rest.stop();
    load(m_mentions.inArticle(m_article));
}

void ArticleMentions::load(Result<std::vector<Mention>> mentions)
{
    if (!mentions)
        m_workbench.report(mentions.error());
    m_index.load(mentions ? *std::move(mentions) : std::vector<Mention>());
}

void ArticleMentions::patch(const ChangeSet &changes)
{
    constexpr qsizetype worthReading = 2'000; // beyond it, one query for all of them is cheaper
    if (!m_article || !changes.touches(Table::Mention))
        return;
    QSet<MentionId> touched;
    for (const Change &change : changes.changes()) {
        if (change.table == Table::Mention)
            touched.insert(MentionId(change.id));
    }
    if (touched.size() > worthReading) {
        loadAll();
        return;
    }
    for (const MentionId id : std::as_const(touched)) {
        auto mention = m_mentions.mention(id);
        if (mention && mention->article == m_article)
            m_index.update(*std::move(mention));
        else
            m_index.remove(id);
    }
}

} // namespace glossator
