// SPDX-License-Identifier: GPL-3.0-or-later
// The one way into another thread.
#pragma once

#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <memory>

namespace glossator {

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
