// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/historymodel.h"

#include "models/store/displayrows.h"

#include <QDateTime>
#include <QLocale>

namespace glossator {

HistoryModel::HistoryModel(Workbench &workbench, QObject *parent)
    : QAbstractTableModel(parent), m_workbench(workbench), m_history(workbench.store())
{
    connect(&workbench, &Workbench::changed, this, &HistoryModel::read);
    connect(&workbench, &Workbench::authorChanged, this, [this] {
        m_names.clear();
        if (!m_entries.empty())
            Q_EMIT dataChanged(index(0, Author), index(rowCount() - 1, Author));
    });
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (!std::exchange(m_isRead, true))
        m_newest = m_history.newest();
    auto older = m_history.groups(PageSize, m_entries.empty() ? 0 : m_entries.back().seq);
    if (!older) {
        m_isComplete = true; // else a view would ask again and again
        m_workbench.report(older.error());
        return;
    }
    m_isComplete = older->size() < PageSize;
    if (older->empty())
        return;
    const int first = int(m_entries.size());
    beginInsertRows({}, first, first + int(older->size()) - 1);
    m_entries.insert(m_entries.end(), older->begin(), older->end());
    endInsertRows();
}

void HistoryModel::read()
{
    if (!m_isRead)
        return;
    const auto groups = m_history.groupsSince(m_newest);
    if (!groups) {
        m_workbench.report(groups.error());
        return;
    }
    m_newest = m_history.newest();
    const qint64 newestShown = m_entries.empty() ? 0 : m_entries.front().seq;
    std::vector<HistoryEntry> fresh;
    for (const qint64 group : *groups) {
        auto entry = m_history.group(group);
        if (!entry)
            continue;
        if (group > newestShown) {
            fresh.push_back(*std::move(entry));
            continue;
        }
        // Shown already: a job went on with it, or it was taken back or put in again.
        const auto shown = std::ranges::lower_bound(m_entries, group, std::greater(), &HistoryEntry::seq);
        if (shown == m_entries.end() || shown->seq != group || *shown == *entry)
            continue;
        *shown = *std::move(entry);
        const int row = int(shown - m_entries.begin());
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (fresh.empty())
        return;
    std::ranges::sort(fresh, std::greater(), &HistoryEntry::seq);
    beginInsertRows({}, 0, int(fresh.size()) - 1);
    m_entries.insert(m_entries.begin(), fresh.begin(), fresh.end());
    endInsertRows();
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Author:
        return tr("Who");
    case Action:
        return tr("What");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QString HistoryModel::title(const HistoryEntry &entry) const
{
    switch (entry.kind) {
    case HistoryEntry::Kind::Undo:
        if (entry.rows > 1)
            return tr("Undo of %n action(s), the newest: %1", nullptr, int(entry.rows)).arg(entry.title);
        return tr("Undo: %1").arg(entry.title);
    case HistoryEntry::Kind::Redo:
        if (entry.rows > 1)
            return tr("Redo of %n action(s), the oldest: %1", nullptr, int(entry.rows)).arg(entry.title);
        return tr("Redo: %1").arg(entry.title);
    case HistoryEntry::Kind::Do:
        break;
    }
    return entry.title;
}

QString HistoryModel::authorName(AuthorId id) const
{
    auto known = m_names.find(id);
    if (known == m_names.end())
        known = m_names.insert(id, DisplayRows(m_workbench.store()).authorName(id));
    return *known;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const HistoryEntry &entry = m_entries[size_t(index.row())];
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(entry.time);
    switch (role) {
    case IdModel::OwnerRole:
        return entry.article ? QVariant::fromValue(Owner(entry.article)) : QVariant();
    case SeqRole:
        return entry.seq;
    case KindRole:
        return int(entry.kind);
    case UndoneRole:
        return entry.isUndone;
    case GroupRole:
        return entry.group;
    case ArticleRole:
        return entry.article.value();
    case PlaceRole:
        return QVariant::fromValue(entry.place);
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QLatin1String(": ")
                       + index.data().toString());
    case Qt::ToolTipRole:
        return index.column() == Time ? QLocale().toString(time, QLocale::LongFormat) : index.data();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return time.date() == QDate::currentDate() ? QLocale().toString(time.time(), QLocale::ShortFormat)
                                                   : QLocale().toString(time.date(), QLocale::ShortFormat);
    case Author:
        return authorName(entry.author);
    case Action:
        return title(entry);
    default:
        if (entry.isUndone)
            return tr("undone");
        return entry.isSealed && entry.kind == HistoryEntry::Kind::Do ? tr("cannot be undone") : QString();
    }
}

} // namespace glossator
