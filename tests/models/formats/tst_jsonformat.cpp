// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonformat.h"
#include "tests/support/jsonproject.h"
#include "tests/support/randomproject.h"
#include "tests/support/testsupport.h"

#include <QTest>

#include <sys/stat.h>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what a row does not name is empty

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

class TestJsonFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive();
    void orderDoesNotMatter();
    void everythingIsWrittenOnce();
    void noAnnotationSpeaksOfAnotherArticle();
    void looksAsDocumented();
    void storedFilesStay_data();
    void storedFilesStay();

    void readsWhatIsMeant();
    void sniffs_data();
    void sniffs();
    void opensFiles();
    void stopsWhenTheTakerDoes();
};

void TestJsonFormat::randomProjectsSurvive()
{
    const int rounds = repetitions(2000, 100'000);
    for (int seed = 1; seed <= rounds; ++seed) {
        QRandomGenerator random{quint32(seed)};
        const std::vector<Bundle> project = randomProject(random, random.bounded(4));
        const auto bytes = writeJson(project);
        QVERIFY2(bytes, qPrintable(u"seed %1: %2"_s.arg(seed).arg(bytes ? QString() : bytes.error().message)));
        const auto back = readJson(*bytes);
        QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
        QCOMPARE(back->size(), project.size());
        for (size_t i = 0; i < project.size(); ++i)
            QVERIFY2(back->at(i) == project[i], qPrintable(u"seed %1, bundle %2"_s.arg(seed).arg(i)));
        const auto again = writeJson(*back);
        QVERIFY(again);
        QCOMPARE(*again, *bytes);
    }
}

void TestJsonFormat::orderDoesNotMatter()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 50; ++i) {
        std::vector<Bundle> project = randomProject(random, 2);
        const auto bytes = writeJson(project);
        for (Bundle &bundle : project) {
            std::ranges::reverse(bundle.authors);
            std::ranges::reverse(bundle.entities);
            std::ranges::reverse(bundle.events);
            std::ranges::reverse(bundle.mentions);
            std::ranges::reverse(bundle.eventMentions);
            std::ranges::reverse(bundle.arguments);
            std::ranges::reverse(bundle.relations);
            std::ranges::reverse(bundle.attributes);
            std::ranges::reverse(bundle.notes);
            std::ranges::reverse(bundle.externalIds);
            std::ranges::reverse(bundle.leftovers);
            std::ranges::reverse(bundle.files);
            std::ranges::reverse(bundle.distinct);
        }
        QVERIFY(bytes);
        QCOMPARE(writeJson(project), bytes);
    }
}

void TestJsonFormat::everythingIsWrittenOnce()
{
    // From another format there is no project part: the first article that speaks of an entity lists it.
    const EntityId entity(1);
    Bundle first;
    first.article = Article{.id = ArticleId(2), .title = u"A"_s};
    first.text = u"Ali"_s;
    first.entities = {{.id = entity, .type = u"Person"_s, .name = u"Ali"_s}};
    first.mentions = {{.id = MentionId(3),
        .article = ArticleId(2),
        .type = u"Person"_s,
        .extent = TextSpan{0, 3},
        .quote = u"Ali"_s,
        .entity = entity}};
    first.notes = {{.id = NoteId(9), .owner = entity, .text = u"n"_s}};
    first.hasOwnIds = true;
    Bundle second = first;
    second.article->id = ArticleId(4);
    second.mentions.front().id = MentionId(5);
    second.mentions.front().article = ArticleId(4);

    const auto bytes = writeJson({Bundle(), first, second});
    QVERIFY(bytes);
    QCOMPARE(bytes->count("\"entities\""), 1);
    QCOMPARE(bytes->count("\"notes\""), 1);
    const auto back = readJson(*bytes);
    QVERIFY(back);
    QCOMPARE(back->size(), size_t(3));
    QVERIFY(back->at(1) == first);
    second.notes.clear();
    QVERIFY(back->at(2) == second);
}

