// SPDX-License-Identifier: GPL-3.0-or-later
// A report to read, print and hand on: one page of HTML that needs nothing else. Only written. No state, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class HtmlFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
