// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spanruler.h"

#include <QTest>

#include <limits>

using namespace glossator;
using namespace Qt::StringLiterals;

class SpanRulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The unit under which all spans say what stands there is the one that was meant.
    void unitsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<OffsetUnit>("own");
        QTest::addColumn<std::vector<GivenSpan>>("spans");
        QTest::addColumn<OffsetUnit>("found");
        using enum OffsetUnit;
        const auto row = [](const char *name, const QString &text, OffsetUnit own, const std::vector<GivenSpan> &spans, OffsetUnit found) {
            QTest::newRow(name) << text << own << spans << found;
        };
        row("as the format says", u"😀 Ada"_s, CodePoint, {{{{2, 5}}, u"Ada"_s}}, CodePoint);
        row("UTF-16 in place of code points", u"😀 Ada"_s, CodePoint, {{{{3, 6}}, u"Ada"_s}}, Utf16);
        row("code points in place of UTF-16", u"😀 Ada"_s, Utf16, {{{{2, 5}}, u"Ada"_s}}, CodePoint);
        row("a CR LF is one", u"a\r\nAda"_s, CodePoint, {{{{2, 5}}, u"Ada"_s}}, LineFeed);
        row("bytes", u"şey Ada"_s, CodePoint, {{{{5, 8}}, u"Ada"_s}}, Byte);
        row("without the byte order mark", u"\uFEFFAda"_s, CodePoint, {{{{0, 3}}, u"Ada"_s}}, NoBom);
        row("two that fit two units", u"😀 Ada met 😀 Bob"_s, CodePoint, {{{{2, 5}}, u"Ada"_s}, {{{13, 16}}, u"Bob"_s}}, CodePoint);
        row("blanks may differ", u"Ada\nMay"_s, CodePoint, {{{{0, 7}}, u"Ada May"_s}}, CodePoint);
        row("no words to compare with", u"şey Ada met Bob"_s, CodePoint, {{{{4, 7}}, {}}, {{{12, 16}}, {}}}, CodePoint);
        row("one too low, without a mark", u"xAda"_s, CodePoint, {{{{0, 3}}, u"Ada"_s}}, CodePoint);
        row("nothing is quoted", u"😀 Ada"_s, CodePoint, {{{{3, 6}}, {}}}, Utf16); // 6 is no place in code points
    }
    void unitsAreFound()
    {
        QFETCH(const QString, text);
        QFETCH(const OffsetUnit, own);
        QFETCH(const std::vector<GivenSpan>, spans);
        QFETCH(const OffsetUnit, found);
        const TextOffsets offsets(text);
        const SpanFit fit(offsets, own, spans);
        QCOMPARE(fit.unit(), found);
        QCOMPARE(fit.remark(u"a.x"_s).isEmpty(), own == found);
        QVERIFY(own == found || fit.remark(u"a.x"_s).startsWith("a.x: "_L1));
        if (own == found)
            return;
        const SpanFit::Place place = fit.place(spans.front());
        QCOMPARE(place.flag, QString());
        QCOMPARE(place.quote, offsets.quote(place.extent));
    }

    void halfACharacterIsItsWhole()
    {
        const TextOffsets text(u"a😀b, and so on"_s);
        const GivenSpan span{{{2, 4}}, u"x"_s}; // from the middle of the emoji
        QCOMPARE(SpanFit(text, OffsetUnit::Utf16, {span}).place(span).extent.toString(), u"1-3"_s);
    }

    void whatDoesNotFitIsFlagged_data()
    {
        QTest::addColumn<GivenSpan>("span");
        QTest::addColumn<QString>("extent");
        constexpr qsizetype huge = std::numeric_limits<qsizetype>::max();
        const auto row = [](const char *name, const GivenSpan &span, const QString &extent) { QTest::newRow(name) << span << extent; };
        row("found nearby", {{{0, 3}}, u"Bob"_s}, u"8-11"_s);
        row("found nowhere", {{{0, 3}}, u"Eve"_s}, u"0-3"_s);
        row("behind the end", {{{8, 99}}, u"Eve"_s}, u"8-12"_s);
        row("negative", {{{-4, 3}}, {}}, u"0-3"_s);
        row("backwards", {{{7, 4}}, {}}, u"4-7"_s);
        row("beyond all numbers", {{{huge - 1, huge}}, {}}, u"12-12"_s);
        row("parts that overlap", {{{0, 5}, {3, 7}}, {}}, u"0-7"_s);
        row("no part", {{}, u"Ada"_s}, u"0-3"_s);
    }
    void whatDoesNotFitIsFlagged()
    {
        QFETCH(const GivenSpan, span);
        const TextOffsets text(u"Ada met Bob."_s);
        const SpanFit fit(text, OffsetUnit::CodePoint, {span});
        const SpanFit::Place place = fit.place(span);
        QVERIFY(!place.flag.isEmpty());
        QVERIFY(place.flag.endsWith(u'.'));
        QVERIFY2(place.extent.isValidFor(text.length()), qPrintable(place.extent.toString()));
        QCOMPARE(place.quote, text.quote(place.extent));
        QTEST(place.extent.toString(), "extent");
    }
};

QTEST_GUILESS_MAIN(SpanRulerTest)
#include "tst_spanruler.moc"
