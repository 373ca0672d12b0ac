// SPDX-License-Identifier: GPL-3.0-or-later
// WebAnno TSV 3, which INCEpTION and WebAnno export: one file for an article, a row for each token. Any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class WebAnnoTsvFormat final : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    /// Below a folder only what says that it is such a file: there are tables of all kinds that end in .tsv.
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
