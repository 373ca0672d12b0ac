// SPDX-License-Identifier: GPL-3.0-or-later
// What lies below a folder. Not by QDirIterator: that ends a folder at the first name that is not UTF-8, without a word.
// Any thread.
#pragma once

#include <QStringList>

namespace glossator {

struct FilesBelow {
    QStringList files; ///< regular ones and links to such, each as a path that begins with the folder's; in no order
    QStringList misnamed; ///< files that Qt cannot open, as their names are not UTF-8: with U+FFFD in them
    QStringList misnamedFolders; ///< the same
    QStringList closed; ///< folders that cannot be read
};

/// Searches the folder downwards. Leaves out what is hidden, and does not enter links to folders: they could lead round
/// in a circle.
[[nodiscard]] FilesBelow filesBelow(const QString &folder);
/// Whether a file of that path is there, but under a name that is not UTF-8 and only looks like this.
[[nodiscard]] bool isMisnamed(const QString &path);

} // namespace glossator
