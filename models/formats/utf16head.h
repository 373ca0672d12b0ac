// SPDX-License-Identifier: GPL-3.0-or-later
// What the first bytes of a file tell of UTF-16, in which programs of Windows write tables of tokens. Pure functions, any
// thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace glossator {

/// So many bytes tell.
inline constexpr qsizetype utf16HeadSize = 4096;

/// The first bytes of a file in UTF-8, where they are UTF-16 and say so or look so: what they hold can then be told. Others
/// as they are.
[[nodiscard]] QByteArray utf8OfHead(const QByteArray &head);

/// Fails with Encoding for a head of that size that looks like UTF-16 and does not say so.
/// @param file its name, for the sentence.
[[nodiscard]] Result<> refuseUnmarkedUtf16(const QByteArray &head, const QString &file);

} // namespace glossator
