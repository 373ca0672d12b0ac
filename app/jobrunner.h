// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one long job at a time in the background. Owned by MainWindow; GUI thread.
#pragma once

#include "app/jobbar.h"

#include <QFutureWatcher>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace glossator {

class JobRunner : public JobBar {
    Q_OBJECT

public:
    explicit JobRunner(QWidget *parent = nullptr);
    ~JobRunner() override; ///< abandons the job

    [[nodiscard]] bool isRunning() const { return bool(m_context); }
    /// @param job runs in another thread; what it answers is called on this one when it is done.
    /// @return false while another job runs: then this one is not begun.
    [[nodiscard]] bool start(const QString &title, std::function<std::function<void()>(JobContext &)> job);
    /// Whether it was asked to end by stopThen(), and has not yet.
    [[nodiscard]] bool isStopping() const { return bool(m_then); }
    /// Asks the job to take back what it did and to end.
    void stop();
    /// The same; `then` is called in place of what the job answers, and of an earlier `then`, once it has ended. At once
    /// where none runs.
    void stopThen(std::function<void()> then);
    /// Stops it and waits for it; nothing more is heard of it. For when what it works on goes away.
    void abandon();

private:
    void finish();

    std::unique_ptr<JobContext> m_context;
    std::function<void()> m_then; ///< see stopThen()
    QThreadPool m_thread; ///< of its own: whoever gives a job up waits for nothing else
    QFutureWatcher<std::function<void()>> m_watcher;
};

} // namespace glossator
