// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a recorded change again, or takes it back: each row must be as the record says, or nothing is done.
// Ours instead of sqlite3changeset_apply(), which compiles its statements anew for every change and, told to leave
// foreign keys alone, makes SQLite read the whole schema again twice: five times the time of a small undo.
#pragma once

#include "models/store/changeset.h"
#include "models/store/database.h"

namespace glossator {

/// Applies the bytes of an SQLite changeset, or their inverse, within the caller's transaction, which the caller rolls
/// back on failure. Throws SQLite::Exception when a row is not as it was left, when the project lacks a table or column
/// that was recorded, or when rows would change that were not recorded.
ChangeSet replay(Database &db, const QByteArray &recorded, bool forward);

} // namespace glossator
