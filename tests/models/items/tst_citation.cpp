// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/partialdate.h"
#include "models/items/citation.h"

#include <QLocale>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class CitationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void saysWhatIsKnown_data()
    {
        QTest::addColumn<QStringList>("known"); // byline, title, source, published, url
        QTest::addColumn<QString>("citation");
        QTest::newRow("all") << QStringList{u"Ada Lovelace"_s, u"A Visit"_s, u"The Times"_s, u"2024-05-04"_s, u"https://x.example/1"_s}
                             << u"“Words.” (Ada Lovelace, “A Visit”, The Times, 4 May 2024, https://x.example/1)"_s;
        QTest::newRow("a month, no author") << QStringList{{}, u"A Visit"_s, u"The Times"_s, u"2024-05"_s, {}}
                                            << u"“Words.” (“A Visit”, The Times, May 2024)"_s;
        QTest::newRow("a year") << QStringList{{}, {}, {}, u"2024"_s, {}} << u"“Words.” (2024)"_s;
        QTest::newRow("a moment") << QStringList{{}, {}, {}, u"2024-05-04T13:30:00Z"_s, {}} << u"“Words.” (4 May 2024)"_s;
        QTest::newRow("no date that we know") << QStringList{{}, {}, {}, u"spring"_s, {}} << u"“Words.” (spring)"_s;
        QTest::newRow("nothing") << QStringList{{}, {}, {}, {}, {}} << u"“Words.”"_s;
        QTest::newRow("signs that mean something elsewhere")
            << QStringList{u"%1"_s, u"50 %2"_s, {}, {}, {}} << u"“Words.” (%1, “50 %2”)"_s;
    }
    void saysWhatIsKnown()
    {
        QFETCH(const QStringList, known);
        QFETCH(const QString, citation);
        Article article;
        article.byline = known[0];
        article.title = known[1];
        article.source = known[2];
        article.published = known[3];
        article.url = known[4];
        QCOMPARE(citedQuote(u"Words."_s, article), citation);
    }

    void theQuoteIsExact()
    {
        const QString quote = u"  “Er”\u00a0ging\r\n🚢 %1 مرحبا  "_s;
        QCOMPARE(citedQuote(quote, {}), u'“' + quote + u'”');
        const TextOffsets text(u"One came. 🚢 Two went there. Three stayed."_s);
        QCOMPARE(sentencesAround(text, {13, 16}), (TextSpan{10, 27}));
        QCOMPARE(sentencesAround(text, {13, 31}).end, text.length());
        QCOMPARE(sentencesAround(text, {0, text.length()}), (TextSpan{0, text.length()}));
    }

    void datesAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("iso");
        QTest::addColumn<QString>("words");
        QTest::newRow("year") << u"2024"_s << u"2024"_s << u"2024"_s;
        QTest::newRow("month") << u"2024-5"_s << u"2024-05"_s << u"May 2024"_s;
        QTest::newRow("day") << u" 2024-05-04 "_s << u"2024-05-04"_s << u"Saturday, 4 May 2024"_s;
        QTest::newRow("day first") << u"4.5.2024"_s << u"2024-05-04"_s << u"Saturday, 4 May 2024"_s;
        QTest::newRow("month first") << u"05.2024"_s << u"2024-05"_s << u"May 2024"_s;
        QTest::newRow("slashes") << u"2024/12/31"_s << u"2024-12-31"_s << u"Tuesday, 31 December 2024"_s;
        QTest::newRow("with a time") << u"2024-05-04 9:05"_s << u"2024-05-04T09:05"_s << u"Saturday, 4 May 2024, 09:05"_s;
        QTest::newRow("with a zone") << u"2024-05-04T09:05:01Z"_s << u"2024-05-04T09:05:01Z"_s << u"Saturday, 4 May 2024, 09:05"_s;
        QTest::newRow("leap day") << u"2024-02-29"_s << u"2024-02-29"_s << u"Thursday, 29 February 2024"_s;
        for (const QString &words : {u"12 March 2024"_s, u"12  mar 2024"_s, u"March 12, 2024"_s, u"Mar 12, 2024"_s, u"Tuesday, 12 March 2024"_s})
            QTest::newRow(qPrintable(words)) << words << u"2024-03-12"_s << u"Tuesday, 12 March 2024"_s;
        QTest::newRow("month in words") << u"May 2024"_s << u"2024-05"_s << u"May 2024"_s;
        QTest::newRow("moment in words") << u"Saturday, 4 May 2024, 09:05"_s << u"2024-05-04T09:05"_s << u"Saturday, 4 May 2024, 09:05"_s;
        for (const QString &none : {u""_s, u"24"_s, u"20245"_s, u"2023-02-29"_s, u"2024-00"_s, u"2024-13"_s, u"5/4/2024"_s, u"2024-05-04 24:61"_s,
                                    u"2024-05 10:00"_s, u"Maybe 2024"_s, u"31 June 2024"_s, u"12 March 24"_s, u"٢٠٢٤"_s})
            QTest::newRow(qPrintable(u"none: "_s + none)) << none << QString() << QString();
    }
    void datesAreUnderstoodAsTheyAreSaid()
    {
        const QLocale usual;
        const auto back = qScopeGuard([&usual] { QLocale::setDefault(usual); });
        for (const QString &name : {u"en_US"_s, u"en_GB"_s, u"de_DE"_s, u"tr_TR"_s, u"fr_FR"_s}) {
            QLocale::setDefault(QLocale(name));
            for (const QString &iso : {u"2024"_s, u"2024-05"_s, u"2024-05-04"_s, u"2024-12-31T13:30"_s})
                QCOMPARE(isoDate(dateInWords(iso)), iso);
        }
    }
    void datesAsPeopleWriteThem()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, iso);
        QFETCH(const QString, words);
        QCOMPARE(isoDate(typed), iso);
        QCOMPARE(dateInWords(iso), words);
    }
};

QTEST_GUILESS_MAIN(CitationTest)
#include "tst_citation.moc"
