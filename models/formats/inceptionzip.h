// SPDX-License-Identifier: GPL-3.0-or-later
// An export of INCEpTION as it is downloaded: a zip with one document and its type system, or of a whole project, in which
// each annotator's version of a document, and the curated one, may be a zip of its own. Read only. Nothing is unpacked to
// the disk. Into memory go up to 64 MiB of zips in the zip, and of one document at a time a version as it is read and what
// all of its annotators' versions say. What was not read is told.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class InceptionZipFormat final : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    /// None: nothing is written.
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options) const override;
};

} // namespace glossator
