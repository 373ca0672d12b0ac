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

    /// Only those in one state; nothing: all.
    void setState(std::optional<ReadingState> state);
    [[nodiscard]] std::optional<ReadingState> state() const { return m_state; }
    /// The article after this one in the list that is not done, going round; whatever the state that is shown. Invalid
    /// where all others are done.
    [[nodiscard]] ArticleId nextNotDone(ArticleId after) const;
    /// How many of the project are in each state, by its number.
    [[nodiscard]] std::array<qint64, 3> counts() const;

    explicit ArticleListModel(Workbench &workbench, QObject *parent = nullptr);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Mentions; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override;
    [[nodiscard]] TypedQuery query() const override;
    [[nodiscard]] Result<TouchedIds> touchedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<TouchedIds> repaintedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<ArticleRow> row(ArticleId id) const override;
    [[nodiscard]] QVariant cell(const ArticleRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const ArticleRow &row, int column, const QVariant &value) override;

private:
    [[nodiscard]] ArticleQuery wanted() const;

    ArticleRepository m_articles;
    std::optional<ReadingState> m_state;
};

} // namespace glossator
