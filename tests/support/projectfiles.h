// SPDX-License-Identifier: GPL-3.0-or-later
// Project files to be closed, damaged and opened again.
#pragma once

#include "models/store/store.h"

namespace glossator::test {

/// The project, or the end of the test with the error's words.
std::unique_ptr<Store> opened(const QString &path, Store::Access access = Store::Access::ReadWrite);
/// A closed project in scratchPath() with so many random articles, full of annotations, after so many random actions.
QString filledProject(const QString &name, int steps, int articles = 0);
/// On how many files this process holds record locks. Not how many locks: a reader beside takes one and gives it back.
qsizetype filesLocked();
QByteArray bytesOf(const QString &path);
/// Writes into a file, which is made where there is none.
void overwrite(const QString &path, qint64 offset, const QByteArray &bytes);

} // namespace glossator::test
