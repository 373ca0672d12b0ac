// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/inceptionzip.h"

#include "models/formats/casformat.h"
#include "tests/support/canonical.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <KZip>

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

using Members = std::vector<std::pair<QString, QByteArray>>;

QByteArray zipOf(const Members &members)
{
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        qFatal("no zip");
    for (const auto &[name, bytes] : members)
        zip.writeFile(name, bytes);
    zip.close();
    return buffer.data();
}

QString zipFile(const QByteArray &bytes)
{
    const QString path = test::scratchPath(u"export.zip"_s);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

const InceptionZipFormat zipFormat;

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
        const auto bundles = read({{u"exportedproject1.json"_s, "{\"name\": \"p\"}"}, {u"source/doc.txt"_s, "x"},
            {u"annotation/doc.txt/ada.zip"_s, version(u"ada.xmi"_s, meeting)}, {u"annotation/doc.txt/bob.zip"_s, version(u"bob.xmi"_s, other)},
            {u"annotation/doc.txt/INITIAL_CAS.zip"_s, version(u"INITIAL_CAS.xmi"_s, meeting)},
            {u"curation/doc.txt/CURATION_USER.zip"_s, version(u"CURATION_USER.xmi"_s, meeting)},
            {u"annotation/second.txt/ada.zip"_s, version(u"ada.xmi"_s, meeting)}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.article->path, u"export.zip/doc.txt"_s);
        const QStringList mentions = mentionsOf(bundle);
        QCOMPARE(mentions.size(), 15);
        QVERIFY(mentions.contains(u"PER Bob by ada"_s) && mentions.contains(u"ORG Bob by bob"_s) && mentions.contains(u"Meet met by CURATION_USER"_s));
        QCOMPARE(bundle.remarks, QStringList(u"export.zip/doc.txt: What 3 annotators marked is in one article, each under their name."_s));
        QCOMPARE(bundle.authors.size(), 3u);
        QCOMPARE(bundles->back().article->path, u"export.zip/second.txt"_s);
        QCOMPARE(bundles->back().authors.front().id, bundle.authors.front().id);
        QSet<qint64> ids;
        for (const Bundle &one : *bundles) {
            for (const Mention &mention : one.mentions)
                ids.insert(mention.id.value());
        }
        QCOMPARE(ids.size(), 20);
    }

    void oneBadDocumentDoesNotStopTheRest()
    {
        const auto bundles = read({{u"TypeSystem.xml"_s, types}, {u"a.xmi"_s, "<!DOCTYPE x><x/>"}, {u"b.xmi"_s, meeting}, {u"c.zip"_s, "no zip"}});
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().mentions.size(), 5u);
        const QStringList remarks = bundles->back().remarks;
        QCOMPARE(remarks.size(), 2);
        QVERIFY2(remarks.join(u'\n').contains(u"export.zip: a.xmi: It was left out: export.zip/a:1: The file has a DOCTYPE"_s), qPrintable(remarks.join(u'\n')));
    }

    /// KArchive unpacks without a look at the checksum.
    void whatIsDamagedIsLeftOut()
    {
        QBuffer buffer;
        KZip zip(&buffer);
        QVERIFY(zip.open(QIODevice::WriteOnly));
        zip.setCompression(KZip::NoCompression);
        zip.writeFile(u"TypeSystem.xml"_s, types);
        zip.writeFile(u"a.xmi"_s, meeting);
        zip.writeFile(u"b.xmi"_s, meeting);
        zip.writeSymLink(u"c.xmi"_s, u"a.xmi"_s);
        zip.close();
        QByteArray bytes = buffer.data();
        const qsizetype place = bytes.indexOf("met", bytes.indexOf("a.xmi"));
        QVERIFY(place > 0);
        bytes[place] = 'b';
        const auto bundles = test::readAll(zipFormat, zipFile(bytes));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(std::ranges::count_if(*bundles, [](const Bundle &bundle) { return bundle.article.has_value(); }), 1);
        const QString remarks = bundles->back().remarks.join(u'\n');
        QVERIFY2(remarks.contains(u"a.xmi: It is damaged (its checksum is another) and was left out."_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"c.xmi: It only leads to another file, and was left out."_s), qPrintable(remarks));
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
        QTest::newRow("no zip") << QByteArray("PK\x03\x04 and then something else") << u"export.zip: This is no sound zip"_s;
        QTest::newRow("no document") << zipOf({{u"a.txt"_s, "a"}})
                                     << u"export.zip: There is no document in XMI or CAS JSON in the zip. INCEpTION has to export it so."_s;
        QTest::newRow("a bomb") << zipOf({{u"a.xmi"_s, QByteArray(40 << 20, ' ')}}) << u"export.zip: a.xmi unpacks to more than is read."_s;
        QTest::newRow("a bomb in a zip in it") << zipOf({{u"a.zip"_s, zipOf({{u"a.xmi"_s, QByteArray(40 << 20, ' ')}})}})
                                               << u"export.zip: There is no document"_s;
        QTest::newRow("too many") << QByteArray("PK\x01\x02").repeated(10'001) << u"export.zip: The zip holds more than 10000 files."_s;
        QString deep;
        for (int i = 0; i < 20; ++i)
            deep += u"a/"_s;
        QTest::newRow("deep folders") << zipOf({{deep + u"a.xmi"_s, meeting}}) << u"export.zip: The folders in the zip lie too deep in each other."_s;
        QTest::newRow("cut off") << zipOf({{u"a.xmi"_s, meeting}}).first(200) << u"export.zip: "_s;
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
