// SPDX-License-Identifier: GPL-3.0-or-later
// The checksum by which texts and files are told apart. Pure function, any thread.
#pragma once

#include <QByteArray>

namespace glossator {

/// 32 bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);

} // namespace glossator
