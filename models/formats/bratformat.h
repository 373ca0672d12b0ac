// SPDX-License-Identifier: GPL-3.0-or-later
// brat standoff: NAME.txt with NAME.ann, or with NAME.a1 and NAME.a2, and annotation.conf in a folder above. Any
// thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class BratFormat final : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    /// Each document once, whichever of its files was met. A text alone is one without annotations.
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    /// Each document comes with the configuration that governs it, so a folder gives the same one many times; its files
    /// have the same hash each time. It is looked for up to the imported folder, or up to two folders above a file that
    /// was named.
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
