// SPDX-License-Identifier: GPL-3.0-or-later
// The groups that "Join by name" found, each with a tick: what will be joined to whom. GUI thread.
#pragma once

#include "models/domain/schema.h"
#include "models/jobs/namejoin.h"

#include <QAbstractTableModel>

namespace glossator {

class NameGroupModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Type, Mentions, Articles, Becomes, Columns };

    NameGroupModel(std::vector<NameGroup> groups, const Schema &schema, QObject *parent = nullptr);

    [[nodiscard]] const NameGroup &group(int row) const { return m_groups.at(size_t(row)); }
    [[nodiscard]] std::vector<NameGroup> ticked() const;
    /// How many mentions the ticked groups hold.
    [[nodiscard]] qint64 tickedMentions() const;
    void tickAll(bool ticked);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

private:
    std::vector<NameGroup> m_groups;
    std::vector<bool> m_isTicked;
    Schema m_schema;
};

} // namespace glossator
