// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowwatch.h"

#include "models/store/changeset.h"

#include <sqlite3.h>

#include <algorithm>

namespace glossator {

RowWatch::RowWatch(Database &db) : m_db(db)
{
    const auto count = [](void *rows, int, const char *, const char *table, sqlite3_int64) {
        // The index of words writes to tables of its own: they are not part of the record.
        if (std::ranges::contains(recordedTables, std::string_view(table)))
            ++*static_cast<qint64 *>(rows);
    };
    sqlite3_update_hook(m_db.handle(), count, &m_rows);
}

RowWatch::~RowWatch()
{
    sqlite3_update_hook(m_db.handle(), nullptr, nullptr);
}

} // namespace glossator
