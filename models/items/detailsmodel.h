// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about the current item, a line each (detailrows.h), or what several items have in common (grouprows.h),
// edited in place. What very many have in common is read in the background. Owned by Project; GUI thread.
#pragma once

#include "models/items/backgroundreader.h"
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
        MissingRole, ///< bool: the schema asks for a value, and there is none
        MixedRole, ///< bool: the items differ here
        StepRole, ///< int: 1…9 of the first attributes, which Alt with the digit steps; 0: none
        ClearRole, ///< QVariant: what setData() takes to clear the line; invalid where it cannot be cleared
    };
    // EditRole of an attribute: QStringList for AttributeKind::Several, bool for Bool, else QString; an empty text where
    // nothing is stored. setData() takes the same; an empty text or list clears it.

    explicit DetailsModel(Workbench &workbench, QObject *parent = nullptr);

    /// Shows another thing; an id of 0: nothing.
    void setOwner(const Owner &owner);
    /// Shows what several things have in common, and changes all of them at once.
    void setOwners(const std::vector<Owner> &owners);
    /// The one thing shown; an id of 0 for none or several.
    [[nodiscard]] Owner owner() const { return m_owners.size() == 1 ? m_owners.front() : Owner(); }
    [[nodiscard]] const std::vector<Owner> &owners() const { return m_owners; }

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override
    {
        return !changes.isEmpty() && !areVeryMany();
    }
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] bool hasIdsBelow(Node) const override { return false; }
    [[nodiscard]] Node above(Node) const override { return {}; }
    [[nodiscard]] Result<DetailRow> readRow(Node node) const override;
    [[nodiscard]] QVariant cell(const DetailRow &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const DetailRow &row, int column, const QVariant &value) override;

private:
    [[nodiscard]] bool areVeryMany() const { return m_owners.size() > 500; }
    void readVeryMany();

    std::vector<Owner> m_owners;
    std::vector<DetailRow> m_ofVeryMany; ///< what they have in common, as far as it was read
    BackgroundReader m_reader; ///< of it
    bool m_isOverrun = false; ///< something changed while it is read
    mutable QHash<qint64, DetailRow> m_read; ///< the rows by their ids, as last read
    mutable QHash<qint64, int> m_steps; ///< of the first nine attributes, by row id
    mutable qint64 m_lastId = 0;
    mutable QHash<QString, qint64> m_ids; ///< of fields; given once, so that a row keeps its own
};

} // namespace glossator
