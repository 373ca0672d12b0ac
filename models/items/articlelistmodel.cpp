// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelistmodel.h"

#include "models/items/choices.h"

namespace glossator {

namespace {

QString stateName(ReadingState state)
{
    switch (state) {
    case ReadingState::Unread:
        return ArticleListModel::tr("Unread");
    case ReadingState::Reading:
        return ArticleListModel::tr("Reading");
    case ReadingState::Done:
        break;
    }
    return ArticleListModel::tr("Done");
}

} // namespace

ArticleListModel::ArticleListModel(Workbench &workbench, QObject *parent)
    : IdListModel(workbench, parent), m_articles(workbench.store())
{
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

Result<std::vector<ArticleId>> ArticleListModel::ids() const
{
    using Order = ArticleQuery::Order;
    static constexpr Order orders[]{Order::Title, Order::Published, Order::Source, Order::State, Order::Mentions};
    return m_articles.ids({text(), sortColumn() < 0 ? Order::Added : orders[sortColumn()], isDescending()});
}

Result<ArticleRow> ArticleListModel::row(ArticleId id) const
{
    return m_articles.row(id);
}

QVariant ArticleListModel::cell(const ArticleRow &row, int column, int role) const
{
    const Article &article = row.article;
    if (role == OwnerRole)
        return QVariant::fromValue(Owner(article.id));
    if (role == StateRole)
        return int(article.state);
    if (column == State) {
        if (role == Qt::DisplayRole)
            return stateName(article.state);
        if (role == Qt::EditRole)
            return QString::number(int(article.state));
        if (role == ChoicesRole) {
            QList<Choice> choices;
            for (const auto state : {ReadingState::Unread, ReadingState::Reading, ReadingState::Done})
                choices << Choice{QString::number(int(state)), stateName(state)};
            return QVariant::fromValue(choices);
        }
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
