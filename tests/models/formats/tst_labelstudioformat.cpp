// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioformat.h"

#include "models/domain/schemareader.h"
#include "models/formats/labelstudiocontrols.h"
#include "models/formats/labelstudiowriter.h"
#include "tests/support/canonical.h"
#include "tests/support/plainbundles.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QString tasks = u"project.json"_s;
const QString config = u"labeling-config.xml"_s;

Result<std::vector<Bundle>> read(const QByteArray &bytes)
{
    return test::readBack(LabelStudioFormat(), {{tasks, bytes}}, u"label-studio"_s);
}

std::vector<Bundle> projectOf(const std::vector<Bundle> &bundles)
{
    std::vector<Bundle> project(1);
    for (const Bundle &bundle : bundles) {
        if (bundle.article)
            project.push_back(bundle);
    }
    return project;
}

QByteArray rewritten(const std::vector<Bundle> &bundles, std::vector<Loss> *losses = nullptr)
{
    return (*test::written(LabelStudioFormat(), projectOf(bundles), {}, {}, losses))[tasks];
}

/// Mentions, relations, events and attributes, one a line.
QString told(const std::vector<Bundle> &bundles)
{
    QStringList lines;
    for (const Bundle &bundle : bundles) {
        QHash<Owner, QString> names;
        QHash<AuthorId, QString> authors;
        for (const Author &author : bundle.authors)
            authors.insert(author.id, author.name);
        for (const Mention &mention : bundle.mentions)
            names.insert(mention.id, mention.quote);
        for (const EventMention &event : bundle.eventMentions)
            names.insert(event.id, u'*' + names.value(event.trigger));
        const auto end = [&names](const RelationEnd &of) {
            return names.value(of.kind == RelationEnd::Kind::Mention ? Owner(MentionId(of.id)) : Owner(EventMentionId(of.id)));
        };
        for (const Mention &mention : bundle.mentions) {
            QString line = mention.type + u' ' + mention.extent.toString() + u' ' + mention.quote;
            if (mention.by.author)
                line += u" by "_s + authors.value(mention.by.author);
            if (mention.by.status == Status::Suggested)
                line += u" ?"_s;
            if (mention.confidence)
                line += u' ' + QString::number(*mention.confidence);
            lines << line + (mention.flag.isEmpty() ? QString() : u" !"_s);
        }
        for (const Relation &relation : bundle.relations)
            lines << relation.type + u": "_s + end(relation.from) + u" > "_s + end(relation.to);
        for (const Argument &argument : bundle.arguments) {
            const Owner filler = argument.filler.kind == Filler::Kind::Mention ? Owner(MentionId(argument.filler.id))
                                                                               : Owner(EventMentionId(argument.filler.id));
            lines << names.value(argument.eventMention) + u'.' + argument.role + u" = "_s + names.value(filler);
        }
        for (const Attribute &attribute : bundle.attributes)
            lines << names.value(attribute.owner) + u'[' + attribute.name + u"] "_s + (attribute.value.isNull() ? u"set"_s : attribute.value);
    }
    return lines.join(u'\n');
}

QByteArray region(const char *id, int start, int end, const char *text, const char *label)
{
    return QByteArray(R"({"id":"%id","from_name":"label","to_name":"text","type":"labels","value":{"start":%start,"end":%end,"text":"%text","labels":["%label"]}})")
        .replace("%id", id).replace("%start", QByteArray::number(start)).replace("%end", QByteArray::number(end)).replace("%text", text).replace("%label", label);
}

QByteArray task(const QByteArray &text, const QByteArray &result, const QByteArray &more = {})
{
    return R"({"id":5,"data":{"text":")" + text + R"("},"annotations":[{"id":1,"completed_by":7,"lead_time":1.5,"result":[)" + result + "]}]" + more + "}";
}

const QByteArray full = task("💩 Ada met Bob.",
    region("a", 3, 6, "Ada", "PER") + ", " + region("b", 11, 14, "Bob", "PER")
        + R"(,{"id":"a","from_name":"gender","to_name":"text","type":"choices","value":{"start":3,"end":6,"choices":["f","x"]}})"
        + R"(,{"id":"a","from_name":"comment","to_name":"text","type":"textarea","value":{"start":3,"end":6,"text":["so"]}})"
        + R"(,{"id":"b","from_name":"age","to_name":"text","type":"number","value":{"start":11,"end":14,"number":41}})"
        + R"(,{"id":"b","from_name":"kind","to_name":"text","type":"taxonomy","value":{"taxonomy":[["One"],["Two","Sub"]]}})"
        + R"(,{"id":"b","from_name":"stars","to_name":"text","type":"rating","value":{"rating":3}})"
        + R"(,{"from_id":"a","to_id":"b","type":"relation","direction":"left","labels":["met"]})"
        + R"(,{"id":"z","from_name":"topic","to_name":"text","type":"choices","value":{"choices":["News"]}})"
        + R"(,{"id":"y","from_name":"box","to_name":"img","type":"rectanglelabels","value":{"x":1,"rectanglelabels":["Q"]}})",
    R"(,"meta":{"k":[1]})");

