// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/gexfformat.h"
#include "models/formats/graphmlformat.h"

#include "models/domain/schema.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

#include <array>
#include <span>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using Item = QMap<QString, QString>; ///< attributes and data by name

struct ReadGraph {
    std::vector<Item> nodes;
    std::vector<Item> edges;
    Item head; ///< of the element `graph`
    QString problem;

    [[nodiscard]] qsizetype count(const QString &kind) const
    {
        const auto isOf = [&kind](const Item &item) { return item[u"kind"_s] == kind; };
        return std::ranges::count_if(nodes, isOf) + std::ranges::count_if(edges, isOf);
    }
    [[nodiscard]] Item node(const QString &label) const
    {
        const auto found = std::ranges::find_if(nodes, [&label](const Item &item) { return item[u"label"_s] == label; });
        return found == nodes.end() ? Item() : *found;
    }
};

/// What both formats say, read by their names alone.
ReadGraph readGraph(const QByteArray &bytes)
{
    ReadGraph graph;
    QXmlStreamReader xml(bytes);
    QHash<QString, QString> names; // of GraphML's keys
    Item *item = nullptr;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const QStringView name = xml.name();
        const QXmlStreamAttributes attributes = xml.attributes();
        if (name == u"key")
            names.insert(attributes.value(u"id"_s).toString(), attributes.value(u"attr.name"_s).toString());
        if (name == u"node" || name == u"edge" || name == u"graph") {
            item = name == u"node" ? &graph.nodes.emplace_back() : name == u"edge" ? &graph.edges.emplace_back() : &graph.head;
            for (const auto &attribute : attributes)
                item->insert(attribute.qualifiedName().toString(), attribute.value().toString());
        } else if (name == u"data") {
            const QString key = names.value(attributes.value(u"key"_s).toString());
            item->insert(key, xml.readElementText());
        } else if (name == u"attvalue") {
            item->insert(attributes.value(u"for"_s).toString(), attributes.value(u"value"_s).toString());
        }
    }
    graph.problem = xml.errorString();
    return graph;
}

template <class T>
ReadGraph graphOf(const std::vector<Bundle> &project, const WriteOptions &options, const Schema &schema = {}, std::vector<Loss> *losses = nullptr)
{
    const auto files = test::written(T(), project, options, schema, losses);
    return files ? readGraph((*files)[QString()]) : ReadGraph{.problem = files.error().message};
}

qint64 lost(const std::vector<Loss> &losses, const QString &what)
{
    const auto loss = std::ranges::find(losses, what, &Loss::what);
    return loss == losses.end() ? 0 : loss->count;
}

WriteOptions options(const QString &events, const QString &edges) { return {{u"events"_s, events}, {u"edges"_s, edges}}; }

/// How many edges and nodes there have to be.
struct Expected {
    explicit Expected(const std::vector<Bundle> &project)
    {
        QSet<qint64> ofEntities;
        QSet<qint64> ofEvents;
        QSet<qint64> unnamed;
        for (const Bundle &bundle : project) {
            for (const Entity &entity : bundle.entities)
                ofEntities.insert(entity.id.value());
            for (const Event &event : bundle.events)
                ofEvents.insert(event.id.value());
            const auto end = [&](qint64 id) {
                const auto mention = std::ranges::find(bundle.mentions, MentionId(id), &Mention::id);
                if (!mention->entity)
                    unnamed.insert(id);
            };
            for (const Relation &relation : bundle.relations) {
                ++relations;
                bool hasEvent = false;
                for (const RelationEnd &of : {relation.from, relation.to})
                    hasEvent = hasEvent || of.kind == RelationEnd::Kind::EventMention;
                eventRelations += hasEvent ? 1 : 0;
                for (const RelationEnd &of : {relation.from, relation.to}) {
                    if (of.kind == RelationEnd::Kind::Mention)
                        end(of.id);
                }
            }
            for (const Argument &argument : bundle.arguments) {
                ++roles;
                if (argument.filler.kind == Filler::Kind::Mention)
                    end(argument.filler.id);
                values += argument.filler.kind == Filler::Kind::Span || argument.filler.kind == Filler::Kind::Value ? 1 : 0;
            }
        }
        entities = ofEntities.size();
        events = ofEvents.size();
        mentions = unnamed.size();
    }

