// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of the current event below the article: which digit fills which, what is filled, what is still required.
// Hidden while no event is current; GUI thread.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace glossator {

struct RoleChip {
    QString name;
    QString toolTip; ///< what may fill it
    QStringList fillers; ///< in words
    bool isMissing = false; ///< required and not filled

    friend bool operator==(const RoleChip &, const RoleChip &) = default;
};

class RoleBar : public QWidget {
    Q_OBJECT

public:
    explicit RoleBar(QWidget *parent = nullptr);

    /// The keys that list all roles, for the tip of the button that does.
    void setListKeys(const QString &keys);

    /// Shows the roles of an event, in the order of their digits.
    void showRoles(const QString &event, const QList<RoleChip> &roles);
    /// Marks the role that is being filled; -1: none.
    void setFilling(int role);

    [[nodiscard]] QSize sizeHint() const override { return {0, height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void roleChosen(int role);
    /// The reader wants all roles, with those that found no room.
    void listRequested();
    void menuRequested(int role, const QPoint &globalPosition);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void dress(int role);

    QLabel *m_event;
    QToolButton *m_more;
    QList<QToolButton *> m_buttons;
    QList<RoleChip> m_roles;
    QString m_title;
    int m_filling = -1;
};

} // namespace glossator
