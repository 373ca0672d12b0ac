// SPDX-License-Identifier: GPL-3.0-or-later
// The open article's mentions in a MentionIndex that follows the store: after a change only what it touched is read again.
// Owned by whoever shows the article; lives on the GUI thread.
#pragma once

#include "models/items/mentionindex.h"
#include "models/items/workbench.h"
#include "models/store/mentionrepository.h"

namespace glossator {

class ArticleMentions : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ArticleMentions(Workbench &workbench, QObject *parent = nullptr);

    /// Reads the mentions of another article; an invalid id: none.
    void setArticle(ArticleId id);
    [[nodiscard]] ArticleId article() const { return m_article; }
    /// Triggers and rejected mentions too.
    [[nodiscard]] MentionIndex &index() { return m_index; }

private:
    void load();
    void patch(const ChangeSet &changes);

    Workbench &m_workbench;
    MentionRepository m_mentions;
    MentionIndex m_index;
    ArticleId m_article;
};

} // namespace glossator
