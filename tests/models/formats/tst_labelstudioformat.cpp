// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioformat.h"

#include "models/domain/schemareader.h"
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

} // namespace

class LabelStudioFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive()
    {
        const int rounds = test::repetitions(200, 5'000);
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
        QVERIFY2(remarks.contains(u"1 tasks have more than one annotation."_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"1 annotations were skipped by their authors"_s), qPrintable(remarks));
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
        const auto schema = readSchema("schema \"X\" version 1 language en\nentity PER \"Person\" color #0080ff\n  attr gender one of f m\nrelation met\n"
                                       "event Meet\n  attr sure bool\n  role Who * PER\n  attr topic on document text\n",
            u"x.schema"_s);
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        const auto files = test::written(LabelStudioFormat(), projectOf(*read('[' + task("Ada", region("a", 0, 3, "Ada", "New & <old>")) + ']')), {}, *schema);
        const QByteArray xml = files->value(config);
        for (const char *part : {"<Relation value=\"met\"/>", "<Relation value=\"Who\"/>", "<Labels name=\"label\" toName=\"text\">",
                 "<Label value=\"PER\" background=\"#0080ff\"/>", "<Label value=\"New &amp; &lt;old&gt;\"/>", "<Labels name=\"event_trigger\" toName=\"text\">",
                 "<Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>",
                 "<Choices name=\"gender\" toName=\"text\" choice=\"single\" perRegion=\"true\" visibleWhen=\"region-selected\" whenLabelValue=\"PER\">",
                 "<Choice value=\"f\"/>", "<TextArea name=\"topic\" toName=\"text\"/>"})
            QVERIFY2(xml.contains(part), xml.constData());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &line, const QString &sentence) { QTest::newRow(name) << line << sentence; };
        row("no data", R"({"annotations":[]})", u"project.json:1: “data” has to be there, with a text."_s);
        row("no text", R"({"data":{"image":7},"annotations":[]})", u"project.json:1: “data” has to be there, with a text."_s);
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
        qsizetype files = 0, articles = 0, mentions = 0, flagged = 0, attributes = 0, relations = 0, inHtml = 0;
        QDirIterator paths(test::sharedDir() + u"/corpora/label-studio-frontend/examples"_s, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (paths.hasNext()) {
            const auto bundles = test::readAll(LabelStudioFormat(), paths.next());
            if (!bundles) {
                QVERIFY2(bundles.error().message.contains(u"XPath"_s), qPrintable(bundles.error().message));
                ++inHtml;
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
        qInfo("Label Studio: %lld files (%lld others in HTML), %lld texts, %lld mentions (%lld flagged), %lld relations, %lld attributes", files,
            inHtml, articles, mentions, flagged, relations, attributes);
        QVERIFY(files >= 10);
        QVERIFY(mentions > 0);
    }
};

QTEST_GUILESS_MAIN(LabelStudioFormatTest)
#include "tst_labelstudioformat.moc"
