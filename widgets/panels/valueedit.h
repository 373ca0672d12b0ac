// SPDX-License-Identifier: GPL-3.0-or-later
// Fields for one value of an attribute, as cells open them: a line that says what it understood, and a list with ticks.
// Owned by the view; GUI thread.
#pragma once

#include "models/domain/schema.h"

#include <QLineEdit>
#include <QListWidget>

namespace glossator {

/// A line for a text, a number or a date. What the attribute does not take is shown so and cannot be entered.
class ValueEdit : public QLineEdit {
    Q_OBJECT

public:
    ValueEdit(AttributeDef definition, QWidget *parent);

    /// What would be stored; null where it is nothing that the attribute takes, empty for nothing.
    [[nodiscard]] QString understood() const;
    /// Says below it why what is typed cannot be entered.
    void tellRefusal();
    /// Whether a day is being chosen: then it keeps the focus, though another window has it.
    [[nodiscard]] bool isCalendarOpen() const { return m_isCalendarOpen; }

Q_SIGNALS:
    /// A day was taken from the calendar: nothing more is to be said.
    void chosen();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showUnderstood();
    void openCalendar();

    AttributeDef m_definition;
    bool m_isCalendarOpen = false;
};

/// The values that an attribute takes, each with a tick; those that are ticked and that it does not take stay in the list.
class SeveralEdit : public QListWidget {
    Q_OBJECT

public:
    using QListWidget::QListWidget;

    void setValues(const QStringList &known, const QStringList &ticked);
    [[nodiscard]] QStringList ticked() const;
    /// High enough for its rows, within reason.
    [[nodiscard]] QSize sizeHint() const override;
};

} // namespace glossator
