// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/readingplace.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ReadingPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ReadingPlace>("place");
        const auto row = [](const char *name, const QString &text, const ReadingPlace &place) {
            QTest::newRow(name) << text << place;
        };
        row("the start", QString(), {});
        row("scrolled", u"40/7/0/"_s, {{40, 7}, 0, {}});
        row("in front of the first line", u"0/-12/3/"_s, {{0, -12}, 3, {}});
        row("selected", u"0/0/9/5-9"_s, {{}, 9, TextSpan{5, 9}});
        row("fragments in their order", u"0/0/9/12-14,5-9"_s, {{}, 9, Extent(std::vector<TextSpan>{{12, 14}, {5, 9}})});
    }

    void comesBackAsItWas()
    {
        QFETCH(QString, text);
        QFETCH(ReadingPlace, place);
        QCOMPARE(toText(place), text);
        QVERIFY(readingPlace(text, 100) == place);
    }

    void whatDoesNotFitTheArticleIsLetGo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ReadingPlace>("place");
        QTest::newRow("a shorter text") << u"400/7/300/5-200"_s << ReadingPlace{{100, 7}, 100, {}};
        QTest::newRow("no numbers") << u"a/b/c/d"_s << ReadingPlace();
        QTest::newRow("nothing of ours") << u"hello"_s << ReadingPlace();
        QTest::newRow("of an older version") << u"40/7"_s << ReadingPlace{{40, 7}, 0, {}};
    }

    void whatDoesNotFitTheArticleIsLetGo()
    {
        QFETCH(QString, text);
        QFETCH(ReadingPlace, place);
        QVERIFY(readingPlace(text, 100) == place);
    }
};

QTEST_GUILESS_MAIN(ReadingPlaceTest)
#include "tst_readingplace.moc"
