// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed base of the trees: ids in levels (idmodel.h) with the rows last looked at in a cache.
//
// A tree says which ids stand below a node, reads a row, and puts it into cells; Row is a std::variant of what its levels
// show. Editing goes through edit(), which calls a verb of a repository: no other way.
#pragma once

#include "models/items/idmodel.h"

#include <QCache>

namespace glossator {

template <class Row>
class IdTreeModel : public IdModel {
public:
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        if (!index.isValid())
            return {};
        if (role == IdRole)
            return node(index).id;
        if (role == OwnerRole) {
            if (const Owner owner = ownerOf(node(index)); owner.id != 0)
                return QVariant::fromValue(owner);
        }
        const Row *row = rowAt(index);
        if (!row)
            return {};
        if (role == Qt::TextAlignmentRole) // a column may hold counts on one level and words on another
            return cell(*row, index.column(), Qt::DisplayRole).typeId() == QMetaType::QString
                ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
                : headerData(index.column(), Qt::Horizontal, role);
        QVariant value = cell(*row, index.column(), role);
        if (value.isValid())
            return value;
        switch (role) {
        case Qt::EditRole:
        case Qt::ToolTipRole:
            return cell(*row, index.column(), Qt::DisplayRole);
        case Qt::AccessibleTextRole:
            return QString(title(index.column()) + QLatin1String(": ")
                           + cell(*row, index.column(), Qt::DisplayRole).toString());
        default:
            return {};
        }
    }

    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) final
    {
        if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
            return false;
        const Row *known = rowAt(index);
        if (!known)
            return false;
        const Row row = *known; // the cached one goes while the edit is told
        return value == data(index, Qt::EditRole) || edit(row, index.column(), value);
    }

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const final
    {
        Qt::ItemFlags flags = IdModel::flags(index);
        flags.setFlag(Qt::ItemIsEditable,
                      index.isValid() && !workbench().store().isReadOnly() && isEditable(node(index), index.column()));
        return flags;
    }

protected:
    using IdModel::IdModel;

    [[nodiscard]] virtual Result<Row> readRow(Node node) const = 0;
    /// Told by level and id, where they suffice: of all that is selected at once no row is read. Else the cells tell it.
    [[nodiscard]] virtual Owner ownerOf(Node) const { return {}; }
    [[nodiscard]] virtual QVariant cell(const Row &row, int column, int role) const = 0;
    /// A view asks it of all rows at once: to be told from the level where it can be, without reading the row.
    [[nodiscard]] virtual bool isEditable(Node node, int column) const = 0;
    virtual bool edit(const Row &row, int column, const QVariant &value) = 0;

    /// The row of a node, from the cache or the store; null when it is gone. Good until the next call.
    [[nodiscard]] const Row *cached(Node node) const
    {
        if (const Row *known = m_rows.object(node))
                return known;
        auto read = readRow(node);
        if (!read)
            return nullptr;
        m_isOverfull = m_isOverfull || m_rows.size() == m_rows.maxCost();
        auto *kept = new Row(*std::move(read));
        m_rows.insert(node, kept);
        return kept;
    }

private:
    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const { return cached(node(index)); }

    Touched refreshRows(const TouchedIds &top) final
    {
        // A row that was dropped from the cache may still be on the screen: then nobody knows whether it differs.
        Touched touched{{}, std::exchange(m_isOverfull, false), false};
        const QSet<qint64> differing = top ? QSet<qint64>(top->begin(), top->end()) : QSet<qint64>();
        for (const Node &known : m_rows.keys()) {
            if (top && known.level == 0 && !differing.contains(known.id))
                continue;
            auto now = readRow(known);
            if (!now) {
                m_rows.remove(known);
            } else if (*now != *m_rows.object(known)) {
                const bool hadIdsBelow = hasIdsBelow(known);
                *m_rows.object(known) = *std::move(now);
                touched.nodes.insert(known);
                touched.folds = touched.folds || hasIdsBelow(known) != hadIdsBelow;
            }
        }
        return touched;
    }

    static constexpr qsizetype mostRows = 300; ///< more than a screen shows

    mutable QCache<Node, Row> m_rows{mostRows};
    mutable bool m_isOverfull = false;
};

} // namespace glossator
