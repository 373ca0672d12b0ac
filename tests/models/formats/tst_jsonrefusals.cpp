// SPDX-License-Identifier: GPL-3.0-or-later
// What Glossator JSON does not accept, when reading and when writing.
#include "models/formats/jsonstream.h"
#include "tests/support/jsonproject.h"
#include "tests/support/randomproject.h"
#include "tests/support/testsupport.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what a row does not name is empty

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

/// A file with one article around the given lines.
QByteArray fileWith(const QByteArray &project, const QByteArray &article)
{
    return R"({"format": "glossator", "version": 1,
"authors": [{"id": "1", "name": "Ada"}],
"entities": [{"id": "2", "type": "Person", "name": "Ali"}],
"events": [{"id": "3", "type": "Attack"}],
)" + project
        + R"("articles": [{"id": "4", "title": "T", "text": "Ali met Eve.",
)" + article
        + R"("mentions": [{"id": "5", "type": "Person", "spans": [[0, 3]], "quote": "Ali", "entity": "2", "author": "1"}]
}]}
)";
}

} // namespace

class TestJsonRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flagsWrongQuotes_data();
    void flagsWrongQuotes();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void saysWhenReadingFails();
    void everyValueChecked();
    void ofVeryManyDoubtsOnlyTheNumberIsTold();
    void writerRefuses_data();
    void writerRefuses();
};

void TestJsonRefusals::flagsWrongQuotes_data()
{
    QTest::addColumn<QByteArray>("mention");
    QTest::addColumn<bool>("flagged");
    QTest::addColumn<QString>("remark");

    QTest::newRow("right") << R"("spans": [[8, 11]], "quote": "Eve")"_ba << false << QString();
    QTest::newRow("wrong")
        << R"("spans": [[8, 11]], "quote": "Eva")"_ba << true
        << u"project.json:7: The text at 8-11 is “Eve”, not “Eva” as quoted; mention 6 is flagged."_s;
    QTest::newRow("outside")
        << R"("spans": [[8, 99]], "quote": "Eve.")"_ba << true
        << u"project.json:7: Mention 6 lies outside the text, which has 12 characters; it is flagged."_s;
    QTest::newRow("parts that overlap")
        << R"("spans": [[0, 8], [4, 12]], "quote": "Ali and  and Eve.")"_ba << true
        << u"project.json:7: The parts of mention 6 overlap, at 0-8,4-12; it is flagged."_s;
    QTest::newRow("flagged before") << R"("spans": [[8, 99]], "quote": "Eve", "flag": "odd")"_ba << true << QString();
    QTest::newRow("fragments") << R"("spans": [[8, 11], [0, 3]], "quote": "Eve Ali")"_ba << false << QString();
    QTest::newRow("empty") << R"("spans": [[12, 12]], "quote": "")"_ba << false << QString();
}

void TestJsonRefusals::flagsWrongQuotes()
{
    QFETCH(const QByteArray, mention);
    QFETCH(const bool, flagged);
    QFETCH(const QString, remark);
    const QByteArray file = fileWith("", "").replace(
        "\"mentions\": [", "\"mentions\": [\n{\"id\": \"6\", \"type\": \"Person\", " + mention + "},\n");
    const auto project = readJson(file);
    QVERIFY2(project, qPrintable(project ? QString() : project.error().message));
    const Bundle &article = project->at(1);
    QCOMPARE(!article.mentions.front().flag.isEmpty(), flagged);
    if (QLatin1StringView(QTest::currentDataTag()) == "parts that overlap"_L1) {
        QCOMPARE(article.mentions.front().extent, Extent(TextSpan{0, 12}));
        QCOMPARE(article.mentions.front().flag, u"The file gives 0-8,4-12 as its place, whose parts overlap."_s);
    }
    QCOMPARE(article.remarks, remark.isEmpty() ? QStringList() : QStringList{remark});
}

