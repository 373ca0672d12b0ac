// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacyformat.h"

#include "models/domain/schema.h"
#include "models/formats/spacywriter.h"
#include "tests/support/canonical.h"
#include "tests/support/plainbundles.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Bundle>> read(const QByteArray &bytes) { return test::readBack(SpacyFormat(), {{{}, bytes}}, u"spacy"_s); }

/// What comes out again.
QByteArray rewritten(const std::vector<Bundle> &bundles, std::vector<Loss> *losses = nullptr)
{
    std::vector<Bundle> project(1);
    for (const Bundle &bundle : bundles) {
        if (bundle.article)
            project.push_back(bundle);
    }
    return (*test::written(SpacyFormat(), project, {}, {}, losses))[{}];
}

const QByteArray prodigy
    = R"({"text":"Ada \ud83d\ude00 met Bob.","_input_hash":-12,"tokens":[{"text":"Ada","start":0,"end":3,"id":0,"ws":true},)"
      R"({"text":"\ud83d\ude00","start":4,"end":5,"id":1,"ws":true},{"text":"met","start":6,"end":9,"id":2,"ws":true},)"
      R"({"text":"Bob","start":10,"end":13,"id":3,"ws":false},{"text":".","start":13,"end":14,"id":4,"ws":false}],)"
      R"("spans":[{"start":0,"end":3,"token_start":0,"token_end":0,"label":"PER","x":1.50},{"start":10,"end":13,"token_start":3,"token_end":3,"label":"PER"}],)"
      R"("relations":[{"head":0,"child":3,"head_span":{"start":0,"end":3,"token_start":0,"token_end":0,"label":"PER"},)"
      R"("child_span":{"start":10,"end":13,"token_start":3,"token_end":3,"label":"PER"},"label":"MET","color":"#fff"}],)"
      R"("meta":{"title":"News","date":"2024-05-01"},"answer":"accept","_session_id":null})";

} // namespace

