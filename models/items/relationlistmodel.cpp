// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/relationlistmodel.h"

#include "models/items/choices.h"

namespace glossator {

namespace {

TypeRef endType(const Schema &schema, const RelationEnd &end, const QString &name)
{
    return end.kind == RelationEnd::Kind::EventMention ? TypeRef{TypeGroup::Event, name} : schema.markedType(name);
}

} // namespace

RelationListModel::RelationListModel(Workbench &workbench, QObject *parent)
    : IdListModel(workbench, parent), m_relations(workbench.store())
{
}

QString RelationListModel::title(int column) const
{
    switch (column) {
    case From:
        return tr("From");
    case Type:
        return tr("Relation");
    case To:
        return tr("To");
    default:
        return tr("Article");
    }
}

bool RelationListModel::concerns(const ChangeSet &changes) const
{
    return changes.touchesAny(Table::Relation, Table::Mention, Table::Entity, Table::Event, Table::EventMention,
                              Table::Article);
}

RelationListModel::TypedQuery RelationListModel::query() const
{
    if (isNowhere())
        return [](const auto &) { return std::vector<RelationId>(); };
    using Order = RelationQuery::Order;
    static constexpr Order orders[]{Order::From, Order::Type, Order::To, Order::Place};
    RelationQuery query{onlyIn(), text(), sortColumn() < 0 ? Order::Added : orders[sortColumn()], isDescending()};
    return [relations = m_relations, query](const Part &part) mutable {
        query.among = typedIds<RelationId>(part.among);
        query.most = part.most;
        return relations.ids(query);
    };
}

Result<TouchedIds> RelationListModel::touchedBy(const ChangeSet &changes) const
{
    const bool byWords = !text().isEmpty() || (sortColumn() >= 0 && sortColumn() != Type);
    return touchedRelations(workbench().store(), changes, byWords);
}

Result<TouchedIds> RelationListModel::repaintedBy(const ChangeSet &changes) const
{
    if (changes.touches(Table::Article)) // its title stands in each of its rows
        return TouchedIds();
    return touchedRelations(workbench().store(), changes, true);
}

Result<RelationRow> RelationListModel::row(RelationId id) const
{
    return m_relations.row(id);
}

QVariant RelationListModel::cell(const RelationRow &row, int column, int role) const
{
    const Relation &relation = row.relation;
    const Schema &schema = workbench().schema();
    const TypeRef from = endType(schema, relation.from, row.fromType);
    const TypeRef to = endType(schema, relation.to, row.toType);
    switch (role) {
    case TypeRole:
        return column == From ? row.fromType : column == To ? row.toType : relation.type;
    case ColorRole:
        return column == From ? typeColor(schema, from)
            : column == To    ? typeColor(schema, to)
                              : typeColor(schema, {TypeGroup::Relation, relation.type});
    case StatusRole:
        return int(relation.by.status);
    case ChoicesRole:
        return column == Type ? typeChoices(schema, schema.relationsBetween(from, to), relation.type) : QVariant();
    case Qt::EditRole:
        return column == Type ? QVariant(relation.type) : QVariant();
    case Qt::ToolTipRole:
        return tr("%1 → %2 → %3", "relation: from, type, to")
            .arg(row.from, typeTitle(schema, {TypeGroup::Relation, relation.type}), row.to);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case From:
        return row.from;
    case Type:
        return typeTitle(schema, {TypeGroup::Relation, relation.type});
    case To:
        return row.to;
    default:
        return row.article;
    }
}

bool RelationListModel::isEditable(Node, int column) const
{
    return column == Type;
}

bool RelationListModel::edit(const RelationRow &row, int, const QVariant &value)
{
    const QString type = value.toString();
    return !type.isEmpty()
        && workbench().edit([this, id = row.relation.id, type] { return m_relations.retype({id}, type); });
}

} // namespace glossator
