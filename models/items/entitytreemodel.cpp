// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitytreemodel.h"

#include "models/items/choices.h"

namespace glossator {

EntityTreeModel::EntityTreeModel(Workbench &workbench, QObject *parent)
    : IdTreeModel(workbench, parent), m_entities(workbench.store()), m_mentions(workbench.store()),
      m_rows(workbench.store())
{
}

QString EntityTreeModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Mentions:
        return tr("Mentions");
    default:
        return tr("Articles");
    }
}

bool EntityTreeModel::concerns(const ChangeSet &changes) const
{
    return changes.touchesAny(Table::Entity, Table::Alias, Table::Mention, Table::Article);
}

Result<std::vector<qint64>> EntityTreeModel::idsBelow(Node node) const
{
    if (isNowhere())
        return {};
    if (node.level == EntityLevel) {
        GLOSSATOR_ASSIGN(const auto mentions, m_mentions.idsOfEntity(EntityId(node.id), onlyIn()));
        return plainIds(mentions);
    }
    return topQuery()({});
}

IdModel::IdQuery EntityTreeModel::topQuery() const
{
    if (isNowhere())
        return {};
    using Order = EntityQuery::Order;
    static constexpr Order orders[]{Order::Name, Order::Type, Order::Mentions, Order::Articles};
    EntityQuery query{onlyIn(), text(), {}, sortColumn() < 0 ? Order::Added : orders[sortColumn()], isDescending()};
    return [entities = m_entities, query](const Part &part) mutable -> Result<std::vector<qint64>> {
        query.among = typedIds<EntityId>(part.among);
        query.most = part.most;
        GLOSSATOR_ASSIGN(const auto ids, entities.ids(query));
        return plainIds(ids);
    };
}

Result<TouchedIds> EntityTreeModel::touchedBy(const ChangeSet &changes) const
{
    return touchedEntities(workbench().store(), changes);
}

Result<TouchedIds> EntityTreeModel::repaintedBy(const ChangeSet &changes) const { return touchedBy(changes); }

bool EntityTreeModel::hasIdsBelow(Node node) const
{
    return node.level == EntityLevel; // nearly always so, and a view asks this of all rows at each change: none is read
}

IdModel::Node EntityTreeModel::above(Node node) const
{
    if (node.level != MentionLevel)
        return {};
    const auto mention = m_mentions.mention(MentionId(node.id));
    return mention && mention->entity ? Node{EntityLevel, mention->entity.value()} : Node{};
}

Result<EntityTreeModel::Row> EntityTreeModel::readRow(Node node) const
{
    if (node.level == EntityLevel)
        return m_entities.row(EntityId(node.id));
    return m_rows.mention(MentionId(node.id));
}

Owner EntityTreeModel::ownerOf(Node node) const
{
    return node.level == EntityLevel ? Owner(EntityId(node.id)) : Owner(MentionId(node.id));
}

QVariant EntityTreeModel::cell(const Row &row, int column, int role) const
{
    if (const auto *entity = std::get_if<EntityRow>(&row))
        return entityCell(*entity, column, role);
    return mentionCell(std::get<MentionRow>(row), column, role);
}

QVariant EntityTreeModel::entityCell(const EntityRow &row, int column, int role) const
{
    const Entity &entity = row.entity;
    const Schema &schema = workbench().schema();
    switch (role) {
    case TypeRole:
        return entity.type;
    case ColorRole:
        return typeColor(schema, {TypeGroup::Mention, entity.type});
    case StatusRole:
        return int(entity.by.status);
    case ChoicesRole: {
        auto types = schema.offered(TypeGroup::Mention);
        std::erase_if(types, [](const TypeDef *type) { return type->kind != TypeKind::Entity; });
        return column == Type ? typeChoices(schema, types, entity.type) : QVariant();
    }
    case Qt::EditRole:
        return column == Type ? QVariant(entity.type) : QVariant();
    case Qt::ToolTipRole:
        if (column == Name && !(entity.aliases.isEmpty() && entity.note.isEmpty()))
            return (QStringList(entity.name) + entity.aliases + QStringList(entity.note)).join(QLatin1Char('\n')).trimmed();
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return entity.name;
    case Type:
        return typeTitle(schema, {TypeGroup::Mention, entity.type});
    case Mentions:
        return row.mentions;
    default:
        return row.articles;
    }
}

QVariant EntityTreeModel::mentionCell(const MentionRow &row, int column, int role) const
{
    const Mention &mention = row.mention;
    const Schema &schema = workbench().schema();
    const auto context = [&] { return workbench().texts().around(mention.article, mention.extent.hull()); };
    switch (role) {
    case TypeRole:
        return mention.type;
    case ColorRole:
        return typeColor(schema, schema.markedType(mention.type));
    case StatusRole:
        return int(mention.by.status);
    case ChoicesRole:
        return column == Type ? typeChoices(schema, schema.offered(TypeGroup::Mention), mention.type) : QVariant();
    case Qt::EditRole:
        return column == Type ? QVariant(mention.type) : QVariant();
    case BeforeRole:
        return column == Name ? QVariant(context().before) : QVariant();
    case AfterRole:
        return column == Name ? QVariant(context().after) : QVariant();
    case Qt::ToolTipRole:
        if (column == Name) {
            const auto [before, after] = context();
            return QString(before + mention.quote + after);
        }
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return mention.quote;
    case Type:
        return typeTitle(schema, schema.markedType(mention.type));
    case Articles:
        return row.article;
    default:
        return {};
    }
}

bool EntityTreeModel::isEditable(Node node, int column) const
{
    return column == Type || (column == Name && node.level == EntityLevel);
}

bool EntityTreeModel::edit(const Row &row, int column, const QVariant &value)
{
    const QString word = value.toString().trimmed();
    if (word.isEmpty())
        return false;
    if (const auto *mention = std::get_if<MentionRow>(&row))
        return workbench().edit([this, id = mention->mention.id, word] { return m_mentions.retype({id}, word); });
    const EntityId id = std::get<EntityRow>(row).entity.id;
    if (column == Name)
        return workbench().edit([this, id, word] { return m_entities.rename(id, word); });
    const auto retype = [&store = workbench().store(), id, word] { return EntityRepository(store).retype({id}, word); };
    return workbench().editMany({Owner(id)}, retype);
}

} // namespace glossator
