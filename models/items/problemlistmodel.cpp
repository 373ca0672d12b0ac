// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemlistmodel.h"

#include "models/base/fold.h"
#include "models/items/groupedit.h"
#include "models/items/problemfix.h"
#include "models/store/displayrows.h"

#include <QLocale>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString kindName(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::UnknownType:
        return ProblemListModel::tr("Unknown types");
    case Problem::Kind::AbstractType:
        return ProblemListModel::tr("Abstract types");
    case Problem::Kind::RetiredType:
        return ProblemListModel::tr("Retired types");
    case Problem::Kind::RelationEnd:
        return ProblemListModel::tr("Relation ends");
    case Problem::Kind::UnknownRole:
        return ProblemListModel::tr("Unknown roles");
    case Problem::Kind::RoleFiller:
        return ProblemListModel::tr("Role fillers");
    case Problem::Kind::MissingRole:
        return ProblemListModel::tr("Missing roles");
    case Problem::Kind::RepeatedRole:
        return ProblemListModel::tr("Repeated roles");
    case Problem::Kind::UnknownAttribute:
        return ProblemListModel::tr("Unknown attributes");
    case Problem::Kind::MissingAttribute:
        return ProblemListModel::tr("Missing attributes");
    case Problem::Kind::AttributeValue:
        return ProblemListModel::tr("Attribute values");
    case Problem::Kind::DoubtfulSpan:
        break;
    }
    return ProblemListModel::tr("Doubtful places");
}

/// Ids are never 0.
qint64 idOf(Problem::Kind kind) { return qint64(kind) + 1; }
Problem::Kind kindOf(qint64 id) { return Problem::Kind(id - 1); }

} // namespace

ProblemListModel::ProblemListModel(Workbench &workbench, ProblemSearch &inArticle, QObject *parent)
    : IdTreeModel(workbench, parent), m_inArticle(inArticle), m_inProject(workbench)
{
    for (const ProblemSearch *search : {&m_inArticle, &m_inProject}) {
        connect(search, &ProblemSearch::searched, this, [this, search] {
            if (search == &this->search())
                take();
        });
    }
}

void ProblemListModel::lookElsewhere()
{
    if (isWholeProject())
        m_inProject.lookInProject();
    else
        m_inProject.stop();
    if (std::exchange(m_isOfProject, isWholeProject()) != m_isOfProject)
        take(); // what is known there already
}

void ProblemListModel::take()
{
    refresh();
    if (isReading())
        return;
    Q_EMIT caughtUp();
    Q_EMIT searched(qsizetype(search().found().problems.size()));
}

/// Those of a kind that the filter lets through, in the order wanted.
std::vector<qint64> ProblemListModel::shown(Problem::Kind kind) const
{
    const FoundProblems &found = search().found();
    std::vector<qint64> ids = (sortColumn() == Message ? found.byMessage : found.byPlace).at(size_t(kind));
    if (const QString words = folded(text()); !words.isEmpty())
        std::erase_if(ids, [this, &words](qint64 id) { return !fits(id, words); });
    if (isDescending())
        std::ranges::reverse(ids);
    return ids;
}

bool ProblemListModel::isAnyShown(Problem::Kind kind) const
{
    const std::vector<qint64> &ids = search().found().byPlace.at(size_t(kind));
    const QString words = folded(text());
    return std::ranges::any_of(ids, [&](qint64 id) { return words.isEmpty() || fits(id, words); });
}

bool ProblemListModel::fits(qint64 id, const QString &words) const
{
    return folded(problem(id)->problem.message).contains(words);
}

std::vector<qint64> ProblemListModel::allShown() const
{
    std::vector<qint64> all;
    if (const auto kinds = idsBelow({})) {
        for (const qint64 kind : *kinds)
            std::ranges::copy(shown(kindOf(kind)), std::back_inserter(all));
    }
    return all;
}

Result<std::vector<qint64>> ProblemListModel::idsBelow(Node node) const
{
    if (node.level == GroupLevel)
        return shown(kindOf(node.id));
    std::vector<qint64> kinds;
    for (auto kind = Problem::Kind::UnknownType; kind <= Problem::Kind::DoubtfulSpan; kind = Problem::Kind(int(kind) + 1)) {
        if (isAnyShown(kind))
            kinds.push_back(idOf(kind));
    }
    return kinds;
}

IdModel::Node ProblemListModel::above(Node node) const
{
    if (node.level == GroupLevel)
        return {};
    const LocatedProblem *found = problem(node.id);
    return {GroupLevel, found ? idOf(found->problem.kind) : 0};
}

