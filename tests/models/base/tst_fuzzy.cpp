// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fuzzy.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class FuzzyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// From the best to the worst: the texts in the order in which they are to be offered.
    void ranks_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("begin, word, initials, inside, letters")
            << u"de"_s << QStringList{u"Demir"_s, u"Ayşe Demir"_s, u"Dark Energy"_s, u"Model"_s, u"Damage"_s};
        QTest::newRow("shorter first") << u"att"_s << QStringList{u"Attack"_s, u"Attack on a place"_s};
        QTest::newRow("parts of a name after a stop") << u"att"_s << QStringList{u"Conflict.Attack"_s, u"Battery"_s};
        QTest::newRow("two words, any order") << u"öz mert"_s << QStringList{u"Mert Öztürk"_s};
        QTest::newRow("two words as they stand first")
            << u"new y"_s << QStringList{u"New York"_s, u"York, New"_s};
        QTest::newRow("accents not typed") << u"ozturk"_s << QStringList{u"Öztürk"_s};
        QTest::newRow("dotted and dotless") << u"ISIK"_s << QStringList{u"Işık"_s};
        QTest::newRow("tighter letters first") << u"bkü"_s << QStringList{u"Bakü"_s, u"Batı Köprüsü"_s};
        QTest::newRow("Arabic without vowel signs") << u"محمد"_s << QStringList{u"مُحَمَّد"_s, u"أحمد محمد"_s};
        QTest::newRow("sharp s") << u"strasse"_s << QStringList{u"Straße"_s};
    }
    void ranks()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, texts);
        const FuzzyPattern pattern(typed);
        int before = -1;
        for (const QString &text : texts) {
            const auto rank = pattern.rank(text);
            QVERIFY2(rank, qPrintable(text));
            QVERIFY2(*rank > before, qPrintable(text));
            before = *rank;
        }
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::newRow("a letter more") << u"bakus"_s << u"Bakü"_s;
        QTest::newRow("another order") << u"kab"_s << u"Bakü"_s;
        QTest::newRow("one word of two") << u"ay x"_s << u"Ayşe Demir"_s;
        QTest::newRow("no text") << u"a"_s << QString();
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, text);
        QVERIFY(!FuzzyPattern(typed).rank(text));
        QVERIFY(FuzzyPattern(typed).hits(text).empty());
    }

    void everythingFitsNothing()
    {
        QVERIFY(FuzzyPattern(u"  "_s).isEmpty());
        QCOMPARE(FuzzyPattern(u""_s).rank(u"Bakü"_s), 0);
        QVERIFY(FuzzyPattern(u""_s).hits(u"Bakü"_s).empty());
    }

    void knowsTheLettersThatFitted_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("marked");
        QTest::newRow("begin") << u"mert"_s << u"[Mert] Öztürk"_s;
        QTest::newRow("word") << u"ozt"_s << u"Mert [Özt]ürk"_s;
        QTest::newRow("initials") << u"mö"_s << u"[M]ert [Ö]ztürk"_s;
        QTest::newRow("letters") << u"mrk"_s << u"[M]e[r]t Öztür[k]"_s;
        QTest::newRow("two words") << u"özt mer"_s << u"[Mer]t [Özt]ürk"_s;
    }
    void knowsTheLettersThatFitted()
    {
        QFETCH(const QString, typed);
        QString marked = u"Mert Öztürk"_s;
        const auto hits = FuzzyPattern(typed).hits(marked);
        for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
            marked.insert(hit->end, u']').insert(hit->begin, u'[');
        QTEST(marked, "marked");
    }
};

QTEST_GUILESS_MAIN(FuzzyTest)
#include "tst_fuzzy.moc"
