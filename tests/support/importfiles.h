// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files that tests import, and projects to import them into.

#include "models/store/store.h"

namespace glossator::test {

using Files = QList<std::pair<QString, QByteArray>>;

/// A new folder of that name in scratchPath() with the files at their relative paths; answers its path.
QString folderWith(const QString &name, const Files &files);
/// All files below a folder, by relative path.
QMap<QString, QByteArray> contentsBelow(const QString &folder);

/// A new project of that name in scratchPath(), with the default schema and nobody working on it.
std::unique_ptr<Store> emptyProject(const QString &name);

} // namespace glossator::test
