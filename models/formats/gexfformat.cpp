// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/gexfformat.h"

#include "models/formats/graphwriter.h"

#include <QCoreApplication>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Graph)
};

constexpr auto usualEdges = AnnotationGraph::Edges::Merged;

QByteArray attributes(const std::vector<GraphField> &fields, const char *of)
{
    constexpr std::array types{"string", "long", "boolean"};
    QByteArray all = "    <attributes class=\"" + QByteArray(of) + "\" mode=\"static\">\n";
    for (const GraphField &field : fields) {
        const QByteArray name(field.name.data(), field.name.size());
        all += "      <attribute id=\"" + name + "\" title=\"" + name + "\" type=\"" + types.at(size_t(field.kind))
            + "\"/>\n";
    }
    return all + "    </attributes>\n";
}

QByteArray spell(const DateRange &dates)
{
    if (!dates.begin.isValid())
        return {};
    return " start=\"" + dates.begin.toString(Qt::ISODate).toLatin1() + "\" end=\""
        + dates.end.toString(Qt::ISODate).toLatin1() + '"';
}

QByteArray attvalues(const GraphItem &item, const std::vector<GraphField> &fields, XmlText &xml)
{
    QByteArray all = "<attvalues>";
    for (size_t i = 0; i < fields.size(); ++i) {
        if (const QString &value = item.values[qsizetype(i)]; !value.isEmpty())
            all += "<attvalue for=\"" + QByteArray(fields[i].name.data(), fields[i].name.size()) + "\" value=\""
                + xml.value(value) + "\"/>";
    }
    return all + "</attvalues>";
}

/// GEXF 1.3, whose `kind` keeps edges of several types between the same two apart. All edges are directed, as in
/// GraphML.
class GexfSyntax final : public GraphSyntax {
public:
    QByteArray head(const GraphShape &shape) const override
    {
        return R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>Glossator</creator></meta>
  <graph defaultedgetype="directed")"
            + QByteArray(shape.isDated ? R"( mode="dynamic" timeformat="date")" : R"( mode="static")") + ">\n"
            + attributes(AnnotationGraph::nodeFields(), "node")
            + attributes(AnnotationGraph::edgeFields(shape.edges), "edge") + "    <nodes count=\""
            + QByteArray::number(shape.nodeCount) + "\">\n";
    }
    QByteArray middle(const GraphShape &shape) const override
    {
        return "    </nodes>\n    <edges count=\"" + QByteArray::number(shape.edgeCount) + "\">\n";
    }
    QByteArray tail() const override { return "    </edges>\n  </graph>\n</gexf>\n"; }

    QByteArray node(const GraphItem &node, XmlText &xml) const override
    {
        return "      <node id=\"" + xml.value(node.id) + "\" label=\"" + xml.value(node.label) + '"'
            + spell(node.dates) + '>' + attvalues(node, AnnotationGraph::nodeFields(), xml) + "</node>\n";
    }
    QByteArray edge(const GraphItem &edge, AnnotationGraph::Edges edges, XmlText &xml) const override
    {
        return "      <edge id=\"" + xml.value(edge.id) + "\" source=\"" + xml.value(edge.source) + "\" target=\""
            + xml.value(edge.target) + "\" weight=\"" + QByteArray::number(edge.weight) + "\" kind=\""
            + xml.value(edge.label) + "\" label=\"" + xml.value(edge.label) + '"' + spell(edge.dates) + '>'
            + attvalues(edge, AnnotationGraph::edgeFields(edges), xml) + "</edge>\n";
    }
};

} // namespace

FormatInfo GexfFormat::info() const
{
    return {.id = u"gexf"_s,
        .name = Texts::tr("Graph over time (GEXF)"),
        .writesWhat = Texts::tr("One graph for Gephi: entities as nodes, relations as edges, events as either, each "
                                "from the first date of its articles to the last."),
        .suffixes = {u"gexf"_s},
        .reads = false,
        .layout = FormatInfo::Layout::OneFile,
        .options = graphOptions(usualEdges)};
}

int GexfFormat::sniff(const QString &file, const QByteArray &head) const
{
    // Only to say why not.
    return file.endsWith(".gexf"_L1, Qt::CaseInsensitive) && head.contains("<gexf") ? 90 : 0;
}

Result<> GexfFormat::read(const Source &source, const ReadOptions &, const BundleSink &) const
{
    return graphRefusal(source);
}

std::unique_ptr<Writer> GexfFormat::writer(const WriteOptions &options) const
{
    return graphWriter(std::make_unique<GexfSyntax>(), options, usualEdges);
}

} // namespace glossator
