// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for problems in the background, again after each change, and hands over what it found. At most one search runs;
// a change stops it. Owned by ProblemListModel; lives on the GUI thread, reads in another.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/workbench.h"
#include "models/jobs/problems.h"

namespace glossator {

class ProblemSearch : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ProblemSearch(Workbench &workbench, QObject *parent = nullptr);

    /// From now on in one article, or with an invalid id in the whole project.
    void lookIn(ArticleId article);
    /// Nowhere: finds nothing.
    void stop();
    [[nodiscard]] bool isSearching() const { return m_delay.isActive() || m_reader.isReading(); }

Q_SIGNALS:
    /// In the order of articles and texts.
    void found(const std::vector<glossator::LocatedProblem> &problems);

private:
    void start();

    Workbench &m_workbench;
    ArticleId m_article;
    bool m_isWanted = false;
    QTimer m_delay;
    BackgroundReader m_reader;
};

} // namespace glossator
