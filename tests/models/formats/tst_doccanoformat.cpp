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
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Bundle>> read(const QByteArray &bytes) { return test::readBack(DoccanoFormat(), {{{}, bytes}}, u"doccano"_s); }

QByteArray rewritten(const std::vector<Bundle> &bundles, const WriteOptions &options = {})
{
    std::vector<Bundle> project(1);
    for (const Bundle &bundle : bundles) {
        if (bundle.article)
            project.push_back(bundle);
    }
    return (*test::written(DoccanoFormat(), project, options))[{}];
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
        const int rounds = test::repetitions(200, 5'000);
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