void TestJsonRefusals::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const QByteArray &file, const QString &message) {
        QTest::newRow(name) << file << message;
    };
    const QString notOurs
        = u"project.json:1: This is not a Glossator JSON file: it does not begin with {\"format\": \"glossator\", \"version\": 1."_s;
    row("empty", "",
        u"project.json:1: This is not valid JSON: attempting to parse an empty input; check that your input string or stream contains the expected JSON."_s);
    row("array", "[]", notOurs);
    row("string", "\"glossator\"", notOurs);
    row("other object", R"({"a": 1})", notOurs);
    row("other format", R"({"format": "brat"})", notOurs);
    row("other list", R"({"documents": []})", notOurs);
    row("nothing", "{}", u"project.json:1: The key “articles” is missing."_s);
    row("version text", "{\"format\": \"glossator\",\n\"version\": \"1\"}",
        u"project.json:2: After “format” there has to be “version” with a whole number."_s);
    row("newer", R"({"format": "glossator", "version": 2, "news": {}})",
        u"project.json:1: This file is of version 2 of Glossator JSON; this program reads up to version 1."_s);
    row("no articles", "{\"format\": \"glossator\",\n\"version\": 1}",
        u"project.json:1: The key “articles” is missing."_s);

    const auto project = [&row](const char *name, const QByteArray &line, const QString &message) {
        row(name, fileWith(line, ""), u"project.json:"_s + message);
    };
    project("unknown key", "\"news\": \"x\",\n", u"5: The key “news” is not known here."_s);
    project("unknown list", "\"news\": [],\n", u"5: The key “news” is not known here, or cannot hold this."_s);
    project("list as object", "\"notes\": {},\n", u"5: The key “notes” is not known here, or cannot hold this."_s);
    project("list as null", "\"notes\": null,\n", u"5: “notes” has to be a list."_s);
    project("articles as null", "\"articles\": null, \"a\": 1,\n", u"5: “articles” has to be a list."_s);
    project("same key twice", "\"authors\": [],\n", u"5: The key “authors” stands twice."_s);
    row("NUL in the text", fileWith("", "").replace("Ali met", "Ali\\u0000met"),
        u"project.json:5: “text” cannot hold the character NUL."_s);
    project("item is no object", "\"notes\": [\"x\"],\n", u"5: An object has to stand here."_s);
    project(
        "mentions outside", "\"mentions\": [],\n", u"5: The key “mentions” is not known here, or cannot hold this."_s);
    project(
        "key twice in item", "\"notes\": [\n{\"id\": \"9\", \"id\": \"9\"}],\n", u"6: The key “id” stands twice."_s);
    project("missing key", "\"notes\": [\n{\"id\": \"9\", \"text\": \"x\"}],\n", u"6: The key “on” is missing."_s);
    project("unknown key in item",
        "\"notes\": [\n{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"text\": \"x\", \"tone\": 1}],\n",
        u"6: The key “tone” is not known here."_s);
    project("owner of no kind", "\"notes\": [{\"id\": \"9\", \"on\": {}, \"text\": \"x\"}],\n",
        u"5: “on” has to name one thing, such as {\"mention\": \"12\"}."_s);
    project("owner that owns nothing", "\"notes\": [{\"id\": \"9\", \"on\": {\"author\": \"1\"}, \"text\": \"x\"}],\n",
        u"5: “on” has to name one thing, such as {\"mention\": \"12\"}."_s);
    project("two owners",
        "\"notes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\", \"event\": \"3\"}, \"text\": \"x\"}],\n",
        u"5: The key “event” is not known here."_s);
    project("id as number", "\"notes\": [{\"id\": 9, \"on\": {\"entity\": \"2\"}, \"text\": \"x\"}],\n",
        u"5: “id” has to be an id: a whole number other than zero, as a string."_s);
    for (const char *id : {"", "0", "09", " 9", "9x", "1e3", "99999999999999999999", "T1"})
        project(qPrintable(u"id "_s + QString::fromUtf8(id)),
            "\"events\": [], \"x\": 1,\n"_ba.replace("\"events\": [], \"x\": 1",
                "\"notes\": [{\"id\": \"" + QByteArray(id) + "\", \"on\": {\"entity\": \"2\"}, \"text\": \"x\"}]"),
            u"5: “id” has to be an id: a whole number other than zero, as a string."_s);
    project("same id twice",
        "\"notes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"text\": \"x\"},\n"
        "{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"text\": \"y\"}],\n",
        u"6: The id 9 is given to two of the kind note."_s);
    project("unknown entity", "\"distinct\": [{\"one\": \"2\", \"other\": \"77\"}],\n",
        u"5: No entity in the project's part or in this article has the id 77."_s);
    project("unknown mention",
        "\"relations\": [{\"id\": \"9\", \"type\": \"R\", \"from\": {\"entity\": \"2\"}, \"to\": {\"mention\": "
        "\"77\"}}],\n",
        u"5: No mention in the project's part has the id 77."_s);
    project("note as list", "\"notes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"text\": [\"x\"]}],\n",
        u"5: “text” has to be a string."_s);
    project("ordinal too large",
        "\"attributes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"name\": \"x\", \"ordinal\": 9999999999}],\n",
        u"5: “ordinal” is too large a number."_s);
    project("ordinal with fraction",
        "\"attributes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"name\": \"x\", \"ordinal\": 1.5}],\n",
        u"5: “ordinal” has to be a whole number."_s);
    for (const char *time : {"2023-04-03", "2023-04-03T09:30:00", "2023-04-03T09:30:00Z",
             "2023-04-03T09:30:00.000+02:00", "2023-02-30T09:30:00.000Z", "yesterday", ""})
        project(qPrintable(u"time "_s + QString::fromUtf8(time)),
            "\"notes\": [{\"id\": \"9\", \"on\": {\"entity\": \"2\"}, \"text\": \"x\", \"created\": \""
                + QByteArray(time) + "\"}],\n",
            u"5: “created” has to be a time such as 2023-04-03T09:30:00.000Z."_s);
    project("base64", "\"leftovers\": [{\"id\": \"9\", \"format\": \"brat\", \"bytes\": \"a*b=\"}],\n",
        u"5: “bytes” has to be bytes in base64."_s);
    project("hash", "\"files\": [{\"id\": \"9\", \"format\": \"brat\", \"name\": \"x\", \"sha256\": \"ABCD\"}],\n",
        u"5: “sha256” has to be 64 hexadecimal digits in lower case."_s);
    project("bytes of a file",
        "\"files\": [{\"id\": \"9\", \"format\": \"brat\", \"name\": \"x\", \"bytes\": \"YQ==\", \"sha256\": \""
            + QByteArray(64, '0') + "\"}],\n",
        u"5: The bytes do not have the checksum “sha256”."_s);
    project("lone surrogate", "\"schema\": \"\\ud800\",\n",
        u"5: This is not valid JSON: invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF."_s);
    project(
        "bad UTF-8", "\"schema\": \"\xff\",\n", u"5: This is not valid JSON: invalid string: ill-formed UTF-8 byte."_s);
    project("raw line feed", "\"schema\": \"a\nb\",\n",
        u"5: This is not valid JSON: invalid string: control character U+000A (LF) must be escaped to \\u000A or \\n."_s);
    project("huge number", "\"schema\": 1e999,\n", u"5: This is not valid JSON: number overflow parsing '1e999'."_s);
    project("comment", "// hello\n", u"5: This is not valid JSON: invalid literal."_s);
    project("too much in one", "\"distinct\": [{\"one\": [" + "0, "_ba.repeated(maxJsonValues) + "0]}],\n",
        u"5: Too much stands in one object or list."_s);
    project("depth", "\"notes\": [{\"id\": " + QByteArray(100'000, '[') + "}],\n",
        u"5: Objects and arrays are nested too deeply."_s);

    const auto article = [&row](const char *name, const QByteArray &line, const QString &message) {
        row(name, fileWith("", line), u"project.json:"_s + message);
    };
    article("article: unknown key", "\"autor\": \"x\",\n", u"6: The key “autor” is not known here."_s);
    article("article: state", "\"state\": \"read\",\n", u"5: “state” has to be one of: unread, reading, done."_s);
    article("article: no author", "\"author\": \"8\",\n",
        u"6: No author in the project's part or in this article has the id 8."_s);
    article("article: original", "\"original\": \"YQ==\", \"original_is_text\": true, \"encoding\": \"UTF-8\",\n",
        u"5: “original_is_text” does not fit the other keys."_s);
    article("article: original encoding", "\"original_is_text\": true, \"encoding\": \"UTF-99\",\n",
        u"5: “original_is_text” does not fit the other keys."_s);
    article("article: checksum", "\"original\": \"YQ==\", \"original_sha256\": \"" + QByteArray(64, '0') + "\",\n",
        u"5: The bytes of “original” do not have the checksum “original_sha256”."_s);
    article("span backwards",
        "\"event_mentions\": [{\"id\": \"6\", \"event\": \"3\"}],\n\"arguments\": [{\"id\": \"7\", \"event_mention\": "
        "\"6\", "
        "\"role\": \"R\", \"filler\": {\"span\": [3, 0], \"quote\": \"x\"}}],\n",
        u"7: “span” has to hold places such as [0, 5], the end not before the begin."_s);
    article("no filler",
        "\"event_mentions\": [{\"id\": \"6\", \"event\": \"3\"}],\n\"arguments\": [{\"id\": \"7\", \"event_mention\": "
        "\"6\", "
        "\"role\": \"R\", \"filler\": {}}],\n",
        u"7: The key “value” is missing."_s);
    article("two fillers",
        "\"event_mentions\": [{\"id\": \"6\", \"event\": \"3\"}],\n\"arguments\": [{\"id\": \"7\", \"event_mention\": "
        "\"6\", "
        "\"role\": \"R\", \"filler\": {\"mention\": \"5\", \"value\": \"x\"}}],\n",
        u"7: The key “value” is not known here."_s);
    for (const char *spans :
        {"[]", "[0, 3]", "[[0]]", "[[0, 3, 4]]", "[[-1, 3]]", "[[0, 1e3]]", "[[0, \"3\"]]", "\"0-3\""}) {
        const QByteArray file = fileWith("", "").replace("[[0, 3]]", spans);
        const bool isList = spans[0] == '[' && spans[1] != ']';
        row(qPrintable(u"spans "_s + QString::fromUtf8(spans)), file,
            isList ? u"project.json:6: “spans” has to hold places such as [0, 5], the end not before the begin."_s
                   : u"project.json:6: “spans” has to be a list of places such as [[0, 5]]."_s);
    }
    row("mention of another article",
        fileWith("", "").replace("}]}\n", "},\n{\"id\": \"8\", \"title\": \"U\", \"text\": \"Eve met Ali.\",\n\"relations\": [{\"id\": \"9\", "
                                           "\"type\": \"R\", \"from\": {\"entity\": \"2\"}, \"to\": {\"mention\": \"5\"}}]}]}\n"),
        u"project.json:9: No mention in this article has the id 5."_s);
    row("entities after articles", fileWith("", "").replace("}]}\n", "}], \n\"notes\": []}\n"),
        u"project.json:8: “notes” has to stand before “articles”."_s);
    row("schema after articles", fileWith("", "").replace("}]}\n", "}], \n\"schema\": \"\"}\n"),
        u"project.json:8: “schema” has to stand before “articles”."_s);
    row("something after the end", fileWith("", "") + "{}",
        u"project.json:8: This is not valid JSON: unexpected '{'; expected end of input."_s);
}

void TestJsonRefusals::refuses()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, message);
    const auto project = readJson(file);
    QVERIFY(!project);
    QCOMPARE(project.error().message, message);
    QVERIFY(project.error().code == Error::Code::BadInput || project.error().code == Error::Code::Newer);
}