    qsizetype entities = 0;
    qsizetype events = 0;
    qsizetype mentions = 0;
    qsizetype values = 0;
    qsizetype relations = 0;
    qsizetype eventRelations = 0;
    qsizetype roles = 0;
};

/// Ada meets Bob in two articles, and knows him; somebody without an entity does too.
std::vector<Bundle> meeting()
{
    std::vector<Bundle> project(3);
    const Entity ada{EntityId(1), u"PER"_s, u"Ada"_s, {u"A. L."_s, u"Countess; of"_s}, u"a coder"_s, {}};
    const Entity bob{EntityId(2), u"PER"_s, u"Bob"_s, {}, {}, {}};
    const Event event{EventId(3), u"Meet"_s, {}, {}};
    project[0].entities = {ada, bob};
    project[0].events = {event};
    project[0].externalIds.push_back({ExternalIdId(4), EntityId(1), ExternalId::Kind::Link, u"Wikidata"_s, u"Q7259"_s, {}, {}});
    for (const qint64 n : {1, 2}) {
        Bundle &in = project[size_t(n)];
        in.entities = {ada, bob};
        in.events = {event};
        in.text = u"Ada met Bob. She knows him."_s;
        in.article = Article{.id = ArticleId(n * 100), .title = u"News %1"_s.arg(n), .published = n == 1 ? u"2023-04"_s : u"2022"_s};
        const auto mention = [&in, n](qint64 id, const QString &type, TextSpan span, EntityId entity) {
            in.mentions.push_back({MentionId(n * 100 + id), in.article->id, type, span, in.text.sliced(span.begin, span.length()), entity, {}, {}, {}, {}, {}});
        };
        mention(1, u"PER"_s, {0, 3}, EntityId(1));
        mention(2, u"Meet"_s, {4, 7}, {});
        mention(3, u"PER"_s, {8, 11}, EntityId(2));
        mention(4, u"PER"_s, {13, 16}, EntityId(1));
        mention(5, u"PER"_s, {23, 26}, n == 1 ? EntityId(2) : EntityId());
        in.eventMentions.push_back({EventMentionId(n * 100 + 10), EventId(3), in.article->id, MentionId(n * 100 + 2), {}, {}});
        in.arguments.push_back({ArgumentId(n * 100 + 11), EventMentionId(n * 100 + 10), u"Who"_s, 0, Filler(MentionId(n * 100 + 1)), {}, 0});
        in.arguments.push_back({ArgumentId(n * 100 + 12), EventMentionId(n * 100 + 10), u"Whom"_s, 1, Filler(MentionId(n * 100 + 3)), {}, 0});
        in.arguments.push_back({ArgumentId(n * 100 + 13), EventMentionId(n * 100 + 10), u"When"_s, 2, Filler(u"noon"_s), {}, 0});
        in.relations.push_back({RelationId(n * 100 + 20), in.article->id, u"Knows"_s, RelationEnd(MentionId(n * 100 + 4), u"Arg1"_s),
            RelationEnd(MentionId(n * 100 + 5), u"Arg2"_s), {}, {}, {}, {}});
    }
    return project;
}

Schema meetingSchema()
{
    SchemaParts parts;
    parts.types.push_back({.kind = TypeKind::Entity, .name = u"PER"_s});
    parts.types.push_back({.kind = TypeKind::Relation, .name = u"Knows"_s, .symmetric = true});
    parts.types.push_back({.kind = TypeKind::Event, .name = u"Meet"_s, .roles = {{.name = u"Who"_s, .fillers = {{FillerRule::Kind::Type, u"PER"_s}}}, {.name = u"Whom"_s, .fillers = {{FillerRule::Kind::Type, u"PER"_s}}}, {.name = u"When"_s, .fillers = {{FillerRule::Kind::Type, u"DATE"_s}}}}});
    return Schema(parts);
}

} // namespace

class AnnotationGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsAreCountedRight()
    {
        const int rounds = test::repetitions(200, 5'000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            const Expected expected(project);
            for (const QString &events : {u"nodes"_s, u"edges"_s, u"none"_s}) {
                std::vector<Loss> losses;
                const ReadGraph each = graphOf<GraphMlFormat>(project, options(events, u"each"_s), {}, &losses);
                QVERIFY2(each.problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(each.problem)));
                QVERIFY(!losses.empty());
                QCOMPARE(each.count(u"entity"_s), expected.entities);
                const bool isNodes = events == "nodes"_L1;
                QCOMPARE(each.count(u"relation"_s), expected.relations - (isNodes ? 0 : expected.eventRelations));
                if (isNodes) {
                    QCOMPARE(each.nodes.size(), size_t(expected.entities + expected.events + expected.mentions + expected.values));
                    QCOMPARE(each.count(u"role"_s), expected.roles);
                    QCOMPARE(each.count(u"value"_s), expected.values);
                } else {
                    QCOMPARE(each.count(u"role"_s) + each.count(u"value"_s), 0);
                }
                verifySound(each, seed);

                const ReadGraph merged = graphOf<GraphMlFormat>(project, options(events, u"merged"_s));
                verifySound(merged, seed);
                QCOMPARE(merged.nodes, each.nodes);
                qint64 statements = 0;
                QSet<QStringList> pairs;
                for (const Item &edge : merged.edges) {
                    statements += edge[u"count"_s].toLongLong();
                    QCOMPARE(edge[u"weight"_s], edge[u"count"_s]);
                    pairs.insert({edge[u"kind"_s], edge[u"type"_s], edge[u"source"_s], edge[u"target"_s]});
                }
                QCOMPARE(statements, qint64(each.edges.size()));
                QCOMPARE(size_t(pairs.size()), merged.edges.size());
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    /// Both spell the same.
    void gexfSaysWhatGraphMlSays()
    {
        const int rounds = test::repetitions(50, 2'000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            for (const QString &edges : {u"each"_s, u"merged"_s}) {
                ReadGraph graphml = graphOf<GraphMlFormat>(project, options(u"nodes"_s, edges));
                ReadGraph gexf = graphOf<GexfFormat>(project, options(u"nodes"_s, edges));
                QVERIFY2(gexf.problem.isEmpty(), qPrintable(gexf.problem));
                for (std::vector<Item> *items : {&graphml.nodes, &graphml.edges, &gexf.nodes, &gexf.edges}) {
                    for (Item &item : *items) {
                        for (const QString &own : {u"start"_s, u"end"_s, u"kind"_s}) // an edge's kind is its type in GEXF
                            item.remove(own);
                    }
                }
                QCOMPARE(gexf.nodes, graphml.nodes);
                QCOMPARE(gexf.edges, graphml.edges);
            }
        }
    }

    void events()
    {
        const std::vector<Bundle> project = meeting();
        const ReadGraph nodes = graphOf<GraphMlFormat>(project, {}, meetingSchema());
        QCOMPARE(nodes.nodes.size(), 6u); // Ada, Bob, the event, noon twice, him
        QCOMPARE(nodes.edges.size(), 8u);
        const Item met = nodes.node(u"met"_s);
        QCOMPARE(met, (Item{{u"id"_s, u"event3"_s}, {u"label"_s, u"met"_s}, {u"kind"_s, u"event"_s}, {u"type"_s, u"Meet"_s}, {u"mentions"_s, u"2"_s},
                          {u"articles"_s, u"2"_s}, {u"first"_s, u"2022"_s}, {u"last"_s, u"2023-04"_s}}));
        QCOMPARE(nodes.node(u"Ada"_s), (Item{{u"id"_s, u"entity1"_s}, {u"label"_s, u"Ada"_s}, {u"kind"_s, u"entity"_s}, {u"type"_s, u"PER"_s},
                          {u"aliases"_s, u"A. L.; Countess\\; of"_s}, {u"note"_s, u"a coder"_s}, {u"links"_s, u"Wikidata:Q7259"_s},
                          {u"mentions"_s, u"4"_s}, {u"articles"_s, u"2"_s}, {u"first"_s, u"2022"_s}, {u"last"_s, u"2023-04"_s}}));
        QCOMPARE(nodes.node(u"him"_s)[u"kind"_s], u"mention"_s);
        const auto relation = std::ranges::find_if(nodes.edges, [](const Item &edge) { return edge[u"id"_s] == "relation120"_L1; });
        QVERIFY(relation != nodes.edges.end());
        QCOMPARE(*relation, (Item{{u"id"_s, u"relation120"_s}, {u"source"_s, u"entity1"_s}, {u"target"_s, u"entity2"_s}, {u"label"_s, u"Knows"_s},
                          {u"kind"_s, u"relation"_s}, {u"type"_s, u"Knows"_s}, {u"symmetric"_s, u"true"_s}, {u"article"_s, u"News 1"_s},
                          {u"article_id"_s, u"id100"_s}, {u"date"_s, u"2023-04"_s}, {u"quote"_s, u"She knows him"_s}, {u"weight"_s, u"1"_s}}));

        std::vector<Loss> losses;
        const ReadGraph edges = graphOf<GraphMlFormat>(project, options(u"edges"_s, u"merged"_s), meetingSchema(), &losses);
        QCOMPARE(edges.count(u"event"_s), 1);
        const auto deed = std::ranges::find_if(edges.edges, [](const Item &edge) { return edge[u"kind"_s] == "event"_L1; });
        QCOMPARE((*deed)[u"source"_s] + (*deed)[u"target"_s] + (*deed)[u"weight"_s], u"entity1entity22"_s);
        QCOMPARE(lost(losses, u"roles filled by something that the format cannot say"_s), 2);
        QCOMPARE(graphOf<GraphMlFormat>(project, options(u"none"_s, u"each"_s)).edges.size(), 2u);
    }

    /// Those who fill the only role meet each other; more than anybody reads are counted.
    void meetings()
    {
        std::vector<Bundle> project(2);
        Bundle &in = project[1];
        in.article = Article{.id = ArticleId(1), .title = u"A"_s};
        in.events.push_back({EventId(2), u"Meet"_s, {}, {}});
        in.eventMentions.push_back({EventMentionId(3), EventId(2), ArticleId(1), {}, {}, {}});
        for (int i = 0; i < 200; ++i) {
            const EntityId id(10 + i);
            in.entities.push_back({id, u"PER"_s, u"P%1"_s.arg(i), {}, {}, {}});
            in.arguments.push_back({ArgumentId(1'000 + i), EventMentionId(3), u"Entity"_s, i, Filler(id), {}, 0});
        }
        std::vector<Loss> losses;
        const ReadGraph graph = graphOf<GraphMlFormat>(project, options(u"edges"_s, u"each"_s), {}, &losses);
        QCOMPARE(graph.edges.size(), 10'000u);
        QCOMPARE(graph.edges.front()[u"symmetric"_s], u"true"_s);
        QCOMPARE(lost(losses, u"pairs of actors and targets beyond the first 10,000 of an event mention"_s), 200 * 199 / 2 - 10'000);
        in.arguments.resize(1);
        QVERIFY(graphOf<GraphMlFormat>(project, options(u"edges"_s, u"each"_s), {}, &losses).edges.empty());
        QCOMPARE(lost(losses, u"event mentions without an actor or without a target"_s), 1);
    }

    void gexfHasDates()
    {
        const ReadGraph graph = graphOf<GexfFormat>(meeting(), {}, meetingSchema());
        QCOMPARE(graph.head[u"mode"_s] + graph.head[u"timeformat"_s], u"dynamicdate"_s);
        QVERIFY(!graph.head.contains(u"name"_s));
        const Item ada = graph.node(u"Ada"_s);
        QCOMPARE(ada[u"start"_s], u"2022-01-01"_s);
        QCOMPARE(ada[u"end"_s], u"2023-04-30"_s);
        const Item him = graph.node(u"him"_s);
        QCOMPARE(him[u"start"_s], u"2022-01-01"_s);
        QCOMPARE(him[u"end"_s], u"2022-12-31"_s);
        std::vector<Bundle> undated = meeting();
        undated[1].article->published.clear();
        undated[2].article->published = u"lately"_s;
        const ReadGraph still = graphOf<GexfFormat>(undated, {});
        QCOMPARE(still.head[u"mode"_s], u"static"_s);
        QVERIFY(!still.head.contains(u"timeformat"_s));
        QVERIFY(!still.node(u"Ada"_s).contains(u"start"_s));
    }

    /// Said twice in one article, and both ways round.
    void symmetricRelationsAreOneEdge()
    {
        std::vector<Bundle> project = meeting();
        Relation back = project[1].relations.front();
        back.id = RelationId(121);
        std::swap(back.from, back.to);
        project[1].relations.push_back(back);
        const auto edges = graphOf<GraphMlFormat>(project, options(u"none"_s, u"merged"_s), meetingSchema()).edges;
        QCOMPARE(edges.size(), 2u); // the other article's leads to him
        QCOMPARE(edges.front(), (Item{{u"id"_s, u"edge1"_s}, {u"source"_s, u"entity1"_s}, {u"target"_s, u"entity2"_s}, {u"label"_s, u"Knows"_s},
                          {u"kind"_s, u"relation"_s}, {u"type"_s, u"Knows"_s}, {u"symmetric"_s, u"true"_s}, {u"count"_s, u"2"_s},
                          {u"articles"_s, u"1"_s}, {u"first"_s, u"2023-04"_s}, {u"last"_s, u"2023-04"_s}, {u"weight"_s, u"2"_s}}));
        QCOMPARE(graphOf<GraphMlFormat>(project, options(u"none"_s, u"merged"_s)).edges.size(), 3u);
    }
    void linksOfMentionsAreThoseOfTheirEntity()
    {
        std::vector<Bundle> project = meeting();
        for (Bundle &bundle : std::span(project).subspan(1)) {
            const qint64 first = bundle.article->id.value();
            qint64 id = first + 80;
            const auto link = [&](const Owner &owner, const QString &value) {
                bundle.externalIds.push_back({ExternalIdId(++id), owner, ExternalId::Kind::Link, u"Wikidata"_s, value, {}, {}});
            };
            link(MentionId(first + 1), u"Q7259"_s);
            link(MentionId(first + 3), u"Q1"_s);
            link(MentionId(first + 2), u"Q2"_s); // the trigger
            link(EventMentionId(first + 10), u"Q3"_s);
        }
        std::vector<Loss> losses;
        const ReadGraph graph = graphOf<GraphMlFormat>(project, {}, {}, &losses);
        QCOMPARE(graph.node(u"Ada"_s)[u"links"_s], u"Wikidata:Q7259"_s);
        QCOMPARE(graph.node(u"Bob"_s)[u"links"_s], u"Wikidata:Q1"_s);
        QCOMPARE(graph.node(u"met"_s)[u"links"_s], u"Wikidata:Q3"_s);
        QCOMPARE(lost(losses, u"links to knowledge bases of mentions that name no entity"_s), 2);
    }
    /// Each line of a node or an edge tells whose it is.
    void linesHaveOwners()
    {
        const std::vector<Bundle> project = meeting();
        const auto writer = GraphMlFormat().writer();
        for (size_t i = 0; i < project.size(); ++i)
            QVERIFY(i == 0 ? writer->begin(project[i], {}) : writer->add(project[i]));
        const auto parts = writer->end();
        QVERIFY(parts);
        QStringList told;
        for (const OutputFile &part : *parts) {
            qsizetype last = 0;
            for (const OutputPlace &place : part.places) {
                QVERIFY(place.begin >= last && place.end > place.begin && part.bytes[place.end - 1] == '\n');
                last = place.end;
                const QByteArray line = part.bytes.sliced(place.begin, place.end - place.begin);
                QVERIFY(line.contains(QByteArray::number(place.owner.id) + '"'));
                told << QString::number(int(place.owner.kind)) + u':' + QString::number(place.owner.id);
            }
        }
        QCOMPARE(told.size(), 6 + 8);
        QVERIFY(told.contains(u"%1:3"_s.arg(int(Owner::Kind::Event))) && told.contains(u"%1:120"_s.arg(int(Owner::Kind::Relation))));
    }

    void hostileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("read");
        QTest::addColumn<int>("replaced");
        const auto row = [](const char *what, const QString &name, const QString &read = {}, int replaced = 0) {
            QTest::newRow(what) << name << (read.isEmpty() ? name : read) << replaced;
        };
        row("tags", u"</data><node id=\"x\"/>]]>"_s);
        row("attributes", u"\" id='x' onload=\"y"_s);
        row("references", u"&amp; &#10; &x;"_s);
        row("blanks", u"a\tb\nc\rd\r\ne"_s);
        row("line ends of Unicode", u"a\u2028b\u0085c"_s);
        row("emoji", u"👩‍🚀 رشيمة"_s);
        row("controls", u"a"_s + QChar(0) + u"\u0001\u001b"_s, u"a\ufffd\ufffd\ufffd"_s, 3);
        row("half a character", u"a"_s + QChar(0xd800) + u"b"_s + QChar(0xdc00), u"a\ufffdb\ufffd"_s, 2);
        row("no characters", QString(QChar(0xfffe)) + QChar(0xffff), u"\ufffd\ufffd"_s, 2);
    }
    void hostileNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, read);
        QFETCH(const int, replaced);
        std::vector<Bundle> project = meeting();
        for (Bundle &bundle : project) {
            for (Entity &entity : bundle.entities)
                entity.note = name;
        }
        std::vector<Loss> losses;
        for (const ReadGraph &graph : {graphOf<GraphMlFormat>(project, {}, {}, &losses), graphOf<GexfFormat>(project, {}, {})}) {
            QVERIFY2(graph.problem.isEmpty(), qPrintable(graph.problem));
            QCOMPARE(graph.node(u"Ada"_s)[u"note"_s], read);
        }
        QCOMPARE(lost(losses, u"characters that XML cannot hold, written as U+FFFD"_s), 2 * replaced); // Ada's and Bob's
    }

    void whatAGraphDoesNotHoldIsTold()
    {
        std::vector<Bundle> project = meeting();
        project[1].attributes.push_back({AttributeId(500), MentionId(101), u"level"_s, u"NAM"_s, 0, {}, 0});
        project[1].notes.push_back({NoteId(501), RelationId(120), {}, u"sure?"_s, {}, 0});
        project[1].relations.front().note = u"n"_s;
        std::vector<Loss> losses;
        graphOf<GraphMlFormat>(project, {}, {}, &losses);
        QCOMPARE(lost(losses, u"texts of articles"_s), 2);
        QCOMPARE(lost(losses, u"places of mentions in the texts"_s), 10);
        QCOMPARE(lost(losses, u"attributes"_s), 1);
        QCOMPARE(lost(losses, u"notes"_s), 1);
        QCOMPARE(lost(losses, u"notes on relations"_s), 1);
        QCOMPARE(lost(losses, u"mentions that name no entity and stand at no end of an edge"_s), 0);
        graphOf<GraphMlFormat>(project, options(u"none"_s, u"each"_s), {}, &losses);
        QCOMPARE(lost(losses, u"mentions that name no entity and stand at no end of an edge"_s), 2); // the triggers
        QCOMPARE(lost(losses, u"event mentions with their roles"_s), 2);
    }

    void keepsToTheSchemaOfGexf()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/gexf/specs/1.3/gexf.xsd");
        const QString xmllint = QStandardPaths::findExecutable(u"xmllint"_s);
        if (xmllint.isEmpty())
            QSKIP("xmllint is not here");
        QStringList files;
        const auto add = [&files](const std::vector<Bundle> &project, const WriteOptions &options, const Schema &schema) {
            const auto written = test::written(GexfFormat(), project, options, schema);
            QFile file(test::scratchPath(u"%1.gexf"_s.arg(files.size())));
            if (!written || !file.open(QIODevice::WriteOnly) || file.write((*written)[QString()]) < 0)
                qFatal("cannot write %s", qPrintable(file.fileName()));
            files << file.fileName();
        };
        const int rounds = test::repetitions(20, 500);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            for (const QString &events : {u"nodes"_s, u"edges"_s, u"none"_s}) {
                for (const QString &edges : {u"each"_s, u"merged"_s})
                    add(project, options(events, edges), {});
            }
        }
        for (const QString &date : {u"2023"_s, u"2023-02"_s, u"2023-02-28T12:00Z"_s, u"0000"_s, u"9999"_s, u"soon"_s}) {
            std::vector<Bundle> project = meeting();
            project[1].article->published = date;
            add(project, {}, meetingSchema());
        }
        QProcess process;
        process.start(xmllint, QStringList{u"--nonet"_s, u"--noout"_s, u"--schema"_s, test::sharedDir() + u"/corpora/gexf/specs/1.3/gexf.xsd"_s} + files);
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().left(4'000).constData());
    }

    void isNotRead()
    {
        const GexfFormat gexf;
        const GraphMlFormat graphml;
        QCOMPARE(gexf.sniff(u"a.gexf"_s, "<?xml version=\"1.0\"?>\n<gexf xmlns=\"\">"), 90);
        QCOMPARE(graphml.sniff(u"a.GraphML"_s, "<graphml>"), 90);
        QCOMPARE(graphml.sniff(u"a.txt"_s, "He wrote <graphml>."), 0);
        for (const Format *format : std::initializer_list<const Format *>{&gexf, &graphml}) {
            QVERIFY(!format->info().reads);
            const auto refused = format->read({.file = u"/x/a.gexf"_s, .path = u"a.gexf"_s}, {}, {});
            QCOMPARE(refused.error().code, Error::Code::BadInput);
            QCOMPARE(refused.error().message, u"a.gexf: Graphs are not read: they hold no texts. Import the articles or tables that it was made from."_s);
        }
    }

private:
    /// Ids are unlike each other, and each edge leads from a node to a node.
    static void verifySound(const ReadGraph &graph, int seed)
    {
        QSet<QString> nodes;
        QSet<QString> edges;
        for (const Item &node : graph.nodes)
            nodes.insert(node[u"id"_s]);
        for (const Item &edge : graph.edges) {
            edges.insert(edge[u"id"_s]);
            QVERIFY2(nodes.contains(edge[u"source"_s]) && nodes.contains(edge[u"target"_s]), qPrintable(u"seed %1: %2"_s.arg(seed).arg(edge[u"id"_s])));
        }
        QCOMPARE(size_t(nodes.size()), graph.nodes.size());
        QCOMPARE(size_t(edges.size()), graph.edges.size());
    }
};

QTEST_GUILESS_MAIN(AnnotationGraphTest)
#include "tst_annotationgraph.moc"
