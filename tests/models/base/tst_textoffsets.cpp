// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textoffsets.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace glossator {

using Rounding = TextOffsets::Rounding;

class TextOffsetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownOffsets_data();
    void knownOffsets();
    void blockEdges();
    void outsideGoesToTheNearerEnd();
    void quotes();
    void graphemes_data();
    void graphemes();
    void marksWithoutEndAreNoSingleLetter();
    void randomDocuments();
};

namespace {

/// Qt breaks emoji sequences that stand before these in the same string, so a whole document is no reference there.
bool isTailoredByQt(uint codePoint)
{
    const QChar::Script script = QChar::script(codePoint);
    return (script >= QChar::Script_Devanagari && script <= QChar::Script_Myanmar) || script == QChar::Script_Khmer;
}

/// Empty when every conversion agrees with counting one code point after the other.
QString mismatch(const QString &text, int step)
{
    const TextOffsets offsets(text);
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, text);
    const QList<uint> points = text.toUcs4();
    const bool compareClusters = std::ranges::none_of(points, isTailoredByQt);
    if (offsets.length() != points.size() || offsets.utf8Length() != text.toUtf8().size())
        return u"lengths"_s;

    qsizetype utf16 = 0;
    qsizetype byte = 0;
    for (qsizetype point = 0; point <= points.size(); ++point) {
        const bool last = point == points.size();
        const QString character = last ? QString() : QString(QStringView(QChar::fromUcs4(points[point])));
        const qsizetype bytes = character.toUtf8().size();
        if (point % step == 0 || last) {
            const auto wrong = [&](const char *what) {
                return u"%1 at code point %2"_s.arg(QLatin1StringView(what)).arg(point);
            };
            if (offsets.toUtf16(point) != utf16)
                return wrong("toUtf16");
            if (offsets.toUtf8(point) != byte)
                return wrong("toUtf8");
            if (offsets.fromUtf16(utf16) != point)
                return wrong("fromUtf16");
            if (offsets.fromUtf8(byte) != point)
                return wrong("fromUtf8");
            if (character.size() == 2
                && (offsets.fromUtf16(utf16 + 1) || offsets.fromUtf16(utf16 + 1, Rounding::Down) != point
                    || offsets.fromUtf16(utf16 + 1, Rounding::Up) != point + 1))
                return wrong("inside a pair");
            for (qsizetype inside = 1; inside < bytes; ++inside)
                if (offsets.fromUtf8(byte + inside) || offsets.fromUtf8(byte + inside, Rounding::Down) != point
                    || offsets.fromUtf8(byte + inside, Rounding::Up) != point + 1)
                    return wrong("inside a character's bytes");
            if (offsets.quote(TextSpan{point, point + 1}) != character)
                return wrong("quote");
            clusters.setPosition(utf16);
            const bool splits = !last && point > 0 && !clusters.isAtBoundary();
            if (compareClusters && offsets.splitsGrapheme(point) != splits)
                return wrong("splitsGrapheme");
        }
        utf16 += character.size();
        byte += bytes;
    }
    return {};
}

} // namespace

void TextOffsetsTest::knownOffsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("codePoint");
    QTest::addColumn<int>("utf16");
    QTest::addColumn<int>("utf8");
    QTest::newRow("empty") << u""_s << 0 << 0 << 0;
    QTest::newRow("ASCII") << u"abc"_s << 2 << 2 << 2;
    QTest::newRow("two-byte letters") << u"Türkiye"_s << 3 << 3 << 4;
    QTest::newRow("three-byte quote") << u"“x”"_s << 2 << 2 << 4;
    QTest::newRow("after an emoji") << u"a😀b"_s << 2 << 3 << 5;
    QTest::newRow("end after an emoji") << u"😀"_s << 1 << 2 << 4;
    QTest::newRow("CR LF are two") << u"a\r\nb"_s << 3 << 3 << 3;
    QTest::newRow("BOM is one") << u"\uFEFFab"_s << 1 << 1 << 3;
    QTest::newRow("line separator is one") << u"a\u2028b"_s << 2 << 2 << 4;
    QTest::newRow("family of three is five") << u"👨‍👩‍👧!"_s << 5 << 8 << 18;
}

void TextOffsetsTest::knownOffsets()
{
    QFETCH(const QString, text);
    QFETCH(const int, codePoint);
    QFETCH(const int, utf16);
    QFETCH(const int, utf8);
    const TextOffsets offsets(text);
    QCOMPARE(offsets.toUtf16(codePoint), utf16);
    QCOMPARE(offsets.fromUtf16(utf16), codePoint);
    QCOMPARE(offsets.toUtf8(codePoint), utf8);
    QCOMPARE(offsets.fromUtf8(utf8), codePoint);
}

