// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/detailsmodel.h"

#include "models/items/attributerows.h"
#include "models/items/attributevalue.h"
#include "models/items/groupedit.h"
#include "models/items/grouprows.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Field = DetailRow::Field;

bool isClearable(const DetailRow &row)
{
    static constexpr Field clearable[]{Field::Attribute, Field::Note,   Field::OwnNote, Field::Aliases, Field::Level,
                                       Field::Published, Field::Source, Field::Byline,  Field::Url,     Field::Language};
    return row.isEditable && std::ranges::contains(clearable, row.field);
}

Qt::CheckState checkState(std::optional<bool> flag)
{
    return !flag ? Qt::PartiallyChecked : *flag ? Qt::Checked : Qt::Unchecked;
}

} // namespace

DetailsModel::DetailsModel(Workbench &workbench, QObject *parent)
    : IdTreeModel(workbench, parent)
    , m_reader(workbench.store())
{
    const auto follow = [this] {
        if (areVeryMany() && m_reader.isReading())
            m_isOverrun = true;
        else if (areVeryMany())
            readVeryMany();
    };
    connect(&workbench, &Workbench::changed, this, follow);
    connect(&workbench, &Workbench::workingChanged, this, follow); // an edit may have been stopped
    connect(&workbench, &Workbench::authorChanged, this, [this] { refresh(); });
}

void DetailsModel::setOwner(const Owner &owner)
{
    setOwners(owner.id != 0 ? std::vector<Owner>{owner} : std::vector<Owner>());
}

void DetailsModel::setOwners(const std::vector<Owner> &owners)
{
    if (owners == m_owners)
        return;
    m_owners = owners;
    m_ids.clear(); // another thing has other rows: no editor stays open over them
    m_reader.stop();
    if (areVeryMany()) {
        m_ofVeryMany = {groupHead(m_owners)};
        readVeryMany();
    }
    refresh();
}

void DetailsModel::readVeryMany()
{
    using Rows = std::vector<DetailRow>;
    m_isOverrun = false;
    m_reader.read<Rows>([store = &workbench().store(), schema = workbench().schema(),
                            owners = m_owners]() -> Result<Rows> { return groupRows(*store, schema, owners); },
        [this](Result<Rows> rows) {
            if (!rows) {
                workbench().report(rows.error());
                return;
            }
            m_ofVeryMany = *std::move(rows);
            refresh();
            if (m_isOverrun)
                readVeryMany();
        });
}

QString DetailsModel::title(int column) const
{
    return column == Name ? tr("Name") : tr("Value");
}

Result<std::vector<qint64>> DetailsModel::idsBelow(Node) const
{
    std::vector<qint64> ids;
    m_read.clear();
    m_steps.clear();
    Store &store = workbench().store();
    const Schema &schema = workbench().schema();
    std::vector<DetailRow> rows = areVeryMany() ? m_ofVeryMany
        : m_owners.size() > 1                   ? groupRows(store, schema, m_owners)
                                                : detailRows(store, schema, owner());
    for (DetailRow &row : rows) {
        const bool isAttribute = row.field == DetailRow::Field::Attribute;
        qint64 &id = m_ids[u"%1 %2 %3"_s.arg(int(row.field)).arg(row.id).arg(isAttribute ? row.name : QString())];
        if (id == 0)
            id = ++m_lastId;
        if (constexpr int most = 9; isAttribute && m_owners.size() == 1 && m_steps.size() < most)
            m_steps.insert(id, int(m_steps.size()) + 1);
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
    DetailRow found = *row;
    found.step = m_steps.value(node.id);
    return found;
}

QVariant DetailsModel::cell(const DetailRow &row, int column, int role) const
{
    const bool isBool = row.attribute && row.attribute->kind == AttributeKind::Bool;
    const QString name = row.field == DetailRow::Field::Attribute ? attributeTitle(row.name) : row.name;
    switch (role) {
    case OwnerRole:
        return QVariant::fromValue(owner());
    case FieldRole:
        return int(row.field);
    case AttributeRole:
        return row.attribute ? QVariant::fromValue(*row.attribute) : QVariant();
    case PresetRole:
        return row.isPreset;
    case MissingRole:
        return row.isMissing;
    case MixedRole:
        return row.isMixed;
    case StepRole:
        return row.step;
    case ClearRole:
        return isClearable(row) ? QVariant(QString()) : QVariant();
    case Qt::AccessibleTextRole:
        return row.isPreset  ? tr("%1: %2, the default").arg(name, row.value)
            : row.isMissing  ? tr("%1: missing").arg(name)
            : row.isMixed    ? tr("%1: several values").arg(name)
                             : u"%1: %2"_s.arg(name, row.value);
    case Qt::ToolTipRole:
        if (row.attribute && !row.isMixed) {
            const QString words = valueInWords(*row.attribute, row.value);
            return words.isEmpty() ? u"%1: %2"_s.arg(name, row.value.isEmpty() ? valueHint(*row.attribute) : row.value) : words;
        }
        return row.value;
    default:
        break;
    }
    if (column == Name)
        return role == Qt::DisplayRole ? QVariant(name) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.isMixed ? tr("several values") : row.isMissing ? tr("required") : row.value;
    case Qt::EditRole:
        return row.edit.isValid() ? row.edit : row.attribute || row.isMixed ? QVariant(QString()) : QVariant(row.value);
    case Qt::CheckStateRole:
        if (!isBool)
            return {};
        return checkState(flagOf(row));
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
    if (!editGroup(workbench(), m_owners, row, value))
        return false;
    if (areVeryMany()) { // until it is read again nobody knows what they have: an edit back is one too
        for (DetailRow &one : m_ofVeryMany) {
            if (one.field == row.field && one.id == row.id && one.name == row.name) {
                one.isMixed = true;
                one.value.clear();
                one.edit.clear();
            }
        }
        refresh();
    }
    return true;
}

} // namespace glossator
