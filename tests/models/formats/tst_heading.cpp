// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/heading.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

using namespace Qt::StringLiterals;

namespace glossator {

class HeadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headings_data();
    void headings();
    void foundingArticle();
    void randomTexts();
};

void HeadingTest::headings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("published");
    const QString none;
    const QString longLine = u"Word after word "_s.repeated(12).trimmed();
    const QString cut = u"Word after word "_s.repeated(7) + u"Word…"_s;
    QTest::newRow("empty") << none << u"my file"_s << none;
    QTest::newRow("blanks") << u" \n\t\r\n"_s << u"my file"_s << none;
    QTest::newRow("signs") << u"--- *** ---\n"_s << u"my file"_s << none;
    QTest::newRow("headline") << u"Harbour opens\n\nIt opened. Today.\n"_s << u"Harbour opens"_s << none;
    QTest::newRow("headline of two sentences") << u"It opens. Today.\n\nMore."_s << u"It opens. Today."_s << none;
    QTest::newRow("blanks before the headline") << u"\r\n  Harbour\topens\r\n\r\nIt did.\r\n"_s << u"Harbour opens"_s << none;
    QTest::newRow("BOM") << u"\uFEFFHarbour opens\n\nIt did."_s << u"Harbour opens"_s << none;
    QTest::newRow("first sentence") << u"It opened. It closed.\n"_s << u"It opened."_s << none;
    QTest::newRow("sentence over two lines") << u"It opened\non Monday. It closed."_s << u"It opened on Monday."_s << none;
    QTest::newRow("long line, short sentence") << u"It opened. "_s + longLine + u"\n\nMore."_s << u"It opened."_s << none;
    QTest::newRow("long sentence") << longLine << cut << none;
    QTest::newRow("one long word") << QString(300, u'x') << QString(119, u'x') + u'…' << none;
    QTest::newRow("header") << u" date 2031-05-17 The mayor spoke. He left.\n"_s << u"The mayor spoke."_s << u"2031-05-17"_s;
    QTest::newRow("header, headline") << u"Date: 2031-05-17\n\nHarbour opens\n\nIt did."_s << u"Harbour opens"_s
                                      << u"2031-05-17"_s;
    QTest::newRow("header alone") << u" date 2031-05-17 "_s << u"my file"_s << u"2031-05-17"_s;
    QTest::newRow("no such day") << u"date 2031-02-30 it rained."_s << u"date 2031-02-30 it rained."_s << none;
    QTest::newRow("glued to a word") << u"date 2031-05-17th it rained."_s << u"date 2031-05-17th it rained."_s << none;
    QTest::newRow("not in front") << u"The date 2031-05-17 it rained."_s << u"The date 2031-05-17 it rained."_s << none;
    QTest::newRow("control characters") << u"It\x01 opened\x7F."_s << u"It opened ."_s << none;
    QTest::newRow("Arabic") << u"افتتح الميناء؟ نعم."_s << u"افتتح الميناء؟"_s << none;
}

void HeadingTest::headings()
{
    QFETCH(const QString, text);
    QFETCH(const QString, title);
    QFETCH(const QString, published);
    const Heading heading = headingOf(TextOffsets(text), u"folder/my file.txt"_s);
    QCOMPARE(heading.title, title);
    QCOMPARE(heading.published, published);
}

void HeadingTest::foundingArticle()
{
    GLOSSATOR_REQUIRE_SHARED("article/founding-article.txt");
    QFile file(test::sharedDir() + u"/article/founding-article.txt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Heading heading = headingOf(TextOffsets(QString::fromUtf8(file.readAll())), u"a.txt"_s);
    QCOMPARE(heading.published, u"2023-04-03"_s);
    QVERIFY2(heading.title.startsWith(u"The Azerbaijani president on Monday received"_s), qPrintable(heading.title));
    QVERIFY(heading.title.endsWith(u'…'));
}

void HeadingTest::randomTexts()
{
    for (int seed = 0; seed < test::repetitions(3'000, 300'000); ++seed) {
        QRandomGenerator random{quint32(seed)};
        const QString title = headingOf(TextOffsets(test::randomText(random, 80)), u"a.txt"_s).title;
        QVERIFY(!title.isEmpty());
        QVERIFY(TextOffsets(title).length() <= 120);
        QCOMPARE(title, title.simplified());
        QVERIFY(title.isValidUtf16());
    }
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::HeadingTest)
#include "tst_heading.moc"
