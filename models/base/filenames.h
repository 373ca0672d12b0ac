// SPDX-License-Identifier: GPL-3.0-or-later
// Names for files that we write, made from names that strangers chose: they stay inside their folder, can be written on
// every common file system, and never meet. And the names of files that only the store may open. Any thread; a
// UniquePaths belongs to one export.
#pragma once

#include <QHash>
#include <QStringList>

namespace glossator {

/// One path component from any text, never empty, `.` or `..`, at most 200 bytes in UTF-8: NFC; slashes, `: * ? " < > |`,
/// control and direction characters and a leading or last dot become `_`, blanks at the ends go, and so do the names that
/// Windows keeps for devices. A suffix survives shortening. A safe name stays as it is.
[[nodiscard]] QString safeFileName(QStringView name);

/// A relative path with `/`, each component safe; empty components and `.` vanish, and `..` is no way out.
[[nodiscard]] QString safeRelativePath(QStringView path);

/// A project and the files that stand beside it while it is open.
[[nodiscard]] QStringList projectFiles(const QString &project);

/// Whether a file is, by its name or that of what it links to, a project, one that stands beside it, or a backup. None
/// is opened but by the store: closing a file frees all locks of this process on it.
[[nodiscard]] bool isProjectFile(const QString &path);

/// Hands out paths that differ from each other even where capitals do not count.
class UniquePaths {
public:
    /// The path made safe, with a counter such as ` (2)` at its end where it was handed out before. The suffix of the
    /// files is put behind it by the caller, so that all files of one article share the counter.
    [[nodiscard]] QString claim(QStringView wanted);

private:
    QHash<QString, int> m_taken; ///< paths as they compare, and the last counter put behind them
};

} // namespace glossator
