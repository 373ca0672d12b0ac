// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worklist.h"

#include "models/items/groupedit.h"
#include "models/project/project.h"
#include "models/store/groupvalues.h"

#include <QCoreApplication>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(WorkList)
};

} // namespace

QString goToNextNotDone(Project &project)
{
    const ArticleId next = project.articleList().nextNotDone(project.selection().article());
    if (!next) {
        const auto counts = project.articleList().counts();
        return counts[0] + counts[1] == 0 ? Texts::tr("All articles are done.") : Texts::tr("All other articles are done.");
    }
    project.selection().chooseArticle(next);
    const auto counts = project.articleList().counts();
    return Texts::tr("%n article(s) not done.", nullptr, int(counts[0] + counts[1]));
}

void toggleDone(Project &project, std::function<void(const QString &)> say)
{
    std::vector<Owner> articles = project.selection().group();
    std::erase_if(articles, [](const Owner &one) { return one.kind != Owner::Kind::Article; });
    if (articles.empty() && project.selection().article())
        articles.emplace_back(project.selection().article());
    if (articles.empty())
        return;
    std::vector<qint64> ids;
    std::ranges::transform(articles, std::back_inserter(ids), &Owner::id);
    const auto values = groupValues(project.store(), Owner::Kind::Article, ids);
    const bool areDone = values && values->states == std::vector{int(ReadingState::Done)};
    const ReadingState state = areDone ? ReadingState::Reading : ReadingState::Done;
    const QString sentence = areDone ? Texts::tr("%n article(s) being read again.", nullptr, int(articles.size()))
                                     : Texts::tr("%n article(s) done.", nullptr, int(articles.size()));
    const auto tell = [say = std::move(say), sentence] { say(sentence); };
    if (articles.size() > 1) {
        editGroup(project.workbench(), articles, DetailRow::Field::State, QString::number(int(state)), [tell](bool) { tell(); });
        return;
    }
    project.edit([&project, id = ArticleId(articles.front().id), state, tell]() -> Result<> {
        GLOSSATOR_TRY(project.articles().setState(id, state));
        tell();
        return {};
    });
}

QString goToProblem(Project &project, bool forward)
{
    ProblemListModel &problems = project.problemList();
    const QModelIndex index = problems.goToNext(forward);
    if (!index.isValid())
        return problems.isReading() ? Texts::tr("The problems are still being looked for.") : Texts::tr("No problems here.");
    const auto [at, all] = problems.position(index);
    project.selection().choose(index.data(IdModel::OwnerRole).value<Owner>());
    project.selection().look(ArticleId(index.data(ProblemListModel::ArticleRole).toLongLong()),
                             index.data(ProblemListModel::PlaceRole).value<TextSpan>());
    return Texts::tr("Problem %1 of %2: %3", "number, count, sentence").arg(at).arg(all).arg(index.siblingAtColumn(ProblemListModel::Message).data().toString());
}

} // namespace glossator
