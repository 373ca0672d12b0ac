// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of the current event below the article: which digit fills which, what is filled, what is still required.
// Hidden while no event is current; GUI thread.
#pragma once

#include "widgets/panels/chipbar.h"

namespace glossator {

struct RoleChip {
    QString name;
    QString toolTip; ///< what may fill it
    QStringList fillers; ///< in words
    bool isMissing = false; ///< required and not filled
};

class RoleBar : public ChipBar {
    Q_OBJECT

public:
    explicit RoleBar(QWidget *parent = nullptr);

    /// The keys that list all roles, for the tip of the button that does.
    void setListKeys(const QString &keys) { m_listKeys = keys; }

    /// Shows the roles of an event, in the order of their digits.
    void showRoles(const QString &event, const QList<RoleChip> &roles);

private:
    QString m_listKeys;
};

} // namespace glossator
