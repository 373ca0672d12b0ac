// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/idmodel.h"

#include "models/store/displayrows.h"

#include <QScopedValueRollback>

namespace glossator {

IdModel::IdModel(Workbench &workbench, QObject *parent)
    : QAbstractItemModel(parent)
    , m_workbench(workbench)
    , m_reader(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, [this](const ChangeSet &changes) {
        if (concerns(changes))
            follow(changes);
    });
    connect(&workbench, &Workbench::schemaChanged, this, [this] {
        if (m_isRead)
            tellTouched(m_root, {{}, true, false}); // names and colours of types
    });
}

void IdModel::setArticle(ArticleId article)
{
    if (std::exchange(m_article, article) == article || m_isWholeProject)
        return;
    beginAtTop();
    lookElsewhere();
}

void IdModel::setWholeProject(bool isWhole)
{
    if (std::exchange(m_isWholeProject, isWhole) == isWhole)
        return;
    beginAtTop();
    lookElsewhere();
}

void IdModel::setText(const QString &text)
{
    if (std::exchange(m_text, text) != text)
        readAnew();
}

void IdModel::sort(int column, Qt::SortOrder order)
{
    const bool isTurned = m_sortColumn == column && m_sortOrder != order && isWholeKnown();
    const bool isSame = m_sortColumn == column && m_sortOrder == order;
    m_sortColumn = column;
    m_sortOrder = order;
    if (isTurned) { // nothing to read: what is equal turns round too
        std::ranges::reverse(m_all);
        beginAtTop();
        showPart();
        refreshBelow();
    } else if (!isSame) {
        readAnew();
    }
}

void IdModel::read() const
{
    if (std::exchange(m_isRead, true))
        return;
    if (isLong()) {
        const_cast<IdModel *>(this)->readFirst(); // whoever looks is told later
        return;
    }
    if (auto ids = idsBelow({}))
        m_root.ids = *std::move(ids);
    else
        m_workbench.report(ids.error());
}

bool IdModel::isWholeKnown() const { return m_isRead && m_isInOrder && !m_all.empty() && isLong(); }

bool IdModel::isLong() const { return topQuery() && m_workbench.isLarge(onlyIn()); }

void IdModel::readTop()
{
    m_late.clear();
    m_isInOrder = false;
    const auto all = [query = topQuery()] { return query({}); };
    m_reader.read<std::vector<qint64>>(all, [this](Result<std::vector<qint64>> wanted) {
        if (!wanted) {
            m_workbench.report(wanted.error());
        } else {
            takeTop(*std::move(wanted));
            m_isInOrder = true;
            m_workbench.trimLater(); // of what they were put in order by, and the pages on which that stood
            if (!place(std::exchange(m_late, {})))
                return readTop();
        }
        Q_EMIT caughtUp();
    });
}

void IdModel::readFirst()
{
    if (m_sortColumn >= 0) // all are read before the first is known
        return readTop();
    m_late.clear();
    const auto first = [query = topQuery()] { return query({{}, int(Portion)}); };
    m_reader.read<std::vector<qint64>>(first, [this](Result<std::vector<qint64>> wanted) {
        if (wanted)
            takeTop(*std::move(wanted));
        readTop();
    });
}

void IdModel::takeTop(std::vector<qint64> wanted)
{
    if (m_all.empty()) // it was short, and all of it were rows
        m_most = std::max(m_most, m_root.ids.size());
    m_all = std::move(wanted);
    if (m_first > 0 && !m_root.ids.empty()) { // the first row stays where it is
        const auto same = std::ranges::find(m_all, m_root.ids.front());
        const size_t last = m_all.size() - std::min(m_all.size(), Portion);
        m_first = same == m_all.end() ? std::min(m_first, last) : size_t(same - m_all.begin());
    }
    showPart();
}

