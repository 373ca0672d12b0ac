// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about the current item, a line each (detailrows.h), edited in place. Owned by Project; GUI thread.
#pragma once

#include "models/items/detailrows.h"
#include "models/items/idtreemodel.h"

namespace glossator {

class DetailsModel final : public IdTreeModel<DetailRow> {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    enum OwnRole {
        FieldRole = FirstOwnRole, ///< int: DetailRow::Field
        AttributeRole, ///< AttributeDef: what the value may be; invalid where the row is no attribute
        PresetRole, ///< bool: the schema's default is shown, nothing is stored
    };
    // EditRole of an attribute: QStringList for AttributeKind::Several, bool for Bool, else QString; an empty text where
    // nothing is stored. setData() takes the same; an empty text or list clears it.

    explicit DetailsModel(Workbench &workbench, QObject *parent = nullptr);

    /// Shows another thing; an id of 0: nothing.
    void setOwner(const Owner &owner);
    [[nodiscard]] const Owner &owner() const { return m_owner; }

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override { return !changes.isEmpty(); }
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] bool hasIdsBelow(Node) const override { return false; }
    [[nodiscard]] Node above(Node) const override { return {}; }
    [[nodiscard]] Result<DetailRow> readRow(Node node) const override;
    [[nodiscard]] QVariant cell(const DetailRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const DetailRow &row, int column, const QVariant &value) override;

private:
    Owner m_owner;
    mutable QHash<qint64, DetailRow> m_read; ///< the rows by their ids, as last read
    mutable qint64 m_lastId = 0;
    mutable QHash<QString, qint64> m_ids; ///< of fields; given once, so that a row keeps its own
};

} // namespace glossator
