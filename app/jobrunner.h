// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one long job at a time in the background, with progress and a way to stop it in the status bar after half a
// second. Owned by MainWindow; GUI thread.
#pragma once

#include "models/jobs/jobcontext.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QProgressBar;

namespace glossator {

class JobRunner : public QWidget {
    Q_OBJECT

public:
    explicit JobRunner(QWidget *parent = nullptr);
    ~JobRunner() override; ///< abandons the job

    [[nodiscard]] bool isRunning() const { return bool(m_context); }
    [[nodiscard]] QString title() const { return m_title; }
    /// @param job runs in another thread; what it answers is called on this one when it is done.
    /// @return false while another job runs: then this one is not begun.
    [[nodiscard]] bool start(const QString &title, std::function<std::function<void()>(JobContext &)> job);
    /// Asks the job to take back what it did and to end.
    void stop();
    /// The same, and waits for it; nothing more is heard of it. For when what it works on goes away.
    void abandon();

private:
    void showProgress();
    void finish();

    QLabel *m_what;
    QProgressBar *m_bar;
    QTimer m_timer;
    std::unique_ptr<JobContext> m_context;
    QFutureWatcher<std::function<void()>> m_watcher;
    QString m_title;
};

} // namespace glossator
