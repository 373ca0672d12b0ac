// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables say twice, so that it is found fast: the index of words, and the numbers of articles and mentions.
// Triggers keep it; here it is made anew, where it comes from elsewhere. Throws SQLite::Exception.
#pragma once

#include "models/store/database.h"

namespace glossator::derived {

/// Makes all of it anew. Needs an open transaction.
void rebuild(Database &db);
/// Whether the numbers are right. Counts all.
[[nodiscard]] bool isCounted(Database &db);
/// Of a file of an older version that is only read: counts when asked, on this connection.
void countWhenAsked(Database &db);

} // namespace glossator::derived
