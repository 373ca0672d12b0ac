// SPDX-License-Identifier: GPL-3.0-or-later
// A project as one graph, made article by article: who is related to whom, and who does what to whom.
//
// Nodes are the entities; mentions that name no entity and stand at an end of an edge; and, by choice, the events, the
// bare words and the values that fill their roles. Edges are the relations and, by choice, the roles of events or what
// actors do to targets (eventroles.h). What belongs to one article leaves at once; the facts, and edges that are added
// up, leave at the end, so that memory grows with the graph and not with the articles. Belongs to one export, one
// thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/domain/schema.h"
#include "models/formats/factregister.h"
#include "models/formats/losses.h"

#include <functional>

namespace glossator {

/// What is told of nodes or edges beside their ids and labels.
struct GraphField {
    enum class Kind : quint8 { Text, Number, Flag };

    QLatin1StringView name;
    Kind kind = Kind::Text;
};

/// A node or an edge.
struct GraphItem {
    QString id; ///< an XML name, unlike that of all other nodes, or edges
    QString label; ///< on one line
    QString source; ///< of an edge the ids of its nodes
    QString target;
    qint64 weight = 1; ///< of an edge: how many statements it stands for
    DateRange dates; ///< of the articles
    QStringList values; ///< of each field in its order; empty: none
    std::optional<Owner> of; ///< what it shows; nothing where it adds several up
};

class AnnotationGraph {
public:
    enum class Events : quint8 { Nodes, Edges, None };
    enum class Edges : quint8 {
        Each, ///< one for each statement
        Merged, ///< one for all statements of a type between the same two
    };
    using Sink = std::function<void(const GraphItem &)>;

    AnnotationGraph(Schema schema, Events events, Edges edges, Losses &losses, Sink node, Sink edge);

    [[nodiscard]] static const std::vector<GraphField> &nodeFields();
    [[nodiscard]] static const std::vector<GraphField> &edgeFields(Edges edges);

    /// An article, or what belongs to none: first.
    void add(Bundle bundle);
    void finish();

private:
    /// The bundle that is being added.
    struct Passage {
        explicit Passage(const Bundle &bundle) : index(bundle), text(bundle.text) {}

        BundleIndex index;
        TextOffsets text;
        QSet<MentionId> named; ///< those that are nodes by now
    };
    /// What an edge says.
    struct Statement {
        QString id;
        Owner of;
        QLatin1StringView kind;
        QString type;
        QString source;
        QString target;
        bool isSymmetric = false;
    };
    struct Sum {
        GraphItem edge;
        QLatin1StringView kind;
        QString type;
        bool isSymmetric = false;
        qint64 articles = 0;
        ArticleId last; ///< counted among these
    };

    [[nodiscard]] Holdings holdings() const;
    void addRelation(const Relation &relation, Passage &passage);
    void addRoles(const EventMention &mention, Passage &passage);
    void addDeeds(const EventMention &mention, const QString &type, Passage &passage);
    void addPair(
        const EventMention &mention, const QString &type, const Argument &from, const Argument &to, Passage &passage);
    /// @param quote a function that gives the words that say so.
    void addStatement(Statement statement, const Passage &passage, auto &&quote);
    void addFact(const Fact &fact);
    /// The id of the node; empty where there is none here.
    [[nodiscard]] QString nodeOf(const Owner &owner, Passage &passage);
    [[nodiscard]] QString nodeOf(const Argument &argument, Passage &passage);
    void addNode(const QString &id, const Owner &of, QLatin1StringView kind, const QString &type, const QString &label,
        const Passage &passage);

    const Schema m_schema;
    const Events m_events;
    const Edges m_edges;
    Losses &m_losses;
    const Sink m_node;
    const Sink m_edge;
    FactRegister m_facts;
    std::vector<Sum> m_sums;
    QHash<QStringList, size_t> m_sumOf; ///< by kind, type, source, target
};

} // namespace glossator
