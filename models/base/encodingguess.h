// SPDX-License-Identifier: GPL-3.0-or-later
// Which encodings a person may want to try on bytes that are not UTF-8. Offered, never chosen. Any thread.
#pragma once

#include <QByteArray>
#include <QList>

namespace glossator {

/// Up to three names for decodeText(), the most likely first; empty when the bytes look like no text at all.
/// Looks at the first 64 KiB.
[[nodiscard]] QList<QByteArray> guessEncodings(const QByteArray &bytes);

} // namespace glossator
