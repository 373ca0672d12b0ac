// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed base of the flat lists: a tree (idtreemodel.h) of one level, with ids that cannot be mixed with another noun's.
#pragma once

#include "models/items/idtreemodel.h"

namespace glossator {

template <class IdType, class Row>
class IdListModel : public IdTreeModel<Row> {
public:
    using Node = IdModel::Node;

    [[nodiscard]] IdType idAt(const QModelIndex &index) const { return IdType(IdModel::node(index).id); }
    /// Where it is, invalid where it is not shown. Knows what was committed just now.
    [[nodiscard]] QModelIndex indexOf(IdType id) { return IdModel::indexOf(Node{0, id.value()}); }

protected:
    using IdTreeModel<Row>::IdTreeModel;

    /// Reads all ids or a part of them, from copies of what it needs.
    using TypedQuery = std::function<Result<std::vector<IdType>>(const IdModel::Part &part)>;
    [[nodiscard]] virtual TypedQuery query() const = 0;
    [[nodiscard]] virtual Result<Row> row(IdType id) const = 0;

private:
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node) const final { return topQuery()({}); }
    [[nodiscard]] IdModel::IdQuery topQuery() const final
    {
        return [query = query()](const IdModel::Part &part) -> Result<std::vector<qint64>> {
            GLOSSATOR_ASSIGN(const std::vector<IdType> typed, query(part));
            return plainIds(typed);
        };
    }
    [[nodiscard]] Result<Row> readRow(Node node) const final { return row(IdType(node.id)); }
    [[nodiscard]] Owner ownerOf(Node node) const final { return IdType(node.id); }
    [[nodiscard]] bool hasIdsBelow(Node) const final { return false; }
    [[nodiscard]] Node above(Node) const final { return {}; }
};

} // namespace glossator
