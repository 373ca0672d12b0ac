// SPDX-License-Identifier: GPL-3.0-or-later
// Reading files that strangers made. Any thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>

class QFile;

namespace glossator {

/// The most that is taken as one text: 512 MiB, so that every offset fits 32 bits.
inline constexpr qint64 maxTextBytes = qint64(512) << 20;

/// Opens a regular file to read it, or says in one sentence why not: NotFound, Io, or BadInput for anything else. Neither
/// opening nor reading waits: a pipe without a writer is refused, and so is what only looks like a file, as below /proc, and
/// what belongs to a project, see isProjectFile().
[[nodiscard]] Result<> openToRead(QFile &file);

/// The bytes of a regular file, or one sentence why not: NotFound, Io, or BadInput where it is larger than maxBytes or
/// no regular file (a pipe would never end).
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes = maxTextBytes);

} // namespace glossator
