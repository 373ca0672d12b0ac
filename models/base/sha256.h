// SPDX-License-Identifier: GPL-3.0-or-later
// The checksum by which texts and files are told apart. Pure function, any thread.
#pragma once

#include <QCryptographicHash>

namespace glossator {

/// 32 bytes.
[[nodiscard]] inline QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace glossator
