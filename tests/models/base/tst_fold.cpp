// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fold.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class FoldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOneNameFoldsToOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("ASCII") << u"Ada LOVELACE 7"_s << u"ada lovelace 7"_s;
        QTest::newRow("capital i with a dot") << u"İlham"_s << u"ilham"_s;
        QTest::newRow("i without a dot") << u"Işık"_s << u"isik"_s;
        QTest::newRow("composed") << u"Şimşek Öz"_s << u"simsek oz"_s;
        QTest::newRow("decomposed") << u"S\u0327ims\u0327ek"_s << u"simsek"_s;
        QTest::newRow("Greek, final sigma") << u"ΠΆΠΠΟΣ"_s << u"παπποσ"_s;
        QTest::newRow("Cyrillic") << u"Алиев"_s << u"алиев"_s;
        QTest::newRow("Arabic with vowel signs") << u"مُحَمَّد"_s << u"محمد"_s;
        QTest::newRow("beyond the plane") << u"😀 A"_s << u"😀 a"_s;
    }
    void whatIsOneNameFoldsToOne()
    {
        QFETCH(const QString, text);
        QTEST(folded(text), "expected");
    }
};

QTEST_GUILESS_MAIN(FoldTest)
#include "tst_fold.moc"
