// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/stoppable.h"

#include "models/store/database.h"

#include <sqlite3.h>

namespace glossator {

Stoppable::Stoppable(const Store &store, std::stop_token stop) : m_database(store.reader()), m_stop(std::move(stop))
{
    constexpr int steps = 1000; // of SQLite's machine: some microseconds
    const auto isStopped = [](void *token) { return int(static_cast<std::stop_token *>(token)->stop_requested()); };
    sqlite3_progress_handler(m_database.handle(), steps, isStopped, &m_stop);
}

Stoppable::~Stoppable()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

} // namespace glossator
