// SPDX-License-Identifier: GPL-3.0-or-later
// A small sheet for a note beside what it is about: leaving it keeps what was written, Esc does not. Deletes itself; GUI
// thread.
#pragma once

#include <QFrame>

class QPlainTextEdit;

namespace glossator {

class NotePopup : public QFrame {
    Q_OBJECT

public:
    /// @param anchor the rectangle of the screen that it must not cover.
    NotePopup(const QString &title, const QString &text, const QRect &anchor, QWidget *parent);

Q_SIGNALS:
    /// Once, when it is left with other words than it began with.
    void written(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    [[nodiscard]] QString words() const;

    QPlainTextEdit *m_edit;
    QString m_before; ///< as the editor holds it, which is not always as it is stored
};

} // namespace glossator
