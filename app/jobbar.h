// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on in the background, how far it is, and a way to stop it, in the status bar; seen after half a second.
// GUI thread.
#pragma once

#include "models/jobs/jobcontext.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace glossator {

class JobBar : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);

    /// @param progress is asked while it goes on.
    void begin(const QString &title, std::function<Progress()> progress);
    void end();
    /// What goes on ends as soon as it can, and is shown to do so.
    void showStopping();
    [[nodiscard]] bool isGoingOn() const { return m_timer.isActive(); }
    [[nodiscard]] QString title() const { return m_title; }

Q_SIGNALS:
    void stopRequested();
    void ended();

private:
    void showProgress();

    QLabel *m_what;
    QProgressBar *m_bar;
    QTimer m_timer;
    QString m_title;
    std::function<Progress()> m_progress;
    bool m_isStopping = false;
};

} // namespace glossator
