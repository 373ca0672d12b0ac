// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines as doccano imports and exports them: a text with labelled places, and relations between them. No state, any
// thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class DoccanoFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
