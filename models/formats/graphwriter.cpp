// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/graphwriter.h"

#include "models/formats/spool.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Graph)
};

AnnotationGraph::Events eventsOf(const WriteOptions &options)
{
    const QString choice = options.value(u"events"_s);
    return choice == "edges"_L1 ? AnnotationGraph::Events::Edges
        : choice == "none"_L1   ? AnnotationGraph::Events::None
                                : AnnotationGraph::Events::Nodes;
}

AnnotationGraph::Edges edgesOf(const WriteOptions &options, AnnotationGraph::Edges usual)
{
    const QString choice = options.value(u"edges"_s);
    return choice == "each"_L1  ? AnnotationGraph::Edges::Each
        : choice == "merged"_L1 ? AnnotationGraph::Edges::Merged
                                : usual;
}

class GraphWriter final : public Writer {
public:
    GraphWriter(std::unique_ptr<GraphSyntax> syntax, AnnotationGraph::Events events, AnnotationGraph::Edges edges)
        : m_syntax(std::move(syntax))
        , m_events(events)
    {
        m_shape.edges = edges;
    }

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        m_nodes = Spool(occasion().project);
        m_edges = Spool(occasion().project);
        m_graph.emplace(
            schema, m_events, m_shape.edges, m_losses,
            [this](const GraphItem &node) {
                ++m_shape.nodeCount;
                note(node);
                m_nodes.add(m_syntax->node(node, m_xml), node.of);
            },
            [this](const GraphItem &edge) {
                ++m_shape.edgeCount;
                note(edge);
                m_edges.add(m_syntax->edge(edge, m_shape.edges, m_xml), edge.of);
            });
        m_graph->add(project);
        return std::vector<OutputFile>();
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        m_graph->add(article);
        return std::vector<OutputFile>();
    }

    Result<std::vector<OutputFile>> end() override
    {
        m_graph->finish();
        GLOSSATOR_ASSIGN(OutputFile nodes, m_nodes.take());
        GLOSSATOR_ASSIGN(OutputFile edges, m_edges.take());
        std::vector<OutputFile> parts{{{}, m_syntax->head(m_shape)}};
        parts.push_back(std::move(nodes));
        parts.push_back({{}, m_syntax->middle(m_shape)});
        parts.push_back(std::move(edges));
        parts.push_back({{}, m_syntax->tail()});
        return parts;
    }

    std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    void note(const GraphItem &item) { m_shape.isDated = m_shape.isDated || item.dates.begin.isValid(); }

    const std::unique_ptr<GraphSyntax> m_syntax;
    const AnnotationGraph::Events m_events;
    GraphShape m_shape;
    Losses m_losses;
    XmlText m_xml{m_losses};
    Spool m_nodes;
    Spool m_edges;
    std::optional<AnnotationGraph> m_graph;
};

} // namespace

std::vector<FormatOption> graphOptions(AnnotationGraph::Edges usual)
{
    std::vector<std::pair<QString, QString>> edges{
        {u"each"_s, Texts::tr("One for each statement")}, {u"merged"_s, Texts::tr("One for each pair and type")}};
    if (usual == AnnotationGraph::Edges::Merged)
        std::ranges::reverse(edges);
    return {
        {u"events"_s, Texts::tr("Events"),
            Texts::tr(
                "A node that leads to all who take part, or an edge from whoever acts to the target: of the roles that "
                "entities fill, the one named as actors are (Agent, Attacker, Giver …) and the one named as targets "
                "are "
                "(Target, Victim, Recipient …), or else the first two."),
            {{u"nodes"_s, Texts::tr("Nodes")}, {u"edges"_s, Texts::tr("Edges from actor to target")},
                {u"none"_s, Texts::tr("Left out")}}},
        {u"edges"_s, Texts::tr("Edges"),
            Texts::tr("Each statement by itself, with its article, date and words, or all of a type between the same "
                      "two as one "
                      "that counts them. Gephi shows only one edge of a type between two nodes."),
            edges},
    };
}

std::unique_ptr<Writer> graphWriter(
    std::unique_ptr<GraphSyntax> syntax, const WriteOptions &options, AnnotationGraph::Edges usual)
{
    return std::make_unique<GraphWriter>(std::move(syntax), eventsOf(options), edgesOf(options, usual));
}

std::unexpected<Error> graphRefusal(const Source &source)
{
    return fail(Error::Code::BadInput,
        Texts::tr("%1: Graphs are not read: they hold no texts. Import the articles or tables that it was made from.")
            .arg(source.path));
}

} // namespace glossator
