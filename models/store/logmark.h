// SPDX-License-Identifier: GPL-3.0-or-later
// Whose the log beside a project is. SQLite plays NAME-wal into whatever file bears the name, also into a backup that was
// put there after a crash. So each checkpoint moves a new random mark into the file, and NAME.lock notes it: where the
// file alone, read without the log, bears another mark, the log is not its own. No note: nobody knows. Any thread.
#pragma once

#include "models/store/database.h"

namespace glossator::logmark {

/// Writes a new mark, which is in the log until the next checkpoint.
QString renew(Database &db);
/// For a copy: the log of its original is not its own.
void drop(Database &db);
/// The mark of the file alone, empty where it has none. Fails where the file alone cannot be read.
[[nodiscard]] Result<QString> inFile(const QString &project);
/// Whether the log beside the project is known to be another file's.
[[nodiscard]] bool isForeign(const QString &project);
/// Gives the log a name under which nothing is played into the project; answers it. By the holder of the lock only.
Result<QString> setAside(const QString &project);

} // namespace glossator::logmark