/// A configuration that somebody made.
const QByteArray kept = "<View className=\"mine\">\n  <Style>.mine { color: red }</Style>\n  <!-- the names -->\n  <Labels name=\"ner\" toName=\"doc\" choice=\"multiple\">\n"
                        "    <Label value=\"Zed\" background=\"red\" hotkey=\"z\"/>\n    <Label value=\"Person\" alias=\"PER\"/>\n  </Labels>\n"
                        "  <Text name=\"doc\" value=\"$body\" granularity=\"word\"/>\n"
                        "  <Choices name=\"sex\" toName=\"doc\" perRegion=\"true\" whenLabelValue=\"Zed\">\n    <Choice value=\"f\"/>\n    <Choice value=\"m\"/>\n  </Choices>\n"
                        "  <Pairwise name=\"pw\" toName=\"doc\"/>\n</View>\n";

const QByteArray web = "https://example.org"; // moc takes two slashes in a raw string for a comment

/// A task that two annotated alike, and a model.
QByteArray ofTwo(const QByteArray &more = {})
{
    const auto both = [](const char *type) -> QByteArray { return region("a", 0, 3, "Ada", type) + "," + region("b", 8, 11, "Bob", type); };
    return R"([{"data":{"text":"Ada and Bob"},"annotations":[{"completed_by":1,"result":[)" + both("PER") + more + R"(]},{"completed_by":2,"result":[)"
        + both("ORG") + R"(]}],"predictions":[{"result":[)" + region("p", 4, 7, "and", "X") + "]}]}]";
}

/// In the middle of that text, nobody's.
Mention newMention(const Bundle &bundle)
{
    Mention mention = bundle.mentions.front();
    mention.id = MentionId(900);
    mention.type = u"NEW"_s;
    mention.extent = TextSpan{4, 7};
    mention.quote = u"and"_s;
    mention.by = {};
    return mention;
}

QString authorOf(const Bundle &bundle, const RelationEnd &end)
{
    const auto mention = std::ranges::find(bundle.mentions, MentionId(end.id), &Mention::id);
    const auto author = std::ranges::find(bundle.authors, mention->by.author, &Author::id);
    return author == bundle.authors.end() ? QString() : author->name;
}

} // namespace

class LabelStudioFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive()
    {
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            std::vector<Bundle> held = project;
            Losses expected;
            for (Bundle &bundle : held) {
                LabelStudioWriter::useLineFeeds(bundle, expected);
                LabelStudioWriter::reduce(bundle, expected);
            }
            std::vector<Loss> losses;
            const auto files = test::written(LabelStudioFormat(), project, {}, {}, &losses);
            QVERIFY(files);
            QXmlStreamReader xml(files->value(config));
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            const auto back = test::readBack(LabelStudioFormat(), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(test::plain(held), test::plain(*back));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            const QString lost = test::difference(test::unsignedOnes(test::plain(project)), test::unsignedOnes(test::plain(held)));
            QVERIFY2(lost.isEmpty() || !losses.empty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(lost)));
            QCOMPARE(rewritten(*back), files->value(tasks));
        }
    }

    void reads()
    {
        const auto bundles = read("[\n" + full + "\n]\n");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(told(*bundles),
            u"PER 2-5 Ada by 7\nPER 10-13 Bob by 7\nmet: Bob > Ada\nAda[gender] f\nAda[gender] x\nAda[comment] so\nBob[age] 41\n"
            "Bob[kind] One\nBob[kind] Two/Sub\nBob[stars] 3\n[topic] News"_s);
        QCOMPARE(bundles->front().article->path, u"project/5"_s);
        QVERIFY(bundles->front().remarks.join(u' ').contains(u"project.json:2: 1 of the entries of “result”"_s));
    }
    /// What cannot be read as it is meant stays in the record, is counted, and comes back.
    void noMarkGoesElsewhere_data()
    {
        QTest::addColumn<QByteArray>("task");
        QTest::addColumn<QString>("read");
        const QByteArray other = QByteArray(region("b", 0, 3, "Bob", "PER")).replace(R"("to_name":"text")", R"("to_name":"body")");
        QTest::newRow("a mark of another text")
            << QByteArray(R"({"id":5,"data":{"text":"Ada","body":"Bob is here"},"annotations":[{"completed_by":7,"result":[)" + region("a", 0, 3, "Ada", "PER")
                   + "," + other + "]}]}")
            << u"PER 0-3 Ada by 7"_s;
        QTest::newRow("one id of two places") << task("Ada and Bob", region("a", 0, 3, "Ada", "PER") + "," + region("a", 8, 11, "Bob", "PER"))
                                              << u"PER 0-3 Ada by 7"_s;
        QTest::newRow("two labels of one place") << task("Ada and Bob", region("a", 0, 3, "Ada", "PER") + "," + region("a", 0, 3, "Ada", "ORG"))
                                                 << u"PER 0-3 Ada by 7\nAda[label] ORG"_s;
    }
    void noMarkGoesElsewhere()
    {
        QFETCH(const QByteArray, task);
        const QByteArray bytes = "[\n" + task + "\n]\n";
        const auto bundles = read(bytes);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QTEST(told(*bundles), "read");
        const bool isLeft = bundles->front().mentions.size() + bundles->front().attributes.size() == 1;
        QCOMPARE(bundles->front().remarks.join(u' ').contains(u"1 of the entries of “result”"_s), isLeft);
        QCOMPARE(rewritten(*bundles), bytes);
    }
    void severalAnnotationsAreRead()
    {
        const auto bundles = read(R"([{"data":{"text":"Ada and Bob"},"annotations":[{"completed_by":1,"result":[)" + region("a", 0, 3, "Ada", "PER")
            + R"(]},{"completed_by":{"email":"b@x"},"created_at":"2024-05-01T10:00:00Z","result":[)" + region("a", 0, 3, "Ada", "ORG")
            + R"(]},{"was_cancelled":true,"result":[)" + region("c", 0, 3, "Ada", "NO") + R"(]}],"predictions":[{"score":0.25,"model_version":"m","result":[)"
            + region("p", 8, 11, "Bob", "PER") + R"(,{"id":"q","from_name":"topic","to_name":"text","type":"choices","value":{"choices":["Guess"]}}]}]}])");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(told(*bundles), u"PER 0-3 Ada by 1\nORG 0-3 Ada by b@x\nPER 8-11 Bob by m ? 0.25"_s);
        QCOMPARE(bundles->front().mentions[1].by.created, 1'714'557'600'000);
        const QString remarks = bundles->back().remarks.join(u'\n');
        QVERIFY2(remarks.contains(u"project.json:1: From here on 1 task(s) have more than one annotation. All were read, each with its author."_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"project.json:1: From here on 1 annotation(s) were skipped by their authors and were not read."_s), qPrintable(remarks));
    }
    /// The line is that of the first of them.
    void severalAnnotationsAreFoundByTheirLine()
    {
        const QByteArray plain = task("Ada", {});
        const QByteArray shared = R"({"data":{"text":"Ada"},"annotations":[{"result":[]},{"result":[]},{"was_cancelled":true,"result":[]}]})";
        const auto bundles = read("[\n" + plain + ",\n" + shared + ",\n" + shared + "\n]\n");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const QString remarks = bundles->back().remarks.join(u'\n');
        QVERIFY2(remarks.contains(u"project.json:3: From here on 2 task(s)"_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"project.json:3: From here on 2 annotation(s)"_s), qPrintable(remarks));
    }
    void doubtfulRegionsAreTold()
    {
        const auto bundles = read("[\n" + task("Ada and Bob", region("a", 0, 3, "Eve", "PER") + ",\n" + region("b", 8, 99, "Bo", "PER")) + "\n]\n");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const QStringList &remarks = bundles->front().remarks;
        QCOMPARE(remarks.size(), 2);
        QVERIFY2(remarks[0].endsWith(u"project.json:2: “Ada” at 0-3 (a) is flagged. The file gives “Eve” as its text."_s), qPrintable(remarks[0]));
        QVERIFY2(remarks[1].endsWith(u"project.json:3: “Bo” at 8-10 (b) is flagged. The file gives 8-99 as its place, but its text stands here."_s), qPrintable(remarks[1]));
    }

    void whatDidNotChangeGoesOutAsItCame_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
        row("everything", full);
        row("several annotations", R"({"data":{"text":"Ada and Bob"},"annotations":[{"result":[)" + region("a", 0, 3, "Ada", "PER") + R"(]},{"completed_by":2,"result":[)"
                + region("a", 0, 3, "Ada", "ORG") + R"(]}],"predictions":[{"score":0.25,"result":[)" + region("p", 8, 11, "Bob", "PER") + "]}]}");
        row("CR LF", task("a\\r\\nAda", region("a", 2, 5, "Ada", "PER")));
        row("another quote", task("Ada", region("a", 0, 3, "Eve", "PER")));
        row("outside", task("Ada", region("a", 0, 99, "Ada", "PER")));
        row("a relation without a label", task("Ada", region("a", 0, 3, "Ada", "PER") + R"(,{"from_id":"a","to_id":"a","type":"relation","direction":"bi"})"));
        row("a relation to nobody", task("Ada", region("a", 0, 3, "Ada", "PER") + R"(,{"from_id":"a","to_id":"b","type":"relation"})"));
        row("two labels", task("Ada", QByteArray(region("a", 0, 3, "Ada", "PER")).replace(R"(["PER"])", R"(["PER","ORG"])")));
        row("a choice without a label", task("Ada", R"({"id":"a","from_name":"c","to_name":"text","type":"choices","value":{"start":0,"end":3,"choices":["x"]}})"));
        row("no annotations", R"({"data":{"text":"Ada"}})");
        row("another key", R"({"data":{"x":"longer text","body":"Ada"},"annotations":[{"result":[{"id":"a","from_name":"ner","to_name":"t","source":"$body","type":"labels","value":{"start":0,"end":3,"labels":["P"]}}]}]})");
    }
    void whatDidNotChangeGoesOutAsItCame()
    {
        QFETCH(const QByteArray, line);
        const auto bundles = read("[ " + line + " ,\n" + line + "]");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        std::vector<Loss> losses;
        QCOMPARE(rewritten(*bundles, &losses), "[\n" + line + ",\n" + line + "\n]\n");
        QVERIFY2(losses.empty(), qPrintable(losses.empty() ? QString() : losses.front().what));
    }

    void onlyWhatChangedIsOther()
    {
        auto bundles = *read('[' + full + ']');
        Bundle &bundle = bundles.front();
        Mention mention = bundle.mentions[0];
        mention.id = MentionId(900);
        mention.type = u"Meet"_s;
        mention.extent = TextSpan{6, 9};
        mention.quote = u"met"_s;
        mention.by = {};
        bundle.mentions[0].type = u"ORG"_s;
        bundle.mentions.push_back(mention);
        bundle.events.push_back({EventId(901), u"Meet"_s, {}, {}});
        bundle.eventMentions.push_back({EventMentionId(902), EventId(901), mention.article, mention.id, {}, {}});
        bundle.arguments.push_back({ArgumentId(903), EventMentionId(902), u"Who"_s, 0, Filler(bundle.mentions[0].id), {}, 0});
        bundle.attributes.push_back({AttributeId(904), EventMentionId(902), u"Negated"_s, {}, 0, {}, 0});
        std::erase_if(bundle.attributes, [](const Attribute &attribute) { return attribute.value == "x"_L1; });
        std::erase_if(bundle.relations, [](const Relation &) { return true; });
        const QByteArray out = rewritten(bundles);
        for (const QByteArray &kept : {QByteArray(R"("lead_time":1.5)"), QByteArray(R"("rectanglelabels":["Q"])"), QByteArray(R"("meta":{"k":[1]})"),
                 QByteArray(R"("taxonomy":[["One"],["Two","Sub"]])"), QByteArray(R"("labels":["ORG"])")})
            QVERIFY2(out.contains(kept), kept.constData());
        QVERIFY(!out.contains("relation\",\"direction\":\"left"));
        QCOMPARE(told(*read(out)),
            u"ORG 2-5 Ada by 7\nPER 10-13 Bob by 7\nMeet 6-9 met by 7\n*met.Who = Ada\nAda[comment] so\nBob[age] 41\nBob[kind] One\n"
            "Bob[kind] Two/Sub\nBob[stars] 3\n[topic] News\nAda[gender] f\n*met[Negated] set"_s);
    }
    void anAcceptedSuggestionIsNoPredictionAnyMore()
    {
        auto bundles = *read(R"([{"data":{"text":"Ada"},"predictions":[{"result":[)" + region("p", 0, 3, "Ada", "PER") + "]}]}]");
        bundles.front().mentions.front().by.status = Status::Accepted;
        const auto again = read(rewritten(bundles));
        QCOMPARE(told(*again), u"PER 0-3 Ada"_s);
        const QByteArray emptied = R"("predictions":[{"result":[]}])";
        QVERIFY(rewritten(bundles).contains(emptied));
    }
    /// A role has no state of its own.
    void theRolesOfAnAcceptedEventGoWithIt()
    {
        const QByteArray trigger = QByteArray(region("t", 0, 3, "hit", "Hit")).replace(R"("from_name":"label")", R"("from_name":"event_trigger")");
        auto bundles = *read(R"([{"data":{"text":"hit Ada"},"predictions":[{"result":[)" + trigger + "," + region("a", 4, 7, "Ada", "PER")
            + R"(,{"type":"relation","from_id":"t","to_id":"a","labels":["Who"]}]}]}])");
        Bundle &bundle = bundles.front();
        for (Mention &mention : bundle.mentions)
            mention.by.status = Status::Accepted;
        bundle.events.front().by.status = bundle.eventMentions.front().by.status = Status::Accepted;
        QCOMPARE(told(*read(rewritten(bundles))), u"Hit 0-3 hit\nPER 4-7 Ada\n*hit.Who = Ada"_s);
    }

    /// A relation can name only what stands in the same annotation.
    void aNewRelationStandsWithItsEnds_data()
    {
        QTest::addColumn<int>("from"); // two mentions of each annotator, a suggestion, and a new one
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("author"); // of both ends when it is read again; empty: it is left out
        QTest::newRow("of the first") << 0 << 1 << u"1"_s;
        QTest::newRow("of the second") << 3 << 2 << u"2"_s;
        QTest::newRow("from a new one to the second") << 5 << 3 << u"2"_s;
        QTest::newRow("from the first to a new one") << 1 << 5 << u"1"_s;
        QTest::newRow("of both") << 1 << 3 << QString();
        QTest::newRow("to a suggestion") << 1 << 4 << QString();
    }
    void aNewRelationStandsWithItsEnds()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const QString, author);
        auto bundles = *read(ofTwo());
        Bundle &bundle = bundles.front();
        if (from == 5 || to == 5)
            bundle.mentions.push_back(newMention(bundle));
        bundle.relations.push_back({RelationId(901), bundle.article->id, u"met"_s, {bundle.mentions[size_t(from)].id, u"Arg1"_s},
            {bundle.mentions[size_t(to)].id, u"Arg2"_s}, {}, {}, {}, {}});
        std::vector<Loss> losses;
        const auto again = read(rewritten(bundles, &losses));
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        const Bundle &back = again->front();
        QCOMPARE(back.mentions.size(), bundle.mentions.size());
        QCOMPARE(back.relations.size(), author.isEmpty() ? 0u : 1u);
        const bool isTold = std::ranges::any_of(losses, [](const Loss &loss) {
            return loss.what == "relations and roles between what stands in different annotations of a task"_L1 && loss.examples.contains(u"met"_s);
        });
        QCOMPARE(isTold, author.isEmpty());
        for (const Relation &relation : back.relations) {
            QCOMPARE(authorOf(back, relation.from), author);
            QCOMPARE(authorOf(back, relation.to), author);
        }
    }
    void aRelationMovesWithItsEnds()
    {
        auto bundles = *read(ofTwo(R"(,{"from_id":"a","to_id":"b","type":"relation","direction":"right","labels":["met"],"more":1})"));
        Bundle &bundle = bundles.front();
        QCOMPARE(authorOf(bundle, bundle.relations.front().from), u"1"_s);
        bundle.relations.front().from = {bundle.mentions[2].id, u"Arg1"_s};
        bundle.relations.front().to = {bundle.mentions[3].id, u"Arg2"_s};
        const QByteArray out = rewritten(bundles);
        const QByteArray kept = R"("more":1)";
        QCOMPARE(out.count(kept), 1);
        const auto again = read(out);
        QCOMPARE(again->front().relations.size(), 1u);
        QCOMPARE(authorOf(again->front(), again->front().relations.front().from), u"2"_s);
        QCOMPARE(authorOf(again->front(), again->front().relations.front().to), u"2"_s);
    }
    void aNewMentionStandsWithWhatItsAuthorMarked()
    {
        auto bundles = *read(ofTwo());
        Bundle &bundle = bundles.front();
        bundle.mentions.push_back(newMention(bundle));
        bundle.mentions.back().by.author = std::ranges::find(bundle.authors, u"2"_s, &Author::name)->id;
        const auto again = read(rewritten(bundles));
        const auto added = std::ranges::find(again->front().mentions, u"NEW"_s, &Mention::type);
        QVERIFY(added != again->front().mentions.end());
        QCOMPARE(authorOf(again->front(), RelationEnd(added->id, {})), u"2"_s);

        // Of several of the author's it is the first that is no prediction.
        bundles = *read(R"({"data":{"text":"Ada and Bob"},"predictions":[{"completed_by":2,"result":[]}],"annotations":[{"completed_by":1,"result":[]},)"
                        R"({"completed_by":2,"result":[]},{"completed_by":2,"result":[)" + region("a", 0, 3, "Ada", "PER") + "]}]}");
        Bundle &ofSeveral = bundles.front();
        ofSeveral.mentions.push_back(newMention(ofSeveral));
        ofSeveral.mentions.back().by.author = ofSeveral.mentions.front().by.author;
        const QByteArray out = rewritten(bundles);
        QVERIFY2(out.contains(R"({"completed_by":1,"result":[]},{"completed_by":2,"result":[{)") && out.indexOf("NEW") < out.indexOf("PER"), out.constData());
    }
    void aRelationOfSuggestionsIsSuggestedAndTold()
    {
        auto bundles = *read(ofTwo());
        Bundle &bundle = bundles.front();
        const MentionId suggestion = bundle.mentions[4].id;
        bundle.relations.push_back({RelationId(901), bundle.article->id, u"met"_s, {suggestion, u"Arg1"_s}, {suggestion, u"Arg2"_s}, {}, {}, {}, {}});
        std::vector<Loss> losses;
        const auto again = read(rewritten(bundles, &losses));
        QCOMPARE(again->front().relations.size(), 1u);
        QCOMPARE(again->front().relations.front().by.status, Status::Suggested);
        QVERIFY(std::ranges::contains(losses, u"relations between suggestions, which are written as suggestions too"_s, &Loss::what));
    }
    void relationsOfTriggersAreToldFromRoles()
    {
        auto bundles = *read('[' + task("hit ran", "") + ']');
        Bundle &bundle = bundles.front();
        for (const qint64 i : {0, 4}) {
            bundle.mentions.push_back({MentionId(800 + i), bundle.article->id, u"E"_s, TextSpan{i, i + 3}, bundle.text.mid(i, 3), {}, {}, {}, {}, {}, {}});
            bundle.events.push_back({EventId(810 + i), u"E"_s, {}, {}});
            bundle.eventMentions.push_back({EventMentionId(820 + i), EventId(810 + i), bundle.article->id, MentionId(800 + i), {}, {}});
        }
        bundle.relations.push_back({RelationId(830), bundle.article->id, u"Cause"_s, {EventMentionId(820), u"Arg1"_s}, {EventMentionId(824), u"Arg2"_s}, {}, {}, {}, {}});
        bundle.arguments.push_back({ArgumentId(840), EventMentionId(820), u"After"_s, 0, Filler(EventMentionId(824)), {}, 0});
        QCOMPARE(told(*read(rewritten(bundles))), u"E 0-3 hit by 7\nE 4-7 ran by 7\nCause: *hit > *ran\n*hit.After = *ran"_s);
    }

    void writesTheConfiguration()
    {
        const auto schema = readSchema("schema \"X\" version 1 language en\nentity PER \"Person\" color #0080ff\n  attr gender one of f m\nrelation met color #00ff00\n"
                                       "event Meet\n  attr sure bool\n  role Who * PER\n  attr topic on document text\n",
            u"x.schema"_s);
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        const auto files = test::written(LabelStudioFormat(), projectOf(*read('[' + task("Ada", region("a", 0, 3, "Ada", "New & <old>")) + ']')), {}, *schema);
        const QByteArray xml = files->value(config);
        for (const char *part : {"<Relation value=\"met\" background=\"#00ff00\"/>", "<Relation value=\"Who\"/>", "<Labels name=\"label\" toName=\"text\">",
                 "<Label value=\"PER\" background=\"#0080ff\"/>", "<Label value=\"New &amp; &lt;old&gt;\"/>", "<Labels name=\"event_trigger\" toName=\"text\">",
                 "<Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>",
                 "<Choices name=\"gender\" toName=\"text\" choice=\"single\" perRegion=\"true\" visibleWhen=\"region-selected\" whenLabelValue=\"PER\">",
                 "<Choice value=\"f\"/>", "<TextArea name=\"topic\" toName=\"text\"/>"})
            QVERIFY2(xml.contains(part), xml.constData());
    }

    /// Read into a new project it gives the types in their order and colours.
    void readsTheConfiguration()
    {
        const auto schema = readSchema("schema \"X\" version 1 language en\nentity Zed color #0080ff\n  attr gender one of f m\nentity Alpha color #ff0000\n"
                                       "relation met color #00ff00\nevent Meet color #123456\n  attr sure bool\n  role Who * Zed\n  attr topic on document text\n",
            u"x.schema"_s);
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        const auto files = test::written(LabelStudioFormat(), projectOf(*read('[' + task("Ada", region("a", 0, 3, "Ada", "Alpha")) + ']')), {}, *schema);
        const auto back = test::readBack(LabelStudioFormat(), *files, u"configured"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(back->size(), 2u);
        const auto again = readSchema(back->front().schemaText.toUtf8(), u"x.schema"_s);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QStringList types;
        for (const TypeDef &type : again->types())
            types << u"%1 %2 %3"_s.arg(int(type.kind)).arg(type.name, QString::number(type.color.value_or(0), 16));
        QCOMPARE(types.join(u", "_s), u"0 Zed 80ff, 0 Alpha ff0000, 3 Meet 123456, 2 met ff00"_s);
        const AttributeDef *gender = again->attribute(*again->mentionType(u"Zed"_s), AttributeOwner::Mention, u"gender"_s);
        QVERIFY(gender && gender->kind == AttributeKind::Choice && gender->values == QStringList({u"f"_s, u"m"_s}));
        QVERIFY(!again->attribute(*again->mentionType(u"Alpha"_s), AttributeOwner::Mention, u"gender"_s));
        const AttributeDef *sure = again->attribute(*again->eventType(u"Meet"_s), AttributeOwner::Event, u"sure"_s);
        QVERIFY(sure && sure->kind == AttributeKind::Bool);
        QCOMPARE(again->documentAttributes().size(), 1u);
        // It goes along, and out again as it is.
        QCOMPARE(back->front().files.size(), 1u);
        QCOMPARE(back->front().files.front().bytes, files->value(config));
        QCOMPARE(test::written(LabelStudioFormat(), *back, {}, *schema)->value(config), files->value(config));
    }

    /// The configuration can say a part of a schema only; the schema goes along, and is believed until somebody changes that.
    void theSchemaComesBackWhole()
    {
        const QByteArray text = "schema \"X\" version 3 language tr\n\nvalue Count\n  | A number.\nevent Meet \"Meeting\"\n  role HowMany ? Count\n  attr day date\n";
        const auto schema = readSchema(text, u"x.schema"_s);
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        std::vector<Bundle> project = projectOf(*read('[' + task("Ada", region("a", 0, 3, "Ada", "Count")) + ']'));
        project.front().schemaText = QString::fromUtf8(text);
        auto files = *test::written(LabelStudioFormat(), project, {}, *schema);
        auto back = test::readBack(LabelStudioFormat(), files, u"whole"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(back->front().schemaText.toUtf8(), text);
        QCOMPARE(back->front().remarks, QStringList());
        files[config].replace("<Label value=\"Count\"", "<Label value=\"New\"/><Label value=\"Count\"");
        back = test::readBack(LabelStudioFormat(), files, u"whole"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QVERIFY(back->front().schemaText.contains("entity New"_L1));
        QCOMPARE(back->front().remarks.size(), 1);
    }

    /// Somebody may have sent it.
    void whatIsTooLargeIsNoConfiguration()
    {
        const auto isRead = [](const QByteArray &inside) { return readLabelStudioControls("<View>" + inside + "</View>").has_value(); };
        const auto nested = [](qsizetype depth) { return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth); };
        QVERIFY(isRead(nested(60)));
        QVERIFY(!isRead(nested(64)));
        const QByteArray control("<TextArea name=\"a\" toName=\"text\" perRegion=\"true\"/>");
        QVERIFY(isRead(control.repeated(200)));
        QVERIFY(!isRead(control.repeated(201)));
        const auto labels = [](qsizetype count) { return "<Labels name=\"label\" toName=\"text\">" + QByteArray("<Label value=\"A\"/>").repeated(count) + "</Labels>"; };
        QVERIFY(isRead(labels(2'000)));
        QVERIFY(!isRead(labels(2'001)));
    }

    void aConfigurationIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("types");
        QTest::addColumn<int>("remarks");
        const QByteArray labels = "<View><Labels name=\"ner\" toName=\"text\"><Label value=\"Person\" alias=\"PER\" background=\"#F00\"/><Label value=\"Place\"/></Labels>"
                                  "<Relations><Relation value=\"in\"/></Relations><Text name=\"text\" value=\"$text\"/></View>";
        const QByteArray hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<View>&e;</View>";
        QTest::newRow("ours") << config << labels << u"0 PER “Person” ff0000, 0 Place “” none, 2 in “” none"_s << 0;
        QTest::newRow("of Label Studio's examples") << u"config.xml"_s << labels << u"0 PER “Person” ff0000, 0 Place “” none, 2 in “” none"_s << 0;
        QTest::newRow("somebody else's") << u"config.xml"_s << QByteArray("<project/>") << QString() << 0;
        QTest::newRow("damaged") << config << labels.first(90) << QString() << 1;
        QTest::newRow("with a DOCTYPE") << config << hostile << QString() << 1;
    }
    void aConfigurationIsFound()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, remarks);
        const auto back = test::readBack(LabelStudioFormat(), {{tasks, '[' + task("Ada", "") + ']'}, {name, bytes}}, u"found"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QStringList types;
        if (const auto schema = readSchema(back->front().schemaText.toUtf8(), {})) {
            for (const TypeDef &type : schema->types())
                types << u"%1 %2 “%3” %4"_s.arg(int(type.kind)).arg(type.name, type.label, type.color ? QString::number(*type.color, 16) : u"none"_s);
        }
        QTEST(types.join(u", "_s), "types");
        QCOMPARE(back->front().remarks.size(), remarks);
        QCOMPARE(std::ranges::count_if(*back, [](const Bundle &bundle) { return bundle.article.has_value(); }), 1);
        QVERIFY(types.isEmpty() || (back->front().files.size() == 1 && back->front().files.front().name == config));
    }

    /// What is not known in it is none of our business, and what it calls things the new tasks call them too.
    void aConfigurationThatCameAlongStays_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray none = "schema \"X\" version 1 language en\n";
        QTest::newRow("nothing is new") << none << u"PER"_s << kept;
        QTest::newRow("a label") << none << u"A & B"_s << QByteArray(kept).replace("  </Labels>", "    <Label value=\"A &amp; B\"/>\n  </Labels>");
        QTest::newRow("a colour") << none + "entity Zed color #0080ff\n" << u"PER"_s
                                  << QByteArray(kept).replace("background=\"red\" hotkey=\"z\"/>", "hotkey=\"z\" background=\"#0080ff\"/>");
        QTest::newRow("a colour that nobody chose") << none + "entity Zed\n" << u"PER"_s << kept;
        QTest::newRow("an attribute of one more type") << none + "entity PER\n  attr sex one of f m\n" << u"PER"_s
                                                       << QByteArray(kept).replace("whenLabelValue=\"Zed\"", "whenLabelValue=\"Zed,PER\"");
        QTest::newRow("a relation") << none + "relation near color #00ff00\n" << u"PER"_s
                                    << QByteArray(kept).replace("</View>", "  <Relations><Relation value=\"near\" background=\"#00ff00\"/></Relations>\n</View>");
    }
    void aConfigurationThatCameAlongStays()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QString, type);
        QFETCH(const QByteArray, expected);
        const auto parsed = readSchema(schema, u"x.schema"_s);
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
        std::vector<Bundle> project(2);
        project[0].files.push_back({SourceFileId(1), {}, u"label-studio"_s, config, {}, kept});
        Article &article = project[1].article.emplace();
        article.id = ArticleId(1);
        article.title = u"T"_s;
        project[1].text = u"Ada met Bob."_s;
        Mention &mention = project[1].mentions.emplace_back();
        mention.id = MentionId(2);
        mention.article = article.id;
        mention.type = type;
        mention.extent = TextSpan{0, 3};
        mention.quote = u"Ada"_s;
        const auto files = test::written(LabelStudioFormat(), project, {}, *parsed);
        QCOMPARE(files->value(config), expected);
        const QByteArray out = files->value(tasks);
        QVERIFY2(out.contains("\"from_name\":\"ner\",\"to_name\":\"doc\"") && out.contains("\"body\":\"Ada met Bob.\""), out.constData());
        QCOMPARE(told(*read(out)), type + u" 0-3 Ada"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &line, const QString &sentence) { QTest::newRow(name) << line << sentence; };
        row("no data", R"({"annotations":[]})", u"project.json:1: Task 1 has no “data”: expected an object with a string under “text”."_s);
        const QString noText = u"project.json:1: Task 5 has no text: expected a string in “data”, under “text” or the name that its marks give"_s;
        const QString isAddress = noText + u"; “%1” is only the address or the name of a file."_s;
        row("no text", R"({"id":5,"data":{"image":7},"annotations":[]})", noText + u'.');
        row("an address", R"({"id":5,"data":{"image":")" + web + R"(/a.jpg?x=1"}})", isAddress.arg(u"image"_s));
        row("the name of a file", R"({"id":5,"data":{"scan":"page1.PDF"},"annotations":[{"result":[{"id":"a","from_name":"l","to_name":"scan","type":"choices","value":{"choices":["x"]}}]}]})", isAddress.arg(u"scan"_s));
        row("a sound with words beside it", R"({"id":5,"data":{"audio":")" + web + R"(/a.wav","caption":"Ada speaks"},"annotations":[{"result":[{"id":"a","from_name":"l","to_name":"sound","source":"$audio","type":"labels","value":{"start":0,"end":3,"labels":["Q"]}}]}]})",
            isAddress.arg(u"audio"_s));
        row("HTML", R"({"data":{"text":"<p>a</p>"},"annotations":[{"result":[{"id":"a","from_name":"ner","to_name":"text","type":"hypertextlabels","value":{"start":"/p[1]","end":"/p[1]","startOffset":0,"endOffset":1,"hypertextlabels":["X"]}}]}]})",
            u"project.json:1: The marks stand in HTML, by XPath, which cannot be read here."_s);
    }
    void refuses()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, sentence);
        QFile file(test::scratchPath(tasks));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(line) == line.size());
        file.close();
        const auto bundles = test::readAll(LabelStudioFormat(), file.fileName());
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.endsWith(sentence), qPrintable(bundles.error().message));
    }

    void takesTheText_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("text");
        QTest::newRow("the longest that is no address") << QByteArray(R"({"data":{"url":")" + web + R"(/a/long/address","id":"7","body":"Ada met Bob"}})") << u"Ada met Bob"_s;
        QTest::newRow("an address as the text") << QByteArray(R"({"data":{"text":")" + web + R"("}})") << u"https://example.org"_s;
        QTest::newRow("marks in a picture beside it") << QByteArray(R"({"data":{"image":"/data/a.png","text":"Ada"},"annotations":[{"result":[{"id":"a","from_name":"l","to_name":"image","type":"labels","value":{"start":0,"end":2,"labels":["Q"]}}]}]})") << u"Ada"_s;
    }
    void takesTheText()
    {
        QFETCH(const QByteArray, line);
        const auto bundles = read('[' + line + ']');
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QTEST(bundles->front().text, "text");
        QVERIFY(bundles->front().mentions.empty());
        QCOMPARE(rewritten(*bundles), "[\n" + line + "\n]\n");
    }
    void aBadTaskFailsAlone()
    {
        const auto bundles = read("[" + task("Ada", "") + ",\n{\"id\":6,\"data\":{\"image\":\"a.jpg\"}},\n{\"id\":7,\"data\" 1},\n" + task("Bob", "") + "]");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QVERIFY(bundles->front().failures.empty());
        const std::vector<Error> &failures = bundles->back().failures;
        QCOMPARE(failures.size(), 2u);
        QVERIFY2(failures[0].message.contains(u"project.json:2: Task 6 has no text"_s), qPrintable(failures[0].message));
        QVERIFY2(failures[1].message.contains(u"project.json:3: This is not valid JSON"_s), qPrintable(failures[1].message));
    }

    void tellsItsFiles_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("score");
        QTest::newRow("tasks") << QByteArray('[' + full + ']') << 90;
        QTest::newRow("not yet marked") << QByteArray(R"([{"data":{"text":"a"}}])") << 50;
        QTest::newRow("ours") << QByteArray(R"({"format":"glossator","version":1})") << 0;
        QTest::newRow("other arrays") << QByteArray(R"([{"text":"a"}])") << 0;
    }
    void tellsItsFiles()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const int, score);
        QCOMPARE(LabelStudioFormat().sniff(u"x.json"_s, head), score);
    }

    void corpus()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/label-studio-frontend");
        qsizetype files = 0, articles = 0, mentions = 0, flagged = 0, attributes = 0, relations = 0, unread = 0;
        QDirIterator paths(test::sharedDir() + u"/corpora/label-studio-frontend/examples"_s, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (paths.hasNext()) {
            const auto bundles = test::readAll(LabelStudioFormat(), paths.next());
            if (!bundles) {
                const bool isRemote = bundles.error().message.contains(u"“url” is only the address"_s);
                QVERIFY2(isRemote || bundles.error().message.contains(u"XPath"_s), qPrintable(bundles.error().message));
                ++unread;
                continue;
            }
            ++files;
            for (const Bundle &bundle : *bundles) {
                articles += bool(bundle.article);
                mentions += qsizetype(bundle.mentions.size());
                attributes += qsizetype(bundle.attributes.size());
                relations += qsizetype(bundle.relations.size());
                flagged += std::ranges::count_if(bundle.mentions, [](const Mention &mention) { return !mention.flag.isEmpty(); });
            }
            std::vector<Loss> losses;
            const QByteArray out = rewritten(*bundles, &losses);
            QVERIFY2(losses.empty(), qPrintable(losses.empty() ? QString() : losses.front().what));
            const auto again = read(out);
            QVERIFY(again);
            QCOMPARE(told(*again), told(*bundles));
            QCOMPARE(rewritten(*again), out);
        }
        qInfo("Label Studio: %lld files (%lld others in HTML or elsewhere), %lld texts, %lld mentions (%lld flagged), %lld relations, %lld attributes", files,
            unread, articles, mentions, flagged, relations, attributes);
        QVERIFY(files >= 10);
        QVERIFY(mentions > 0);
    }
};

QTEST_GUILESS_MAIN(LabelStudioFormatTest)
#include "tst_labelstudioformat.moc"
