// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines as the WikiEvents corpus has them: articles in sentences and tokens, with events whose arguments may stand in
// any sentence, and a second file that says which mentions are of one entity. No state, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class WikiEventsFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    /// The second files are no sources of their own.
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
