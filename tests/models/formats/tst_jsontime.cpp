// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsontime.h"
#include "tests/support/testsupport.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

class TestJsonTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQt();
    void hasEnds();
    void refuses_data();
    void refuses();
};

void TestJsonTime::agreesWithQt()
{
    QRandomGenerator random(1);
    const qint64 first = QDateTime(QDate(1, 1, 1), QTime(0, 0), QTimeZone::UTC).toMSecsSinceEpoch();
    const qint64 last = QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), QTimeZone::UTC).toMSecsSinceEpoch();
    for (int i = repetitions(20'000, 1'000'000); i > 0; --i) {
        const qint64 msecs = first + qint64(random.generate64() % quint64(last - first + 1));
        const auto text = jsonTime(msecs);
        QVERIFY(text);
        QCOMPARE(*text, QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC).toString(Qt::ISODateWithMs));
        QCOMPARE(fromJsonTime(*text), msecs);
    }
    QCOMPARE(jsonTime(-1), u"1969-12-31T23:59:59.999Z"_s);
    QCOMPARE(jsonTime(first), u"0001-01-01T00:00:00.000Z"_s);
    QCOMPARE(jsonTime(last), u"9999-12-31T23:59:59.999Z"_s);
}

void TestJsonTime::hasEnds()
{
    QVERIFY(!jsonTime(*fromJsonTime(u"0001-01-01T00:00:00.000Z") - 1));
    QVERIFY(!jsonTime(*fromJsonTime(u"9999-12-31T23:59:59.999Z") + 1));
    QVERIFY(!jsonTime(std::numeric_limits<qint64>::max()));
    QVERIFY(!jsonTime(std::numeric_limits<qint64>::min()));
}

void TestJsonTime::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s, u"2023-04-03"_s, u"2023-04-03T09:30:00Z"_s, u"2023-04-03T09:30:00.000"_s,
             u"2023-04-03T09:30:00.000z"_s, u"2023-04-03 09:30:00.000Z"_s, u"2023-02-29T09:30:00.000Z"_s,
             u"2023-04-03T24:00:00.000Z"_s, u"2023-04-03T09:60:00.000Z"_s, u"0000-04-03T09:30:00.000Z"_s,
             u"-023-04-03T09:30:00.000Z"_s, u"2023-04-03T09:30:00.000Z "_s, u"२०२३-04-03T09:30:00.000Z"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestJsonTime::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!fromJsonTime(text));
}

QTEST_GUILESS_MAIN(TestJsonTime)
#include "tst_jsontime.moc"
