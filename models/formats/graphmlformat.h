// SPDX-License-Identifier: GPL-3.0-or-later
// GraphML, the graph that NetworkX, igraph, Cytoscape and yEd read. Only written. No state, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

class GraphMlFormat : public Format {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;
};

} // namespace glossator
