// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemlistmodel.h"

#include "models/base/fold.h"
#include "models/items/problemfix.h"
#include "models/store/displayrows.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString kindName(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::UnknownType:
        return ProblemListModel::tr("Unknown type");
    case Problem::Kind::AbstractType:
        return ProblemListModel::tr("Abstract type");
    case Problem::Kind::RetiredType:
        return ProblemListModel::tr("Retired type");
    case Problem::Kind::RelationEnd:
        return ProblemListModel::tr("Relation end");
    case Problem::Kind::UnknownRole:
        return ProblemListModel::tr("Unknown role");
    case Problem::Kind::RoleFiller:
        return ProblemListModel::tr("Role filler");
    case Problem::Kind::MissingRole:
        return ProblemListModel::tr("Missing role");
    case Problem::Kind::RepeatedRole:
        return ProblemListModel::tr("Repeated role");
    case Problem::Kind::UnknownAttribute:
        return ProblemListModel::tr("Unknown attribute");
    case Problem::Kind::MissingAttribute:
        return ProblemListModel::tr("Missing attribute");
    case Problem::Kind::AttributeValue:
        return ProblemListModel::tr("Attribute value");
    case Problem::Kind::DoubtfulSpan:
        break;
    }
    return ProblemListModel::tr("Doubtful place");
}

} // namespace

ProblemListModel::ProblemListModel(Workbench &workbench, QObject *parent)
    : IdTreeModel(workbench, parent), m_search(workbench)
{
    connect(&m_search, &ProblemSearch::found, this, &ProblemListModel::take);
}

void ProblemListModel::lookElsewhere()
{
    if (isNowhere())
        m_search.stop();
    else
        m_search.lookIn(onlyIn());
}

void ProblemListModel::take(const std::vector<LocatedProblem> &problems)
{
    const QHash<QString, qint64> before = std::exchange(m_ids, {});
    m_problems.clear();
    m_found.clear();
    for (const LocatedProblem &one : problems) {
        const Owner &where = one.problem.where;
        QString key = u"%1 %2 %3 "_s.arg(int(where.kind)).arg(where.id).arg(int(one.problem.kind)) + one.problem.message;
        while (m_ids.contains(key))
            key += u'+'; // said twice of one thing
        qint64 id = before.value(key);
        if (id == 0)
            id = ++m_lastId;
        m_ids.insert(key, id);
        m_found.push_back(id);
        m_problems.insert(id, one);
    }
    refresh();
    Q_EMIT searched(qsizetype(problems.size()));
}

Result<std::vector<qint64>> ProblemListModel::idsBelow(Node) const
{
    std::vector<qint64> ids;
    std::ranges::copy_if(m_found, std::back_inserter(ids), [this, words = folded(text())](qint64 id) {
        return words.isEmpty() || folded(m_problems[id].problem.message).contains(words);
    });
    if (sortColumn() == Kind)
        std::ranges::stable_sort(ids, {}, [this](qint64 id) { return m_problems[id].problem.kind; });
    else if (sortColumn() == Message)
        std::ranges::stable_sort(ids, {}, [this](qint64 id) { return folded(m_problems[id].problem.message); });
    if (isDescending())
        std::ranges::reverse(ids);
    return ids;
}

Result<ProblemRow> ProblemListModel::readRow(Node node) const
{
    const auto problem = m_problems.constFind(node.id);
    if (problem == m_problems.cend())
        return fail(Error::Code::NotFound, tr("This problem is no longer there."));
    const DisplayRows rows(workbench().store());
    return ProblemRow{*problem, rows.words(problem->problem.where), rows.words(problem->article)};
}

QString ProblemListModel::title(int column) const
{
    switch (column) {
    case Kind:
        return tr("Kind");
    case Message:
        return tr("Problem");
    default:
        return tr("Where");
    }
}

QVariant ProblemListModel::cell(const ProblemRow &row, int column, int role) const
{
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
    switch (column) {
    case Kind:
        return kindName(located.problem.kind);
    case Message:
        return located.problem.message;
    default:
        return isWholeProject() && !row.article.isEmpty() ? tr("%1 — %2", "words in article").arg(row.words, row.article)
                                                          : row.words;
    }
}

bool ProblemListModel::fix(const QModelIndex &index)
{
    const auto problem = m_problems.constFind(node(index).id);
    if (problem == m_problems.cend())
        return false;
    return workbench().edit([this, one = problem->problem] { return fixProblem(workbench().store(), one); });
}

} // namespace glossator
