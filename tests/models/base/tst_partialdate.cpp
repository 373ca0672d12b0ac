// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/partialdate.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class PartialDateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void days_data()
    {
        QTest::addColumn<QString>("iso");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("a year") << u"2023"_s << u"2023-01-01"_s << u"2023-12-31"_s;
        QTest::newRow("a month") << u"2023-04"_s << u"2023-04-01"_s << u"2023-04-30"_s;
        QTest::newRow("February of a leap year") << u"2024-02"_s << u"2024-02-01"_s << u"2024-02-29"_s;
        QTest::newRow("a day") << u"2023-04-03"_s << u"2023-04-03"_s << u"2023-04-03"_s;
        QTest::newRow("a moment") << u"2023-04-03T13:30+02:00"_s << u"2023-04-03"_s << u"2023-04-03"_s;
        QTest::newRow("the last year") << u"9999"_s << u"9999-01-01"_s << u"9999-12-31"_s;
        QTest::newRow("no year") << u"0000"_s << QString() << QString();
        QTest::newRow("no month") << u"2023-13"_s << QString() << QString();
        QTest::newRow("no day") << u"2023-02-30"_s << QString() << QString();
        QTest::newRow("words") << u"last May"_s << QString() << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }
    void days()
    {
        QFETCH(const QString, iso);
        QFETCH(const QString, first);
        QFETCH(const QString, last);
        const auto days = daysOf(iso);
        QCOMPARE(days.has_value(), !first.isEmpty());
        if (days) {
            QCOMPARE(days->first.toString(Qt::ISODate), first);
            QCOMPARE(days->second.toString(Qt::ISODate), last);
        }
    }
};

QTEST_GUILESS_MAIN(PartialDateTest)
#include "tst_partialdate.moc"
