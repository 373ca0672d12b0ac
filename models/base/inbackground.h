// SPDX-License-Identifier: GPL-3.0-or-later
// The one way into another thread, but for the parts of a list that is put in order (listorder.cpp).
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <type_traits>

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

/// A function on its way to another thread. Qt hands it over under a lock that ThreadSanitizer does not see, as it would
/// not for a task of Qt's own; the counter it does see.
template <class Function>
class BackgroundTask final : public QRunnable {
public:
    using Answer = std::invoke_result_t<Function &>;

    explicit BackgroundTask(Function function) : m_function(std::move(function)) {}

    /// To be called once, before it goes.
    [[nodiscard]] QFuture<Answer> begin()
    {
        m_promise.start(); // here: from now on its answer can be waited for
        auto future = m_promise.future();
        handedOver.fetch_add(1, std::memory_order_release);
        return future;
    }

    void run() override
    {
        static_cast<void>(handedOver.load(std::memory_order_acquire));
        if (m_promise.isCanceled())
            return;
        try {
            if constexpr (std::is_void_v<Answer>)
                m_function();
            else
                m_promise.addResult(m_function());
        } catch (...) {
            m_promise.setException(std::current_exception());
        }
        m_promise.finish();
    }

private:
    static inline std::atomic<quint64> handedOver;

    Function m_function;
    QPromise<Answer> m_promise;
};

/// Runs a function with all that it holds in a thread of the pool; what it answers is in the future.
template <class Function>
[[nodiscard]] auto inBackground(QThreadPool &threads, Function function)
{
    auto *task = new BackgroundTask<Function>(std::move(function)); // the pool deletes it
    auto future = task->begin();
    threads.start(task);
    return future;
}

/// The same; `told` is called with the answer in the thread of the receiver, unless that is gone, and always later than
/// this call.
template <class Function, class Told>
auto inBackground(QThreadPool &threads, Function function, QObject *receiver, Told told)
{
    auto *task = new BackgroundTask<Function>(std::move(function));
    auto future = task->begin();
    future.then(receiver, std::move(told)); // before it runs: what is finished already would be told of at once
    threads.start(task);
    return future;
}

} // namespace glossator
