// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/doccanoformat.h"

#include "models/domain/schema.h"
#include "models/formats/doccanowriter.h"
#include "tests/support/canonical.h"
#include "tests/support/plainbundles.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Bundle>> read(const QByteArray &bytes) { return test::readBack(DoccanoFormat(), {{{}, bytes}}, u"doccano"_s); }

QByteArray rewritten(const std::vector<Bundle> &bundles, const WriteOptions &options = {}, std::vector<Loss> *losses = nullptr)
{
    std::vector<Bundle> project(1);
    for (const Bundle &bundle : bundles) {
        if (bundle.article)
            project.push_back(bundle);
    }
    return (*test::written(DoccanoFormat(), project, options, {}, losses))[{}];
}

const QByteArray related
    = R"({"id": 7, "text": "Ada met 😀 Bob.", "Comments": [], "entities": [{"id": 21, "label": "PER", "start_offset": 0, "end_offset": 3, "x": null}, )"
      R"({"id": 22, "label": "PER", "start_offset": 10, "end_offset": 13}], "relations": [{"id": 21, "from_id": 22, "to_id": 21, "type": "met"}]})";

} // namespace

class DoccanoFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive()
    {
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            const bool hasRelations = seed % 3 != 0;
            std::vector<Bundle> held = project;
            Losses expected;
            for (Bundle &bundle : held)
                keepHeld(bundle, DoccanoWriter::holdings(hasRelations), expected);
            std::vector<Loss> losses;
            const WriteOptions options{{u"relations"_s, hasRelations ? u"yes"_s : u"no"_s}};
            const auto files = test::written(DoccanoFormat(), project, options, {}, &losses);
            QVERIFY(files);
            const auto back = test::readBack(DoccanoFormat(), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(test::plain(held), test::plain(*back));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            const QString lost = test::difference(test::unsignedOnes(test::plain(project)), test::unsignedOnes(test::plain(held)));
            QVERIFY2(lost.isEmpty() || !losses.empty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(lost)));
            QCOMPARE(rewritten(*back, options), files->value({}));
        }
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char *name, const QByteArray &line, const QString &mentions) { QTest::newRow(name) << line << mentions; };
        row("relations", related, u"PER 0-3 Ada\nPER 10-13 Bob\nmet: Bob > Ada"_s);
        row("label", R"({"text":"a b","label":[[0,1,"X"],[2,3,"Y"]]})", u"X 0-1 a\nY 2-3 b"_s);
        row("labels", R"({"text":"a b","labels":[[0,3,"X"],[0,1,"Y"]]})", u"X 0-3 a b\nY 0-1 a"_s);
        row("entities", R"({"text":"a b","entities":[[0,1,"X"]],"cats":["c"]})", u"X 0-1 a"_s);
        row("ids that are text", R"({"text":"a b","entities":[{"id":"u","label":"X","start_offset":0,"end_offset":1}],"relations":[{"from_id":"u","to_id":"u","type":"r"}]})", u"X 0-1 a\nr: a > a"_s);
        row("no relations", R"({"text":"a b","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1}]})", u"X 0-1 a"_s);
        row("no ids", R"({"text":"a b","entities":[{"label":"X","start_offset":0,"end_offset":1}],"relations":[{"from_id":0,"to_id":0,"type":"r"}]})", u"X 0-1 a"_s);
        row("an id twice", R"({"text":"a b","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1},{"id":1,"label":"Y","start_offset":2,"end_offset":3}],"relations":[{"id":1,"from_id":1,"to_id":1,"type":"r"}]})", u"X 0-1 a\nY 2-3 b\nr: a > a"_s);
        row("an emoji before, CR LF", R"({"text":"😀\r\nb","label":[[3,4,"X"]]})", u"X 3-4 b"_s);
        row("outside", R"({"text":"ab","label":[[1,9,"X"]]})", u"X 1-2 b !"_s);
        row("no places", R"({"text":"ab","label":[[1,1,"X"],[0,1],[-1,1,"X"],["a","b","c"],[0,1,""]]})", u""_s);
        row("labels of the text", R"({"text":"ab","label":["good"]})", u""_s);
        row("triples beside relations of nobody", R"({"text":"a b","label":[[0,1,"X"]],"relations":[{"id":1,"from_id":0,"to_id":1,"type":"r"}]})", u"X 0-1 a"_s);
        row("objects under label", R"({"text":"a b","label":[{"id":1,"label":"X","start_offset":0,"end_offset":1}]})", u"X 0-1 a"_s);
        row("triples among objects", R"({"text":"a b","entities":[[0,1,"X"],{"id":1,"label":"Y","start_offset":2,"end_offset":3}],"relations":{}})", u"X 0-1 a\nY 2-3 b"_s);
    }
    void reads()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, mentions);
        const auto bundles = read(line + '\n');
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(test::marksIn(*bundles), mentions);
        QCOMPARE(rewritten(*bundles), line + '\n'); // as nothing changed
    }
    void whatIsNotReadIsTold()
    {
        const auto bundles = read(R"({"text":"ab","label":["good"],"cats":["c","d"]})");
        QCOMPARE(bundles->front().remarks.size(), 2);
        QVERIFY(bundles->front().remarks.front().endsWith(u"project.jsonl:1: 2 of the entries of “cats” cannot be read here; they are kept as they are."_s));
    }

    void doubtfulPlacesAreTold()
    {
        const auto bundles = read(R"({"text":"ab","label":[[1,9,"X"]]})" "\n" R"({"text":"ab","entities":[{"id":21,"label":"X","start_offset":1,"end_offset":9}]})" "\n");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        const QString why = u"The file gives 1-9 as its place, which is no place in the text."_s;
        QVERIFY2(bundles->front().remarks.join(u'\n').endsWith(u"project.jsonl:1: “b” at 1-2 is flagged. "_s + why), qPrintable(bundles->front().remarks.join(u'\n')));
        QVERIFY2(bundles->back().remarks.join(u'\n').endsWith(u"project.jsonl:2: “b” at 1-2 (21) is flagged. "_s + why), qPrintable(bundles->back().remarks.join(u'\n')));
    }

    void onlyWhatChangedIsOther()
    {
        auto bundles = *read(related);
        Bundle &bundle = bundles.front();
        std::erase_if(bundle.relations, [](const Relation &) { return true; });
        bundle.mentions.back().extent = TextSpan{4, 7};
        bundle.mentions.back().quote = u"met"_s;
        Mention mention = bundle.mentions.front();
        mention.id = MentionId(99);
        mention.type = u"NEW"_s;
        bundle.mentions.push_back(mention);
        bundle.relations.push_back({RelationId(100), mention.article, u"is"_s, {MentionId(99), u"Arg1"_s}, {bundle.mentions[1].id, u"Arg2"_s}, {}, {}, {}, {}});
        QCOMPARE(rewritten(bundles),
            QByteArray(R"({"id":7,"text":"Ada met 😀 Bob.","Comments":[],"entities":[{"id":21,"label":"PER","start_offset":0,"end_offset":3,"x":null},)"
                       R"({"id":22,"label":"PER","start_offset":4,"end_offset":7},{"id":23,"label":"NEW","start_offset":0,"end_offset":3}],)"
                       R"("relations":[{"id":22,"from_id":23,"to_id":22,"type":"is"}]})") + '\n');
        QCOMPARE(rewritten(bundles, {{u"relations"_s, u"no"_s}}),
            QByteArray(R"({"id":7,"text":"Ada met 😀 Bob.","Comments":[],"label":[[0,3,"NEW"],[0,3,"PER"],[4,7,"PER"]]})") + '\n');
    }
    /// Also where the form of the places changes.
    void whatIsNotReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("relations"); // the option; with them there is one more: from the first place to the last
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("triples become objects") << QByteArray(R"({"text":"a b","label":[[0,1,"X"],[5,4,"bad"],"good",[2,3,"Y"]]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","label":[[5,4,"bad"],"good"],"entities":[{"id":0,"label":"X","start_offset":0,"end_offset":1},{"id":1,"label":"Y","start_offset":2,"end_offset":3}],)"
                          R"("relations":[{"id":0,"from_id":0,"to_id":1,"type":"is"}]})");
        QTest::newRow("triples under entities") << QByteArray(R"({"text":"a b","entities":[[0,1],[0,1,"X"]]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","entities":[[0,1],{"id":0,"label":"X","start_offset":0,"end_offset":1}],"relations":[{"id":0,"from_id":0,"to_id":0,"type":"is"}]})");
        QTest::newRow("a triple among objects") << QByteArray(R"({"text":"a b","entities":[[0,1,"X"],{"id":4,"label":"Y","start_offset":2,"end_offset":3}]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","entities":[{"id":5,"label":"X","start_offset":0,"end_offset":1},{"id":4,"label":"Y","start_offset":2,"end_offset":3}],)"
                          R"("relations":[{"id":0,"from_id":5,"to_id":4,"type":"is"}]})");
        QTest::newRow("a relation of nobody stays nobody's") << QByteArray(R"({"text":"a b","label":[[0,1,"X"]],"relations":[{"id":7,"from_id":0,"to_id":3,"type":"r"}]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","relations":[{"id":7,"from_id":0,"to_id":3,"type":"r"},{"id":8,"from_id":4,"to_id":4,"type":"is"}],)"
                          R"("entities":[{"id":4,"label":"X","start_offset":0,"end_offset":1}]})");
        QTest::newRow("nor where it says its ids as texts") << QByteArray(R"({"text":"a b","label":[[0,1,"X"],[2,3,"Y"]],"relations":[{"from_id":"0","to_id":"1","type":"r"}]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","relations":[{"from_id":"0","to_id":"1","type":"r"},{"id":0,"from_id":2,"to_id":3,"type":"is"}],)"
                          R"("entities":[{"id":2,"label":"X","start_offset":0,"end_offset":1},{"id":3,"label":"Y","start_offset":2,"end_offset":3}]})");
        QTest::newRow("an id that is a text") << QByteArray(R"({"text":"a b","entities":[{"label":"X","start_offset":0,"end_offset":1},{"id":"4","label":"Y","start_offset":2,"end_offset":3}]})") << u"yes"_s
            << QByteArray(R"({"text":"a b","entities":[{"label":"X","start_offset":0,"end_offset":1,"id":5},{"id":"4","label":"Y","start_offset":2,"end_offset":3}],)"
                          R"("relations":[{"id":0,"from_id":5,"to_id":"4","type":"is"}]})");
        QTest::newRow("something else under entities") << QByteArray(R"({"text":"a b","label":[[0,1,"X"]],"entities":"by hand"})") << u"yes"_s
            << QByteArray(R"({"text":"a b","label":[{"id":0,"label":"X","start_offset":0,"end_offset":1}],"entities":"by hand","relations":[{"id":0,"from_id":0,"to_id":0,"type":"is"}]})");
        QTest::newRow("objects become triples")
            << QByteArray(R"({"text":"a b","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1},{"id":2,"label":""}],"relations":[{"id":3,"from_id":1,"to_id":9,"type":"r"}],"label":"good"})") << u"no"_s
            << QByteArray(R"({"text":"a b","entities":[{"id":2,"label":""}],"relations":[{"id":3,"from_id":1,"to_id":9,"type":"r"}],"label":"good","labels":[[0,1,"X"]]})");
    }
    void whatIsNotReadIsKept()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, relations);
        QFETCH(const QByteArray, expected);
        auto bundles = *read(line + '\n');
        Bundle &bundle = bundles.front();
        const QString marks = test::marksIn(bundles);
        if (relations == "yes"_L1)
            bundle.relations.push_back({RelationId(100), bundle.article->id, u"is"_s, {bundle.mentions.front().id, u"Arg1"_s}, {bundle.mentions.back().id, u"Arg2"_s}, {}, {}, {}, {}});
        const QByteArray out = rewritten(bundles, {{u"relations"_s, relations}});
        QCOMPARE(out, expected + '\n');
        const QString again = test::marksIn(*read(out));
        QVERIFY2(again.startsWith(marks), qPrintable(again));
        QCOMPARE(again.count(u"is: "_s), relations == "yes"_L1 ? 1 : 0);
    }
    void whatHasNoPlaceInItsRecordIsTold_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected"); // with one more mention, and a relation of it
        QTest::addColumn<QString>("lost");
        QTest::newRow("something else under relations") << QByteArray(R"({"text":"a b","label":[[0,1,"X"]],"relations":"by hand"})")
            << QByteArray(R"({"text":"a b","label":[[0,1,"X"],[2,3,"NEW"]],"relations":"by hand"})") << u"1: is"_s;
        QTest::newRow("something else everywhere") << QByteArray(R"({"text":"a b","label":"good","labels":{},"entities":7})")
            << QByteArray(R"({"text":"a b","label":"good","labels":{},"entities":7})") << u"1: is, 1: b"_s;
    }
    void whatHasNoPlaceInItsRecordIsTold()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QByteArray, expected);
        QFETCH(const QString, lost);
        auto bundles = *read(line + '\n');
        Bundle &bundle = bundles.front();
        Mention mention;
        mention.id = MentionId(99);
        mention.article = bundle.article->id;
        mention.type = u"NEW"_s;
        mention.extent = TextSpan{2, 3};
        mention.quote = u"b"_s;
        bundle.mentions.push_back(mention);
        bundle.relations.push_back({RelationId(100), mention.article, u"is"_s, {mention.id, u"Arg1"_s}, {mention.id, u"Arg2"_s}, {}, {}, {}, {}});
        std::vector<Loss> losses;
        QCOMPARE(rewritten(bundles, {}, &losses), expected + '\n');
        QStringList told;
        for (const Loss &loss : losses)
            told << QString::number(loss.count) + u": "_s + loss.examples.join(u' ');
        QCOMPARE(told.join(u", "_s), lost);
    }
    void triplesBecomeEntitiesForARelation()
    {
        auto bundles = *read(R"({"text":"a b","label":[[0,1,"X"],[2,3,"Y"]],"meta":{"k":1}})");
        Bundle &bundle = bundles.front();
        bundle.relations.push_back({RelationId(100), bundle.article->id, u"is"_s, {bundle.mentions[0].id, u"Arg1"_s}, {bundle.mentions[1].id, u"Arg2"_s}, {}, {}, {}, {}});
        QCOMPARE(test::marksIn(*read(rewritten(bundles))), u"X 0-1 a\nY 2-3 b\nis: a > b"_s);
        QVERIFY(rewritten(bundles).contains(R"("meta":{"k":1})"));
        QVERIFY(!rewritten(bundles).contains("\"label\":[["));
    }
    void anEntityWithoutAnIdGetsOneWhenARelationNeedsIt()
    {
        auto bundles = *read(R"({"text":"a b","entities":[{"label":"X","start_offset":0,"end_offset":1}]})");
        Bundle &bundle = bundles.front();
        bundle.relations.push_back({RelationId(100), bundle.article->id, u"is"_s, {bundle.mentions[0].id, u"Arg1"_s}, {bundle.mentions[0].id, u"Arg2"_s}, {}, {}, {}, {}});
        QCOMPARE(test::marksIn(*read(rewritten(bundles))), u"X 0-1 a\nis: a > a"_s);
    }

    void tellsItsFiles_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("score");
        QTest::newRow("relations") << related << 90;
        QTest::newRow("label") << QByteArray(R"({"text": "a", "label": [ [0, 1, "X"] ]})") << 90;
        QTest::newRow("none yet") << QByteArray(R"({"text":"a","label":[]})") << 70;
        QTest::newRow("Prodigy") << QByteArray(R"({"text":"a","spans":[]})") << 0;
        QTest::newRow("text alone") << QByteArray(R"({"text":"a"})") << 0;
        QTest::newRow("ours") << QByteArray(R"({"format":"glossator","version":1})") << 0;
        const QByteArray marked = "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}\n";
        QTest::newRow("a broken line before") << "{\"text\":\"a\n" + marked << 90;
        QTest::newRow("nothing before") << "null\n" + marked << 90;
        QTest::newRow("text alone before") << "{\"text\":\"a\"}\n" + marked << 90;
        QTest::newRow("words before") << "As in\n" + marked << 0;
        QTest::newRow("UTF-16") << QByteArray(QStringEncoder(QStringConverter::Utf16, QStringConverter::Flag::WriteBom).encode(QString::fromUtf8(marked))) << 90;
    }
    void tellsItsFiles()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const int, score);
        QCOMPARE(DoccanoFormat().sniff(u"x.jsonl"_s, head), score);
    }

    void corpus()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/doccano");
        qsizetype files = 0, articles = 0, mentions = 0, relations = 0, flagged = 0;
        QDirIterator paths(test::sharedDir() + u"/corpora/doccano/backend"_s, {u"*.jsonl"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (paths.hasNext()) {
            const QString path = paths.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const auto bundles = test::readAll(DoccanoFormat(), path);
            if (!bytes.contains("\"text\"")) {
                QVERIFY(!bundles);
                continue;
            }
            QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
            ++files;
            for (const Bundle &bundle : *bundles) {
                articles += bool(bundle.article);
                mentions += qsizetype(bundle.mentions.size());
                relations += qsizetype(bundle.relations.size());
                flagged += std::ranges::count_if(bundle.mentions, [](const Mention &mention) { return !mention.flag.isEmpty(); });
            }
            const auto again = read(rewritten(*bundles));
            QVERIFY(again);
            QCOMPARE(test::marksIn(*again), test::marksIn(*bundles));
            if (bundles->back().article && !bytes.startsWith("{\n")) // nothing was left out, one record a line
                QCOMPARE(rewritten(*bundles), bytes.endsWith('\n') ? bytes : bytes + '\n');
        }
        qInfo("doccano: %lld files, %lld texts, %lld mentions (%lld flagged), %lld relations", files, articles, mentions, flagged, relations);
        QVERIFY(files >= 11);
        QVERIFY(mentions >= 27);
        QCOMPARE(flagged, 0);
    }
};

QTEST_GUILESS_MAIN(DoccanoFormatTest)
#include "tst_doccanoformat.moc"
