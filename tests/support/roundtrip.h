// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A project out through a format and in again, without a store.

#include "models/domain/schema.h"
#include "models/formats/format.h"

#include <QMap>

namespace glossator::test {

/// The files that an export would write, by name: of article n (from 1) of a file-per-article format `folder/n` and its
/// suffixes; of a one-file format one with an empty name.
/// @param project the bundle without an article, then those with one. @param losses what the writer told, where wanted.
Result<QMap<QString, QByteArray>> written(const Format &format, const std::vector<Bundle> &project,
    const WriteOptions &options = {}, const Schema &schema = {}, std::vector<Loss> *losses = nullptr);

/// Those files in an empty folder of that name below scratchPath(), read as by an import of the folder, or of the one file.
Result<std::vector<Bundle>> readBack(const Format &format, const QMap<QString, QByteArray> &files, const QString &folder);

/// Everything that find() finds at the path, read.
Result<std::vector<Bundle>> readAll(const Format &format, const QString &path);

} // namespace glossator::test
