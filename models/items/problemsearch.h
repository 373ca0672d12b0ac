// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for problems in the background, again after each change, and hands over what it found. At most one search runs;
// a change stops it. Lives on the GUI thread, reads in another.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/workbench.h"
#include "models/jobs/problems.h"

#include <array>
#include <memory>

namespace glossator {

/// What a search found, made where it searched: there may be as many as annotations.
struct FoundProblems {
    using Ids = std::array<std::vector<qint64>, Problem::KindCount>; ///< by kind; the same in each search

    std::vector<LocatedProblem> problems; ///< in the order of articles and texts
    Ids byPlace;
    Ids byMessage;
    QHash<qint64, qsizetype> places; ///< among the problems, by id

    FoundProblems() = default;
    explicit FoundProblems(std::vector<LocatedProblem> found);
    /// Null when it is not there.
    [[nodiscard]] const LocatedProblem *problem(qint64 id) const;
};

class ProblemSearch : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ProblemSearch(Workbench &workbench, QObject *parent = nullptr);

    /// From now on in that article; nowhere, if it is invalid. What was found before stays until it was searched.
    void lookIn(ArticleId article);
    void lookInProject();
    /// Nowhere: finds nothing.
    void stop();
    [[nodiscard]] bool isSearching() const { return m_delay.isActive() || m_reader.isReading(); }
    /// By the last search.
    [[nodiscard]] const FoundProblems &found() const { return *m_found; }

Q_SIGNALS:
    /// Whatever it found.
    void searched();

private:
    enum class Where : quint8 { Nowhere, Article, Project };
    using Found = std::shared_ptr<const FoundProblems>;

    void look(Where where, ArticleId article);
    void start();
    void take(Found found);

    Workbench &m_workbench;
    ArticleId m_article;
    Where m_where = Where::Nowhere;
    Found m_found = std::make_shared<FoundProblems>(); ///< never null
    QTimer m_delay;
    BackgroundReader m_reader;
};

} // namespace glossator
