// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventsformat.h"

#include "models/domain/schema.h"
#include "models/formats/wikieventswriter.h"
#include "tests/support/canonical.h"
#include "tests/support/plainbundles.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using Files = QMap<QString, QByteArray>;

const QString mainFile = u"wikievents.jsonl"_s;
const QString corefFile = u"wikievents_coref.jsonl"_s;

Result<std::vector<Bundle>> read(const Files &files) { return test::readBack(WikiEventsFormat(), files, u"wikievents"_s); }

Files rewritten(const std::vector<Bundle> &bundles)
{
    std::vector<Bundle> project(1);
    for (const Bundle &bundle : bundles) {
        if (bundle.article)
            project.push_back(bundle);
    }
    return *test::written(WikiEventsFormat(), project);
}

QString told(const std::vector<Bundle> &bundles)
{
    QStringList lines;
    for (const Bundle &bundle : bundles) {
        const auto quote = [&bundle](qint64 id) { return std::ranges::find(bundle.mentions, MentionId(id), &Mention::id)->quote; };
        for (const Mention &mention : bundle.mentions) {
            const auto entity = std::ranges::find(bundle.entities, mention.entity, &Entity::id);
            lines << mention.type + u' ' + mention.extent.toString() + u' ' + mention.quote
                    + (entity == bundle.entities.end() ? QString() : u" = "_s + entity->name)
                    + (mention.flag.isEmpty() ? QString() : u" !"_s);
        }
        for (const Relation &relation : bundle.relations)
            lines << relation.type + u": "_s + quote(relation.from.id) + u" > "_s + quote(relation.to.id);
        for (const EventMention &event : bundle.eventMentions) {
            QStringList roles;
            for (const Argument &argument : bundle.arguments) {
                if (argument.eventMention == event.id)
                    roles << argument.role + u'=' + quote(argument.filler.id);
            }
            const auto fact = std::ranges::find(bundle.events, event.event, &Event::id);
            lines << fact->type + u'(' + roles.join(u", "_s) + u") at "_s + quote(event.trigger.value());
        }
    }
    return lines.join(u'\n');
}

/// As in the corpus: `text` is the sentences with nothing between them, the offsets of the second count one more, and lines
/// end in CR LF.
const QByteArray corpusLine
    = R"({"doc_id": "d_1", "tokens": ["Ada", "hit", "Bob", ".", "He", "is", "n’t", "well", "."], "text": "Ada hit Bob.He isn’t well.", )"
      R"("sentences": [[[["Ada", 5, 8], ["hit", 9, 12], ["Bob", 13, 16], [".", 16, 17]], "Ada hit Bob."], )"
      R"([[["He", 18, 20], ["is", 21, 23], ["n’t", 23, 26], ["well", 27, 31], [".", 31, 32]], "He isn’t well."]], )"
      R"("entity_mentions": [{"id": "d_1-T1", "sent_idx": 0, "start": 0, "end": 1, "entity_type": "PER", "mention_type": "NAM", "text": "Ada"}, )"
      R"({"id": "d_1-T2", "sent_idx": 0, "start": 2, "end": 3, "entity_type": "PER", "mention_type": "NAM", "text": "Bob"}, )"
      R"({"id": "d_1-T3", "sent_idx": 1, "start": 4, "end": 5, "entity_type": "PER", "mention_type": "PRO", "text": "He"}], )"
      R"("relation_mentions": [{"id": "d_1-R1", "relation_type": "Knows", "arguments": [{"entity_id": "d_1-T1", "role": "Arg-1", "text": "Ada"}, {"entity_id": "d_1-T2", "role": "Arg-2", "text": "Bob"}]}], )"
      R"("event_mentions": [{"id": "d_1-E1", "event_type": "Conflict.Attack.Unspecified", "trigger": {"start": 1, "end": 2, "text": "hit", "sent_idx": 0}, )"
      R"("arguments": [{"entity_id": "d_1-T1", "role": "Attacker", "text": "Ada"}, {"entity_id": "d_1-T3", "role": "Target", "text": "He"}]}, )"
      R"({"id": "d_1-E2", "event_type": "Life.Injure.Unspecified", "trigger": {"start": 5, "end": 8, "text": "is n’t well", "sent_idx": 1}, "arguments": []}], "extra": 1})"
      "\r\n";
