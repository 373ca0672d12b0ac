// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textcorrection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace glossator;

namespace {

QString told(const std::optional<TextSpan> &place)
{
    return place ? u"%1-%2"_s.arg(place->begin).arg(place->end) : u"gone"_s;
}

} // namespace

class TextCorrectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("corrected");
        QTest::addColumn<TextSpan>("place");
        QTest::addColumn<QString>("moved");
        QTest::addColumn<QString>("stretched");
        const auto row = [](const char *name, const QString &before, const QString &after, const QString &corrected, TextSpan place,
                             const QString &moved, const QString &stretched) {
            QTest::newRow(name) << before << after << corrected << place << moved << stretched;
        };
        row("nothing", u"abc"_s, u"abc"_s, u"3-3"_s, {1, 3}, u"1-3"_s, u"1-3"_s);
        row("in front of it", u"abc"_s, u"aXXbc"_s, u"1-1"_s, {1, 2}, u"3-4"_s, u"3-4"_s);
        row("behind it", u"abc"_s, u"abXc"_s, u"2-2"_s, {1, 2}, u"1-2"_s, u"1-2"_s);
        row("in it", u"abc"_s, u"abXc"_s, u"2-2"_s, {1, 3}, u"gone"_s, u"1-4"_s);
        row("an empty place", u"abc"_s, u"abXc"_s, u"2-2"_s, {2, 2}, u"2-2"_s, u"2-2"_s);
        row("all of it", u"abc"_s, u"aXYc"_s, u"1-2"_s, {1, 2}, u"gone"_s, u"1-3"_s);
        row("its beginning", u"abcd"_s, u"Xcd"_s, u"0-2"_s, {1, 3}, u"gone"_s, u"gone"_s);
        row("its end", u"abcd"_s, u"abX"_s, u"2-4"_s, {1, 3}, u"gone"_s, u"gone"_s);
        row("taken out", u"abc"_s, u"ac"_s, u"1-2"_s, {1, 2}, u"gone"_s, u"gone"_s);
        row("a part taken out", u"abc"_s, u"ac"_s, u"1-2"_s, {0, 2}, u"gone"_s, u"0-1"_s);
        row("taken out before it", u"abc"_s, u"bc"_s, u"0-1"_s, {1, 3}, u"0-2"_s, u"0-2"_s);
        row("all of the text", u"abc"_s, QString(), u"0-3"_s, {0, 3}, u"gone"_s, u"gone"_s);
        row("a text for none", QString(), u"abc"_s, u"0-0"_s, {0, 0}, u"0-0"_s, u"0-0"_s);
        row("the same sign again", u"aab"_s, u"aaab"_s, u"2-2"_s, {2, 3}, u"3-4"_s, u"3-4"_s);
        row("behind an emoji", u"😀 ab"_s, u"😀 XXab"_s, u"2-2"_s, {2, 4}, u"4-6"_s, u"4-6"_s);
        row("emoji with one half in common", u"a😀b"_s, u"a😁b"_s, u"1-2"_s, {1, 2}, u"gone"_s, u"1-2"_s);
        row("emoji with the other half in common", u"a\U0001F600b"_s, u"a\U0001FA00b"_s, u"1-2"_s, {2, 3}, u"2-3"_s, u"2-3"_s);
        row("past the end", u"ab"_s, u"aXb"_s, u"1-1"_s, {1, std::numeric_limits<qsizetype>::max()}, u"gone"_s, u"gone"_s);
        row("an emoji for a letter", u"axb"_s, u"a😀b"_s, u"1-2"_s, {2, 3}, u"2-3"_s, u"2-3"_s);
    }
    void places()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QFETCH(const TextSpan, place);
        const TextCorrection correction{TextOffsets(before), TextOffsets(after)};
        QTEST(told(correction.corrected()), "corrected");
        QTEST(told(correction.moved(place)), "moved");
        QTEST(told(correction.stretched(place)), "stretched");
    }

    void countsUtf16()
    {
        const TextCorrection correction(TextOffsets(u"😀 a😀 b"_s), TextOffsets(u"😀 a😁😁 b"_s), TextCorrection::Unit::Utf16);
        QCOMPARE(told(correction.corrected()), u"4-6"_s);
        QCOMPARE(told(correction.moved({7, 8})), u"9-10"_s);
        QCOMPARE(told(correction.moved({3, 4})), u"3-4"_s);
        QCOMPARE(told(correction.stretched({3, 6})), u"3-8"_s);
    }
};

QTEST_GUILESS_MAIN(TextCorrectionTest)
#include "tst_textcorrection.moc"
