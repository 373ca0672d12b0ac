// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD, each file beside the text that it is of. Nothing
// is ever fetched: not a text, not a context. Any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class WebAnnotationFormat final : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    /// A folder that we wrote is one source: its articles share entities and events.
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
