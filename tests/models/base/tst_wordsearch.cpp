// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/wordsearch.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Text with the places in brackets.
QString bracketed(const TextOffsets &offsets, const std::vector<TextSpan> &places)
{
    QString result;
    qsizetype at = 0;
    for (const TextSpan place : places) {
        result += offsets.quote({at, place.begin}) + u'[' + offsets.quote(place) + u']';
        at = place.end;
    }
    return result + offsets.quote({at, offsets.length()});
}

QString plain(QStringView text) { return FoldedText(text).letters().simplified(); }

} // namespace

class WordSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Turkish, QLocale::Turkey)); }

    void finds_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("expected"); // the text, with brackets about what is found
        QTest::addColumn<bool>("whole");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char *name, const QStringList &words, const QString &expected, bool whole = true,
                             bool exact = true) { QTest::newRow(name) << words << expected << whole << exact; };
        row("names", {u"Sitare"_s}, u"The [Sitare] left; [Sitare]’s crew, Sitareh, sitare."_s);
        row("whatever the case", {u"sitare"_s}, u"[Sitare] [SITARE] [sitare] Sitareh"_s, true, false);
        row("inside words", {u"Sitare"_s}, u"[Sitare]h sitare"_s, false, true);
        row("nothing", {u""_s}, u"The Sitare"_s);
        row("blanks", {u" \n"_s}, u"The Sitare"_s);
        row("no words", {}, u"The Sitare"_s);
        row("one letter", {u"a"_s}, u"[a] bad [A] day, [a]"_s, true, false);
        row("one letter anywhere", {u"a"_s}, u"b[a]d d[a]y A"_s, false, true);
        row("itself", {u"aa"_s}, u"[aa]a [aa][aa]"_s, false);
        row("itself in other cases", {u"Aa"_s}, u"a[Aa]a"_s, false, true);
        row("dotted i", {u"İstanbul"_s}, u"[İstanbul] [istanbul] [ISTANBUL] [ıstanbul]"_s, true, false);
        row("dotted i exactly", {u"İstanbul"_s}, u"[İstanbul] istanbul ISTANBUL"_s);
        row("sharp s", {u"Strasse"_s}, u"[Straße] [STRASSE] [straẞe]"_s, true, false);
        row("half a sharp s", {u"Stras"_s}, u"Straße [Stras]t"_s, false, false);
        row("suffix", {u"Türkiye"_s}, u"[Türkiye]’nin, [Türkiye]'de, Türkiyeli"_s);
        row("decomposed", {u"Bakü"_s}, u"[Baku\u0308] [Bakü] Baku"_s);
        row("marks behind", {u"Baku"_s}, u"[Baku\u0308] [Bakü] [Baku]"_s, true, false);
        row("Arabic", {u"أنقرة"_s}, u"في [أنقرة] و[أنقرة] وب[أنقرة]، أنقرةية xأنقرة"_s);
        row("Arabic with vowels", {u"محمد"_s}, u"[مُحَمَّد] و[محمد]"_s, true, false);
        row("Hebrew", {u"חיפה"_s}, u"ב[חיפה] [חיפה]"_s);
        row("Chinese", {u"北京"_s}, u"他在[北京]工作。[北京]人"_s);
        row("Korean", {u"서울"_s}, u"[서울]은 [서울]"_s);
        row("Thai", {u"กรุงเทพ"_s}, u"ใน[กรุงเทพ]มหานคร"_s);
        row("behind astral letters", {u"ship"_s}, u"🚢🚢 [ship] 🚢 [ship]🚢"_s);
        row("emoji", {u"🚢"_s}, u"a[🚢] [🚢]"_s);
        row("part of a family", {u"👩"_s}, u"👩‍👩‍👧 [👩]"_s);
        row("letters in brackets", {u"a.b"_s}, u"[a.b] axb"_s);
        row("numbers", {u"5"_s}, u"[5] 5.000 15 3,5 [5]. [5], F-[5]"_s);
        row("over a line", {u"New York"_s}, u"[New\nYork] [New  York] New\n\nYork [New\r\n York] NewYork"_s);
        row("the longest", {u"Baykar"_s, u"Baykar Makina"_s}, u"[Baykar Makina] and [Baykar]"_s);
        row("the first", {u"A B"_s, u"B C"_s}, u"[A B] C, [B C]"_s);
        row("ligature", {u"fi"_s}, u"[ﬁ] [fi]"_s, true, false);
        row("half a ligature", {u"f"_s}, u"ﬁ [f]i"_s, false, false);
    }

    void finds()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, expected);
        QFETCH(bool, whole);
        QFETCH(bool, exact);
        const TextOffsets offsets(QString(expected).remove(u'[').remove(u']'));
        const auto places = WordSearch(offsets).places(words, {whole, exact});
        QCOMPARE(bracketed(offsets, places), expected);
    }

    void missesNothing()
    {
        // Against a look at every stretch of every text of a small alphabet.
        const QStringList alphabet{u"a"_s, u"A"_s, u"i"_s, u"İ"_s, u"ı"_s, u"ß"_s, u"s"_s, u" "_s, u"\n"_s, u"é"_s,
            u"e"_s, u"\u0301"_s, u"🚢"_s, u"."_s, u"ب"_s, u"京"_s, u"ﬁ"_s, u"f"_s};
        QRandomGenerator random(20);
        const auto randomText = [&](int length) {
            QString text;
            for (int i = 0; i < length; ++i)
                text += alphabet.at(random.bounded(int(alphabet.size())));
            return text;
        };
        int found = 0;
        for (int round = 0; round < 3'000; ++round) {
            const TextOffsets offsets(randomText(random.bounded(1, 30)));
            const QString wanted = randomText(random.bounded(1, 4));
            const WordMatch how{false, random.bounded(2) == 0};
            const auto places = WordSearch(offsets).places({wanted}, how);
            for (size_t i = 0; i < places.size(); ++i) {
                QCOMPARE(plain(offsets.quote(places[i])), plain(wanted.simplified()));
                QVERIFY(i == 0 || places[i - 1].end <= places[i].begin);
            }
            found += int(places.size());
            const QString exact = wanted.simplified().normalized(QString::NormalizationForm_C);
            for (qsizetype begin = 0; begin < offsets.length(); ++begin) {
                for (qsizetype end = begin + 1; end <= offsets.length(); ++end) {
                    const QString quote = offsets.quote({begin, end});
                    const bool isHit = !plain(wanted).isEmpty() && plain(quote) == plain(wanted.simplified())
                        && !quote.front().isSpace() && !quote.back().isSpace() && !quote.contains(u"\n\n"_s)
                        && quote.count(u'\n') < 2 && quote.front() != u'\u0301'
                        && (end == offsets.length() || offsets.quote({end, end + 1}) != u"\u0301"_s)
                        && (!how.exactLetters
                            || quote.simplified().normalized(QString::NormalizationForm_C) == exact);
                    const bool isTaken = std::ranges::any_of(
                        places, [&](TextSpan place) { return place.overlaps({begin, end}); });
                    if (isHit && !isTaken)
                        QFAIL(qPrintable(u"missed “%1” in “%2”"_s.arg(wanted, offsets.text())));
                }
            }
        }
        QVERIFY(found > 300);
    }

    void isCutShort()
    {
        const TextOffsets offsets(u"a a a a a"_s);
        QCOMPARE(WordSearch(offsets).places({u"a"_s}, {}, 3).size(), size_t(3));
    }

    void takesALongArticle()
    {
        const TextOffsets offsets(u"The ferry Sitare left Bakü. "_s.repeated(200'000)); // a million words
        QElapsedTimer timer;
        timer.start();
        const auto places = WordSearch(offsets).places({u"Sitare"_s}, {});
        QCOMPARE(places.size(), size_t(200'000));
        QCOMPARE(offsets.quote(places.back()), u"Sitare"_s);
        qInfo("a million words in %lld ms", timer.elapsed());
    }
};

QTEST_GUILESS_MAIN(WordSearchTest)
#include "tst_wordsearch.moc"
