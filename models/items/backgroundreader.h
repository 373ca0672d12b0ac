// SPDX-License-Identifier: GPL-3.0-or-later
// Reads from the store in another thread what takes longer than a key may wait. Of what was asked for only the last is
// answered. Lives on the GUI thread.
#pragma once

#include "models/base/inbackground.h"
#include "models/store/stoppable.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace glossator {

class BackgroundReader : public QObject {
public:
    /// @param store must outlive this object.
    explicit BackgroundReader(Store &store, QObject *parent = nullptr);
    ~BackgroundReader() override; ///< ends what runs and waits, if it has a thread of its own

    /// `query` runs in the other thread, and holds copies of all that it needs beside the store; `done` is called with
    /// what it answered, on this one. What was asked for before ends, and tells nothing any more.
    /// @param elsewhere threads to be shared with others, which end before the store does; null: a thread of its own.
    template <class T>
    void read(std::function<Result<T>()> query, std::function<void(Result<T>)> done, QThreadPool *elsewhere = nullptr)
    {
        stop();
        m_stop = std::stop_source();
        m_isReading = true;
        const std::stop_token stop = m_stop.get_token();
        const auto run = [&store = m_store, query = std::move(query), stop] {
            return guarded([&]() -> Result<T> {
                const Stoppable stoppable(store, stop);
                Result<T> answer = query();
                if (stop.stop_requested()) // what nobody wants any more is freed here
                    return fail(Error::Code::Cancelled, {});
                return answer;
            });
        };
        inBackground(elsewhere ? *elsewhere : m_thread, run, this, [this, stop, done = std::move(done)](Result<T> answer) {
            if (stop.stop_requested())
                return;
            m_isReading = false;
            done(std::move(answer));
        });
    }
    void stop();
    [[nodiscard]] bool isReading() const { return m_isReading; }

private:
    Store &m_store;
    std::stop_source m_stop; ///< of what was asked for last
    QThreadPool m_thread; ///< one: the store keeps a connection for each
    bool m_isReading = false;
};

} // namespace glossator
