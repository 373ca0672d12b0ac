// SPDX-License-Identifier: GPL-3.0-or-later
// How a long job is watched and stopped from outside. Owned by whoever starts the job and outlives it; any thread.
#pragma once

#include <QMutex>
#include <QString>

#include <atomic>
#include <functional>

namespace glossator {

struct Progress {
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known yet
    QString what; ///< what is being worked on, such as a file's path

    friend bool operator==(const Progress &, const Progress &) = default;
};

class JobContext {
public:
    /// Called on the job's thread at each step.
    using Listener = std::function<void(const Progress &)>;

    explicit JobContext(Listener listener = {}) : m_listener(std::move(listener)) {}

    /// The job stops at its next step and takes back what it did. May be called by a signal handler.
    void cancel() noexcept { m_isCancelled = true; }
    [[nodiscard]] bool isCancelled() const noexcept { return m_isCancelled; }

    void report(qint64 done, qint64 total, const QString &what)
    {
        const Progress now{done, total, what};
        {
            const QMutexLocker locker(&m_mutex);
            m_progress = now;
        }
        if (m_listener)
            m_listener(now);
    }
    [[nodiscard]] Progress progress() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_progress;
    }

private:
    static_assert(std::atomic<bool>::is_always_lock_free);
    std::atomic<bool> m_isCancelled = false;
    const Listener m_listener;
    mutable QMutex m_mutex;
    Progress m_progress;
};

} // namespace glossator
