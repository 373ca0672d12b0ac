// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/csvformat.h"

#include "models/domain/schema.h"
#include "models/formats/csv.h"
#include "models/formats/tablefields.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QTest>

#include <limits>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QString write(const QString &name, const QByteArray &bytes)
{
    const QString path = test::scratchPath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QMap<QString, QByteArray> tablesOf(const std::vector<Bundle> &project, const WriteOptions &options = {}, const Schema &schema = {})
{
    return *test::written(CsvFormat(), project, options, schema);
}

Result<std::vector<Bundle>> read(const QString &file) { return test::readAll(CsvFormat(), file); }

QString folderOf(const QMap<QString, QByteArray> &tables, const QString &name)
{
    QDir(test::scratchPath(name)).removeRecursively();
    for (const auto &[file, bytes] : tables.asKeyValueRange())
        write(name + u'/' + file, bytes);
    return test::scratchPath(name);
}

} // namespace

class CsvFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive()
    {
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            const WriteOptions options{{u"separator"_s, seed % 2 ? u"comma"_s : u"semicolon"_s},
                {u"mark"_s, seed % 3 ? u"yes"_s : u"no"_s}, {u"guard"_s, seed % 5 ? u"yes"_s : u"no"_s}};
            const auto back = read(folderOf(tablesOf(project, options), u"random"_s));
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(project, *back);
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
        }
    }

    void whatNoTableHoldsIsRefused_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<qint64>("created");
        QTest::newRow("NUL") << u"a"_s + QChar(0) << qint64(1);
        QTest::newRow("half a character") << u"a"_s + QChar(0xD800) << qint64(1);
        QTest::newRow("a time beyond all years") << u"a"_s << std::numeric_limits<qint64>::max();
    }
    void whatNoTableHoldsIsRefused()
    {
        QFETCH(const QString, note);
        QFETCH(const qint64, created);
        Bundle project;
        project.entities.push_back({EntityId(12), u"PER"_s, u"Ada"_s, {}, note, {{}, created, created}});
        const auto files = CsvFormat().writer()->begin(project, Schema());
        QVERIFY(!files);
        QCOMPARE(files.error().code, Error::Code::Refused);
        QVERIFY2(files.error().message.startsWith(u"entities id12: "_s), qPrintable(files.error().message));
    }

    void textsInACell_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QString>("cell");
        QTest::newRow("none") << QStringList() << QString();
        QTest::newRow("two") << QStringList{u"Demir"_s, u"A. Demir"_s} << u"Demir; A. Demir"_s;
        QTest::newRow("a semicolon") << QStringList{u"a;b"_s, u"c"_s} << u"a\\;b; c"_s;
        QTest::newRow("a backslash") << QStringList{u"a\\"_s, u"b"_s} << u"a\\\\; b"_s;
        QTest::newRow("blanks at the ends") << QStringList{u" a "_s, u"b"_s} << u"\\ a\\ ; b"_s;
        QTest::newRow("a line end") << QStringList{u"a\nb"_s} << u"a\\\nb"_s;
    }
    void textsInACell()
    {
        QFETCH(const QStringList, texts);
        QFETCH(const QString, cell);
        QCOMPARE(joinedTexts(texts), cell);
        QCOMPARE(splitTexts(cell), texts);
    }
    void textsAsPeopleWriteThem()
    {
        QCOMPARE(splitTexts(u" a;b ;; c\n d ;"), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    }

    /// Roles and attributes of the type in its own order, what it does not have behind them.
    void eachEventTypeHasATable()
    {
        SchemaParts parts;
        parts.types.push_back({.kind = TypeKind::Event,
            .name = u"Meet"_s,
            .attributes = {{.name = u"Mode"_s, .kind = AttributeKind::Text}},
            .roles = {{.name = u"Who"_s}, {.name = u"Where"_s}}});
        std::vector<Bundle> project(2);
        project[0].entities.push_back({EntityId(1), u"PER"_s, u"Ada; Countess"_s, {}, {}, {}});
        project[0].events.push_back({EventId(2), u"Meet"_s, {}, {}});
        Bundle &in = project[1];
        in.text = u"Ada met Bob."_s;
        in.article = Article{.id = ArticleId(3), .title = u"News"_s, .published = u"2023-04"_s};
        const auto mention = [&in](qint64 id, TextSpan span, EntityId entity) {
            in.mentions.push_back({MentionId(id), in.article->id, u"PER"_s, span, in.text.sliced(span.begin, span.length()), entity,
                {}, {}, {}, {}, {}});
        };
        mention(4, {0, 3}, EntityId(1));
        mention(5, {4, 7}, {});
        mention(6, {8, 11}, {});
        in.eventMentions.push_back({EventMentionId(7), EventId(2), in.article->id, MentionId(5), {}, {}});
        const auto fill = [&in](const QString &role, const Filler &filler) {
            const int ordinal = int(in.arguments.size());
            in.arguments.push_back({ArgumentId(10 + ordinal), EventMentionId(7), role, ordinal, filler, {}, 0});
        };
        fill(u"Who"_s, Filler(MentionId(4)));
        fill(u"Who"_s, Filler(MentionId(6)));
        fill(u"When"_s, Filler(u"noon"_s));
        in.attributes.push_back({AttributeId(20), EventMentionId(7), u"Mode"_s, u"secret"_s, 0, {}, 0});
        const auto tables = tablesOf(project, {{u"mark"_s, u"no"_s}}, Schema(parts));
        QCOMPARE(tables[u"events_Meet.csv"_s],
            "event_mention,event,article,article_title,published,source,trigger_quote,confidence,Who,Where,Mode,others\r\n"
            "id7,id2,id3,News,2023-04,,met,,\"Ada\\; Countess; Bob\",,secret,When: noon\r\n");
        QCOMPARE(tables[u"event_articles.csv"_s],
            "event,event_type,article,article_title,published,source,event_mentions,triggers\r\n"
            "id2,Meet,id3,News,2023-04,,1,met\r\n");
        QVERIFY2(tables[u"arguments.csv"_s].contains(
                     "id10,id3,id7,Who,0,mention,id4,,,,,id2,Meet,met,4,7,id1,\"Ada; Countess\",Ada,0,3,News,2023-04\r\n"),
            tables[u"arguments.csv"_s].constData());
    }

    void readsLists_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("entities"); // type: name = aliases
        const auto row = [](const char *name, const QByteArray &bytes, const QString &entities) {
            QTest::newRow(name) << bytes << entities;
        };
        row("names alone", "Name\nAda\nBob\n", u"Entity: Ada\nEntity: Bob"_s);
        row("types and aliases", "actor;type;aliases\nAda;PER;A. Demir|Demir\nBaku;GPE;\n", u"PER: Ada = A. Demir, Demir\nGPE: Baku"_s);
        row("aliases row by row", "name,alias,type\nAda,A.,PER\nAda,B.,PER\nAda,A.,ORG\n", u"PER: Ada = A., B.\nORG: Ada = A."_s);
        row("guarded", "name\n'-Ada\n", u"Entity: -Ada"_s);
        row("what a spreadsheet leaves of empty rows and columns", "name,type\n,,\nAda,PER,,\n,\n,,,\nBob,PER\n,\n", u"PER: Ada\nPER: Bob"_s);
        row("a type in the first row", "name,type,alias\nAda,PER,A.\nAda,,B.\n", u"PER: Ada = A., B."_s);
    }
    void readsLists()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, entities);
        const auto bundles = read(write(u"list.csv"_s, bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QStringList told;
        for (const Entity &entity : bundles->front().entities)
            told << entity.type + u": "_s + entity.name + (entity.aliases.isEmpty() ? QString() : u" = "_s + entity.aliases.join(u", "_s));
        QCOMPARE(told.join(u'\n'), entities);
    }
    void otherColumnsOfAListAreAttributes()
    {
        const auto bundles = read(write(u"list.csv"_s, "name,country,id,note\nAda,AZ,Q1,a coder\n"));
        QVERIFY(bundles);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.attributes.size(), 1u);
        QCOMPARE(bundle.attributes.front().name + u'=' + bundle.attributes.front().value, u"country=AZ"_s);
        QCOMPARE(bundle.externalIds.front().value, u"Q1"_s);
        QCOMPARE(bundle.entities.front().note, u"a coder"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("file"); // of the set below
        QTest::addColumn<QByteArray>("bytes"); // of that file instead
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a column is missing") << u"mentions.csv"_s << QByteArray("id,article,type,quote\n") << u"mentions.csv:1: The column “spans” is missing."_s;
        QTest::newRow("no such article") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote\n5,99,PER,0-1,x\n") << u"mentions.csv:2: No article has the id “99”."_s;
        QTest::newRow("no place") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote\n5,1,PER,here,x\n") << u"mentions.csv:2: “spans” is “here”, not places such as 0..5 or 0..5,9..12."_s;
        QTest::newRow("no number") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote,confidence\n5,1,PER,0-1,A,high\n") << u"mentions.csv:2: “confidence” is “high”, which is no number."_s;
        QTest::newRow("nobody has that id") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote,entity\n5,1,PER,0-1,A,77\n") << u"mentions.csv:2: No entity"_s;
        QTest::newRow("an id twice") << u"entities.csv"_s << QByteArray("id,type,name\n5,PER,A\n5,PER,B\n") << u"entities.csv:3: The id 5"_s;
        QTest::newRow("a column twice") << u"entities.csv"_s << QByteArray("id,type,name,name\n") << u"entities.csv:1: The column “name” stands twice."_s;
        QTest::newRow("too many cells") << u"entities.csv"_s << QByteArray("id,type,name\n5,PER,A,B\n") << u"entities.csv:2: The row has 4 cells, but there are 3 columns."_s;
        QTest::newRow("a mention of no article") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote\n5,,PER,0-1,A\n") << u"mentions.csv:2: The column “article” has to say in which article it is."_s;
        QTest::newRow("two places for one") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote,head\n5,1,PER,0..1,A,\"0..1,2..3\"\n") << u"which is more than one place."_s;
        QTest::newRow("a number with a comma") << u"mentions.csv"_s << QByteArray("id,article,type,spans,quote,confidence\n5,1,PER,0..1,A,\"0,125\"\n") << u"“confidence” is “0,125”, which is no number."_s;
        QTest::newRow("empty") << u"entities.csv"_s << QByteArray() << u"entities.csv:1: The table has no row"_s;
    }
    void refuses()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        QMap<QString, QByteArray> tables{{u"articles.csv"_s, "id,title,text\n1,Title,A word.\n"}};
        tables[file] = bytes;
        const auto bundles = read(folderOf(tables, u"refused"_s));
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.contains(sentence), qPrintable(bundles.error().message));
        QVERIFY(bundles.error().message.endsWith(u'.'));
    }
    void unknownColumnsAreTold()
    {
        const auto bundles = read(folderOf({{u"articles.csv"_s, "id,title,text,mine\n1,Title,A word.,x\n"}}, u"mine"_s));
        QVERIFY(bundles);
        QVERIFY(bundles->front().remarks.join(u' ').contains(u"The column “mine” is not known here; it was not read."_s));
    }
    /// One of ours that is lost would else be missed by nobody; a table that somebody made needs none of the others.
    void aTableThatIsLostIsTold()
    {
        QMap<QString, QByteArray> tables{{u"articles.csv"_s, "id,title,text\n1,Title,A word.\n"}};
        QCOMPARE(read(folderOf(tables, u"made"_s))->front().remarks, QStringList());
        tables[u"project.schema"_s] = "[entities]\nPER\n";
        const QStringList remarks = read(folderOf(tables, u"lost"_s))->front().remarks;
        QCOMPARE(remarks.size(), 1);
        QVERIFY2(remarks.front().contains(u"articles.csv:1: "_s) && remarks.front().contains(u"“arguments”"_s)
                && remarks.front().contains(u"not beside it"_s),
            qPrintable(remarks.front()));
    }
    void whatASpreadsheetLeavesIsNoColumn()
    {
        const auto bundles = read(folderOf({{u"articles.csv"_s, "id,title,text,,\nid1,Title,A word.,,,,\n"}}, u"left"_s));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->back().text, u"A word."_s);
    }
    void whatASpreadsheetLeavesIsNoRow()
    {
        const auto bundles = read(folderOf({{u"articles.csv"_s, "id,title,text\n,,\nid1,Title,A word.\n,,\nid2,Title,No word.\n,,\n"},
                                               {u"mentions.csv"_s, "id,article,type,spans,quote\nid3,id1,X,0-1,A\n,,,,\nid4,id1,X,2-6,word\n,,,,\nid5,id2,X,0-2,No\n,,,,\n"}},
            u"blank"_s));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 3u);
        QCOMPARE((*bundles)[1].mentions.size(), 2u);
        QCOMPARE((*bundles)[1].mentions[1].quote, u"word"_s);
        QCOMPARE((*bundles)[2].mentions.size(), 1u);
    }
    void aFolderHoldsNoListUnlessItIsNamed()
    {
        const QString folder = folderOf({{u"actors.csv"_s, "name\nAda\n"}}, u"lists"_s);
        QVERIFY(CsvFormat().find(folder)->empty());
        QCOMPARE(CsvFormat().find(folder + u"/actors.csv"_s)->size(), 1u);
    }
    /// Articles of one's own make no set of what lies beside them.
    void aListBesideOtherArticlesIsAList()
    {
        const QString folder = folderOf({{u"articles.csv"_s, "headline,body\nNews,Ada came.\n"}, {u"entities.csv"_s, "name\nAda\n"}}, u"own"_s);
        const auto bundles = read(folder + u"/entities.csv"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().entities.size(), 1u);
        QVERIFY(CsvFormat().find(folder + u"/entities.csv"_s)->front().file.endsWith("entities.csv"_L1));
    }
    void aSecondTypeOrIdIsKept()
    {
        const auto bundles = read(write(u"list.csv"_s, "name,type,class,id,Id\nAda,PER,Hero,Q1,Q2\nBob,Entity,,,\nCy,,,,\n"));
        QVERIFY(bundles);
        const Bundle &bundle = bundles->front();
        QStringList told;
        for (const Attribute &attribute : bundle.attributes)
            told << attribute.name + u'=' + attribute.value;
        QCOMPARE(told, QStringList({u"class=Hero"_s, u"Id=Q2"_s}));
        QCOMPARE(bundle.entities.front().type, u"PER"_s);
        QCOMPARE(bundle.externalIds.front().value, u"Q1"_s);
        QCOMPARE(bundle.remarks.size(), 1);
        QVERIFY2(bundle.remarks.front().contains("1 entity(s) have no type"_L1), qPrintable(bundle.remarks.front())); // Cy
    }
    void anyTableStandsForAllOfThem()
    {
        const QString folder = folderOf({{u"articles.csv"_s, "id,title,text\n1,Title,A word.\n"}, {u"mentions.csv"_s, "id,article,type,spans,quote\n2,1,X,0-1,A\n"}}, u"set"_s);
        const auto bundles = read(folder + u"/mentions.csv"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->back().mentions.size(), 1u);
        QCOMPARE(CsvFormat().find(folder)->size(), 1u);
    }
};

QTEST_GUILESS_MAIN(CsvFormatTest)
#include "tst_csvformat.moc"