/// No project could take it in: what an article tells sits in it, or is a fact of the project.
void TestJsonFormat::noAnnotationSpeaksOfAnotherArticle()
{
    Bundle first;
    first.hasOwnIds = true;
    first.article = Article{.id = ArticleId(1), .title = u"A"_s};
    first.entities = {{.id = EntityId(7), .type = u"Person"_s, .name = u"Ali"_s}};
    first.relations = {{.id = RelationId(2),
        .article = ArticleId(1),
        .type = u"Knows"_s,
        .from = RelationEnd(EntityId(7), u"Arg1"_s),
        .to = RelationEnd(MentionId(4), u"Arg2"_s)}};
    Bundle second;
    second.hasOwnIds = true;
    second.article = Article{.id = ArticleId(3), .title = u"B"_s};
    second.text = u"Eve"_s;
    second.mentions = {{.id = MentionId(4),
        .article = ArticleId(3),
        .type = u"Person"_s,
        .extent = TextSpan{0, 3},
        .quote = u"Eve"_s}};
    for (const std::vector<Bundle> &project : {std::vector<Bundle>{Bundle(), first, second}, {Bundle(), second, first}}) {
        const auto bytes = writeJson(project);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().message, u"Something speaks of mention 4, which is not part of the export."_s);
    }
}

void TestJsonFormat::looksAsDocumented()
{
    Bundle project;
    project.hasOwnIds = true;
    project.schemaText = u"schema \"news\" version 1 language en\n"_s;
    project.authors = {{AuthorId(1), u"u-1"_s, u"Ada"_s}};
    project.entities = {{EntityId(2), u"Person"_s, u"Ali"_s, {u"A. Kaya"_s}, {}, {AuthorId(1), 1'680'514'200'000, 0}}};
    Bundle article;
    article.hasOwnIds = true;
    article.article = Article{.id = ArticleId(3), .title = u"T"_s, .encoding = u"UTF-8"_s};
    article.text = u"Ali\u2028 met\n\"Eve\"\\."_s;
    article.original = article.text.toUtf8();
    article.authors = project.authors;
    article.entities = project.entities;
    article.mentions = {{.id = MentionId(4),
        .article = ArticleId(3),
        .type = u"Person"_s,
        .extent = Extent({{0, 3}, {5, 8}}),
        .quote = u"Ali met"_s,
        .entity = EntityId(2),
        .confidence = 0.5,
        .by = {{}, 0, 0, Status::Suggested}}};
    article.attributes = {{.id = AttributeId(5), .owner = MentionId(4), .name = u"generic"_s}};
    const QByteArray expected = R"({
  "format": "glossator",
  "version": 1,
  "schema": "schema \"news\" version 1 language en\n",
  "authors": [
    {"id": "1", "uuid": "u-1", "name": "Ada"}
  ],
  "entities": [
    {"id": "2", "type": "Person", "name": "Ali", "aliases": ["A. Kaya"], "author": "1", "created": "2023-04-03T09:30:00.000Z"}
  ],
  "articles": [
    {
      "id": "3",
      "title": "T",
      "encoding": "UTF-8",
      "text": "Ali\u2028 met\n\"Eve\"\\.",
      "original_is_text": true,
      "mentions": [
        {"id": "4", "type": "Person", "spans": [[0, 3], [5, 8]], "quote": "Ali met", "entity": "2", "confidence": 0.5, "status": "suggested"}
      ],
      "attributes": [
        {"id": "5", "on": {"mention": "4"}, "name": "generic"}
      ]
    }
  ]
}
)";
    const auto bytes = writeJson({project, article});
    QVERIFY(bytes);
    QCOMPARE(*bytes, expected);
    const auto back = readJson(*bytes);
    QVERIFY(back);
    QVERIFY(back->at(0) == project);
    QVERIFY(back->at(1) == article);
}

void TestJsonFormat::storedFilesStay_data()
{
    QTest::addColumn<qsizetype>("articles");
    QTest::newRow("everything") << qsizetype(2);
    QTest::newRow("least") << qsizetype(0);
}

