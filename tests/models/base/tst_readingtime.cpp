// SPDX-License-Identifier: GPL-3.0-or-later
// Minutes to read, with and without spaces between words, and at no cost for long texts.

#include "models/base/readingtime.h"

#include <QElapsedTimer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestReadingTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minutes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("signs") << u"— … !"_s << 0;
        QTest::newRow("a word") << u"Baku"_s << 1;
        QTest::newRow("460 words") << u"word "_s.repeated(460) << 2;
        QTest::newRow("signs are no words") << u"word — "_s.repeated(460) << 2;
        QTest::newRow("Arabic") << u"قال الرئيس "_s.repeated(345) << 3;
        QTest::newRow("Chinese") << u"渡轮起火。"_s.repeated(300) << 4;
        QTest::newRow("Japanese") << u"フェリーが燃えた。"_s.repeated(150) << 4;
        QTest::newRow("Thai") << u"เรือข้ามฟาก"_s.repeated(540) << 5;
        QTest::newRow("beyond the first plane") << u"\U00020000\U00020001"_s.repeated(450) << 3;
        QTest::newRow("mixed") << (u"word "_s.repeated(230) + u"渡轮起火。"_s.repeated(75)) << 2;
        QTest::newRow("sampled") << u"word "_s.repeated(230'000) << 1000;
    }

    void minutes()
    {
        QFETCH(QString, text);
        QFETCH(int, minutes);
        const int found = readingMinutes(text);
        QVERIFY2(std::abs(found - minutes) <= minutes / 50, qPrintable(QString::number(found)));
    }

    void aLongTextCostsNoMore()
    {
        const QString text = u"word, and others. "_s.repeated(400'000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(readingMinutes(text) > 4'000);
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestReadingTime)
#include "tst_readingtime.moc"
