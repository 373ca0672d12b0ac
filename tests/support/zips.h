// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Zips as other programs make them.

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace glossator::test {

struct ZipMember {
    QString name;
    QByteArray bytes;
    bool isLink = false; ///< to the file that the bytes name
};

enum class ZipPacking : quint8 { Deflated, Stored };

/// A zip of these files, none of them of the name of another.
[[nodiscard]] QByteArray zipOf(const std::vector<ZipMember> &members, ZipPacking packing = ZipPacking::Deflated);
/// The files in a zip, by name.
[[nodiscard]] QHash<QString, QByteArray> unzipped(const QByteArray &zip);

} // namespace glossator::test
