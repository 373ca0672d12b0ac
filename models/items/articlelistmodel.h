// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of the project. Owned by Project; GUI thread.
#pragma once

#include "models/items/idlistmodel.h"
#include "models/store/articlerepository.h"

namespace glossator {

class ArticleListModel final : public IdListModel<ArticleId, ArticleRow> {
    Q_OBJECT

public:
    enum Column { Title, Published, Source, State, Mentions, ColumnCount };
    enum OwnRole { StateRole = FirstOwnRole }; ///< int: ReadingState

    explicit ArticleListModel(Workbench &workbench, QObject *parent = nullptr);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Mentions; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override;
    [[nodiscard]] Result<std::vector<ArticleId>> ids() const override;
    [[nodiscard]] Result<ArticleRow> row(ArticleId id) const override;
    [[nodiscard]] QVariant cell(const ArticleRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const ArticleRow &row, int column, const QVariant &value) override;

private:
    ArticleRepository m_articles;
};

} // namespace glossator
