// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/graphmlformat.h"

#include "models/formats/graphwriter.h"

#include <QCoreApplication>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Graph)
};

constexpr auto usualEdges = AnnotationGraph::Edges::Each;

QByteArray key(const QByteArray &id, const char *of, const QByteArray &name, const char *type)
{
    return "  <key id=\"" + id + "\" for=\"" + of + "\" attr.name=\"" + name + "\" attr.type=\"" + type + "\"/>\n";
}

QByteArray keys(const std::vector<GraphField> &fields, const char *of)
{
    constexpr std::array types{"string", "long", "boolean"};
    QByteArray all = key(QByteArray(of) + "_label", of, "label", "string");
    for (const GraphField &field : fields) {
        const QByteArray name(field.name.data(), field.name.size());
        all += key(QByteArray(of) + '_' + name, of, name, types.at(size_t(field.kind)));
    }
    return all;
}

QByteArray data(const char *of, QLatin1StringView name, const QString &value, XmlText &xml)
{
    if (value.isEmpty())
        return {};
    return "<data key=\"" + QByteArray(of) + '_' + QByteArray(name.data(), name.size()) + "\">" + xml.text(value)
        + "</data>";
}

QByteArray dataOf(const GraphItem &item, const std::vector<GraphField> &fields, const char *of, XmlText &xml)
{
    QByteArray all = data(of, "label"_L1, item.label, xml);
    for (size_t i = 0; i < fields.size(); ++i)
        all += data(of, fields[i].name, item.values[qsizetype(i)], xml);
    return all;
}

/// All edges are directed: NetworkX takes no file that has both kinds, so that a symmetric relation says so in its
/// data. The names `id` and `name`, which igraph keeps for itself, are not used.
class GraphMlSyntax final : public GraphSyntax {
public:
    QByteArray head(const GraphShape &shape) const override
    {
        return R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
)" + keys(AnnotationGraph::nodeFields(), "node")
            + keys(AnnotationGraph::edgeFields(shape.edges), "edge") + key("edge_weight", "edge", "weight", "double")
            + "  <graph id=\"project\" edgedefault=\"directed\">\n";
    }
    QByteArray middle(const GraphShape &) const override { return {}; }
    QByteArray tail() const override { return "  </graph>\n</graphml>\n"; }

    QByteArray node(const GraphItem &node, XmlText &xml) const override
    {
        return "    <node id=\"" + xml.value(node.id) + "\">" + dataOf(node, AnnotationGraph::nodeFields(), "node", xml)
            + "</node>\n";
    }
    QByteArray edge(const GraphItem &edge, AnnotationGraph::Edges edges, XmlText &xml) const override
    {
        return "    <edge id=\"" + xml.value(edge.id) + "\" source=\"" + xml.value(edge.source) + "\" target=\""
            + xml.value(edge.target) + "\">" + dataOf(edge, AnnotationGraph::edgeFields(edges), "edge", xml)
            + data("edge", "weight"_L1, QString::number(edge.weight), xml) + "</edge>\n";
    }
};

} // namespace

FormatInfo GraphMlFormat::info() const
{
    return {.id = u"graphml"_s,
        .name = Texts::tr("Graph (GraphML)"),
        .writesWhat = Texts::tr("One graph for NetworkX, igraph, Cytoscape and yEd: entities as nodes, relations as "
                                "edges, events as either."),
        .suffixes = {u"graphml"_s},
        .reads = false,
        .layout = FormatInfo::Layout::OneFile,
        .options = graphOptions(usualEdges)};
}

int GraphMlFormat::sniff(const QString &file, const QByteArray &head) const
{
    // Only to say why not.
    return file.endsWith(".graphml"_L1, Qt::CaseInsensitive) && head.contains("<graphml") ? 90 : 0;
}

Result<> GraphMlFormat::read(const Source &source, const ReadOptions &, const BundleSink &) const
{
    return graphRefusal(source);
}

std::unique_ptr<Writer> GraphMlFormat::writer(const WriteOptions &options) const
{
    return graphWriter(std::make_unique<GraphMlSyntax>(), options, usualEdges);
}

} // namespace glossator
