// SPDX-License-Identifier: GPL-3.0-or-later
// A text file, in whatever encoding, as a device that gives UTF-8. Any thread.
#pragma once

#include "models/base/result.h"

#include <QIODevice>

#include <memory>

namespace glossator {

/// Open for reading. Another encoding than UTF-8 is decoded in memory, as is what begins with the byte order mark of one;
/// whether the rest is UTF-8 is for the reader to see. Fails as openToRead() and decodeText() do.
[[nodiscard]] Result<std::unique_ptr<QIODevice>> openUtf8(const QString &file, const QByteArray &encoding);

/// The same of a file of JSON, which without a mark may be UTF-16 or UTF-32 as well: see wideEncoding().
[[nodiscard]] Result<std::unique_ptr<QIODevice>> openJson(const QString &file, const QByteArray &encoding = {});
/// The same of bytes in memory. @param file their name, for sentences.
[[nodiscard]] Result<QByteArray> utf8OfJson(const QByteArray &bytes, const QString &file, const QByteArray &encoding = {});

} // namespace glossator
