// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/stoppable.h"

#include "models/store/database.h"

#include <sqlite3.h>

namespace glossator {

Stoppable::Stoppable(const Store &store, std::stop_token stop) : m_stop(std::move(stop)), m_watched{&store.reader()}
{
    if (store.m_holder == QThread::currentThread())
        m_watched.push_back(store.m_writer.get());
    // Far more than a COMMIT or a ROLLBACK takes: these are never cut short.
    constexpr int steps = 1000; // of SQLite's machine: some microseconds
    const auto isStopped = [](void *token) { return int(static_cast<std::stop_token *>(token)->stop_requested()); };
    for (const Database *database : m_watched)
        sqlite3_progress_handler(database->handle(), steps, isStopped, &m_stop);
}

Stoppable::~Stoppable()
{
    for (const Database *database : m_watched)
        sqlite3_progress_handler(database->handle(), 0, nullptr, nullptr);
    sqlite3_db_release_memory(m_watched.front()->handle()); // the file lies in the machine's memory still
}

} // namespace glossator