bool IdModel::place(const std::vector<qint64> &touched)
{
    constexpr size_t most = 30; // to be placed one by one
    constexpr size_t pivots = 30; // to be compared with at once
    if (touched.empty())
        return true;
    if (isLong() && !m_isInOrder) // they could not be read
        return false;
    const IdQuery query = topQuery();
    const auto left = query ? query({touched}) : std::vector<qint64>();
    if (!left || left->size() > most)
        return false;
    std::vector<qint64> ids = m_all.empty() ? m_root.ids : m_all;
    if (touched.size() <= most) { // one after the other is quicker than to look each of half a million up
        for (const qint64 id : touched) {
            if (const auto known = std::ranges::find(ids, id); known != ids.end())
                ids.erase(known);
        }
    } else {
        std::erase_if(ids, [gone = QSet<qint64>(touched.begin(), touched.end())](qint64 id) { return gone.contains(id); });
    }
    size_t first = 0; // where the next one may stand
    for (const qint64 id : *left) {
        size_t last = ids.size();
        while (first < last) {
            // It is sorted among some of those between: what comes before it, and behind it, bounds it closer.
            std::vector<qint64> some;
            const size_t step = (last - first + pivots - 1) / pivots;
            for (size_t at = first; at < last; at += step)
                some.push_back(ids[at]);
            some.push_back(id);
            const auto sorted = query({some});
            const auto own = sorted ? std::ranges::find(*sorted, id) : std::vector<qint64>::const_iterator();
            if (!sorted || sorted->size() != some.size() || own == sorted->end())
                return false;
            const size_t before = size_t(own - sorted->begin());
            if (before < some.size() - 1)
                last = first + before * step;
            if (before > 0)
                first += (before - 1) * step + 1;
        }
        // While a job writes, others may have changed that are told of later: then this is no place.
        std::vector<qint64> some;
        if (first > 0)
            some.push_back(ids[first - 1]);
        some.push_back(id);
        if (first < ids.size())
            some.push_back(ids[first]);
        if (const auto sorted = query({some}); !sorted || *sorted != some)
            return false;
        ids.insert(ids.begin() + ptrdiff_t(first), id);
        ++first;
    }
    if (isLong()) {
        takeTop(std::move(ids));
    } else {
        m_all.clear();
        beginAtTop();
        become(m_root, ids);
    }
    return true;
}

void IdModel::beginAtTop()
{
    m_first = 0;
    m_most = Portion;
}

void IdModel::showPart()
{
    const auto begin = m_all.begin() + ptrdiff_t(m_first);
    become(m_root, {begin, begin + ptrdiff_t(std::min(m_most, m_all.size() - m_first))});
}

void IdModel::fetchBefore()
{
    const size_t more = std::min(m_first, Portion);
    m_first -= more;
    m_most += more;
    showPart();
}

void IdModel::fetchAll()
{
    if (!canFetchBefore() && !canFetchMore({}))
        return;
    m_first = 0;
    m_most = m_all.size();
    showPart();
}

IdModel::Node IdModel::node(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto *branch = static_cast<const Branch *>(index.constInternalPointer());
    return {branch->node.level + 1, branch->ids[size_t(index.row())]};
}

IdModel::Branch *IdModel::branchAt(const QModelIndex &index) const
{
    if (!index.isValid()) {
        read();
        return &m_root;
    }
    if (index.column() != 0)
        return nullptr;
    auto *branch = static_cast<Branch *>(index.internalPointer());
    const auto found = branch->expanded.find(branch->ids[size_t(index.row())]);
    return found == branch->expanded.end() ? nullptr : found->second.get();
}

int IdModel::rowOf(const Branch &branch) const
{
    const std::vector<qint64> &siblings = branch.above->ids;
    if (size_t(branch.row) >= siblings.size() || siblings[size_t(branch.row)] != branch.node.id)
        branch.row = int(std::ranges::find(siblings, branch.node.id) - siblings.begin());
    return branch.row;
}

QModelIndex IdModel::placeOf(const Branch &branch) const
{
    return branch.above ? createIndex(rowOf(branch), 0, branch.above) : QModelIndex();
}

QModelIndex IdModel::indexOf(Node node)
{
    m_workbench.flush();
    const Node parentNode = above(node);
    const QModelIndex parent = parentNode.level < 0 ? QModelIndex() : indexOf(parentNode);
    if (node.level < 0 || (node.level > 0 && !parent.isValid()))
        return {};
    if (parent.isValid() && canFetchMore(parent)) // of the top level a part is moved to where it is looked for
        fetchMore(parent);
    const Branch *branch = branchAt(parent);
    if (!branch)
        return {};
    const auto rowIn = [branch, &node] { return std::ranges::find(branch->ids, node.id) - branch->ids.begin(); };
    ptrdiff_t row = rowIn();
    if (row == std::ssize(branch->ids) && branch == &m_root) {
        const auto place = std::ranges::find(m_all, node.id);
        if (place != m_all.end()) {
            m_first = size_t(std::max<ptrdiff_t>(0, place - m_all.begin() - ptrdiff_t(Portion / 2)));
            m_most = Portion;
            showPart();
            row = rowIn();
        }
    }
    return row == std::ssize(branch->ids) ? QModelIndex() : index(int(row), 0, parent);
}