void TestJsonFormat::storedFilesStay()
{
    QFETCH(const qsizetype, articles);
    QFile file(dataDir() + u"/json/"_s + QString::fromLatin1(QTest::currentDataTag()) + u".json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto project = readJson(bytes);
    QVERIFY2(project, qPrintable(project ? QString() : project.error().message));
    QCOMPARE(qsizetype(project->size()), articles + 1);
    for (const Bundle &bundle : *project)
        QCOMPARE(bundle.remarks, QStringList());
    QCOMPARE(writeJson(*project), bytes);
}

void TestJsonFormat::readsWhatIsMeant()
{
    QFile file(dataDir() + u"/json/everything.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto project = readJson(file.readAll());
    QVERIFY(project);
    const Bundle &article = project->at(1);
    QCOMPARE(article.article->state, ReadingState::Reading);
    QCOMPARE(article.original, article.text.toUtf8());
    QCOMPARE(article.mentions.front().article, article.article->id);
    QCOMPARE(article.mentions.front().by.created, 1'680'514'200'000);
    QCOMPARE(article.mentions[2].extent.fragments().size(), size_t(2));
    QCOMPARE(article.mentions[2].by.status, Status::Rejected);
    QCOMPARE(article.entities.size(), size_t(2)); // spoken of, so listed
    QCOMPARE(article.events.size(), size_t(2));
    QCOMPARE(article.authors.size(), size_t(1));
    QVERIFY(article.attributes.front().value.isNull());
    QVERIFY(!article.attributes[2].value.isNull() && article.attributes[2].value.isEmpty());
    QVERIFY(project->at(2).authors.empty() && project->at(2).entities.empty());
}

void TestJsonFormat::sniffs_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("likely");
    QTest::newRow("ours") << "{\n  \"format\": \"glossator\",\n"_ba << 100;
    QTest::newRow("with a byte order mark") << "\xef\xbb\xbf{\"format\":\r\n\"glossator\""_ba << 100;
    QTest::newRow("other") << "{\"documents\": []}"_ba << 0;
    QTest::newRow("empty") << ""_ba << 0;
}

void TestJsonFormat::sniffs()
{
    QFETCH(const QByteArray, head);
    QFETCH(const int, likely);
    QCOMPARE(JsonFormat().sniff(u"x.json"_s, head), likely);
}

void TestJsonFormat::opensFiles()
{
    const QString path = dataDir() + u"/json/everything.json"_s;
    QCOMPARE(sniffFormat(path), formatById(u"json"));
    int bundles = 0;
    const BundleSink sink = [&bundles](Bundle &&) -> Result<> {
        ++bundles;
        return {};
    };
    QVERIFY(formatById(u"json")->read({path, u"project.json"_s}, {}, sink));
    QCOMPARE(bundles, 3);

    const auto missing = formatById(u"json")->read({path + u'x', {}}, {}, sink);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::NotFound);
    QVERIFY(missing.error().message.contains(path + u'x'));

    const QString pipe = scratchPath(u"pipe.json"_s); // that nobody writes into
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(sniffFormat(pipe), nullptr);
    const auto endless = formatById(u"json")->read({pipe, {}}, {}, sink);
    QVERIFY(!endless);
    QCOMPARE(endless.error().code, Error::Code::BadInput);
}

void TestJsonFormat::stopsWhenTheTakerDoes()
{
    int bundles = 0;
    const BundleSink sink = [&bundles](Bundle &&) -> Result<> {
        ++bundles;
        return fail(Error::Code::Cancelled, u"Stopped."_s);
    };
    const QString path = dataDir() + u"/json/everything.json"_s;
    const auto done = JsonFormat().read({path, {}}, {}, sink);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Cancelled);
    QCOMPARE(bundles, 1);
}

QTEST_GUILESS_MAIN(TestJsonFormat)
#include "tst_jsonformat.moc"
