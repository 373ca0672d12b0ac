// SPDX-License-Identifier: GPL-3.0-or-later
// Reading files that strangers made. Any thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace glossator {

/// The most that is taken as one text: 512 MiB, so that every offset fits 32 bits.
inline constexpr qint64 maxTextBytes = qint64(512) << 20;

/// The bytes of a regular file, or one sentence why not: NotFound, Io, or BadInput where it is larger than maxBytes or
/// no regular file (a pipe would never end).
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes = maxTextBytes);

} // namespace glossator
