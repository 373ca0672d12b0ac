// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a person watch a job in the terminal and stop it with Ctrl+C. One at a time, on the main thread.
#pragma once

#include "models/jobs/jobcontext.h"

#include <QElapsedTimer>

namespace glossator::cli {

/// While it lives, SIGINT and SIGTERM cancel the job, and a job of more than half a second shows how far it is where
/// standard error is a terminal.
class Watch {
public:
    Watch();
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    [[nodiscard]] JobContext &context() { return m_context; }

private:
    void show(const Progress &progress);

    JobContext m_context;
    QElapsedTimer m_elapsed;
    qint64 m_shownAt = 0; ///< ms; 0: nothing is shown
    const bool m_isTerminal;
};

} // namespace glossator::cli