const QByteArray corefLine = R"({"doc_key": "d_1", "clusters": [["d_1-T3", "d_1-T2"], ["d_1-T1"]], "informative_mentions": ["Bob", "Ada"]})"
                             "\r\n";
const QString corpusTold = u"PER 0-3 Ada = Ada\nPER 8-11 Bob = Bob\nPER 13-15 He = Bob\nConflict.Attack.Unspecified 4-7 hit\n"
                           "Life.Injure.Unspecified 16-26 isn’t well\nKnows: Ada > Bob\n"
                           "Conflict.Attack.Unspecified(Attacker=Ada, Target=He) at hit\nLife.Injure.Unspecified() at isn’t well"_s;

} // namespace

class WikiEventsFormatTest : public QObject {
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
                WikiEventsWriter::reduce(bundle, expected);
            std::vector<Loss> losses;
            const auto files = test::written(WikiEventsFormat(), project, {}, {}, &losses);
            QVERIFY(files);
            const auto back = test::readBack(WikiEventsFormat(), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(test::separated(test::plain(held)), test::separated(test::plain(*back)));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            const QString lost = test::difference(test::unsignedOnes(test::plain(project)), test::unsignedOnes(test::plain(held)));
            QVERIFY2(lost.isEmpty() || !losses.empty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(lost)));
            QCOMPARE(rewritten(*back), *files);
        }
    }

    void readsTheCorpus()
    {
        const auto bundles = read({{mainFile, corpusLine}, {corefFile, corefLine}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QCOMPARE(bundles->front().text, u"Ada hit Bob. He isn’t well."_s);
        QCOMPARE(bundles->front().article->path, u"wikievents/d_1"_s);
        QCOMPARE(told(*bundles), corpusTold);
        QCOMPARE(bundles->front().mentions[2].level, u"PRO"_s);
        QCOMPARE(rewritten(*bundles), (Files{{mainFile, corpusLine}, {corefFile, corefLine}}));
    }
    void findsTheFileBeside_data()
    {
        QTest::addColumn<QString>("main");
        QTest::addColumn<QString>("coref");
        QTest::newRow("ours") << u"x.jsonl"_s << u"x_coref.jsonl"_s;
        QTest::newRow("jsonlines") << u"x.jsonl"_s << u"x.jsonlines"_s;
        QTest::newRow("in a folder") << u"x.jsonl"_s << u"coref/x.jsonlines"_s;
        QTest::newRow("in a folder beside") << u"data/x.jsonl"_s << u"coref/x.jsonlines"_s;
        QTest::newRow("coref before the name") << u"x.jsonl"_s << u"coref-x.jsonlines"_s;
    }
    void findsTheFileBeside()
    {
        QFETCH(const QString, main);
        QFETCH(const QString, coref);
        const auto bundles = read({{main, corpusLine}, {coref, corefLine}}); // as a folder: the second is no source
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(told(*bundles), corpusTold);
    }
    void withoutTheFileBesideThereAreNoEntities()
    {
        const auto bundles = read({{mainFile, corpusLine}});
        QVERIFY(bundles->front().entities.empty());
        QCOMPARE(rewritten(*bundles), (Files{{mainFile, corpusLine}}));
    }
    void eventsOfOneClusterAreOne()
    {
        const QByteArray clusters = R"({"doc_key":"d_1","clusters":[["d_1-E1","d_1-E2"],["nobody"]],"informative_mentions":["hit",""]})"
                                    "\n";
        QByteArray alike = corpusLine;
        alike.replace("Life.Injure.Unspecified", "Conflict.Attack.Unspecified");
        const auto bundles = read({{mainFile, alike}, {corefFile, clusters}});
        QCOMPARE(bundles->front().events.size(), 1u);
        QCOMPARE(bundles->front().eventMentions[1].event, bundles->front().eventMentions[0].event);
        QVERIFY(bundles->front().remarks.join(u' ').contains(u"1 of the entries of “clusters”"_s)); // nobody
        QCOMPARE(rewritten(*bundles), (Files{{mainFile, alike}, {corefFile, clusters}}));

        // An event has one type.
        const auto others = read({{mainFile, corpusLine}, {corefFile, clusters}});
        QCOMPARE(others->front().events.size(), 2u);
        QVERIFY(others->front().remarks.join(u' ').contains(u"2 of the entries of “clusters”"_s));
        QCOMPARE(rewritten(*others), (Files{{mainFile, corpusLine}, {corefFile, clusters}}));
    }

    void onlyWhatChangedIsOther()
    {
        auto bundles = *read({{mainFile, corpusLine}, {corefFile, corefLine}});
        Bundle &bundle = bundles.front();
        bundle.mentions[0].type = u"ORG"_s;
        bundle.entities[1].name = u"Ada L."_s;
        Files files = rewritten(bundles);
        const QByteArray retyped = R"("entity_type":"ORG","mention_type":"NAM","text":"Ada"})";
        const QByteArray token = R"(["Ada",5,8])";
        const QByteArray clusters = R"({"doc_key":"d_1","clusters":[["d_1-T1"],["d_1-T2","d_1-T3"]],"informative_mentions":["Ada L.","Bob"]})"
                                    "\r\n";
        QVERIFY2(files[mainFile].contains(retyped), files[mainFile].constData());
        QVERIFY(files[mainFile].contains(token));
        QVERIFY(files[mainFile].endsWith("\"extra\":1}\r\n"));
        QCOMPARE(files[corefFile], clusters);

        // A mention that is no row of the tokens: they are made anew, and count in the text.
        Mention mention = bundle.mentions[0];
        mention.id = MentionId(99);
        mention.extent = TextSpan{17, 19};
        mention.quote = u"sn"_s;
        mention.entity = {};
        bundle.mentions.push_back(mention);
        files = rewritten(bundles);
        const QByteArray tokens = R"(["i",16,17],["sn",17,19],["’t",19,21])";
        QVERIFY2(files[mainFile].contains(tokens), files[mainFile].constData());
        const auto again = read(files);
        QVERIFY(again);
        QCOMPARE(again->front().text, bundle.text);
        QVERIFY(told(*again).contains(u"ORG 17-19 sn"_s));
        QVERIFY(told(*again).contains(u"Life.Injure.Unspecified 16-26 isn’t well"_s));
    }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("sentences");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mention"); // of the last token
        const auto row = [](const char *name, const QByteArray &sentences, const QString &text, const QString &mention) {
            QTest::newRow(name) << sentences << text << mention;
        };
        row("blanks that the offsets do not count", R"([[[["a",0,1],["b",2,3]],"a  b"]])", u"a  b"_s, u"3-4 b"_s);
        row("a paragraph between", R"([[[["a",0,1]],"a"],[[["b",4,5]],"b"]])", u"a\n\nb"_s, u"3-4 b"_s);
        row("blanks at the ends", R"([[[["a",0,1]],"a "],[[["b",2,3]],"b"]])", u"a b"_s, u"2-3 b"_s);
        row("a token of another text", R"([[[["“",0,1],["b",2,3]],"~ b"]])", u"“ b"_s, u"2-3 b"_s);
        row("no text of a sentence", R"([[[["a",0,1],["b",3,4]]]])", u"a  b"_s, u"3-4 b"_s);
        row("offsets far away", R"([[[["a",0,1]],"a"],[[["b",1000000000000,1000000000001]],"b"]])", u"a\n\nb"_s, u"3-4 b"_s);
        row("offsets that go back", R"([[[["a",9,10]],"a"],[[["b",0,1]],"b"]])", u"a b"_s, u"2-3 b"_s);
        row("an emoji", R"([[[["😀",0,1],["b",2,3]],"😀 b"]])", u"😀 b"_s, u"2-3 b"_s);
        row("empty tokens", R"([[[["",0,0],["b",0,1]],"b"]])", u"b"_s, u"0-1 b"_s);
        row("an empty sentence", R"([[[],""],[[["b",0,1]],"b"]])", u"b"_s, u"0-1 b"_s);
    }
    void texts()
    {
        QFETCH(const QByteArray, sentences);
        QFETCH(const QString, text);
        QFETCH(const QString, mention);
        QByteArrayList tokens;
        for (const char *token : {"\"\"", "\"“\"", "\"a\"", "\"😀\"", "\"b\""}) {
            if (sentences.contains('[' + QByteArray(token) + ','))
                tokens << token;
        }
        const QByteArray count = QByteArray::number(tokens.size());
        const auto bundles = read({{mainFile, R"({"doc_id":"x","tokens":[)" + tokens.join(',') + R"(],"text":"?","sentences":)" + sentences
            + R"(,"entity_mentions":[{"id":"T1","start":)" + QByteArray::number(tokens.size() - 1) + R"(,"end":)" + count
            + R"(,"entity_type":"X","mention_type":"NAM","text":"b"}],"event_mentions":[]})"}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().text, text);
        QCOMPARE(told(*bundles), u"X "_s + mention);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &line, const QString &sentence) { QTest::newRow(name) << line << sentence; };
        row("no id", R"({"sentences":[],"event_mentions":[]})", u"wikievents.jsonl:1: “doc_id” has to be there, and a text."_s);
        row("other words", R"({"doc_id":"x","tokens":["a"],"sentences":[],"event_mentions":[]})", u"wikievents.jsonl:1: “tokens” has to hold the words of “sentences”."_s);
        row("no sentence", R"({"doc_id":"x","tokens":["a"],"sentences":[["a"]],"event_mentions":[]})", u"wikievents.jsonl:1: A sentence has to be a list of tokens, each with its begin and end, and a text."_s);
        row("NUL", R"({"doc_id":"x","tokens":["\u0000"],"sentences":[[[["\u0000",0,1]],"\u0000"]],"event_mentions":[]})", u"wikievents.jsonl:1: “text” cannot hold the character NUL."_s);
    }
    void refuses()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, sentence);
        QDir(test::scratchPath(u"refused"_s)).removeRecursively();
        QDir().mkpath(test::scratchPath(u"refused"_s));
        QFile file(test::scratchPath(u"refused/"_s + mainFile));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(line) == line.size());
        file.close();
        const auto bundles = test::readAll(WikiEventsFormat(), file.fileName());
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.endsWith(sentence), qPrintable(bundles.error().message));
    }
    void aBadLineFailsAlone()
    {
        const auto bundles = read({{mainFile, corpusLine + "{\"doc_id\":\"d_2\",\"tokens\":[\"a\"],\"sentences\":[]}\n"}, {corefFile, corefLine}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(told(*bundles), corpusTold);
        QCOMPARE(bundles->back().failures.size(), 1u);
        QVERIFY2(bundles->back().failures.front().message.endsWith(u"wikievents.jsonl:2: “tokens” has to hold the words of “sentences”."_s),
            qPrintable(bundles->back().failures.front().message));
    }
    void whatCannotBeReadIsKept()
    {
        QByteArray line = corpusLine;
        line.replace(R"("start": 0, "end": 1, )", R"("start": 0, "end": 99, )");
        const auto bundles = read({{mainFile, line}});
        QVERIFY(bundles);
        const QString remarks = bundles->front().remarks.join(u' ');
        for (const QString &list : {u"entity_mentions"_s, u"relation_mentions"_s, u"arguments"_s})
            QVERIFY2(remarks.contains(u"1 of the entries of “%1”"_s.arg(list)), qPrintable(remarks));
        QCOMPARE(rewritten(*bundles), (Files{{mainFile, line}}));
    }
    void anotherQuoteIsFlagged()
    {
        QByteArray line = corpusLine;
        line.replace(R"("text": "Bob"}, )", R"("text": "Rob"}, )");
        const auto bundles = read({{mainFile, line}});
        QCOMPARE(bundles->front().mentions[1].flag, u"The file gives “Rob” as its text."_s);
        const QString remarks = bundles->front().remarks.join(u'\n');
        QVERIFY2(remarks.endsWith(u"wikievents.jsonl:1: “Bob” at 8-11 (d_1-T2) is flagged. The file gives “Rob” as its text."_s), qPrintable(remarks));
        QCOMPARE(rewritten(*bundles), (Files{{mainFile, line}}));
    }

    void tellsItsFiles_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("score");
        QTest::newRow("WikiEvents") << corpusLine << 90;
        QTest::newRow("the file beside") << corefLine << 0;
        QTest::newRow("OneIE") << QByteArray(R"({"doc_id":"x","sent_id":"x-1","tokens":["a"],"entity_mentions":[],"event_mentions":[]})") << 0;
        QTest::newRow("ours") << QByteArray(R"({"format":"glossator","version":1})") << 0;
    }
    void tellsItsFiles()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const int, score);
        QCOMPARE(WikiEventsFormat().sniff(u"x.jsonl"_s, head), score);
    }
};

QTEST_GUILESS_MAIN(WikiEventsFormatTest)
#include "tst_wikieventsformat.moc"
