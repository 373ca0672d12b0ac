// SPDX-License-Identifier: GPL-3.0-or-later
// Where that lies which is gone when a job is done. It holds what the project holds, so it lies beside that: no other disk
// need be as well protected. Plain functions, any thread.
#pragma once

#include <QString>

namespace glossator {

/// The name for a QTemporaryFile or QTemporaryDir: a hidden one in the folder of the project's file; in the system's folder
/// for such things where nothing can be written there, or for an empty path.
[[nodiscard]] QString temporaryName(const QString &project);

/// Removes what lies so in the folder of the project since more than a day: its program came to a sudden end.
void removeAbandoned(const QString &project);

} // namespace glossator