QModelIndex IdModel::index(int row, int column, const QModelIndex &parent) const
{
    Branch *branch = branchAt(parent);
    if (!branch || row < 0 || size_t(row) >= branch->ids.size() || column < 0 || column >= columns())
        return {};
    return createIndex(row, column, branch);
}

QModelIndex IdModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? placeOf(*static_cast<const Branch *>(index.constInternalPointer())) : QModelIndex();
}

int IdModel::rowCount(const QModelIndex &parent) const
{
    const Branch *branch = branchAt(parent);
    return branch ? int(branch->ids.size()) : 0;
}

int IdModel::columnCount(const QModelIndex &) const
{
    return columns();
}

bool IdModel::hasChildren(const QModelIndex &parent) const
{
    if (const Branch *branch = branchAt(parent))
        return !branch->ids.empty();
    return parent.column() == 0 && hasIdsBelow(node(parent));
}

bool IdModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_isBecoming && m_first + m_root.ids.size() < m_all.size();
    return parent.isValid() && parent.column() == 0 && !branchAt(parent) && hasIdsBelow(node(parent));
}

void IdModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (!parent.isValid()) {
        m_most = m_root.ids.size() + Portion;
        showPart();
        return;
    }
    auto *siblings = static_cast<Branch *>(parent.internalPointer());
    auto branch = std::make_unique<Branch>();
    branch->above = siblings;
    branch->node = node(parent);
    branch->row = parent.row();
    Branch &made = *(siblings->expanded[branch->node.id] = std::move(branch));
    refreshIds(made);
}

Qt::ItemFlags IdModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && m_dropRule)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    return flags;
}

QStringList IdModel::mimeTypes() const
{
    return {QLatin1String(ItemsMimeType)};
}

QMimeData *IdModel::mimeData(const QModelIndexList &indexes) const
{
    QList<Owner> items;
    QStringList names;
    for (const QModelIndex &index : indexes) {
        const auto item = index.data(OwnerRole).value<Owner>();
        if (item.id == 0 || items.contains(item))
            continue;
        items << item;
        names << DisplayRows(m_workbench.store()).words(item);
    }
    return items.isEmpty() ? nullptr : dragOf(m_workbench.store(), items, names.join(QLatin1Char('\n'))).release();
}

DropOffer IdModel::dropOffer(const QMimeData &data, const QModelIndex &target) const
{
    if (!m_dropRule || !data.hasFormat(QLatin1String(ItemsMimeType)))
        return {};
    const QList<Owner> items = itemsOf(m_workbench.store(), data);
    if (items.isEmpty())
        return {tr("This comes from another project.")};
    const auto owner = target.data(OwnerRole).value<Owner>();
    return owner.id == 0 ? DropOffer{tr("Let go of it on a row.")} : m_dropRule(items, owner);
}

bool IdModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return data && dropOffer(*data, parent).run;
}

bool IdModel::dropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent)
{
    const DropOffer offer = data ? dropOffer(*data, parent) : DropOffer();
    if (offer.run)
        offer.run();
    return bool(offer.run);
}

QVariant IdModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // who sorts by a number looks for the largest
        return isNumber(section) ? Qt::DescendingOrder : Qt::AscendingOrder;
    return {};
}

void IdModel::readAnew()
{
    beginAtTop();
    refresh(true);
}

void IdModel::refresh(bool isAnother)
{
    if (!m_isRead)
        return;
    if (isLong()) {
        isAnother ? readFirst() : readTop();
        refreshBelow();
    } else {
        m_reader.stop();
        m_all.clear();
        beginAtTop();
        refreshIds(m_root);
        tellRows();
    }
}

void IdModel::refreshBelow()
{
    for (Branch *below : branchesBelow(m_root))
        refreshIds(*below);
    tellRows();
}

void IdModel::follow(const ChangeSet &changes)
{
    if (!m_isRead)
        return;
    const auto touched = touchedBy(changes);
    if (!touched || !*touched)
        return refresh();
    if (m_reader.isReading())
        m_late.insert(m_late.end(), (*touched)->begin(), (*touched)->end());
    else if (!place(**touched))
        return refresh();
    for (const qint64 id : **touched) {
        if (const auto below = m_root.expanded.find(id); below != m_root.expanded.end())
            refreshIds(*below->second);
    }
    tellRows(repaintedBy(changes).value_or(TouchedIds()));
}

