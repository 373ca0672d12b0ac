// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fold.h"
#include "models/base/textdecoder.h"

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

    /// Latin letters take a shorter way where no others stand beside them.
    void aLetterFoldsAlikeWhateverStandsBesideIt()
    {
        for (char16_t unit = 0; unit < 0x300; ++unit) {
            const QString letter{QChar(unit)};
            QCOMPARE(folded(letter + u'я') + folded(letter), folded(letter) + u'я' + folded(letter + u'é').chopped(1));
            QCOMPARE(foldedUtf8((u'A' + letter + u'B').toUtf8()), folded(u'A' + letter + u'B').toUtf8());
        }
    }

    void bytesThatAreNoUtf8FoldAsTheTextIsRead()
    {
        for (const QByteArray &bytes : {"A\xC3"_ba, "A\xC3Z"_ba, "\x80\xC9"_ba, "\xC0\x80Z"_ba, "\xC3\x96\xFFZ"_ba, "Z\xE2\x82"_ba})
            QCOMPARE(foldedUtf8(bytes), folded(textOfUtf8(bytes)).toUtf8());
    }

    void whatIsFoundIsWhereItStands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a dotted capital") << u"🚢 İzmir, IZMIR, ızmır"_s << u"izmir"_s
                                          << QStringList{u"İzmir"_s, u"IZMIR"_s, u"ızmır"_s};
        QTest::newRow("accents typed") << u"Öztürk OZTURK"_s << u"özt"_s << QStringList{u"Özt"_s, u"OZT"_s};
        QTest::newRow("accents not typed") << u"Öztürk OZTURK"_s << u"ozt"_s << QStringList{u"Özt"_s, u"OZT"_s};
        QTest::newRow("decomposed, with what hangs on it")
            << u"cafe\u0301 cafe"_s << u"cafe"_s << QStringList{u"cafe\u0301"_s, u"cafe"_s};
        QTest::newRow("a letter that becomes two") << u"Straße STRASSE"_s << u"strasse"_s
                                                   << QStringList{u"Straße"_s, u"STRASSE"_s};
        QTest::newRow("half of a letter") << u"ﬁn"_s << u"f"_s << QStringList{u"ﬁ"_s};
        QTest::newRow("the other half") << u"ﬁn"_s << u"in"_s << QStringList{u"ﬁn"_s};
        QTest::newRow("side by side") << u"aaaaa"_s << u"aa"_s << QStringList{u"aa"_s, u"aa"_s};
        QTest::newRow("beyond the plane") << u"𝐈zmir 😀"_s << u"i"_s << QStringList{u"𝐈"_s, u"i"_s};
        QTest::newRow("nothing") << u"abc"_s << u""_s << QStringList();
        QTest::newRow("an accent alone") << u"abc"_s << u"\u0301"_s << QStringList();
        QTest::newRow("not there") << u"abc"_s << u"abcd"_s << QStringList();
        QTest::newRow("in nothing") << u""_s << u"a"_s << QStringList();
    }
    void whatIsFoundIsWhereItStands()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        QStringList found;
        qsizetype last = 0;
        for (const auto [begin, end] : FoldedText(text).hits(words)) {
            QVERIFY(begin >= last && begin < end && end <= text.size());
            found << text.sliced(begin, end - begin);
            last = end;
        }
        QTEST(found, "found");
    }
};

QTEST_GUILESS_MAIN(FoldTest)
#include "tst_fold.moc"
