// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/namegroupmodel.h"

#include "models/items/choices.h"
#include "models/items/idmodel.h"

#include <algorithm>

namespace glossator {

NameGroupModel::NameGroupModel(std::vector<NameGroup> groups, const Schema &schema, QObject *parent)
    : QAbstractTableModel(parent)
    , m_groups(std::move(groups))
    , m_isTicked(m_groups.size(), true)
    , m_schema(schema)
{
}

std::vector<NameGroup> NameGroupModel::ticked() const
{
    std::vector<NameGroup> chosen;
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (m_isTicked[i])
            chosen.push_back(m_groups[i]);
    }
    return chosen;
}

qint64 NameGroupModel::tickedMentions() const
{
    qint64 count = 0;
    for (size_t i = 0; i < m_groups.size(); ++i)
        count += m_isTicked[i] ? qint64(m_groups[i].mentions.size()) : 0;
    return count;
}

void NameGroupModel::tickAll(bool ticked)
{
    if (m_groups.empty())
        return;
    m_isTicked.assign(m_groups.size(), ticked);
    Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::CheckStateRole});
}

int NameGroupModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_groups.size()); }

int NameGroupModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant NameGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NameGroup &group = m_groups[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::CheckStateRole && index.column() == Name)
        return m_isTicked[size_t(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role == IdModel::ColorRole && index.column() == Name)
        return typeColor(m_schema, {TypeGroup::Mention, group.type});
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return group.name;
    case Type:
        return typeTitle(m_schema, {TypeGroup::Mention, group.type});
    case Mentions:
        return qint64(group.mentions.size());
    case Articles:
        return group.articles;
    default:
        return group.entity ? tr("joins the one of that name") : tr("a new entity");
    }
}

QVariant NameGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(section == Mentions || section == Articles ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Mentions:
        return tr("Mentions");
    case Articles:
        return tr("Articles");
    default:
        return tr("Becomes");
    }
}

Qt::ItemFlags NameGroupModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool NameGroupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    m_isTicked[size_t(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace glossator
