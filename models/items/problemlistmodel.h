// SPDX-License-Identifier: GPL-3.0-or-later
// Where the annotations leave the schema, with a jump and, where there is one, a fix. Found in the background
// (problemsearch.h), so the list is a moment late. Owned by Project; GUI thread.
#pragma once

#include "models/items/idtreemodel.h"
#include "models/items/problemsearch.h"

namespace glossator {

struct ProblemRow {
    LocatedProblem problem;
    QString words; ///< of what it is about
    QString article; ///< title; empty: the project as a whole

    friend bool operator==(const ProblemRow &a, const ProblemRow &b)
    {
        return a.problem.problem == b.problem.problem && a.problem.article == b.problem.article
            && a.problem.place == b.problem.place && a.words == b.words && a.article == b.article;
    }
};

class ProblemListModel final : public IdTreeModel<ProblemRow> {
    Q_OBJECT

public:
    enum Column { Kind, Message, Where, ColumnCount };
    enum OwnRole {
        ProblemKindRole = FirstOwnRole, ///< int: Problem::Kind
        FixRole, ///< int: Problem::Fix
        FixTitleRole, ///< QString: what the fix says in a menu; empty: none
        ArticleRole, ///< qint64: where to look
        PlaceRole, ///< TextSpan
    };

    explicit ProblemListModel(Workbench &workbench, QObject *parent = nullptr);

    /// Takes the step that the problem offers, as one action.
    bool fix(const QModelIndex &index);
    /// Whether what is shown may be out of date: a search is under way.
    [[nodiscard]] bool isSearching() const { return m_search.isSearching(); }

Q_SIGNALS:
    /// After each search; the number of problems, before any filter.
    void searched(qsizetype problems);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &) const override { return false; } // the search tells
    void lookElsewhere() override;
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] bool hasIdsBelow(Node) const override { return false; }
    [[nodiscard]] Node above(Node) const override { return {}; }
    [[nodiscard]] Result<ProblemRow> readRow(Node node) const override;
    [[nodiscard]] QVariant cell(const ProblemRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node, int) const override { return false; }
    bool edit(const ProblemRow &, int, const QVariant &) override { return false; }

private:
    void take(const std::vector<LocatedProblem> &problems);

    ProblemSearch m_search;
    std::vector<qint64> m_found; ///< in the order found
    QHash<qint64, LocatedProblem> m_problems;
    QHash<QString, qint64> m_ids; ///< of problems, so that one that stays keeps its row
    qint64 m_lastId = 0;
};

} // namespace glossator
