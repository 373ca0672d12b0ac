// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the rows of recorded tables that a connection changes, those too that a foreign key or a trigger changes behind
// a statement's back. One per connection at a time, on the connection's thread.
#pragma once

#include "models/store/database.h"

namespace glossator {

class RowWatch {
public:
    explicit RowWatch(Database &db);
    ~RowWatch();
    RowWatch(const RowWatch &) = delete;
    RowWatch &operator=(const RowWatch &) = delete;

    /// Rows inserted, updated and deleted so far.
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    Database &m_db;
    qint64 m_rows = 0;
};

} // namespace glossator