Result<ProblemListModel::Row> ProblemListModel::readRow(Node node) const
{
    if (node.level == GroupLevel)
        return Row(ProblemGroup{kindOf(node.id), qsizetype(shown(kindOf(node.id)).size())});
    const LocatedProblem *found = problem(node.id);
    if (!found)
        return fail(Error::Code::NotFound, tr("This problem is no longer there."));
    const DisplayRows rows(workbench().store());
    return Row(ProblemRow{*found, rows.words(found->problem.where), rows.words(found->article)});
}

QString ProblemListModel::title(int column) const
{
    switch (column) {
    case Message:
        return tr("Problem");
    default:
        return tr("Where");
    }
}

QVariant ProblemListModel::groupCell(const ProblemGroup &group, int column, int role) const
{
    switch (role) {
    case ProblemKindRole:
        return int(group.kind);
    case Qt::DisplayRole:
        return column == Message ? tr("%1 (%2)", "kind of problems (count)").arg(kindName(group.kind), QLocale().toString(group.count))
                                 : QString();
    default:
        return {};
    }
}

QVariant ProblemListModel::cell(const Row &either, int column, int role) const
{
    if (const auto *group = std::get_if<ProblemGroup>(&either))
        return groupCell(*group, column, role);
    const ProblemRow &row = std::get<ProblemRow>(either);
    const LocatedProblem &located = row.problem;
    switch (role) {
    case OwnerRole:
        return QVariant::fromValue(located.problem.where);
    case ProblemKindRole:
        return int(located.problem.kind);
    case FixRole:
        return int(located.problem.fix);
    case FixTitleRole:
        return fixTitle(located.problem.fix);
    case ArticleRole:
        return located.article.value();
    case PlaceRole:
        return QVariant::fromValue(located.place);
    case Qt::ToolTipRole:
        return row.article.isEmpty() ? located.problem.message : located.problem.message + u'\n' + row.article;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (column == Message)
        return located.problem.message;
    return isWholeProject() && !row.article.isEmpty() ? tr("%1 — %2", "words in article").arg(row.words, row.article) : row.words;
}

bool ProblemListModel::fix(const QModelIndex &index)
{
    const LocatedProblem *found = problem(node(index).level == ProblemLevel ? node(index).id : 0);
    if (!found)
        return false;
    return workbench().edit([this, one = found->problem] { return fixProblem(workbench().store(), one); });
}

qsizetype ProblemListModel::fixableLike(const QModelIndex &index) const
{
    const auto fix = Problem::Fix(index.data(FixRole).toInt());
    if (!index.isValid() || fix == Problem::Fix::None)
        return 0;
    return std::ranges::count_if(shown(Problem::Kind(index.data(ProblemKindRole).toInt())),
                                 [&](qint64 id) { return problem(id)->problem.fix == fix; });
}

qsizetype ProblemListModel::fixAllLike(const QModelIndex &index)
{
    std::vector<Problem> all;
    const auto fix = Problem::Fix(index.data(FixRole).toInt());
    for (const qint64 id : shown(Problem::Kind(index.data(ProblemKindRole).toInt()))) {
        if (problem(id)->problem.fix == fix && fix != Problem::Fix::None)
            all.push_back(problem(id)->problem);
    }
    if (all.empty())
        return 0;
    const bool isDone = workbench().editMany(all.size(), [&store = workbench().store(), all] { return fixProblems(store, all); });
    return isDone ? qsizetype(all.size()) : 0;
}

QModelIndex ProblemListModel::next(const QModelIndex &from, bool forward)
{
    const std::vector<qint64> all = allShown();
    if (all.empty())
        return {};
    const Node here = node(from);
    auto at = std::ranges::find(all, here.level == ProblemLevel ? here.id : 0);
    if (here.level == GroupLevel && forward) {
        const std::vector<qint64> below = shown(kindOf(here.id));
        return below.empty() ? QModelIndex() : indexOf({ProblemLevel, below.front()});
    }
    if (at == all.end())
        at = forward ? all.begin() : all.end() - 1;
    else if (forward)
        at = at + 1 == all.end() ? all.begin() : at + 1;
    else
        at = at == all.begin() ? all.end() - 1 : at - 1;
    return indexOf({ProblemLevel, *at});
}

QModelIndex ProblemListModel::goToNext(bool forward)
{
    m_current = next(m_current, forward);
    if (m_current.isValid())
        Q_EMIT wentTo(m_current);
    return m_current;
}

std::pair<int, int> ProblemListModel::position(const QModelIndex &index)
{
    const std::vector<qint64> all = allShown();
    return {int(std::ranges::find(all, node(index).id) - all.begin()) + 1, int(all.size())};
}

} // namespace glossator
