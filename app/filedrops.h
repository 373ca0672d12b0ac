// SPDX-License-Identifier: GPL-3.0-or-later
// Files dragged onto the window: anywhere, with a word on what letting go will do. Owned by the window; GUI thread.
#pragma once

#include <QObject>

#include <functional>

class QLabel;
class QMimeData;
class QWidget;

namespace glossator {

class FileDrops : public QObject {
    Q_OBJECT

public:
    /// Watches over the window and all in it that takes no drops itself.
    /// @param promise what letting go of these paths will do, for the reader; empty: nothing, and they are refused.
    FileDrops(QWidget &window, std::function<QString(const QStringList &)> promise);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(const QStringList &paths);

private:
    void showPromise(const QString &sentence);

    QWidget &m_window;
    std::function<QString(const QStringList &)> m_promise;
    QLabel *m_sign; ///< over the window while something hovers
};

} // namespace glossator
