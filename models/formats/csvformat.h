// SPDX-License-Identifier: GPL-3.0-or-later
// The project as a folder of tables in CSV, and back: nothing of what goes out is lost. Also reads lists of entities that people keep.
// No state, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class CsvFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    /// A folder of our tables is one source, whichever of them is named.
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
