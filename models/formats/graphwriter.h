// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats for graphs share: the options, and a writer that fills the graph and leaves only the syntax to them.
// Edges wait in a temporary file until the nodes are out, since a node's numbers are known last.
#pragma once

#include "models/formats/annotationgraph.h"
#include "models/formats/xmltext.h"

namespace glossator {

/// What a file says before its nodes.
struct GraphShape {
    AnnotationGraph::Edges edges = AnnotationGraph::Edges::Each;
    qint64 nodeCount = 0;
    qint64 edgeCount = 0;
    bool isDated = false; ///< some node or edge has a date
};

/// How a graph is spelled. No state.
class GraphSyntax {
public:
    virtual ~GraphSyntax() = default;

    /// Up to the first node, between the last node and the first edge, and after the last edge.
    [[nodiscard]] virtual QByteArray head(const GraphShape &shape) const = 0;
    [[nodiscard]] virtual QByteArray middle(const GraphShape &shape) const = 0;
    [[nodiscard]] virtual QByteArray tail() const = 0;
    /// One line each.
    [[nodiscard]] virtual QByteArray node(const GraphItem &node, XmlText &xml) const = 0;
    [[nodiscard]] virtual QByteArray edge(const GraphItem &edge, AnnotationGraph::Edges edges, XmlText &xml) const = 0;
};

/// @param usual what `edges` is where nothing is chosen; it stands first.
[[nodiscard]] std::vector<FormatOption> graphOptions(AnnotationGraph::Edges usual);
[[nodiscard]] std::unique_ptr<Writer> graphWriter(
    std::unique_ptr<GraphSyntax> syntax, const WriteOptions &options, AnnotationGraph::Edges usual);
/// Why a graph is not read.
[[nodiscard]] std::unexpected<Error> graphRefusal(const Source &source);

} // namespace glossator