void TestJsonRefusals::refusesEveryTruncation()
{
    QRandomGenerator random(3);
    const auto bytes = writeJson(randomProject(random, 2));
    QVERIFY(bytes);
    QVERIFY(readJson(*bytes));
    const qsizetype end = bytes->size() - 1; // the last line feed may go
    for (qsizetype length = 0; length < end; ++length) {
        const auto project = readJson(bytes->first(length));
        QVERIFY2(!project, qPrintable(u"length %1 of %2"_s.arg(length).arg(bytes->size())));
        QVERIFY(project.error().message.startsWith("project.json:"_L1) && project.error().message.endsWith(u'.'));
    }
}

void TestJsonRefusals::saysWhenReadingFails()
{
    /// A disk that breaks after some bytes.
    class Broken : public QIODevice {
        qint64 readData(char *data, qint64 size) override
        {
            if (m_lines == 3) {
                setErrorString(u"broken"_s);
                return -1;
            }
            ++m_lines;
            std::fill_n(data, size, '\n');
            return 1;
        }
        qint64 writeData(const char *, qint64) override { return -1; }
        int m_lines = 0;
    };
    class Nothing : public JsonHandler {
        Result<bool> open(const QString &, bool, qsizetype) override { return true; }
        Result<> value(const QString &, JsonValue &&) override { return {}; }
        Result<> close() override { return {}; }
    };
    Broken broken;
    broken.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    Nothing nothing;
    const auto done = parseJson(broken, u"x.json"_s, nothing);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Io);
    QCOMPARE(done.error().message, u"x.json:3: Reading failed: broken."_s);
}

