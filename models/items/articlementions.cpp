// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlementions.h"

namespace glossator {

namespace {

constexpr qsizetype worthReading = 500; // beyond it they take longer than a frame, one after the other

} // namespace

ArticleMentions::ArticleMentions(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_mentions(workbench.store()), m_reader(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, &ArticleMentions::patch);
}

void ArticleMentions::setArticle(ArticleId id, qsizetype at)
{
    constexpr qsizetype atOnce = 600; // more than are on a screen
    constexpr qsizetype before = 2'000; // a paragraph that reaches into view begins further up
    m_article = id;
    m_reader.stop();
    auto first = m_mentions.inArticle(id, 0, atOnce + 1);
    const bool isAll = !first || first->size() <= size_t(atOnce);
    if (!isAll && at > before)
        first = m_mentions.inArticle(id, at - before, atOnce);
    if (!first)
        m_workbench.report(first.error());
    hold(MentionIndex::contentOf(first ? *std::move(first) : std::vector<Mention>()));
    if (!isAll)
        readAll();
}

const Mention *ArticleMentions::mention(MentionId id)
{
    if (id && !m_index.mention(id) && m_reader.isReading())
        reread({id});
    return m_index.mention(id);
}

void ArticleMentions::readAll()
{
    using Content = std::shared_ptr<MentionIndex::Content>;
    m_late.clear();
    m_isOverrun = false;
    const auto all = [mentions = m_mentions, article = m_article]() -> Result<Content> {
        GLOSSATOR_ASSIGN(std::vector<Mention> found, mentions.inArticle(article));
        return MentionIndex::contentOf(std::move(found));
    };
    m_reader.read<Content>(all, [this](Result<Content> content) {
        if (!content) {
            m_workbench.report(content.error());
            return;
        }
        hold(*std::move(content));
        if (m_isOverrun || m_late.size() > worthReading)
            readAll();
        else
            reread(std::exchange(m_late, {}));
    });
}

void ArticleMentions::hold(std::shared_ptr<MentionIndex::Content> content)
{
    if (m_index.size() > 10'000)
        m_workbench.trimLater();
    m_workbench.freeLater(m_index.exchange(std::move(content)));
}

void ArticleMentions::patch(const ChangeSet &changes)
{
    if (!m_article || !changes.touches(Table::Mention))
        return;
    if (changes.changes().size() > size_t(worthReading)) {
        // Once all are read: a job's batches would begin it again and again.
        if (m_reader.isReading())
            m_isOverrun = true;
        else
            readAll();
        return;
    }
    QSet<MentionId> touched;
    for (const Change &change : changes.changes()) {
        if (change.table == Table::Mention)
            touched.insert(MentionId(change.id));
    }
    if (m_reader.isReading())
        m_late.unite(touched);
    reread(touched);
}

void ArticleMentions::reread(const QSet<MentionId> &touched)
{
    for (const MentionId id : touched) {
        auto mention = m_mentions.mention(id);
        if (mention && mention->article == m_article)
            m_index.update(*std::move(mention));
        else
            m_index.remove(id);
    }
}

} // namespace glossator
