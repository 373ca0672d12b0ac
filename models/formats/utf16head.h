// SPDX-License-Identifier: GPL-3.0-or-later
// What the first bytes of a file tell of UTF-16 and UTF-32, in which programs of Windows write tables of tokens and JSON. Pure
// functions, any thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace glossator {

/// So many bytes tell.
inline constexpr qsizetype utf16HeadSize = 4096;

/// The name of the encoding, where it is not UTF-8: the byte order mark says so or, where there is none, the NUL bytes of the
/// first two signs, if these are ASCII as in JSON, or of most of the others do. Empty: nothing tells of one.
[[nodiscard]] QByteArray wideEncoding(const QByteArray &head);

/// The first bytes of a file in UTF-8 and without a byte order mark, where they are in such an encoding or have the mark: what
/// they hold can then be told. Others as they are.
[[nodiscard]] QByteArray utf8OfHead(const QByteArray &head);

/// Fails with Encoding for a head of that size that looks like UTF-16 or UTF-32 and does not say so.
/// @param file its name, for the sentence.
[[nodiscard]] Result<> refuseUnmarkedUtf16(const QByteArray &head, const QString &file);

} // namespace glossator
