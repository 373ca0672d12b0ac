// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a project beside it, in NAME.backups: verified before they count. Any thread, with its own connection.
#pragma once

#include "models/base/result.h"

#include <QDateTime>
#include <QList>

namespace glossator {
class Store;
}

namespace glossator::backup {

struct Copy {
    QString path;
    QDateTime time; ///< UTC
    qint64 bytes = 0;
};

/// Copies the project as last committed, checks the copy, and only then gives it its name; then drops the oldest copies
/// while their sum is over twice the project or 1 GB, whichever is more, but never below two. Answers the copy's path.
Result<QString> make(const QString &projectPath);
/// The good copies, newest first.
[[nodiscard]] QList<Copy> list(const QString &projectPath);
/// Writes one closed file to `target` ("Save a copy…"): old or new, never half.
Result<> saveCopy(const QString &projectPath, const QString &target);
/// The same of a project that is open, also when its file was moved, deleted or replaced meanwhile.
Result<> saveCopy(Store &store, const QString &target);

} // namespace glossator::backup
