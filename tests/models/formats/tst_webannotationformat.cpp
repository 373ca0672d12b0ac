// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationformat.h"

#include "models/domain/schema.h"
#include "models/formats/bundleindex.h"
#include "models/formats/webannotationtarget.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"
#include "tests/support/utf16rows.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const WebAnnotationFormat format;
constexpr QLatin1StringView head{"{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"id\": \"http://a.org/p\", "};

Result<std::vector<Bundle>> read(const QMap<QString, QByteArray> &files) { return test::readBack(format, files, u"oa"_s); }

QByteArray page(const QByteArray &items) { return QByteArray(head.data(), head.size()) + "\"items\": [" + items + "]}"; }

QByteArray annotation(const QByteArray &target, const QByteArray &more = {}, const QByteArray &id = "http://a.org/1")
{
    return "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"" + id + "\", \"type\": \"Annotation\", \"target\": " + target + more + '}';
}

QByteArray targetAt(const QByteArray &selector) { return "{\"source\": \"http://a.org/text\", \"selector\": " + selector + '}'; }

Bundle readOne(const QByteArray &bytes, const QString &text)
{
    auto bundles = read({{u"a.jsonld"_s, bytes}, {u"a.txt"_s, text.toUtf8()}});
    if (!bundles)
        qFatal("%s", qPrintable(bundles.error().message));
    return bundles->front();
}

QStringList say(const Bundle &bundle)
{
    const BundleIndex index(bundle);
    QStringList lines;
    for (const Mention &mention : bundle.mentions) {
        QString said = mention.type + u'(' + mention.quote + u")@"_s + mention.extent.toString() + (mention.flag.isEmpty() ? QString() : u" flagged"_s);
        for (const Attribute *attribute : BundleIndex::of(index.attributes, Owner(mention.id)))
            said += u' ' + attribute->name + u'=' + attribute->value;
        for (const Note *note : BundleIndex::of(index.notes, Owner(mention.id)))
            said += u' ' + note->type + u"=“"_s + note->text + u'”';
        for (const ExternalId *id : BundleIndex::of(index.externalIds, Owner(mention.id)))
            said += id->kind == ExternalId::Kind::Link ? u' ' + id->type + u'>' + id->value : QString();
        lines << said;
    }
    for (const Relation &relation : bundle.relations) {
        const auto quote = [&](const RelationEnd &end) { return index.mentions.value(MentionId(end.id))->quote; };
        lines << relation.type + u": "_s + quote(relation.from) + u" > "_s + quote(relation.to);
    }
    return lines;
}

/// Bundles that tell of the same files; of an empty text there is no encoding to lose.
std::vector<Bundle> comparable(std::vector<Bundle> project)
{
    for (Bundle &bundle : project)
        bundle.remarks.clear();
    return project;
}

std::vector<Bundle> twoPages()
{
    std::vector<Bundle> project(3);
    for (const int i : {1, 4}) {
        Bundle &bundle = project[size_t(i == 1 ? 1 : 2)];
        bundle.text = u"Ada met Bo."_s;
        bundle.article = Article{.id = ArticleId(i), .title = u"News"_s};
        bundle.mentions.push_back({MentionId(i + 1), ArticleId(i), u"PER"_s, TextSpan{0, 3}, u"Ada"_s});
        bundle.mentions.push_back({MentionId(i + 2), ArticleId(i), u"PER"_s, TextSpan{8, 10}, u"Bo"_s});
        bundle.relations.push_back({RelationId(i + 10), ArticleId(i), u"Knows"_s, {MentionId(i + 1), u"Arg1"_s}, {MentionId(i + 2), u"Arg2"_s}});
    }
    return project;
}

} // namespace

class WebAnnotationFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive()
    {
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            std::vector<Loss> losses;
            const auto files = test::written(format, project, {}, {}, &losses);
            QVERIFY2(files, qPrintable(u"seed %1: %2"_s.arg(seed).arg(files ? QString() : files.error().message)));
            QVERIFY(losses.empty());
            const auto back = read(*files);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(project, comparable(*back));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            const auto again = test::written(format, *back);
            QVERIFY(again && *again == *files);
        }
    }

    void everyAnnotationIsOne()
    {
        QRandomGenerator random{7};
        const auto files = test::written(format, test::randomProject(random, 2));
        QVERIFY(files);
        const QJsonObject whole = QJsonDocument::fromJson((*files)[u"folder/1.jsonld"_s]).object();
        QCOMPARE(whole.value("type"_L1).toString(), u"AnnotationPage"_s);
        const QJsonArray items = whole.value("items"_L1).toArray();
        QVERIFY(!items.isEmpty());
        QSet<QString> ids;
        for (const QJsonValue &item : items) {
            QVERIFY(item["@context"_L1].toArray().contains(u"http://www.w3.org/ns/anno.jsonld"_s));
            QCOMPARE(item["type"_L1].toString(), u"Annotation"_s);
            QVERIFY(item["id"_L1].toString().startsWith("urn:uuid:"_L1));
            QVERIFY(!item["target"_L1].isUndefined());
            ids.insert(item["id"_L1].toString());
        }
        QCOMPARE(ids.size(), items.size());
    }

    /// What is no IRI is no resource to others, and comes back to us.
    void onlyIrisAreResources_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("isResource");
        QTest::newRow("on the Web") << u"https:\u002f/example.org/a"_s << true;
        QTest::newRow("a name") << u"urn:isbn:1"_s << true;
        QTest::newRow("with a blank") << u"urn:isbn:1 or 2"_s << false;
        QTest::newRow("another text") << u"Q42"_s << false;
    }
    void onlyIrisAreResources()
    {
        QFETCH(const QString, link);
        QFETCH(const bool, isResource);
        Bundle bundle;
        bundle.text = u"Ada met Bo."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"PER"_s, TextSpan{0, 3}, u"Ada"_s});
        bundle.externalIds.push_back({ExternalIdId(3), MentionId(2), ExternalId::Kind::Link, u"base"_s, link, {}, {}});
        const auto files = test::written(format, {Bundle(), bundle});
        const QJsonValue bodies = QJsonDocument::fromJson((*files)[u"folder/1.jsonld"_s])["items"_L1][0]["body"_L1];
        bool isThere = false;
        for (const QJsonValue &body : bodies.toArray())
            isThere = isThere || body["purpose"_L1].toString() == "identifying"_L1;
        QCOMPARE(isThere, isResource);
        const auto back = read(*files);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QStringList links;
        for (const Bundle &each : *back) {
            for (const ExternalId &id : each.externalIds)
                links << (id.kind == ExternalId::Kind::Link ? id.value : u"no link"_s);
        }
        QCOMPARE(links, QStringList{link});
    }

    void selectors()
    {
        const QString text = u"😊 Ada met Bo, and Bo met Ada."_s;
        Bundle bundle;
        bundle.text = text;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"PER"_s, Extent({TextSpan{2, 5}, TextSpan{10, 12}}), u"Ada Bo"_s});
        const auto files = test::written(format, {Bundle(), bundle});
        const QJsonValue target = QJsonDocument::fromJson((*files)[u"folder/1.jsonld"_s])["items"_L1][0]["target"_L1];
        QCOMPARE(target["selector"_L1][0]["start"_L1].toInt(), 2);
        QCOMPARE(target["selector"_L1][0]["end"_L1].toInt(), 12);
        QCOMPARE(target["selector"_L1][1]["exact"_L1].toString(), u"Ada met Bo"_s);
        QCOMPARE(target["selector"_L1][1]["prefix"_L1].toString(), u"😊 "_s);
        QCOMPARE(target["selector"_L1][1]["suffix"_L1].toString(), u", and Bo met Ada."_s);
        QCOMPARE(target["fragments"_L1].toString(), u"2-5,10-12"_s);
        QCOMPARE(target["state"_L1]["sha256"_L1].toString().size(), 64);
    }

    void readsOthers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &said) { QTest::newRow(name) << bytes << said; };
        const QByteArray quote = targetAt("{\"type\": \"TextQuoteSelector\", \"exact\": \"Bo\", \"prefix\": \"met \"}");
        row("a position", page(annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 5}"), ", \"motivation\": \"tagging\", \"body\": {\"type\": \"TextualBody\", \"value\": \"PER\"}")), {u"PER(Ada)@2-5"_s});
        row("a quote", page(annotation(quote)), {u"Annotation(Bo)@10-12"_s});
        row("a quote at two places", page(annotation(targetAt("{\"type\": \"TextQuoteSelector\", \"exact\": \"Bo\"}"))), {u"Annotation(Bo)@10-12"_s, u"Annotation(Bo)@18-20"_s});
        row("alternatives", page(annotation(targetAt("[{\"type\": \"TextPositionSelector\", \"start\": 18, \"end\": 20}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Bo\"}]"))), {u"Annotation(Bo)@18-20"_s});
        row("in UTF-16", page(annotation(targetAt("[{\"type\": \"TextPositionSelector\", \"start\": 19, \"end\": 21}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Bo\"}]"))), {u"Annotation(Bo)@18-20"_s});
        row("what does not fit", page(annotation(targetAt("[{\"type\": \"TextPositionSelector\", \"start\": 6, \"end\": 9}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Eve\"}]"))), {u"Annotation(met)@6-9 flagged"_s});
        row("a fragment", page(annotation("\"http://a.org/text#char=2,5\"")), {u"Annotation(Ada)@2-5"_s});
        row("a fragment selector", page(annotation(targetAt("{\"type\": \"FragmentSelector\", \"conformsTo\": \"http://tools.ietf.org/rfc/rfc5147\", \"value\": \"char=2,5\"}"))), {u"Annotation(Ada)@2-5"_s});
        row("several targets", page(annotation('[' + quote + ',' + targetAt("{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 5}") + ']')), {u"Annotation(Bo)@10-12"_s, u"Annotation(Ada)@2-5"_s});
        row("bodies", page(annotation(quote, ", \"motivation\": \"commenting\", \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"PER\"}, {\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"boss\"}, {\"type\": \"TextualBody\", \"value\": \"who?\"}, {\"type\": \"SpecificResource\", \"purpose\": \"identifying\", \"source\": \"http://b.org/Bo\"}, \"http://b.org/more\"]")),
            {u"PER(Bo)@10-12 tag=boss commenting=“who?” identifying>http://b.org/Bo commenting>http://b.org/more"_s});
        row("a class by its IRI", page(annotation(quote, ", \"motivation\": \"classifying\", \"body\": \"http://schema.org/Person\"")), {u"Person(Bo)@10-12 classifying>http://schema.org/Person"_s});
        row("bodyValue", page(annotation(quote, ", \"bodyValue\": \"who?\"")), {u"Annotation(Bo)@10-12 commenting=“who?”"_s});
        row("a highlight", page(annotation(quote, ", \"motivation\": \"highlighting\"")), {u"Highlight(Bo)@10-12"_s});
        row("a relation", page(annotation(quote) + ',' + annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 5}"), {}, "http://a.org/2") + ','
                + annotation("\"http://a.org/2\"", ", \"motivation\": \"linking\", \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"Knows\"}, \"http://a.org/1\"]", "http://a.org/3")),
            {u"Annotation(Bo)@10-12"_s, u"Annotation(Ada)@2-5"_s, u"Knows: Ada > Bo"_s});
        row("one alone", annotation(quote), {u"Annotation(Bo)@10-12"_s});
        row("a list", '[' + annotation(quote) + ']', {u"Annotation(Bo)@10-12"_s});
        row("a collection", QByteArray(head.data(), head.size()) + "\"first\": {\"type\": \"AnnotationPage\", \"items\": [" + annotation(quote) + "]}}", {u"Annotation(Bo)@10-12"_s});
        row("with what cannot be read", page(annotation(quote, ", \"rights\": \"http://c.org/by\", \"x\": {\"y\": [1, 2.5, null, true]}") + ',' + annotation(targetAt("{\"type\": \"CssSelector\", \"value\": \"p\"}"), {}, "http://a.org/9")), {u"Annotation(Bo)@10-12"_s});
    }
    void readsOthers()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, said);
        const Bundle bundle = readOne(bytes, u"😊 Ada met Bo, and Bo met Ada."_s);
        QCOMPARE(say(bundle), said);
        // Unchanged it goes out as it came; without a mention, without its annotation.
        const auto files = test::written(format, {Bundle(), bundle});
        QCOMPARE((*files)[u"folder/1.jsonld"_s], bytes);
        Bundle changed = bundle;
        changed.mentions.back().type = u"Changed"_s;
        const auto others = test::written(format, {Bundle(), changed});
        const auto again = read(*others);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QStringList expected = said;
        const qsizetype at = qsizetype(bundle.mentions.size()) - 1;
        expected[at] = u"Changed"_s + expected[at].sliced(expected[at].indexOf(u'('));
        QStringList got = say(again->back());
        got.sort();
        expected.sort();
        QCOMPARE(got, expected);
        if (bytes.contains("rights")) {
            const QByteArray kept = "\"rights\": \"http://c.org/by\", \"x\": {\"y\": [1, 2.5, null, true]}";
            QVERIFY((*others)[u"folder/1.jsonld"_s].contains(kept));
            QVERIFY((*others)[u"folder/1.jsonld"_s].contains("CssSelector"));
        }
    }

    void readsUtf16_data() { test::addUtf16Rows(); }
    /// In a folder, where it has to be known by what is in it.
    void readsUtf16()
    {
        const QByteArray bytes = test::inUtf16OfRow(page(annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 5}"))));
        QCOMPARE(format.sniff(u"a.json"_s, bytes), 90);
        const auto bundles = read({{u"a.jsonld"_s, bytes}, {u"a.txt"_s, "😊 Ada met Bo."}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QCOMPARE(say(bundles->front()), QStringList(u"Annotation(Ada)@2-5"_s));
    }

    void doubtfulPlacesAreTold()
    {
        const QByteArray target = targetAt("[{\"type\": \"TextPositionSelector\", \"start\": 6, \"end\": 9}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Eve\"}]");
        const Bundle bundle = readOne(page("\n" + annotation(target)), u"😊 Ada met Bo."_s);
        QCOMPARE(bundle.remarks, QStringList(u"a.jsonld:2: “met” at 6-9 (http://a.org/1) is flagged. The file gives “Eve” as its text."_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no place in a text") << page(annotation("\"http://a.org/image\"")) << u"a.jsonld: No annotation in it means a place in a text."_s;
        QTest::newRow("no text") << page(annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 5}")))
                                 << u"a.jsonld: The text of “http://a.org/text” is not beside it, in a file of the same name that ends in .txt."_s;
        QTest::newRow("not JSON") << page("{") << u"a.jsonld:1: This is not valid JSON"_s;
        QTest::newRow("two lists") << QByteArray(head.data(), head.size()) + "\"items\": [], \"@graph\": []}" << u"a.jsonld:1: A second list of annotations stands here."_s;
        QTest::newRow("a text") << "\"http://www.w3.org/ns/anno.jsonld\""_ba << u"a.jsonld:1: An object or a list has to stand here."_s;
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const auto bundles = read({{u"a.jsonld"_s, bytes}});
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.startsWith(sentence), qPrintable(bundles.error().message));
        QCOMPARE(bundles.error().code, Error::Code::BadInput);
    }

    void theTextIsNeverFetchedFromElsewhere()
    {
        const auto bundles = read({{u"sub/a.jsonld"_s, page(annotation("{\"source\": \"../secret.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 1}}"))},
            {u"secret.txt"_s, "secret"}});
        QVERIFY(!bundles);
    }
    void theTextBesideThatTheTargetNames()
    {
        const auto bundles = read({{u"a.jsonld"_s, page(annotation("{\"source\": \"texts/b.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 1}}"))},
            {u"texts/b.txt"_s, "Bo"}});
        QVERIFY(bundles);
        QCOMPARE(bundles->front().text, u"Bo"_s);
    }

    void aPageThatCannotBeReadFailsAlone()
    {
        QRandomGenerator random{7};
        auto files = test::written(format, test::randomProject(random, 2));
        QVERIFY(files);
        const auto whole = read(*files);
        QVERIFY(whole);
        (*files)[u"folder/1.jsonld"_s].chop(20);
        const auto bundles = read(*files);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), whole->size()); // the last of them says what failed
        const Bundle &last = bundles->back();
        QVERIFY(!last.article);
        QCOMPARE(last.failures.size(), 1u);
        QVERIFY2(last.failures.front().message.contains(u"1.jsonld:"_s), qPrintable(last.failures.front().message));
    }

    /// Of another article one can only speak by entity or event; no file of ours could be read that held this.
    void aPageThatSpeaksOfAnother()
    {
        auto files = test::written(format, twoPages());
        QVERIFY(files);
        QByteArray &page = (*files)[u"folder/1.jsonld"_s];
        QCOMPARE(page.count("\"role\": \"Arg2\", \"mention\": \"3\""), 1);
        page.replace("\"role\": \"Arg2\", \"mention\": \"3\"", "\"role\": \"Arg2\", \"mention\": \"6\"");
        const auto bundles = read(*files);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 3u);
        QCOMPARE((*bundles)[1].mentions.size(), 2u);
        QVERIFY((*bundles)[1].relations.empty());
        QCOMPARE((*bundles)[1].remarks,
            QStringList(u"folder/1.jsonld: 1 thing(s) that the file speaks of are not in it, the first mention 6; what hangs on them was not read."_s));
    }

    void aPageThatIsLostIsMissed()
    {
        auto files = test::written(format, twoPages());
        QVERIFY(files);
        files->remove(u"folder/1.jsonld"_s);
        const auto bundles = read(*files);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().remarks, QStringList(u"glossator.collection.jsonld: Of the 2 pages of the collection only 1 could be found."_s));
    }

    /// Comments on annotations, and links to what stands elsewhere.
    void whatIsAboutNoPlaceInTheTextIsTold()
    {
        const Bundle bundle = readOne(page("\n" + annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 3}")) + ",\n"
                                          + annotation("\"http://a.org/1\"", ", \"bodyValue\": \"no\"", "http://a.org/2") + ",\n"
                                          + annotation("\"http://a.org/1\"", ", \"motivation\": \"linking\", \"body\": \"http://b.org/1\"", "http://a.org/3")),
            u"Ada met Bo."_s);
        QCOMPARE(bundle.mentions.size(), 1u);
        QCOMPARE(bundle.remarks, QStringList(u"a.jsonld:3: 2 annotation(s) from here on tell of other annotations or pages; they are kept and not read."_s));
    }

    /// Of two places that say the same, the words around tell which one is meant.
    void aPlaceThatMovedIsFoundByTheWordsAroundIt()
    {
        const Bundle bundle = readOne(page(annotation(targetAt("[{\"type\": \"TextPositionSelector\", \"start\": 8, \"end\": 10},"
                                                               "{\"type\": \"TextQuoteSelector\", \"exact\": \"Bo\", \"prefix\": \"Later \"}]"))),
            u"Yes: Bo met Ada. Later Bo left."_s);
        QCOMPARE(say(bundle), QStringList(u"Annotation(Bo)@23-25 flagged"_s));
    }

    /// What another program did to a page of ours counts.
    void ourOwnChangedByOthers()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bo."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"PER"_s, TextSpan{0, 3}, u"Ada"_s});
        bundle.mentions.push_back({MentionId(3), ArticleId(1), u"PER"_s, TextSpan{8, 10}, u"Bo"_s});
        bundle.relations.push_back({RelationId(4), ArticleId(1), u"Knows"_s, {MentionId(2), u"Arg1"_s}, {MentionId(3), u"Arg2"_s}});
        auto files = *test::written(format, {Bundle(), bundle});
        QByteArray &bytes = files[u"folder/1.jsonld"_s];
        bytes.replace("\"start\": 8, \"end\": 10", "\"start\": 4, \"end\": 7").replace("\"exact\": \"Bo\"", "\"exact\": \"met\"");
        const auto moved = read(files);
        QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
        QCOMPARE(say(moved->back()), QStringList({u"PER(Ada)@0-3"_s, u"PER(met)@4-7"_s, u"Knows: Ada > met"_s}));
        // One deleted takes the relation with it.
        const QByteArray start = "\n    {\"@context\"";
        const qsizetype second = bytes.indexOf(start, bytes.indexOf(start) + 1);
        bytes.remove(second, bytes.indexOf(start, second + 1) - second);
        const auto deleted = read(files);
        QVERIFY2(deleted, qPrintable(deleted ? QString() : deleted.error().message));
        QCOMPARE(say(deleted->back()), QStringList({u"PER(Ada)@0-3"_s}));
        QCOMPARE(deleted->back().remarks.size(), 1);
    }

    /// An author of ours who annotates elsewhere too is one author.
    void anAuthorOfOursIsKnownByName()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bo."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.authors.push_back({AuthorId(5), u"00000000-0000-0000-0000-000000000001"_s, u"Eve"_s});
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"PER"_s, TextSpan{0, 3}, u"Ada"_s});
        bundle.mentions.back().by.author = AuthorId(5);
        auto files = *test::written(format, {Bundle(), bundle});
        QByteArray &bytes = files[u"folder/1.jsonld"_s];
        const qsizetype source = bytes.indexOf("\"source\": ");
        QVERIFY(source > 0);
        const QByteArray text = bytes.sliced(source, bytes.indexOf(',', source) - source);
        const QByteArray theirs = ",\n    {\"id\": \"http://a.org/1\", \"type\": \"Annotation\", \"creator\": {\"name\": \"Eve\"}, \"target\": {" + text
            + ", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 8, \"end\": 10}}}";
        bytes.insert(bytes.lastIndexOf("\n  ]"), theirs);
        const auto back = read(files);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(say(back->back()), QStringList({u"PER(Ada)@0-3"_s, u"Annotation(Bo)@8-10"_s}));
        QCOMPARE(back->back().authors.size(), size_t(1));
        QCOMPARE(back->back().mentions.back().by.author, AuthorId(5));
    }

    /// What is marked by two annotations of one id is told apart.
    void annotationsOfOneId()
    {
        const QByteArray selector = "{\"type\": \"TextPositionSelector\", \"start\": ";
        const Bundle read = readOne(page(annotation(targetAt(selector + "0, \"end\": 3}")) + ", "
                                        + annotation(targetAt(selector + "8, \"end\": 10}"))),
            u"Ada met Bo."_s);
        QStringList names;
        for (const ExternalId &id : read.externalIds)
            names << id.value;
        QCOMPARE(names, QStringList({u"http://a.org/1"_s, u"http://a.org/1 2"_s}));
    }

    void oneAnnotationMayStandWithoutAList()
    {
        const QByteArray one = annotation(targetAt("{\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 3}"));
        const Bundle bundle = readOne(QByteArray(head.data(), head.size()) + "\"items\": " + one + '}', u"Ada"_s);
        QCOMPARE(bundle.mentions.size(), 1);
        const auto files = *test::written(format, {Bundle(), bundle});
        QCOMPARE(files[u"folder/1.jsonld"_s].count("\"items\""), 1);
        for (const QByteArray items : {"null", "\"x\"", "1"}) {
            const auto refused = read({{u"a.jsonld"_s, QByteArray(head.data(), head.size()) + "\"items\": " + items + '}'}, {u"a.txt"_s, "Ada"}});
            QVERIFY(!refused);
            QCOMPARE(refused.error().message, u"a.jsonld:1: “items” has to be a list of annotations."_s);
        }
    }
    void oursWithoutTheirArticleAreOfTheTextBesideThem()
    {
        const QByteArray selector = "{\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 3}";
        Bundle one = readOne(page(annotation(targetAt(selector))), u"Ada met Bo."_s);
        one.files.clear();
        auto files = *test::written(format, {Bundle(), one});
        QJsonObject ours = QJsonDocument::fromJson(files[u"folder/1.jsonld"_s]).object();
        QVERIFY(ours.contains(u"glossator"_s));
        ours.remove(u"glossator"_s);
        const Bundle read = readOne(QJsonDocument(ours).toJson(), u"Ada met Bo."_s);
        QVERIFY(read.article);
        QCOMPARE(read.mentions.size(), 1);
        QCOMPARE(read.mentions[0].article, read.article->id);
        QCOMPARE(read.mentions[0].quote, u"Ada"_s);
    }
    void oursAreLinkedToByTheirIriWhateverTheirIdHasBecome()
    {
        const QByteArray selector = "{\"type\": \"TextPositionSelector\", \"start\": ";
        Bundle two = readOne(page(annotation(targetAt(selector + "0, \"end\": 3}"), {}, "http://a.org/ada") + ", "
                                 + annotation(targetAt(selector + "8, \"end\": 10}"), {}, "http://a.org/bo")),
            u"Ada met Bo."_s);
        two.files.clear();
        const auto files = *test::written(format, {Bundle(), two});
        QJsonObject ours = QJsonDocument::fromJson(files[u"folder/1.jsonld"_s]).object();
        QJsonArray items = ours[u"items"_s].toArray();
        QCOMPARE(items.size(), 2);
        QJsonObject first = items[0].toObject();
        items.append(QJsonObject{{u"id"_s, u"http://a.org/link"_s}, {u"type"_s, u"Annotation"_s}, {u"motivation"_s, u"linking"_s},
            {u"target"_s, first[u"id"_s]}, {u"body"_s, items[1].toObject()[u"id"_s]}});
        first[u"id"_s] = u"http://a.org/damaged"_s;
        items[0] = first;
        ours[u"items"_s] = items;
        const Bundle read = readOne(QJsonDocument(ours).toJson(), u"Ada met Bo."_s);
        QCOMPARE(read.mentions.size(), 2);
        QCOMPARE(read.relations.size(), 1);
        QCOMPARE(read.relations[0].from.id, read.mentions[0].id.value());
        QCOMPARE(read.relations[0].to.id, read.mentions[1].id.value());
    }

    void corpus()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/w3c-annotation-tests");
        QDirIterator files(test::sharedDir() + u"/corpora/w3c-annotation-tests/tools/samples"_s, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        // A text in which what the samples mean can be found.
        QString text = QString(900, u'x');
        text.replace(50, 60, u"text before the Selected Text and text after it this is an anotation that has some"_s);
        int refused = 0, readFiles = 0, places = 0, told = 0;
        size_t mentions = 0;
        while (files.hasNext()) {
            const QString name = files.next();
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const auto bundles = read({{u"a.jsonld"_s, bytes}, {u"a.txt"_s, text.toUtf8()}});
            if (!bundles) {
                QVERIFY2(bundles.error().message.endsWith(u'.'), qPrintable(bundles.error().message));
                QVERIFY2(bundles.error().code == Error::Code::BadInput, qPrintable(bundles.error().message));
                QVERIFY2(!bytes.contains("TextPositionSelector") || bytes.contains("xpointer"), qPrintable(name + bundles.error().message));
                ++refused;
                continue;
            }
            if (bundles->empty()) // not sniffed as one
                continue;
            ++readFiles;
            told += int(bundles->front().remarks.filter(QRegularExpression(u"FragmentSelector|of another source"_s)).size());
            mentions += bundles->front().mentions.size();
            places += int(bytes.count("\"TextQuoteSelector\"") + bytes.count("\"TextPositionSelector\""));
            QCOMPARE((*test::written(format, {Bundle(), bundles->front()}))[u"folder/1.jsonld"_s], bytes);
        }
        qInfo("%d files read with %zu mentions at %d text selectors, %d refused with a sentence", readFiles, mentions, places, refused);
        // Positions within a part that an XPointer chooses, and one of another text in the collection of all, are told of.
        QCOMPARE(mentions, 5u);
        QCOMPARE(told, 3);
    }
};

QTEST_GUILESS_MAIN(WebAnnotationFormatTest)
#include "tst_webannotationformat.moc"
