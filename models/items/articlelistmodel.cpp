// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelistmodel.h"

#include "models/items/choices.h"

namespace glossator {

ArticleListModel::ArticleListModel(Workbench &workbench, QObject *parent)
    : IdListModel(workbench, parent), m_articles(workbench.store())
{
}

void ArticleListModel::setState(std::optional<ReadingState> state)
{
    if (std::exchange(m_state, state) != state)
        readAnew();
}

std::array<qint64, 3> ArticleListModel::counts() const
{
    return m_articles.countsByState().value_or(std::array<qint64, 3>());
}

ArticleId ArticleListModel::nextNotDone(ArticleId after) const
{
    ArticleQuery all = wanted();
    all.state.reset();
    const auto listed = m_articles.ids(all);
    all.state = ReadingState::Done;
    const auto done = m_articles.ids(all);
    if (!listed || !done || listed->empty())
        return {};
    const QSet<ArticleId> isDone(done->begin(), done->end());
    const auto here = std::ranges::find(*listed, after);
    const auto begin = here == listed->end() ? listed->begin() : here + 1;
    const auto isLeft = [&](ArticleId id) { return id != after && !isDone.contains(id); };
    auto next = std::find_if(begin, listed->end(), isLeft);
    if (next == listed->end())
        next = std::find_if(listed->begin(), begin, isLeft);
    return next == listed->end() || !isLeft(*next) ? ArticleId() : *next;
}

QString ArticleListModel::title(int column) const
{
    switch (column) {
    case Title:
        return tr("Title");
    case Published:
        return tr("Published");
    case Source:
        return tr("Source");
    case State:
        return tr("State");
    default:
        return tr("Mentions");
    }
}

bool ArticleListModel::concerns(const ChangeSet &changes) const
{
    return changes.touchesAny(Table::Article, Table::Mention);
}

ArticleQuery ArticleListModel::wanted() const
{
    using Order = ArticleQuery::Order;
    static constexpr Order orders[]{Order::Title, Order::Published, Order::Source, Order::State, Order::Mentions};
    return {text(), m_state, sortColumn() < 0 ? Order::Added : orders[sortColumn()], isDescending()};
}

ArticleListModel::TypedQuery ArticleListModel::query() const
{
    return [articles = m_articles, query = wanted()](const Part &part) mutable {
        query.among = typedIds<ArticleId>(part.among);
        query.most = part.most;
        return articles.ids(query);
    };
}

Result<TouchedIds> ArticleListModel::touchedBy(const ChangeSet &changes) const
{
    return touchedArticles(changes, sortColumn() == Mentions);
}

Result<TouchedIds> ArticleListModel::repaintedBy(const ChangeSet &changes) const { return touchedArticles(changes, true); }

Result<ArticleRow> ArticleListModel::row(ArticleId id) const
{
    return m_articles.row(id);
}

QVariant ArticleListModel::cell(const ArticleRow &row, int column, int role) const
{
    const Article &article = row.article;
    if (role == StateRole)
        return int(article.state);
    if (column == State) {
        if (role == Qt::DisplayRole)
            return stateName(article.state);
        if (role == Qt::EditRole)
            return QString::number(int(article.state));
        if (role == ChoicesRole)
            return QVariant::fromValue(stateChoices());
    }
    if (role == Qt::ToolTipRole && column == Title)
        return article.path.isEmpty() ? article.title : article.title + QLatin1Char('\n') + article.path;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return article.title;
    case Published:
        return article.published;
    case Source:
        return article.source;
    default:
        return row.mentions;
    }
}

bool ArticleListModel::isEditable(Node, int column) const
{
    return column != Mentions;
}

bool ArticleListModel::edit(const ArticleRow &row, int column, const QVariant &value)
{
    const ArticleId id = row.article.id;
    if (column == State)
        return workbench().edit([this, id, value] { return m_articles.setState(id, ReadingState(value.toInt())); });
    return workbench().edit([this, id, column, value]() -> Result<> {
        GLOSSATOR_ASSIGN(Article article, m_articles.article(id)); // as it is when the edit is made
        QString &word = column == Title ? article.title : column == Published ? article.published : article.source;
        word = value.toString().trimmed();
        return m_articles.update(article);
    });
}

} // namespace glossator
