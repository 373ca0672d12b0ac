// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlementions.h"

#include <QSet>

namespace glossator {

ArticleMentions::ArticleMentions(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_mentions(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, &ArticleMentions::patch);
}

void ArticleMentions::setArticle(ArticleId id)
{
    m_article = id;
    load();
}

void ArticleMentions::load()
{
    auto mentions = m_mentions.inArticle(m_article);
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
        load();
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