void TestJsonRefusals::everyValueChecked()
{
    QFile file(dataDir() + u"/json/everything.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString good = QString::fromUtf8(file.readAll());
    // Each scalar value, by the separator before it.
    static const QRegularExpression value(uR"((?<=: |\[|, )("(?:[^"\\]|\\.)*"|-?[0-9.]+|true)(?!: ))"_s);
    int refused = 0;
    for (const auto &match : value.globalMatch(good)) {
        for (const QString &other :
            {u"null"_s, u"-1"_s, u"1.5"_s, u"\"\""_s, u"\"9\""_s, u"[]"_s, u"{}"_s, u"[[0, 0]]"_s}) {
            QString spoilt = good;
            spoilt.replace(match.capturedStart(1), match.capturedLength(1), other);
            const auto project = readJson(spoilt.toUtf8());
            if (!project) {
                ++refused;
                static const QRegularExpression sentence(uR"(^project\.json:[0-9]+: \S.*[.]$)"_s);
                QVERIFY2(sentence.match(project.error().message).hasMatch(), qPrintable(project.error().message));
                continue;
            }
            // What was accepted is kept: nothing reads as something else.
            const auto bytes = writeJson(*project);
            QVERIFY2(bytes, qPrintable(match.captured() + u" → "_s + other));
            const auto again = readJson(*bytes);
            QVERIFY(again);
            QCOMPARE(writeJson(*again), bytes);
        }
        QVERIFY2(refused > 0, qPrintable(match.captured()));
    }
    QVERIFY(refused > 1000);
}

void TestJsonRefusals::ofVeryManyDoubtsOnlyTheNumberIsTold()
{
    Bundle article;
    article.article = Article{.id = ArticleId(2), .title = u"A"_s};
    article.text = u"Ali"_s;
    for (int i = 0; i < 150; ++i)
        article.mentions.push_back({.id = MentionId(3 + i), .article = ArticleId(2), .type = u"Person"_s, .extent = TextSpan{0, 3}, .quote = u"Ben"_s});
    const auto bytes = writeJson({Bundle(), article});
    QVERIFY(bytes);
    const auto bundles = readJson(*bytes);
    QVERIFY(bundles);
    qsizetype remarks = 0;
    for (const Bundle &bundle : *bundles)
        remarks += bundle.remarks.size();
    QCOMPARE(remarks, 101);
    QVERIFY2(bundles->back().remarks.back().contains("50 further place(s)"_L1), qPrintable(bundles->back().remarks.back()));
}

void TestJsonRefusals::writerRefuses_data()
{
    QTest::addColumn<std::function<void(Bundle & project, Bundle & article)>>("spoil");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const QString &message, std::function<void(Bundle &, Bundle &)> spoil) {
        QTest::newRow(name) << std::move(spoil) << message;
    };
    row("half a character", u"mention 3: “quote” holds half of a character, which JSON cannot."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().quote = QChar(0xd800); });
    row("half a character in the text", u"article 2: “text” holds half of a character, which JSON cannot."_s,
        [](Bundle &, Bundle &article) { article.text += QChar(0xdc00); });
    row("no extent", u"mention 3: “spans” is not a place in a text."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().extent = {}; });
    row("time", u"mention 3: “created” lies outside the years 1 to 9999."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().by.created = std::numeric_limits<qint64>::max(); });
    row("not a number", u"mention 3: “confidence” is not a number."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().confidence = std::nan(""); });
    row("no id", u"mention 0: A thing of the kind mention has no id."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().id = {}; });
    row("twice", u"mention 3: It is listed twice."_s,
        [](Bundle &, Bundle &article) { article.mentions.push_back(article.mentions.front()); });
    row("another article", u"mentions 3 belongs to another article than it is listed in."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().article = ArticleId(8); });
    row("mention without an article", u"“mentions” cannot stand outside an article."_s,
        [](Bundle &project, Bundle &article) {
            project.mentions.swap(article.mentions);
            project.mentions.front().article = {};
        });
    row("entity that is not there", u"Something speaks of entity 9, which is not part of the export."_s,
        [](Bundle &, Bundle &article) { article.mentions.front().entity = EntityId(9); });
    row("mention that is not there", u"Something speaks of mention 3, which is not part of the export."_s,
        [](Bundle &, Bundle &article) { article.mentions.clear(); });
}

void TestJsonRefusals::writerRefuses()
{
    QFETCH(const std::function<void(Bundle &, Bundle &)>, spoil);
    QFETCH(const QString, message);
    Bundle project;
    project.entities = {{.id = EntityId(1), .type = u"Person"_s, .name = u"Ali"_s}};
    Bundle article;
    article.article = Article{.id = ArticleId(2), .title = u"A"_s};
    article.text = u"Ali"_s;
    article.mentions = {{.id = MentionId(3),
        .article = ArticleId(2),
        .type = u"Person"_s,
        .extent = TextSpan{0, 3},
        .quote = u"Ali"_s,
        .entity = EntityId(1)}};
    article.notes = {{.id = NoteId(4), .owner = MentionId(3), .text = u"n"_s}};
    QVERIFY(writeJson({project, article}));
    spoil(project, article);
    const auto bytes = writeJson({project, article});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().message, message);
}

QTEST_GUILESS_MAIN(TestJsonRefusals)
#include "tst_jsonrefusals.moc"
