// SPDX-License-Identifier: GPL-3.0-or-later
// What "Join by name" would join, with a tick each and the places below. GUI thread.
#pragma once

#include "models/items/namegroupmodel.h"

#include <QDialog>

class QListView;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace glossator {

class Workbench;

class JoinNamesDialog : public QDialog {
    Q_OBJECT

public:
    /// @param workbench must outlive the dialog.
    JoinNamesDialog(std::vector<NameGroup> groups, Workbench &workbench, QWidget *parent = nullptr);

    /// Those that stay ticked.
    [[nodiscard]] std::vector<NameGroup> chosen() const { return m_groups.ticked(); }

private:
    void showPlaces(int row);
    void count();

    Workbench &m_workbench;
    NameGroupModel m_groups;
    QStandardItemModel *m_places;
    QTableView *m_table;
    QPushButton *m_join;
};

} // namespace glossator