void IdModel::tellRows(const TouchedIds &top)
{
    const Touched touched = refreshRows(top);
    tellTouched(m_root, touched);
    if (touched.folds) { // what a view remembers of rows that were never expanded
        Q_EMIT layoutAboutToBeChanged();
        Q_EMIT layoutChanged();
    }
}

void IdModel::refreshIds(Branch &branch)
{
    const auto wanted = idsBelow(branch.node);
    if (!wanted) {
        m_workbench.report(wanted.error());
        return;
    }
    become(branch, *wanted);
    for (Branch *below : branchesBelow(branch))
        refreshIds(*below);
}

void IdModel::become(Branch &branch, const std::vector<qint64> &wanted)
{
    // Whoever hears of a step would have the rest fetched, which the next steps bring.
    const QScopedValueRollback becoming(m_isBecoming, true);
    for (const IdStep &step : idSteps(branch.ids, wanted))
        take(branch, step);
}

std::vector<IdModel::Branch *> IdModel::branchesBelow(const Branch &branch)
{
    // A copy: whoever hears of a change may expand more.
    std::vector<Branch *> branches;
    for (const auto &[id, below] : branch.expanded)
        branches.push_back(below.get());
    return branches;
}

void IdModel::take(Branch &branch, const IdStep &step)
{
    const QModelIndex parent = placeOf(branch);
    const int first = int(step.first);
    const int last = int(step.first + step.count) - 1;
    switch (step.kind) {
    case IdStep::Kind::Remove: {
        beginRemoveRows(parent, first, last);
        const auto begin = branch.ids.begin() + first;
        std::vector<std::unique_ptr<Branch>> gone; // indexes point to them until endRemoveRows()
        for (const qint64 id : std::span(begin, size_t(step.count))) {
            if (auto node = branch.expanded.extract(id))
                gone.push_back(std::move(node.mapped()));
        }
        takeStep(branch.ids, step);
        endRemoveRows();
        break;
    }
    case IdStep::Kind::Insert:
        beginInsertRows(parent, first, last);
        takeStep(branch.ids, step);
        endInsertRows();
        break;
    case IdStep::Kind::Move:
        beginMoveRows(parent, first, first, parent, int(step.to > step.first ? step.to + 1 : step.to));
        takeStep(branch.ids, step);
        endMoveRows();
        break;
    case IdStep::Kind::Reorder:
        reorder(branch, step);
        break;
    }
}

void IdModel::reorder(Branch &branch, const IdStep &step)
{
    const QModelIndex parent = placeOf(branch);
    const QList<QPersistentModelIndex> parents = parent.isValid() ? QList<QPersistentModelIndex>{parent}
                                                                  : QList<QPersistentModelIndex>();
    Q_EMIT layoutAboutToBeChanged(parents);
    QModelIndexList before = persistentIndexList();
    before.removeIf([&](const QModelIndex &index) { return index.constInternalPointer() != &branch; });
    QHash<qint64, int> rows;
    for (const QModelIndex &index : std::as_const(before))
        rows.insert(branch.ids[size_t(index.row())], -1);
    for (qsizetype row = 0; row < qsizetype(step.ids.size()); ++row) {
        if (const auto known = rows.find(step.ids[size_t(row)]); known != rows.end())
            *known = int(row);
    }
    QModelIndexList after;
    for (const QModelIndex &index : std::as_const(before))
        after << createIndex(rows.value(branch.ids[size_t(index.row())]), index.column(), &branch);
    takeStep(branch.ids, step);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged(parents);
}

void IdModel::tellTouched(Branch &branch, const Touched &touched)
{
    const int rows = int(branch.ids.size());
    const auto isTouched
        = [&](int row) { return touched.all || touched.nodes.contains({branch.node.level + 1, branch.ids[size_t(row)]}); };
    if (!touched.all && touched.nodes.isEmpty())
        return;
    for (int first = 0; first < rows; ++first) {
        if (!isTouched(first))
            continue;
        int last = first;
        while (last + 1 < rows && isTouched(last + 1))
            ++last;
        Q_EMIT dataChanged(createIndex(first, 0, &branch), createIndex(last, columns() - 1, &branch));
        first = last + 1;
    }
    for (Branch *below : branchesBelow(branch))
        tellTouched(*below, touched);
}

} // namespace glossator
