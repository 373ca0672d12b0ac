// SPDX-License-Identifier: GPL-3.0-or-later
// Where the annotations leave the schema, by kind, with a jump and, where there is one, a fix. Found in the background
// (problemsearch.h), so the list is a moment late. Owned by Project; GUI thread.
#pragma once

#include "models/items/idtreemodel.h"
#include "models/items/problemsearch.h"

#include <variant>

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

/// All problems of one kind.
struct ProblemGroup {
    Problem::Kind kind = Problem::Kind::UnknownType;
    qsizetype count = 0;

    friend bool operator==(const ProblemGroup &, const ProblemGroup &) = default;
};

class ProblemListModel final : public IdTreeModel<std::variant<ProblemGroup, ProblemRow>> {
    Q_OBJECT

public:
    enum Column { Message, Where, ColumnCount };
    enum Level { GroupLevel, ProblemLevel };
    enum OwnRole {
        ProblemKindRole = FirstOwnRole, ///< int: Problem::Kind
        FixRole, ///< int: Problem::Fix
        FixTitleRole, ///< QString: what the fix says in a menu; empty: none
        ArticleRole, ///< qint64: where to look
        PlaceRole, ///< TextSpan
    };

    /// @param inArticle looks in the open article, for others too, who tell it which that is; must outlive this object.
    explicit ProblemListModel(Workbench &workbench, ProblemSearch &inArticle, QObject *parent = nullptr);

    /// Takes the step that the problem offers, as one action.
    bool fix(const QModelIndex &index);
    /// Takes it for all of the same kind that offer the same one, as one action. @return how many there are; 0: refused
    qsizetype fixAllLike(const QModelIndex &index);
    /// How many that would be.
    [[nodiscard]] qsizetype fixableLike(const QModelIndex &index) const;
    /// The one that somebody looks at, from which next() goes on.
    void setCurrent(const QModelIndex &index) { m_current = index; }
    /// Goes to the problem after or before the current one in the order shown, going round; invalid where there is none.
    QModelIndex goToNext(bool forward);
    /// Which of all the problems shown, from 1, and how many there are.
    [[nodiscard]] std::pair<int, int> position(const QModelIndex &index);
    /// What is shown may be out of date: a search is under way.
    [[nodiscard]] bool isReading() const override { return search().isSearching(); }

Q_SIGNALS:
    /// goToNext() went to another one.
    void wentTo(const QModelIndex &index);
    /// After each search; the number of problems, before any filter.
    void searched(qsizetype problems);

protected:
    using Row = std::variant<ProblemGroup, ProblemRow>;

    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &) const override { return false; } // the search tells
    void lookElsewhere() override;
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] bool hasIdsBelow(Node node) const override { return node.level == GroupLevel; }
    [[nodiscard]] Node above(Node node) const override;
    [[nodiscard]] Result<Row> readRow(Node node) const override;
    [[nodiscard]] QVariant cell(const Row &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node, int) const override { return false; }
    bool edit(const Row &, int, const QVariant &) override { return false; }

private:
    void take();
    [[nodiscard]] const ProblemSearch &search() const { return isWholeProject() ? m_inProject : m_inArticle; }
    [[nodiscard]] const LocatedProblem *problem(qint64 id) const { return search().found().problem(id); }
    [[nodiscard]] std::vector<qint64> shown(Problem::Kind kind) const;
    [[nodiscard]] bool isAnyShown(Problem::Kind kind) const;
    [[nodiscard]] bool fits(qint64 id, const QString &words) const;
    [[nodiscard]] std::vector<qint64> allShown() const;
    [[nodiscard]] QVariant groupCell(const ProblemGroup &group, int column, int role) const;

    [[nodiscard]] QModelIndex next(const QModelIndex &from, bool forward);

    ProblemSearch &m_inArticle;
    ProblemSearch m_inProject;
    bool m_isOfProject = false; ///< what is shown
    QPersistentModelIndex m_current;
};

} // namespace glossator
