// SPDX-License-Identifier: GPL-3.0-or-later
// What was done, newest first: actions, undos and redos; a job, or what one gesture took back, is one row. Read in pages
// as somebody scrolls down; older pages never change but for what is undone. Owned by Project; lives on the GUI thread.
#pragma once

#include "models/items/idmodel.h"
#include "models/store/history.h"

#include <QAbstractTableModel>
#include <QHash>

namespace glossator {

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Author, Action, State, ColumnCount };
    enum Role { // and IdModel::OwnerRole: the article to look at
        SeqRole = IdModel::FirstOwnRole, ///< qint64: HistoryEntry::seq
        KindRole, ///< int: HistoryEntry::Kind
        GroupRole, ///< qint64: HistoryEntry::group
        UndoneRole, ///< bool: taken back and not put in again
        ArticleRole, ///< qint64: ArticleId to look at, 0: none
        PlaceRole, ///< TextSpan in it
    };
    static constexpr int PageSize = 200;

    explicit HistoryModel(Workbench &workbench, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void read();
    [[nodiscard]] QString title(const HistoryEntry &entry) const;
    [[nodiscard]] QString authorName(AuthorId id) const;

    Workbench &m_workbench;
    History m_history;
    std::vector<HistoryEntry> m_entries;
    qint64 m_newest = 0; ///< the last row of the history that was looked at
    mutable QHash<AuthorId, QString> m_names;
    bool m_isRead = false; ///< a first page was asked for
    bool m_isComplete = false;
};

} // namespace glossator