void TextOffsetsTest::blockEdges()
{
    // a pair across, before and behind the edges of the blocks that are counted, and of what is counted at once
    for (const qsizetype before : {30, 126, 127, 128, 129, 31, 32, 33, 62, 63, 64, 65, 509, 510, 511, 512, 513, 1021, 1022, 1023, 1024, 1025}) {
        for (const QString &character : {u"😀"_s, u"é"_s, u"€"_s, u"\r\n"_s}) {
            const QString text = QString(before, u'x') + character + u"😀"_s + QString(600, u'ğ');
            QCOMPARE(mismatch(text, 1), QString());
            QCOMPARE(mismatch(text.first(before) + character, 1), QString());
        }
    }
}

void TextOffsetsTest::outsideGoesToTheNearerEnd()
{
    const TextOffsets offsets(u"a😀"_s);
    QCOMPARE(offsets.toUtf16(-1), 0);
    QCOMPARE(offsets.toUtf16(3), 3);
    QCOMPARE(offsets.toUtf8(99), 5);
    QCOMPARE(offsets.fromUtf16(-1), std::nullopt);
    QCOMPARE(offsets.fromUtf16(4), std::nullopt);
    QCOMPARE(offsets.fromUtf16(4, Rounding::Down), 2);
    QCOMPARE(offsets.fromUtf8(6), std::nullopt);
    QCOMPARE(offsets.fromUtf8(-6, Rounding::Up), 0);
    QCOMPARE(offsets.quote(TextSpan{1, 99}), u"😀"_s);
    QCOMPARE(offsets.quote(TextSpan{2, 1}), QString());
    QCOMPARE(TextOffsets().length(), 0);
    QCOMPARE(TextOffsets().fromUtf8(0), 0);
}

void TextOffsetsTest::quotes()
{
    const TextOffsets offsets(u"New 😀 York City"_s);
    QCOMPARE(offsets.quote(Extent(TextSpan{0, 3})), u"New"_s);
    QCOMPARE(offsets.quote(Extent({{0, 3}, {6, 10}})), u"New York"_s);
    QCOMPARE(offsets.quote(Extent({{6, 10}, {0, 3}})), u"York New"_s);
    QCOMPARE(offsets.quote(Extent({{0, 0}, {4, 5}})), u" 😀"_s);
    QCOMPARE(offsets.quote(Extent()), QString());
}

void TextOffsetsTest::graphemes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("splitting");
    QTest::newRow("letters") << u"abc"_s << QList<int>{};
    QTest::newRow("combining mark") << u"ae\u0301b"_s << QList<int>{2};
    QTest::newRow("CR LF") << u"a\r\nb"_s << QList<int>{2};
    QTest::newRow("family") << u"x👨‍👩‍👧y"_s << QList<int>{2, 3, 4, 5};
    QTest::newRow("skin tone") << u"👍🏽"_s << QList<int>{1};
    QTest::newRow("family before Thai") << u"👨‍👩 ก็"_s << QList<int>{1, 2, 5};
    QTest::newRow("two flags") << u"🇹🇷🇩🇪"_s << QList<int>{1, 3};
}

void TextOffsetsTest::graphemes()
{
    QFETCH(const QString, text);
    QFETCH(const QList<int>, splitting);
    const TextOffsets offsets(text);
    QList<int> found;
    for (int at = 0; at <= offsets.length(); ++at)
        if (offsets.splitsGrapheme(at))
            found << at;
    QCOMPARE(found, splitting);
}

/// Nobody writes so many, but a file may hold them: the way to where a letter may begin is short all the same.
void TextOffsetsTest::marksWithoutEndAreNoSingleLetter()
{
    const TextOffsets text(u"e"_s + QString(100'000, QChar(0x301)));
    QVERIFY(text.splitsGrapheme(100)); // as many as somebody may have meant
    for (const qsizetype from : {qsizetype(1'000), qsizetype(50'000), qsizetype(99'999)}) {
        qsizetype at = from;
        while (text.splitsGrapheme(at))
            --at;
        QCOMPARE_LE(from - at, 256);
    }
}

void TextOffsetsTest::randomDocuments()
{
    const int documents = test::repetitions(20'000, 1'000'000);
    for (int seed = 0; seed < documents; ++seed) {
        QRandomGenerator random{quint32(seed)};
        const bool isLong = seed % 50 == 0;
        const QString text = test::randomText(random, isLong ? 1500 : 40);
        const QString wrong = mismatch(text, isLong ? 7 : 1);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"document %1: %2 of %3"_s.arg(seed).arg(wrong, QString::fromLatin1(text.toUtf8().toPercentEncoding()))));
    }
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::TextOffsetsTest)
#include "tst_textoffsets.moc"
