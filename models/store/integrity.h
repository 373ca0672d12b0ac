// SPDX-License-Identifier: GPL-3.0-or-later
// Is a project file what it should be? Reads only; any thread with its own connection.
#pragma once

#include "models/store/database.h"

#include <QStringList>

namespace glossator::integrity {

/// Fails with Code::Foreign when the file holds a table, trigger or view that our migrations do not make, or lacks one:
/// a received file's triggers would run with our rights.
[[nodiscard]] Result<> requireOwnCatalogue(Database &db);
/// What SQLite's quick_check finds, in its own words, `most` of it; empty: nothing.
[[nodiscard]] Result<QStringList> damagedPages(Database &db, int most);
/// SQLite's quick_check and its foreign keys; Code::Damaged with the first finding.
[[nodiscard]] Result<> requireIntact(Database &db);

} // namespace glossator::integrity
