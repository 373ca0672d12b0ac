// SPDX-License-Identifier: GPL-3.0-or-later
// The open article's mentions in a MentionIndex that follows the store: after a change only what it touched is read again.
// Of an article with many, those about the reader are there at once; all of them are read in another thread. Owned by
// whoever shows the article; lives on the GUI thread.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/mentionindex.h"
#include "models/items/workbench.h"
#include "models/store/mentionrepository.h"

#include <QSet>

namespace glossator {

class ArticleMentions : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ArticleMentions(Workbench &workbench, QObject *parent = nullptr);

    /// Reads the mentions of another article; an invalid id: none.
    /// @param at where the reader will be, in code points.
    void setArticle(ArticleId id, qsizetype at = 0);
    [[nodiscard]] ArticleId article() const { return m_article; }
    /// Triggers and rejected mentions too.
    [[nodiscard]] MentionIndex &index() { return m_index; }
    /// Null when it is not in the article. Good until the next change.
    [[nodiscard]] const Mention *mention(MentionId id);

private:
    void readAll();
    void hold(std::shared_ptr<MentionIndex::Content> content);
    void patch(const ChangeSet &changes);
    void reread(const QSet<MentionId> &touched);

    Workbench &m_workbench;
    MentionRepository m_mentions;
    MentionIndex m_index;
    ArticleId m_article;
    BackgroundReader m_reader;
    QSet<MentionId> m_late; ///< touched while all are read
    bool m_isOverrun = false; ///< more than are worth telling were
};

} // namespace glossator
