// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/detailsmodel.h"

#include "models/items/detailedit.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// The name of an attribute is the schema's; beside our own words it begins as they do.
QString shownName(const DetailRow &row)
{
    if (!row.attribute || row.name.isEmpty())
        return row.name;
    return row.name.first(1).toUpper() + row.name.sliced(1);
}

} // namespace

DetailsModel::DetailsModel(Workbench &workbench, QObject *parent) : IdTreeModel(workbench, parent) {}

void DetailsModel::setOwner(const Owner &owner)
{
    if (owner == m_owner)
        return;
    m_owner = owner;
    m_ids.clear(); // another thing has other rows: no editor stays open over them
    refresh();
}

QString DetailsModel::title(int column) const
{
    return column == Name ? tr("Name") : tr("Value");
}

Result<std::vector<qint64>> DetailsModel::idsBelow(Node) const
{
    std::vector<qint64> ids;
    m_read.clear();
    for (DetailRow &row : detailRows(workbench().store(), workbench().schema(), m_owner)) {
        const bool isAttribute = row.field == DetailRow::Field::Attribute;
        qint64 &id = m_ids[u"%1 %2 %3"_s.arg(int(row.field)).arg(row.id).arg(isAttribute ? row.name : QString())];
        if (id == 0)
            id = ++m_lastId;
        ids.push_back(id);
        m_read.insert(id, std::move(row));
    }
    return ids;
}

Result<DetailRow> DetailsModel::readRow(Node node) const
{
    const auto row = m_read.constFind(node.id);
    if (row == m_read.cend())
        return fail(Error::Code::NotFound, tr("This line is no longer there."));
    return *row;
}

QVariant DetailsModel::cell(const DetailRow &row, int column, int role) const
{
    switch (role) {
    case OwnerRole:
        return QVariant::fromValue(m_owner);
    case FieldRole:
        return int(row.field);
    case AttributeRole:
        return row.attribute ? QVariant::fromValue(*row.attribute) : QVariant();
    case PresetRole:
        return row.isPreset;
    case Qt::AccessibleTextRole:
        return row.isPreset ? tr("%1: %2, the default").arg(shownName(row), row.value)
                            : u"%1: %2"_s.arg(shownName(row), row.value);
    default:
        break;
    }
    if (column == Name)
        return role == Qt::DisplayRole ? QVariant(shownName(row)) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.value;
    case Qt::EditRole:
        return row.edit.isValid() ? row.edit : row.attribute ? QVariant(QString()) : QVariant(row.value);
    case ChoicesRole:
        return row.choices;
    case ColorRole:
        return row.color;
    default:
        return {};
    }
}

bool DetailsModel::isEditable(Node node, int column) const
{
    const DetailRow *row = column == Value ? cached(node) : nullptr;
    return row && row->isEditable;
}

bool DetailsModel::edit(const DetailRow &row, int, const QVariant &value)
{
    return workbench().edit([this, owner = m_owner, row, value] {
        return editDetail(workbench().store(), owner, row, value);
    });
}

} // namespace glossator
