// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered SQL files that make a project file of the current version out of any older one.
// Everything here throws SQLite::Exception. Used by Store while it opens a file.
#pragma once

#include "models/store/database.h"

#include <QStringList>

namespace glossator::migrations {

/// The version a project has after all of them: the number of the last file.
[[nodiscard]] int latest();
/// Runs what is missing above `from`, each in the caller's transaction, and sets user_version.
void run(Database &db, int from);
/// Runs one migration. Where it does more to a recorded table than add columns at its end, what was done before can no
/// longer be undone: the history is sealed.
void apply(Database &db, const QByteArray &sql);
/// One line for each table, index, trigger and view in the file.
[[nodiscard]] QStringList catalogue(Database &db);
/// The catalogue of a file of that version that only migrations made.
[[nodiscard]] QStringList expectedCatalogue(int version);

} // namespace glossator::migrations
