// SPDX-License-Identifier: GPL-3.0-or-later
// The one way into another thread, but for a sort that two share (listorder.cpp).
#pragma once

#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <memory>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace glossator {

/// What runs in this thread lets others go first from now on, where the system knows of that: it is waited for by nobody.
inline void giveWay()
{
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, 10); // there it is of the thread
#endif
}

/// Runs a function with all that it holds in a thread of the pool; what it answers is in the future.
template <class Function>
[[nodiscard]] auto inBackground(QThreadPool &threads, Function function)
{
    // Qt hands it over under a lock that ThreadSanitizer does not see: this one it does.
    const auto given = std::make_shared<std::atomic_flag>();
    auto run = [given, function = std::move(function)]() mutable {
        (void)given->test(std::memory_order_acquire);
        return function();
    };
    given->test_and_set(std::memory_order_release);
    return QtConcurrent::run(&threads, std::move(run));
}

} // namespace glossator
