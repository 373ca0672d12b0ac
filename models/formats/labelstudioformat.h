// SPDX-License-Identifier: GPL-3.0-or-later
// Label Studio's JSON: an array of tasks, each with a text and what one or more people marked in it, and the labelling
// configuration that a project needs to take them. No state, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class LabelStudioFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