class SpacyFormatTest : public QObject {
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
            for (Bundle &bundle : held)
                keepHeld(bundle, SpacyWriter::holdings, expected);
            std::vector<Loss> losses;
            const auto files = test::written(SpacyFormat(), project, {}, {}, &losses);
            QVERIFY(files);
            const auto back = test::readBack(SpacyFormat(), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(test::plain(held), test::plain(*back));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            const QString lost = test::difference(test::unsignedOnes(test::plain(project)), test::unsignedOnes(test::plain(held)));
            QVERIFY2(lost.isEmpty() || !losses.empty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(lost)));
            QCOMPARE(rewritten(*back), files->value({}));
        }
    }

    void reads()
    {
        const auto bundles = read(prodigy + '\n');
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(test::marksIn(*bundles), u"PER 0-3 Ada\nPER 10-13 Bob\nMET: Ada > Bob"_s);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.article->title, u"News"_s);
        QCOMPARE(bundle.article->published, u"2024-05-01"_s);
        QCOMPARE(bundle.article->path, u"project/1"_s);
        QVERIFY(bundle.remarks.isEmpty());
    }

    void whatDidNotChangeGoesOutAsItCame_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
        row("Prodigy", prodigy);
        row("blanks", R"( { "text" : "A b.", "spans": [ ] } )");
        row("CR LF", "{\"text\":\"A b.\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}]}\r");
        row("nothing but a text", R"({"text":"A b."})");
        row("a span without a label, one without a place", R"({"text":"A b.","spans":[{"start":0,"end":1},{"start":3,"end":2,"label":"X"},7]})");
        row("a place outside", R"({"text":"A b.","spans":[{"start":2,"end":99,"label":"X"}]})");
        row("a quote that is not there", R"({"text":"A b.","spans":[{"start":0,"end":1,"label":"X","text":"Z"}]})");
        row("UTF-16", R"({"text":"😀 Ada","spans":[{"start":3,"end":6,"label":"X","text":"Ada"}]})");
        row("relations between tokens", R"({"text":"A b.","tokens":[],"relations":[{"head":0,"child":1,"label":"dep"}]})");
        row("the same span twice", R"({"text":"A b.","spans":[{"start":0,"end":1,"label":"X"},{"start":0,"end":1,"label":"X"}]})");
        row("numbers", R"({"text":"A","n":[9007199254740993,1e5,-0.0,123456789012345678901234567890]})");
        row("breaks in strings", "{\"text\":\"a\\u2028b\\r\\nc\\u0085\\ufeff\\u0000d\"}");
        row("spans by key", R"({"text":"A b.","spans":{"sc":[[0,1,"X",""]]}})");
    }
    void whatDidNotChangeGoesOutAsItCame()
    {
        QFETCH(QByteArray, line);
        line.replace("\\u0000", ""); // refused, see below
        const auto bundles = read(line + '\n');
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(rewritten(*bundles), line + '\n');
    }

    void aRecordOverLinesGoesOnOne()
    {
        QCOMPARE(rewritten(*read("[\n{\"text\":\r\n\"a\"}\n]")), "{\"text\":  \"a\"}\n");
    }

    void onlyWhatChangedIsOther()
    {
        auto bundles = *read(prodigy + '\n');
        Bundle &bundle = bundles.front();
        bundle.mentions[1].type = u"ORG"_s;
        bundle.article->title = u"Old news"_s;
        QByteArray expected = jsonOf(prodigy);
        expected.replace(R"("token_start":3,"token_end":3,"label":"PER")", R"("token_start":3,"token_end":3,"label":"ORG")");
        expected.replace("\"News\"", "\"Old news\"");
        QCOMPARE(rewritten(bundles), expected + '\n');

        bundles = *read(prodigy + '\n');
        std::erase_if(bundles.front().relations, [](const Relation &) { return true; });
        std::erase_if(bundles.front().mentions, [](const Mention &mention) { return mention.quote == "Ada"_L1; });
        Mention met = bundles.front().mentions.front();
        met.id = MentionId(999);
        met.type = u"Meet"_s;
        met.extent = TextSpan{6, 13};
        met.quote = u"met Bob"_s;
        bundles.front().mentions.push_back(met);
        QCOMPARE(test::marksIn(*read(rewritten(bundles))), u"PER 10-13 Bob\nMeet 6-13 met Bob"_s);
        QVERIFY(rewritten(bundles).contains(R"({"start":6,"end":13,"token_start":2,"token_end":3,"label":"Meet"}])"));
        QVERIFY(rewritten(bundles).contains(R"("relations":[])"));
        QVERIFY(rewritten(bundles).contains(R"("_input_hash":-12)"));
    }
    void offsetsOfAnotherUnitAreSetAnewWithAChange()
    {
        auto bundles = *read(R"({"text":"😀 Ada, Bob","spans":[{"start":3,"end":6,"label":"X","text":"Ada"},{"start":8,"end":11,"label":"X","text":"Bob"}]})");
        QVERIFY2(bundles.front().remarks.join(u' ').contains(u"UTF-16"), qPrintable(bundles.front().remarks.join(u' ')));
        bundles.front().mentions[1].type = u"Y"_s;
        QCOMPARE(rewritten(bundles), QByteArray(R"({"text":"😀 Ada, Bob","spans":[{"start":2,"end":5,"label":"X","text":"Ada"},{"start":7,"end":10,"label":"Y","text":"Bob"}]})") + '\n');
    }

    /// Of what is not read too.
    void indicesFollowTheTokens()
    {
        // Without tokens nothing can be counted: they are made for a relation that has another end.
        auto bundles = *read(R"({"text":"Ada met Bob.","spans":[{"start":0,"end":3,"label":"X"},{"start":8,"end":11,"label":"Y"}],)"
                             R"("relations":[{"head":0,"child":2,"head_span":{"start":0,"end":3,"label":"X"},"child_span":{"start":8,"end":11,"label":"Y","y":1},"label":"R"}]})");
        bundles.front().mentions[1].extent = TextSpan{4, 7};
        bundles.front().mentions[1].quote = u"met"_s;
        const QByteArray moved = R"("child":1,"head_span":{"start":0,"end":3,"label":"X","token_start":0,"token_end":0},"child_span":{"start":4,"end":7,"label":"Y","y":1,"token_start":1,"token_end":1})";
        QByteArray out = rewritten(bundles);
        QVERIFY2(out.contains(moved), out.constData());
        QCOMPARE(test::marksIn(*read(out)), u"X 0-3 Ada\nY 4-7 met\nR: Ada > met"_s);

        // A corrected text has other tokens. The second span has no label, and the relations have ends that are no spans.
        bundles = *read(R"({"text":"Ada met Bob.","tokens":[{"start":0,"end":3},{"start":4,"end":7},{"start":8,"end":12}],)"
                        R"("spans":[{"start":0,"end":3,"token_start":0,"token_end":0,"label":"X"},{"start":8,"end":12,"token_start":2,"token_end":2},{"start":0,"end":7,"token_start":0,"token_end":1}],)"
                        R"("relations":[{"head":2,"child":0,"label":"dep"},{"head":1,"child":1,"head_span":{"start":4,"end":7,"token_start":1,"token_end":1},"label":"dep"}]})");
        Bundle &bundle = bundles.front();
        bundle.text = u"Ada just met Bob."_s;
        out = rewritten(bundles);
        const QByteArray spans = R"("spans":[{"start":0,"end":3,"token_start":0,"token_end":0,"label":"X"},{"start":13,"end":17,"token_start":3,"token_end":4}])"; // the third reached into what changed
        const QByteArray relations = R"("relations":[{"head":4,"child":0,"label":"dep"},{"head":2,"child":2,"head_span":{"start":9,"end":12,"token_start":2,"token_end":2},"label":"dep"}])";
        QVERIFY2(out.contains(spans), out.constData());
        QVERIFY2(out.contains(relations), out.constData());
    }
    void whatIsNotReadGoesWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("text"); // corrected
        QTest::addColumn<QByteArray>("expected"); // is in it
        QTest::addColumn<qint64>("lost");
        QTest::newRow("a span where the text changed") << QByteArray(R"({"text":"Ada met Bob.","spans":[{"start":4,"end":7,"text":"met"},{"start":8,"end":11,"text":"Bob"}]})")
            << u"Ada liked Bob."_s << QByteArray(R"("spans":[{"start":10,"end":13,"text":"Bob"}]})") << qint64(1);
        QTest::newRow("a span behind the end") << QByteArray(R"({"text":"Ada met Bob","spans":[{"start":8,"end":11}]})")
            << u"Ada met"_s << QByteArray(R"({"text":"Ada met","spans":[]})") << qint64(1);
        QTest::newRow("a span before a read one") << QByteArray(R"({"text":"Ada met Bob","spans":[{"start":4,"end":7},{"start":0,"end":3,"label":"X","x":1}]})")
            << u"Ada saw Bob"_s << QByteArray(R"("spans":[{"start":0,"end":3,"label":"X","x":1}])") << qint64(1);
        QTest::newRow("a relation of a token") << QByteArray(R"({"text":"Ada met Bob.","tokens":[{"start":0,"end":3},{"start":4,"end":7},{"start":8,"end":12}],"relations":[{"head":1,"child":0,"label":"dep"},{"head":2,"child":0,"label":"dep"}]})")
            << u"Ada saw Bob."_s << QByteArray(R"("relations":[{"head":3,"child":0,"label":"dep"}])") << qint64(1);
        QTest::newRow("a relation of a span") << QByteArray(R"({"text":"Ada met Bob.","relations":[{"head_span":{"start":4,"end":7},"child_span":{"start":0,"end":3},"label":"dep"}]})")
            << u"Ada saw Bob."_s << QByteArray(R"("relations":[])") << qint64(1);
        QTest::newRow("nothing") << QByteArray(R"({"text":"Ada met Bob.","spans":[{"start":8,"end":11},{"start":3,"end":2}]})")
            << u"Ada saw Bob."_s << QByteArray(R"("spans":[{"start":8,"end":11},{"start":3,"end":2}])") << qint64(0);
    }
    void whatIsNotReadGoesWithItsPlace()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, text);
        QFETCH(const QByteArray, expected);
        QFETCH(const qint64, lost);
        auto bundles = *read(line);
        bundles.front().text = text;
        std::vector<Loss> losses;
        const QByteArray out = rewritten(bundles, &losses);
        QVERIFY2(out.contains(expected), out.constData());
        QCOMPARE(losses.size(), lost ? 1u : 0u);
        QCOMPARE(losses.empty() ? 0 : losses.front().count, lost);
    }
    void whatGivesWayIsCounted()
    {
        auto bundles = *read(R"({"text":"A b.","spans":{"sc":[]}})");
        Mention mention;
        mention.id = MentionId(900);
        mention.article = bundles.front().article->id;
        mention.type = u"X"_s;
        mention.extent = TextSpan{0, 1};
        mention.quote = u"A"_s;
        bundles.front().mentions.push_back(mention);
        std::vector<Loss> losses;
        QCOMPARE(test::marksIn(*read(rewritten(bundles, &losses))), u"X 0-1 A"_s);
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().examples, QStringList{u"spans"_s});
    }
    /// They are made for a relation with other ends; what else stood there was somebody's.
    void whatIsNoTokensStaysOrIsCounted_data()
    {
        QTest::addColumn<QByteArray>("tokens");
        QTest::addColumn<bool>("isRelated");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<qint64>("lost");
        const QByteArray made = R"([{"text":"a","start":0,"end":1,"id":0,"ws":true},{"text":"b","start":2,"end":3,"id":1,"ws":false}])";
        const QByteArray good = R"([{"start":0,"end":1},{"start":2,"end":3}])";
        QTest::newRow("an object") << QByteArray(R"({"a":[1]})") << true << made << qint64(1);
        QTest::newRow("an object, and no relation") << QByteArray(R"({"a":[1]})") << false << QByteArray(R"({"a":[1]})") << qint64(0);
        QTest::newRow("a text") << QByteArray(R"("a b")") << true << made << qint64(1);
        QTest::newRow("a list of something else") << QByteArray("[7]") << true << made << qint64(1);
        QTest::newRow("a list of something else, and no relation") << QByteArray("[7]") << false << QByteArray("[7]") << qint64(0);
        QTest::newRow("null") << QByteArray("null") << true << made << qint64(0);
        QTest::newRow("tokens") << good << true << good << qint64(0);
    }
    void whatIsNoTokensStaysOrIsCounted()
    {
        QFETCH(const QByteArray, tokens);
        QFETCH(const bool, isRelated);
        QFETCH(const QByteArray, expected);
        QFETCH(const qint64, lost);
        auto bundles = *read(R"({"text":"a b","tokens":)" + tokens + R"(,"spans":[{"start":0,"end":1,"label":"X"},{"start":2,"end":3,"label":"Y"}]})");
        Bundle &bundle = bundles.front();
        bundle.mentions[0].type = u"Z"_s;
        if (isRelated)
            bundle.relations.push_back({RelationId(900), bundle.article->id, u"R"_s, {bundle.mentions[0].id, u"Arg1"_s}, {bundle.mentions[1].id, u"Arg2"_s}, {}, {}, {}, {}});
        std::vector<Loss> losses;
        const QByteArray out = rewritten(bundles, &losses);
        QVERIFY2(out.contains("\"tokens\":" + expected + ','), out.constData());
        QCOMPARE(losses.empty() ? 0 : losses.front().count, lost);
        QCOMPARE(losses.empty() ? QStringList() : losses.front().examples, lost ? QStringList(u"tokens"_s) : QStringList());
    }
    /// What tells spans apart may be told of others after a change.
    void aRelationKeepsItsEnds_data()
    {
        using Change = std::function<void(Bundle &)>;
        QTest::addColumn<QByteArray>("spans");
        QTest::addColumn<QByteArray>("relations");
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const auto relate = [](size_t from, size_t to) -> Change {
            return [from, to](Bundle &bundle) {
                bundle.relations.push_back({RelationId(900), bundle.article->id, u"R"_s, {bundle.mentions[from].id, u"Arg1"_s}, {bundle.mentions[to].id, u"Arg2"_s}, {}, {}, {}, {}});
            };
        };
        const auto move = [](TextSpan to) -> Change {
            return [to](Bundle &bundle) { bundle.mentions[0].extent = to; };
        };
        const QByteArray three = R"({"start":0,"end":1,"token_start":0,"token_end":0,"label":"X"},{"start":2,"end":3,"token_start":1,"token_end":1,"label":"X"},{"start":4,"end":5,"token_start":2,"token_end":2,"label":"X"})";
        QTest::newRow("an earlier one becomes alike") << three
            << QByteArray(R"({"head":1,"child":2,"head_span":{"start":2,"end":3,"label":"X"},"child_span":{"start":4,"end":5,"label":"X"},"label":"R"})") << move({2, 3}) << 1 << 2;
        QTest::newRow("an earlier one moves to the token that is named") << three << QByteArray(R"({"head":1,"child":2,"label":"R"})") << move({2, 3}) << 1 << 2;
        QTest::newRow("a new one of two alike that have ids") << QByteArray(R"({"start":0,"end":1,"label":"X","id":"a"},{"start":0,"end":1,"label":"X","id":"b"})")
            << QByteArray() << relate(1, 0) << 1 << 0;
        QTest::newRow("a new one of two alike") << QByteArray(R"({"start":0,"end":1,"label":"X"},{"start":0,"end":1,"label":"X"})") << QByteArray() << relate(1, 0) << 1 << 0;
        QTest::newRow("a new one of a place outside") << QByteArray(R"({"start":0,"end":1,"label":"X"},{"start":4,"end":99,"label":"X"})") << QByteArray() << relate(0, 1) << 0 << 1;
    }
    void aRelationKeepsItsEnds()
    {
        QFETCH(const QByteArray, spans);
        QFETCH(const QByteArray, relations);
        QFETCH(const std::function<void(Bundle &)>, change);
        QFETCH(const int, from);
        QFETCH(const int, to);
        auto bundles = *read(R"({"text":"a b c","tokens":[{"start":0,"end":1},{"start":2,"end":3},{"start":4,"end":5}],"spans":[)" + spans + R"(],"relations":[)" + relations + "]}");
        change(bundles.front());
        QCOMPARE(bundles.front().relations.size(), 1u);
        const QByteArray out = rewritten(bundles);
        const auto again = read(out);
        const Bundle &back = again->front();
        QVERIFY2(back.relations.size() == 1, out.constData());
        QVERIFY2(MentionId(back.relations.front().from.id) == back.mentions[size_t(from)].id, out.constData());
        QVERIFY2(MentionId(back.relations.front().to.id) == back.mentions[size_t(to)].id, out.constData());
        QCOMPARE(rewritten(*again), out);
    }

    void places_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char *name, const QByteArray &line, const QString &mentions) { QTest::newRow(name) << line << mentions; };
        row("nested and crossing", R"({"text":"abcd","spans":[{"start":0,"end":3,"label":"X"},{"start":1,"end":2,"label":"Y"},{"start":2,"end":4,"label":"Z"}]})", u"X 0-3 abc\nY 1-2 b\nZ 2-4 cd"_s);
        row("an emoji before", R"({"text":"👨‍👩‍👧 x","spans":[{"start":6,"end":7,"label":"X"}]})", u"X 6-7 x"_s);
        row("a byte order mark", R"({"text":"\ufeffab","spans":[{"start":1,"end":3,"label":"X"}]})", u"X 1-3 ab"_s);
        row("line ends", R"({"text":"a\r\nb\rc\u2028d\u0085e","spans":[{"start":3,"end":4,"label":"X"},{"start":7,"end":8,"label":"Y"}]})", u"X 3-4 b\nY 7-8 d"_s);
        row("signs", R"({"text":"a|b;[1]->\u0022=cmd","spans":[{"start":0,"end":14,"label":"a b|c"}]})", u"a b|c 0-14 a|b;[1]->\"=cmd"_s);
        row("right to left", R"({"text":"رشيمة X","spans":[{"start":6,"end":7,"label":"X"}]})", u"X 6-7 X"_s);
        row("a quote elsewhere", R"({"text":"one two three","spans":[{"start":0,"end":3,"label":"X","text":"two"}]})", u"X 4-7 two !"_s);
        row("outside", R"({"text":"ab","spans":[{"start":1,"end":9,"label":"X"}]})", u"X 1-2 b !"_s);
        row("no places", R"({"text":"ab","spans":[{"start":-1,"end":1,"label":"X"},{"start":0,"end":99999999999999999,"label":"X"},{"start":1.0,"end":2,"label":"X"}]})", u""_s);
        row("an array", R"([{"text":"ab","spans":[{"start":0,"end":1,"label":"X"}]} , {"text":"cd","spans":[{"start":0,"end":1,"label":"Y"}]}])", u"X 0-1 a\nY 0-1 c"_s);
        row("over lines", "{\n\"text\":\"ab\",\n\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}]\n}\n{\n\"text\":\"cd\"}", u"X 0-1 a"_s);
        row("a mark before it", "\xef\xbb\xbf\n\n{\"text\":\"ab\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"X\"}]}", u"X 0-1 a"_s);
        row("a relation by token", R"({"text":"a b","spans":[{"start":0,"end":1,"token_start":0,"token_end":0,"label":"X"},{"start":2,"end":3,"token_start":1,"token_end":1,"label":"Y"}],"relations":[{"head":1,"child":0,"label":"R"}]})", u"X 0-1 a\nY 2-3 b\nR: b > a"_s);
    }
    void places()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, mentions);
        const auto bundles = read(line);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(test::marksIn(*bundles), mentions);
    }

    void rejectedAnswersAreCounted()
    {
        const auto bundles = read("{\"text\":\"a\",\"answer\":\"reject\"}\n{\"text\":\"b\",\"answer\":\"accept\"}\n{\"text\":\"c\",\"answer\":\"reject\"}\n");
        QVERIFY(bundles);
        QCOMPARE(bundles->size(), 2u);
        QVERIFY(bundles->back().remarks.join(u' ').endsWith(u"project.jsonl: 2 record(s) with the answer “reject” were not read."_s));
    }

    void doubtfulSpansAreTold()
    {
        const QByteArray line = R"({"text":"Ada met Bob.","spans":[{"start":4,"end":7,"label":"PER","text":"Eve"}]})" + QByteArray("\n");
        const auto bundles = read("{\"text\":\"before\"}\n" + line);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->back().remarks.size(), 1);
        QVERIFY2(bundles->back().remarks.front().endsWith(u"project.jsonl:2: “met” at 4-7 is flagged. The file gives “Eve” as its text."_s),
            qPrintable(bundles->back().remarks.front()));
        const auto many = read(line.repeated(103));
        QVERIFY(many);
        QCOMPARE(many->size(), 104u);
        QVERIFY2((*many)[99].remarks.join(u' ').contains(u"project.jsonl:100: “met”"_s), qPrintable((*many)[99].remarks.join(u' ')));
        QCOMPARE((*many)[100].remarks, QStringList());
        QVERIFY2(many->back().remarks.join(u' ').endsWith(u"project.jsonl: 3 more mention(s) are flagged."_s), qPrintable(many->back().remarks.join(u' ')));
    }

    void aBadLineIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &line, const QString &sentence) { QTest::newRow(name) << line << sentence; };
        row("no text", "{}", u"project.jsonl:2: “text” has to be there, and a text."_s);
        row("another kind of text", R"({"text":[]})", u"project.jsonl:2: “text” has to be there, and a text."_s);
        row("no object", "7", u"project.jsonl:2: “text” has to be there, and a text."_s);
        row("NUL", R"({"text":"a\u0000"})", u"project.jsonl:2: “text” cannot hold the character NUL."_s);
        row("half a character", R"({"text":"a\ud83d"})", u"project.jsonl:2: This is not valid JSON"_s);
        row("half a string", "{\"text\":\"a", u"project.jsonl:2: This is not valid JSON"_s);
        row("not UTF-8", "{\"text\":\"a\xff\"}", u"project.jsonl:2: This is not valid JSON"_s);
        row("no number", R"({"text":"a","x":NaN})", u"project.jsonl:2: This is not valid JSON"_s);
        row("too large a number", R"({"text":"a","x":1e999})", u"project.jsonl:2: This is not valid JSON"_s);
        row("a key twice", R"({"text":"a","text":"b"})", u"project.jsonl:2: The key “text” stands twice."_s);
        row("deep", "{\"text\":" + QByteArray(1'000'000, '[') + "}", u"project.jsonl:2: Objects and arrays are nested too deeply."_s);
    }
    void aBadLineIsLeftOut()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, sentence);
        const auto bundles = read("{\"text\":\"before\"}\n" + line + "\n{\"text\":\"behind\"}\n");
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->back().failures.size(), 1u);
        QVERIFY2(bundles->back().failures.front().message.contains(sentence), qPrintable(bundles->back().failures.front().message));
        const auto alone = read(QByteArray(line));
        QVERIFY(!alone);
        QCOMPARE(alone.error().code, Error::Code::BadInput);
    }
    void ofManyBadLinesTheFirstAreTold()
    {
        const auto bundles = read("{\"text\":\"a\"}\n" + QByteArray("{}\n").repeated(1003));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const std::vector<Error> &failures = bundles->back().failures;
        QCOMPARE(failures.size(), 1001u);
        QVERIFY2(failures[999].message.contains(u"project.jsonl:1001: "_s), qPrintable(failures[999].message));
        QVERIFY2(failures.back().message.contains(u"project.jsonl: 3 more "_s), qPrintable(failures.back().message));
    }
    /// For that none is looked into.
    void aTrialTellsTheRecordsApart()
    {
        QFile file(test::scratchPath(u"trial.jsonl"_s));
        const QByteArray bytes = "{\"text\":\"a\"}\n{\"text\":\n\n{}\n";
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        int records = 0;
        const auto done = SpacyFormat().read({file.fileName(), u"trial.jsonl"_s}, {.encoding = {}, .isTrial = true}, [&](Bundle &&bundle) -> Result<> {
            records += bundle == Bundle();
            return {};
        });
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        QCOMPARE(records, 3);
    }
    void aBrokenArrayIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no end") << QByteArray("[{\"text\":\"a\"}") << u"project.jsonl:1: The file ends inside of the array."_s;
        QTest::newRow("inside") << QByteArray("[\n{\"text\":\"a") << u"project.jsonl:2: The file ends inside of what begins here."_s;
        QTest::newRow("no comma") << QByteArray("[{\"text\":\"a\"} {\"text\":\"a\"}]") << u"project.jsonl:1: A comma has to stand between the items of the array."_s;
        QTest::newRow("behind") << QByteArray("[{\"text\":\"a\"}]\n7") << u"project.jsonl:2: Something stands behind the end of the array."_s;
        QTest::newRow("a bracket") << QByteArray("[{\"text\":\"a\"},}]") << u"project.jsonl:1: A bracket closes that was not opened."_s;
    }
    void aBrokenArrayIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const auto bundles = read(bytes);
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.endsWith(sentence), qPrintable(bundles.error().message));
    }
    void anEmptyFileHoldsNothing()
    {
        QVERIFY(read("")->empty());
        QVERIFY(read("\xef\xbb\xbf \n")->empty());
        QVERIFY(read("[ ]")->empty());
    }

    void tellsItsFiles_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("score");
        QTest::newRow("Prodigy") << prodigy << 90;
        QTest::newRow("spans in an array") << QByteArray(R"([{"text":"a","spans":[]}])") << 90;
        QTest::newRow("texts alone") << QByteArray(R"({"text":"a","meta":{"source":"x"}})") << 40;
        QTest::newRow("doccano") << QByteArray(R"({"text":"a","label":[[0,1,"X"]]})") << 0;
        QTest::newRow("PubAnnotation") << QByteArray(R"({"text":"a","denotations":[]})") << 0;
        QTest::newRow("ours") << QByteArray(R"({"format":"glossator","version":1})") << 0;
        QTest::newRow("a table") << QByteArray("text,spans\n") << 0;
        QTest::newRow("a record cut off") << prodigy.first(300) << 90;
    }
    void tellsItsFiles()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const int, score);
        QCOMPARE(SpacyFormat().sniff(u"x.jsonl"_s, head), score);
    }

private:
    /// On one line as our writer puts it.
    static QByteArray jsonOf(QByteArray line)
    {
        return line.replace("\\ud83d\\ude00", "😀").replace("1.50", "1.5");
    }
};

QTEST_GUILESS_MAIN(SpacyFormatTest)
#include "tst_spacyformat.moc"
