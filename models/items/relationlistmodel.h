// SPDX-License-Identifier: GPL-3.0-or-later
// Relations, their ends in words. Owned by Project; GUI thread.
#pragma once

#include "models/items/idlistmodel.h"
#include "models/store/relationrepository.h"

namespace glossator {

class RelationListModel final : public IdListModel<RelationId, RelationRow> {
    Q_OBJECT

public:
    enum Column { From, Type, To, Article, ColumnCount };

    explicit RelationListModel(Workbench &workbench, QObject *parent = nullptr);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override;
    [[nodiscard]] TypedQuery query() const override;
    [[nodiscard]] Result<TouchedIds> touchedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<TouchedIds> repaintedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<RelationRow> row(RelationId id) const override;
    [[nodiscard]] QVariant cell(const RelationRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const RelationRow &row, int column, const QVariant &value) override;

private:
    RelationRepository m_relations;
};

} // namespace glossator
