// SPDX-License-Identifier: GPL-3.0-or-later
// Entities, and below each its mentions. Owned by Project; GUI thread.
#pragma once

#include "models/items/idtreemodel.h"
#include "models/store/displayrows.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"

namespace glossator {

class EntityTreeModel final : public IdTreeModel<std::variant<EntityRow, MentionRow>> {
    Q_OBJECT

public:
    /// Of an entity: its name, type, and counts in the whole project. Of a mention: its quote, type and article.
    enum Column { Name, Type, Mentions, Articles, ColumnCount };
    enum Level { EntityLevel, MentionLevel };

    explicit EntityTreeModel(Workbench &workbench, QObject *parent = nullptr);

    using IdModel::indexOf;
    [[nodiscard]] QModelIndex indexOf(EntityId id) { return indexOf(Node{EntityLevel, id.value()}); }
    /// Expands its entity; invalid for a mention that names none.
    [[nodiscard]] QModelIndex indexOf(MentionId id) { return indexOf(Node{MentionLevel, id.value()}); }

protected:
    using Row = std::variant<EntityRow, MentionRow>;

    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Mentions || column == Articles; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override;
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] IdQuery topQuery() const override;
    [[nodiscard]] Result<TouchedIds> touchedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<TouchedIds> repaintedBy(const ChangeSet &changes) const override;
    [[nodiscard]] bool hasIdsBelow(Node node) const override;
    [[nodiscard]] Node above(Node node) const override;
    [[nodiscard]] Result<Row> readRow(Node node) const override;
    [[nodiscard]] Owner ownerOf(Node node) const override;
    [[nodiscard]] QVariant cell(const Row &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const Row &row, int column, const QVariant &value) override;

private:
    [[nodiscard]] QVariant entityCell(const EntityRow &row, int column, int role) const;
    [[nodiscard]] QVariant mentionCell(const MentionRow &row, int column, int role) const;

    EntityRepository m_entities;
    MentionRepository m_mentions;
    DisplayRows m_rows;
};

} // namespace glossator
