// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/inceptionzip.h"

#include "models/formats/casformat.h"
#include "models/formats/ziparchive.h"
#include "tests/support/canonical.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"
#include "tests/support/zips.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QByteArray dataOf(const QString &name)
{
    QFile file(test::dataDir() + u"/cas/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

const QByteArray types = dataOf(u"TypeSystem.xml"_s);
const QByteArray meeting = dataOf(u"meeting.xmi"_s);

using test::zipOf;
using Members = std::vector<test::ZipMember>;

QString zipFile(const QByteArray &bytes)
{
    const QString path = test::scratchPath(u"export.zip"_s);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// Where the list of the zip speaks of the file, and where the file itself begins.
std::pair<qsizetype, qsizetype> headersOf(const QByteArray &zip, const QByteArray &name)
{
    const qsizetype list = zip.lastIndexOf(name) - 46;
    const qsizetype file = zip.indexOf(name) - 30;
    if (list < 0 || !zip.sliced(list).startsWith("PK\x01\x02") || file < 0 || !zip.sliced(file).startsWith("PK\x03\x04"))
        qFatal("no such file in the zip");
    return {list, file};
}

/// As another program makes it that encrypts the file.
QByteArray encrypted(QByteArray zip, const QByteArray &name)
{
    const auto [list, file] = headersOf(zip, name);
    zip[list + 8] = zip[file + 6] = 1;
    return zip;
}

/// Or packs it in another way.
QByteArray packedAs(QByteArray zip, const QByteArray &name, char method)
{
    const auto [list, file] = headersOf(zip, name);
    zip[list + 10] = zip[file + 8] = method;
    return zip;
}

/// A zip that is nothing but the list of so many files.
QByteArray listOf(int count)
{
    const QByteArray list = QByteArray("PK\x01\x02").append(42, '\0').repeated(count);
    QByteArray end = QByteArray("PK\x05\x06").append(18, '\0');
    for (int i = 0; i < 2; ++i)
        end[8 + i] = end[10 + i] = char(count >> (8 * i));
    for (int i = 0; i < 4; ++i)
        end[12 + i] = char(list.size() >> (8 * i));
    return list + end;
}

const InceptionZipFormat zipFormat;
const QString noList = u"This is no sound zip: the list of its files is missing or damaged."_s;

Result<std::vector<Bundle>> read(const Members &members) { return test::readAll(zipFormat, zipFile(zipOf(members))); }

QStringList mentionsOf(const Bundle &bundle)
{
    QStringList mentions;
    for (const Mention &mention : bundle.mentions) {
        const auto author = std::ranges::find(bundle.authors, mention.by.author, &Author::id);
        mentions << mention.type + u' ' + mention.quote + (author == bundle.authors.end() ? QString() : u" by "_s + author->name);
    }
    return mentions;
}

QStringList failuresOf(const Bundle &bundle)
{
    QStringList sentences;
    for (const Error &error : bundle.failures)
        sentences << error.message;
    return sentences;
}

} // namespace

class InceptionZipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDocument()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"news 1.txt.xmi"_s, meeting}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.article->path, u"export.zip/news 1.txt"_s);
        QCOMPARE(bundle.article->format, u"inception-zip"_s);
        QCOMPARE(bundle.mentions.size(), 5u);
        QCOMPARE(bundle.files.size(), 2u);
        QVERIFY(bundle.authors.empty() && bundle.remarks.isEmpty());
        // It goes out as XMI as it came.
        const auto out = *test::written(CasXmiFormat(), {Bundle(), bundle});
        QVERIFY(!out[u"folder/1.xmi"_s].contains("glossator"));
        QVERIFY(out[u"folder/1.xmi"_s].contains("<custom:Span xmi:id=\"6\" sofa=\"1\" begin=\"11\" end=\"14\" label=\"PER\"/>"));
    }

    /// The versions of a document are one article, in which each annotator signs.
    void aProject()
    {
        QByteArray other = meeting;
        other.replace("begin=\"11\" end=\"14\" label=\"PER\"", "begin=\"11\" end=\"14\" label=\"ORG\"");
        const auto version = [](const QString &name, const QByteArray &bytes) { return zipOf({{u"TypeSystem.xml"_s, types}, {name, bytes}}); };
        const auto bundles = read({{u"exportedproject1.json"_s, "{\"name\": \"p\"}"}, {u"log.txt"_s, "x"}, {u"source/doc.txt"_s, "x"},
            {u"annotation/doc.txt/ada.zip"_s, version(u"ada.xmi"_s, meeting)}, {u"annotation/doc.txt/bob.zip"_s, version(u"bob.xmi"_s, other)},
            {u"annotation/doc.txt/INITIAL_CAS.zip"_s, version(u"INITIAL_CAS.xmi"_s, meeting)},
            {u"curation/doc.txt/CURATION_USER.zip"_s, version(u"CURATION_USER.xmi"_s, meeting)},
            {u"annotation/second.txt/ada.zip"_s, version(u"ada.xmi"_s, meeting)}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 3u);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.article->path, u"export.zip/doc.txt"_s);
        const QStringList mentions = mentionsOf(bundle);
        QCOMPARE(mentions.size(), 15);
        QVERIFY(mentions.contains(u"PER Bob by ada"_s) && mentions.contains(u"ORG Bob by bob"_s) && mentions.contains(u"Meet met by CURATION_USER"_s));
        QCOMPARE(bundle.remarks, QStringList(u"export.zip/doc.txt: What 3 annotators marked is in one article, each under their name."_s));
        QCOMPARE(bundle.authors.size(), 3u);
        QCOMPARE((*bundles)[1].article->path, u"export.zip/second.txt"_s);
        QCOMPARE((*bundles)[1].authors.front().id, bundle.authors.front().id);
        QCOMPARE(bundles->back().remarks, QStringList(u"export.zip: 1 files of the zip are of other kinds and were not read: log.txt."_s));
        QSet<qint64> ids;
        for (const Bundle &one : *bundles) {
            for (const Mention &mention : one.mentions)
                ids.insert(mention.id.value());
        }
        QCOMPARE(ids.size(), 20);
    }

    /// They are read as they were before anybody could mark in them, and nobody signs that.
    void whatNobodyMarkedIsTold()
    {
        Members members{{u"TypeSystem.xml"_s, types}, {u"annotation/a.txt/ada.xmi"_s, meeting}, {u"annotation/a.txt/INITIAL_CAS.xmi"_s, meeting}};
        for (const QString &name : {u"b.txt"_s, u"c.txt"_s, u"d.txt"_s, u"e.txt"_s, u"f.txt"_s})
            members.emplace_back(u"annotation/"_s + name + u"/INITIAL_CAS.xmi"_s, meeting);
        const auto bundles = read(members);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 7u);
        QCOMPARE(mentionsOf(bundles->front()).front(), u"PER Ada by ada"_s);
        QCOMPARE(mentionsOf((*bundles)[1]).front(), u"PER Ada"_s);
        QVERIFY((*bundles)[1].authors.empty());
        QCOMPARE(bundles->back().remarks, QStringList(u"export.zip: Nobody marked anything in 5 documents, which are read as they came to INCEpTION: "
                                                      "b.txt, c.txt, d.txt and 2 more."_s));
    }

    /// What came to INCEpTION as XMI lies in source/ too; it is an article of its own only where nothing else is.
    void whatLiesInSourceIsNotReadTwice()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"source/doc.xmi"_s, meeting}, {u"source/new.xmi"_s, meeting},
            {u"source/old.xmi"_s, meeting}, {u"annotation/doc.xmi/ada.xmi"_s, meeting}, {u"annotation_ser/doc.xmi/ada.ser"_s, "x"},
            {u"annotation_ser/doc.xmi/bob.ser"_s, "x"}, {u"annotation_ser/doc.xmi/cyd.ser"_s, "x"}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 4u);
        QCOMPARE(bundles->front().article->path, u"export.zip/doc.xmi"_s);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        QCOMPARE((*bundles)[1].article->path, u"export.zip/new.xmi"_s);
        QCOMPARE(bundles->back().remarks.join(u'\n'),
            u"export.zip: Nobody marked anything in 2 documents, which are read as they came to INCEpTION: new.xmi, old.xmi.\n"
            "export.zip: 2 files of the zip are of other kinds and were not read: annotation_ser/doc.xmi/bob.ser, annotation_ser/doc.xmi/cyd.ser."_s);
    }

    void onlyAnnotatorsVersionsAreJoined_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("paths");
        const auto row = [](const char *name, Members members, const QString &paths) {
            members.emplace_back(u"TypeSystem.xml"_s, types);
            QTest::newRow(name) << zipOf(members) << paths;
        };
        row("folders that are named source", {{u"de/source/a.xmi"_s, meeting}, {u"en/source/a.xmi"_s, meeting}},
            u"export.zip/de/source/a, export.zip/en/source/a"_s);
        row("source without a project", {{u"source/a.xmi"_s, meeting}}, u"export.zip/source/a"_s);
        row("source in a project and in a folder of it",
            {{u"source/a.xmi"_s, meeting}, {u"de/source/a.xmi"_s, meeting}, {u"annotation/a.xmi/ada.xmi"_s, meeting}},
            u"export.zip/a.xmi, export.zip/de/source/a"_s);
        row("zips with a file of one name", {{u"x.zip"_s, zipOf({{u"a.xmi"_s, meeting}})}, {u"y.zip"_s, zipOf({{u"a.xmi"_s, meeting}})}},
            u"export.zip/a, export.zip/y.zip/a.xmi"_s);
        row("annotators and a file of one name",
            {{u"annotation/a/ada.xmi"_s, meeting}, {u"annotation/a/bob.xmi"_s, meeting}, {u"a.xmi"_s, meeting}}, u"export.zip/a, export.zip/a.xmi"_s);
    }
    void onlyAnnotatorsVersionsAreJoined()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, paths);
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QStringList found;
        for (const Bundle &bundle : *bundles) {
            if (bundle.article)
                found << bundle.article->path;
        }
        QCOMPARE(found.join(u", "_s), paths);
    }

    void whatCannotBeReadGivesWayToWhatWasBefore()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"annotation/doc.txt/ada.xmi"_s, "<html/>"}, {u"annotation/doc.txt/INITIAL_CAS.xmi"_s, meeting}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        QCOMPARE(bundles->back().failures.size(), 1u);
        QCOMPARE(bundles->back().failures.front().message,
            u"export.zip: annotation/doc.txt/ada.xmi:1: This is no CAS in XMI: it does not begin with the element xmi:XMI."_s);
    }

    void whatIsNotReadIsTold()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.tsv"_s, "b"}, {u"c.json"_s, "{}"},
            {u"d.zip"_s, zipOf({{u"d.txt"_s, "d"}, {u"e.zip"_s, "e"}})}, {u"z"_s + QString(77, u'y') + u"😀"_s + QString(100, u'y'), "f"}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->back().remarks,
            QStringList(u"export.zip: 5 files of the zip are of other kinds and were not read: b.tsv, c.json, z"_s + QString(77, u'y') + u"… and 2 more."_s));
    }

    /// Each document is handed over before the next is unpacked.
    void isReadFileByFile()
    {
        QCOMPARE(zipFormat.info().layout, FormatInfo::Layout::OneFile); // what has many articles is stored while it is read
        const QString file = zipFile(zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.xmi"_s, QByteArray(40 << 20, ' ')}}));
        QStringList paths;
        const Result<> read = zipFormat.read({.file = file, .path = u"export.zip"_s}, {}, [&paths](Bundle &&bundle) -> Result<> {
            paths << bundle.article->path;
            return {};
        });
        QVERIFY(!read);
        QCOMPARE(read.error().message, u"export.zip: b.xmi unpacks to more than is read."_s);
        QCOMPARE(paths, QStringList(u"export.zip/a"_s));
        const auto nothing = [](Bundle &&bundle) { return bundle == Bundle() ? Result<>() : fail(Error::Code::Internal, u"There is nothing to store yet."_s); };
        const Result<> trial = zipFormat.read({.file = file, .path = u"export.zip"_s}, {.encoding = {}, .isTrial = true}, nothing);
        QCOMPARE(trial.error(), read.error());
        // What is in a document is not looked into.
        const QString unsound = zipFile(zipOf({{u"a.xmi"_s, "<html/>"}}));
        QVERIFY(zipFormat.read({.file = unsound, .path = u"export.zip"_s}, {.encoding = {}, .isTrial = true}, nothing));
    }

    /// While it looks for documents in zips of the zip, and at each version of a document.
    void aTrialCanBeCancelled()
    {
        const QString file = zipFile(zipOf({{u"TypeSystem.xml"_s, types}, {u"a.zip"_s, zipOf({{u"a.xmi"_s, meeting}})}, {u"b.xmi"_s, meeting}}));
        for (int last = 1; last <= 4; ++last) {
            int calls = 0;
            const Result<> trial = zipFormat.read({.file = file, .path = u"export.zip"_s}, {.encoding = {}, .isTrial = true}, [&](Bundle &&) -> Result<> {
                if (++calls == last)
                    return fail(Error::Code::Cancelled, u"cancelled"_s);
                return {};
            });
            QCOMPARE(trial.has_value(), last == 4);
            QCOMPARE(calls, std::min(last, 3));
        }
    }

    void aDamagedTypeSystemIsNoDocument()
    {
        QByteArray bytes = zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}}, test::ZipPacking::Stored);
        bytes[bytes.indexOf("custom.Span")] = 'k';
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        QCOMPARE(failuresOf(bundles->back()), QStringList());
        QCOMPARE(bundles->back().remarks, QStringList(u"export.zip: TypeSystem.xml: It is damaged (its checksum is another) and was left out."_s));
    }

    void oneBadDocumentDoesNotStopTheRest()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, "<!DOCTYPE x><x/>"}, {u"b.xmi"_s, meeting}, {u"c.zip"_s, "no zip"}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        QCOMPARE(failuresOf(bundles->back()),
            (QStringList{u"export.zip: c.zip: "_s + noList,
                u"export.zip: a.xmi:1: The file has a DOCTYPE, which is not read: it can bring in other files."_s}));
    }

    /// One sentence tells of each file that cannot be read, with the name of the zip and that of the file once; the others are read.
    void aBadFileFailsAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("failure");
        const QByteArray zip = zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.xmi"_s, meeting}});
        QTest::newRow("encrypted") << encrypted(zip, "b.xmi") << u"export.zip: b.xmi: It is encrypted and was left out."_s;
        QTest::newRow("packed otherwise") << packedAs(zip, "b.xmi", 97) << u"export.zip: b.xmi: It is packed in a way that is not read, and was left out."_s;
        QByteArray unsound = zip;
        const qsizetype packed = headersOf(zip, "b.xmi").second + 30 + 5;
        unsound.replace(packed, 20, QByteArray(20, '\xff'));
        QTest::newRow("packed bytes that make no sense") << unsound << u"export.zip: b.xmi: It is damaged and was left out."_s;
        QTest::newRow("packed in a way that asks for much memory")
            << packedAs(zip, "b.xmi", 14) << u"export.zip: b.xmi: It is packed in a way that is not read, and was left out."_s;
        QByteArray elsewhere = zip;
        elsewhere.replace(headersOf(zip, "b.xmi").first + 42, 4, QByteArray(4, '\x7f'));
        QTest::newRow("not where the list says") << elsewhere << u"export.zip: b.xmi: It is damaged and was left out."_s;
        QTest::newRow("a zip that is cut off") << zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.zip"_s, zip.first(zip.size() - 30)}})
                                               << u"export.zip: b.zip: "_s + noList;
        QByteArray twice = zip;
        twice.replace("b.xmi", "a.xmi");
        QTest::newRow("one name twice")
            << twice << u"export.zip: a.xmi: The name is in the zip more than once: the last file of that name counts, and this one was left out."_s;
        QTest::newRow("a link") << zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.xmi"_s, "a.xmi", true}})
                                << u"export.zip: b.xmi: It only leads to another file, and was left out."_s;
    }
    void aBadFileFailsAlone()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, failure);
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().article->path, u"export.zip/a"_s);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        QCOMPARE(failuresOf(bundles->back()), QStringList(failure));
    }

    void ofOneNameTheLastCounts()
    {
        QByteArray other = meeting;
        other.replace("begin=\"11\" end=\"14\" label=\"PER\"", "begin=\"11\" end=\"14\" label=\"ORG\"");
        QByteArray bytes = zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.xmi"_s, other}});
        bytes.replace("b.xmi", "a.xmi");
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QVERIFY(mentionsOf(bundles->front()).contains(u"ORG Bob"_s));
    }

    /// Old zips name their files as MS-DOS did.
    void namesAreReadAsTheyWereWritten()
    {
        QByteArray bytes = zipOf({{u"TypeSystem.xml"_s, types}, {u"b.xmi"_s, meeting}, {u"Şehir 😀.xmi"_s, meeting}});
        bytes.replace("b.xmi", "\x81.xmi");
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().article->path, u"export.zip/ü"_s);
        QCOMPARE(bundles->back().article->path, u"export.zip/Şehir 😀"_s);
    }

    /// As a server may have written it there.
    void whatStandsBehindAZipDoesNotMatter()
    {
        const QByteArray zip = zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}});
        const auto bundles = test::readAll(zipFormat, zipFile(zip + "<!-- served -->"));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QCOMPARE(bundles->front().mentions.size(), 5u);
    }

    /// Around the sizes of the parts in which a file is unpacked.
    void eachSizeIsUnpacked()
    {
        for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(1) << 20}) {
            for (qsizetype more = 0; more < 600; more += size == 0 ? 599 : 7) {
                const QByteArray blanks(size + more, ' ');
                QByteArray bytes = zipOf({{u"a"_s, blanks}});
                QBuffer buffer(&bytes);
                QVERIFY(buffer.open(QIODevice::ReadOnly));
                qint64 unpacked = 0;
                ZipArchive zip(buffer, unpacked);
                QVERIFY(zip.open());
                const auto read = zip.unpack(*zip.find(u"a"_s), qint64(8) << 20);
                QVERIFY2(read, qPrintable(QString::number(blanks.size()) + (read ? QString() : read.error().message)));
                QVERIFY(*read == blanks);
            }
        }
    }

    void whatIsDamagedIsLeftOut()
    {
        QByteArray bytes = zipOf({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}, {u"b.xmi"_s, meeting}, {u"c.xmi"_s, "a.xmi", true}},
            test::ZipPacking::Stored);
        const qsizetype place = bytes.indexOf("met", bytes.indexOf("a.xmi"));
        QVERIFY(place > 0);
        bytes[place] = 'b';
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(std::ranges::count_if(*bundles, [](const Bundle &bundle) { return bundle.article.has_value(); }), 1);
        QCOMPARE(failuresOf(bundles->back()),
            (QStringList{u"export.zip: c.xmi: It only leads to another file, and was left out."_s,
                u"export.zip: a.xmi: It is damaged (its checksum is another) and was left out."_s}));
    }

    void namesStayWithinTheImport()
    {
        const auto bundles = read({{u"../../etc/x.xmi"_s, meeting}, {u"TypeSystem.xml"_s, types}, {u"annotation/../ada.xmi"_s, meeting}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        for (const Bundle &bundle : *bundles)
            QVERIFY2(bundle.article->path.startsWith("export.zip/"_L1) && !bundle.article->path.contains(".."_L1), qPrintable(bundle.article->path));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no zip") << QByteArray("PK\x03\x04 and then something else") << u"export.zip: "_s + noList;
        QTest::newRow("an empty file") << QByteArray() << u"export.zip: "_s + noList;
        QTest::newRow("nothing") << zipOf({}) << u"export.zip: There is no document in XMI or CAS JSON in the zip. INCEpTION has to export it so."_s;
        QTest::newRow("only a link") << zipOf({{u"b.xmi"_s, "a.xmi", true}}) << u"export.zip: b.xmi: It only leads to another file, and was left out."_s;
        QTest::newRow("no document") << zipOf({{u"a.txt"_s, "a"}})
                                     << u"export.zip: There is no document in XMI or CAS JSON in the zip. INCEpTION has to export it so."_s;
        QTest::newRow("a bomb") << zipOf({{u"a.xmi"_s, QByteArray(40 << 20, ' ')}}) << u"export.zip: a.xmi unpacks to more than is read."_s;
        QTest::newRow("a bomb in a zip in it") << zipOf({{u"a.zip"_s, zipOf({{u"a.xmi"_s, QByteArray(40 << 20, ' ')}})}})
                                               << u"export.zip: a.zip/a.xmi: It unpacks to more than is read, and was left out."_s;
        QTest::newRow("too many") << listOf(10'001) << u"export.zip: The zip holds more than 10000 files."_s;
        QByteArray tooMany = listOf(10'001);
        tooMany[tooMany.size() - 14] = tooMany[tooMany.size() - 12] = 1;
        tooMany[tooMany.size() - 13] = tooMany[tooMany.size() - 11] = 0;
        QTest::newRow("more than its end says") << tooMany << u"export.zip: "_s + noList;
        QTest::newRow("far too many") << listOf(400'000) << u"export.zip: The list of the files in the zip is longer than 4 MiB."_s;
        QByteArray damagedList = zipOf({{u"a.xmi"_s, meeting}});
        damagedList[damagedList.lastIndexOf("PK\x01\x02")] = 'X';
        QTest::newRow("a damaged list") << damagedList << u"export.zip: "_s + noList;
        QString deep;
        for (int i = 0; i < 20; ++i)
            deep += u"a/"_s;
        QTest::newRow("deep folders") << zipOf({{deep + u"a.xmi"_s, meeting}}) << u"export.zip: The folders in the zip lie too deep in each other."_s;
        QTest::newRow("behind something else") << "#!/bin/sh\n" + zipOf({{u"a.xmi"_s, meeting}}) << u"export.zip: "_s + noList;
        QTest::newRow("cut off") << zipOf({{u"a.xmi"_s, meeting}}).first(200) << u"export.zip: "_s + noList;
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY(!bundles);
        QVERIFY2(bundles.error().message.startsWith(sentence), qPrintable(bundles.error().message));
        QCOMPARE(bundles.error().code, Error::Code::BadInput);
    }

    void sniffsItsOwn()
    {
        const auto score = [](const Members &members) {
            const QByteArray bytes = zipOf(members);
            return zipFormat.sniff(zipFile(bytes), bytes.first(std::min<qsizetype>(4096, bytes.size())));
        };
        QCOMPARE(score({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, meeting}}), 90);
        QCOMPARE(score({{u"exportedproject123.json"_s, "{}"}}), 90);
        QCOMPARE(score({{u"a.txt"_s, "a"}}), 0);
    }
};

QTEST_GUILESS_MAIN(InceptionZipTest)
#include "tst_inceptionzip.moc"
