// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/boundaries.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace glossator {

class BoundariesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void plainWordsAreThoseOfTheFinder();
    void wordAt_data();
    void wordAt();
    void neighbouringWords();
    void sentences_data();
    void sentences();
    void sentenceAt();
    void paragraphs_data();
    void paragraphs();
    void trims_data();
    void trims();
    void snaps_data();
    void snaps();
    void foundingArticle();
    void randomDocuments();
    void hugeParagraph();
};

namespace {

QStringList quotes(const TextOffsets &offsets, const std::vector<TextSpan> &spans)
{
    QStringList quotes;
    for (const TextSpan &span : spans)
        quotes << offsets.quote(span);
    return quotes;
}

} // namespace

void BoundariesTest::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("none") << u""_s << QStringList{};
    QTest::newRow("blanks and signs") << u" \r\n — “ ” ."_s << QStringList{};
    QTest::newRow("sentence") << u"The head (CTO) left."_s << QStringList{u"The"_s, u"head"_s, u"CTO"_s, u"left"_s};
    QTest::newRow("apostrophes") << u"Türkiye’nin Baykar's"_s << QStringList{u"Türkiye’nin"_s, u"Baykar's"_s};
    QTest::newRow("quoted") << u"‘Akıncı’ 'drone'"_s << QStringList{u"Akıncı"_s, u"drone"_s};
    QTest::newRow("acronym") << u"the U.S. army"_s << QStringList{u"the"_s, u"U.S"_s, u"army"_s};
    QTest::newRow("numbers") << u"5.000,50 TL, 2023-04-03"_s
                             << QStringList{u"5.000,50"_s, u"TL"_s, u"2023"_s, u"04"_s, u"03"_s};
    QTest::newRow("hyphen") << u"state-run TB2s"_s << QStringList{u"state"_s, u"run"_s, u"TB2s"_s};
    QTest::newRow("combining") << u"cafe\u0301 noir"_s << QStringList{u"cafe\u0301"_s, u"noir"_s};
    QTest::newRow("Arabic") << u"رئيس الشركة."_s << QStringList{u"رئيس"_s, u"الشركة"_s};
    QTest::newRow("Chinese") << u"巴库。"_s << QStringList{u"巴"_s, u"库"_s};
    QTest::newRow("emoji between") << u"a😀b 👍🏽"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("line breaks") << u"a\nb\u2028c\r\nd"_s << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
}

void BoundariesTest::words()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    const TextOffsets offsets(text);
    QCOMPARE(quotes(offsets, Boundaries(offsets).words(offsets.whole())), expected);
}

/// Words of plain letters and signs are told without asking Qt: as it would have told them.
void BoundariesTest::plainWordsAreThoseOfTheFinder()
{
    const auto ofFinder = [](const QString &text) {
        QStringList words;
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
        for (qsizetype begin = 0, end = 0; (end = finder.toNextBoundary()) >= 0; begin = end) {
            const QString word = text.sliced(begin, end - begin);
            if (std::ranges::any_of(word, [](QChar unit) { return unit.isLetterOrNumber(); }))
                words << word;
        }
        return words;
    };
    const auto compare = [&](const QString &text) {
        const TextOffsets offsets(text);
        const QStringList words = quotes(offsets, Boundaries(offsets).words(offsets.whole()));
        if (words != ofFinder(text))
            QFAIL(qPrintable(u"“%1” has the words “%2”"_s.arg(text, words.join(u"” “"))));
    };
    constexpr QStringView units = u"aÉ3'’,\"_-:";
    QStringList texts{QString()};
    for (int length = 0; length < 5; ++length) {
        QStringList longer;
        for (const QString &text : std::as_const(texts)) {
            for (const QChar unit : units)
                longer << text + unit;
        }
        texts = length < 4 ? longer : longer.filter(QRegularExpression(u"^.(a|3).(É|').$"_s));
        for (const QString &text : std::as_const(texts)) {
            compare(text);
            if (QTest::currentTestFailed())
                return;
        }
    }
    for (char16_t code = u'!'; code <= u'\u2030'; ++code) {
        const QChar unit(code);
        if (unit.isSpace() || unit.isSurrogate())
            continue;
        for (const QString &text : {QString(unit), u'a' + QString(unit), QString(unit) + u'a', u'“' + QString(unit) + u'”', QString(unit) + u'3'})
            compare(text);
        if (QTest::currentTestFailed())
            return;
    }
}

void BoundariesTest::wordAt_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("expected");
    QTest::newRow("begin") << 0 << u"😀"_s.sliced(2);
    QTest::newRow("begin of a word") << 2 << u"Baykar's"_s;
    QTest::newRow("inside") << 8 << u"Baykar's"_s;
    QTest::newRow("its end") << 10 << u"Baykar's"_s;
    QTest::newRow("between blanks") << 11 << u""_s;
    QTest::newRow("before a comma") << 14 << u"TB2"_s;
    QTest::newRow("behind a comma") << 16 << u""_s;
    QTest::newRow("end of the text") << 20 << u"end"_s;
}

void BoundariesTest::wordAt()
{
    QFETCH(const int, offset);
    QFETCH(const QString, expected);
    const TextOffsets offsets(u"😀 Baykar's  TB2,  end"_s);
    const TextSpan word = Boundaries(offsets).wordAt(offset);
    QCOMPARE(offsets.quote(word), expected);
    if (expected.isEmpty())
        QCOMPARE(word, TextSpan(offset, offset));
}

void BoundariesTest::neighbouringWords()
{
    const TextOffsets offsets(u" one — two's  "_s);
    const Boundaries boundaries(offsets);
    QCOMPARE(boundaries.nextWord(0), TextSpan(1, 4));
    QCOMPARE(boundaries.nextWord(1), TextSpan(1, 4));
    QCOMPARE(boundaries.nextWord(2), TextSpan(7, 12));
    QCOMPARE(boundaries.nextWord(8), std::nullopt);
    QCOMPARE(boundaries.nextWord(14), std::nullopt);
    QCOMPARE(boundaries.previousWord(14), TextSpan(7, 12));
    QCOMPARE(boundaries.previousWord(8), TextSpan(7, 12));
    QCOMPARE(boundaries.previousWord(7), TextSpan(1, 4));
    QCOMPARE(boundaries.previousWord(1), std::nullopt);
}

void BoundariesTest::sentences_data()
{
    QTest::addColumn<QString>("marked"); // a bar where a sentence ends and another begins
    const auto row = [](const char *name, const QString &marked) { QTest::newRow(name) << marked; };
    row("two", u"Baku met Ankara.| They talked."_s);
    row("exclamation, question", u"Why?| Because!| “Now?”| Yes…| No"_s);
    row("titles", u"Mr. Smith met Gen. Jones, Dr. Ada and Prof. Li.| They left."_s);
    row("initials", u"George W. Bush and J. R. R. Tolkien spoke.| A. Merkel listened."_s);
    row("acronym goes on", u"The U.S. Army left."_s);
    row("acronym ends", u"He lives in the U.S.| The army left."_s);
    row("numbered", u"It is No. 5 of 9.| He said no.| Then he left."_s);
    row("decimals", u"It grew by 3.5 percent to 1.000 units.| In 2023.| Prices fell."_s);
    row("closing quotes", u"“He underlined the products,” he said.| “They fell.”| Then he left.| (Really.)| Yes."_s);
    row("tokenised", u"“ I insist on it . ”| “ Why ? ” he asked . ”| He left ."_s);
    row("German quotes", u"„Er ging.“| »Sie kam.«| „Ja.“"_s);
    row("quote goes on", u"“Really?” he asked.| “Stop!” she said."_s);
    row("company", u"Acme Inc. Chairman Li left Acme Inc.| The company fell."_s);
    row("ellipsis", u"He waited... and left.| He waited...| Then he left.| He … waited."_s);
    row("English date", u"On Jan. 5 it rained.| It fell in Jan.| Then it rose."_s);
    row("German", u"Am 3. April kam Dr. Weiß z. B. nach Köln.| Er sprach bzw. Hörte ca. 5 Mio. Menschen."_s);
    row("Turkish", u"Prof. Dr. Ayşe Yılmaz ve Sn. Demir 3. Nisan'da geldi.| Baykar A.Ş. Genel Müdürü konuştu."_s);
    row("Arabic", u"قال د. محمد ذلك.| ثم غادر؟| نعم."_s);
    row("Chinese", u"他来了。|她走了！|“好。”|是"_s);
    row("lower case after a stop", u"the site gov.uk and approx. half. of it."_s);
    row("list numbers", u"1. Baku\n|2. Ankara"_s);
    row("blank line without a stop", u"Headline\n\n|Text goes on"_s);
    row("blank line of blanks, CR LF", u"Headline\r\n \t\r\n|Text"_s);
    row("paragraph separator", u"Headline\u2029|Text"_s);
    row("headline on its own line", u"Baku receives the head of a company\n|The Azerbaijani president on Monday received the "
                                    u"head of a defence company in the capital.| They talked."_s);
    row("wrapped", u"The Azerbaijani president on Monday received the head of a defence company\nBaykar in the capital "
                   u"of Azerbaijan, which is Baku, and the two of them\ntalked.| He left."_s);
    row("wrapped behind a title", u"The Azerbaijani president on Monday met Mr.\nSmith of Baku."_s);
    row("glued header", u" date 2023-04-03 The president spoke.| He left."_s);
    row("bracketed", u"He left [the U.S. embassy].| [He returned.]| (He left.)"_s);
    row("many stops", u"What?!| No way!!! . . ."_s);
}

void BoundariesTest::sentences()
{
    QFETCH(const QString, marked);
    QStringList expected;
    for (const QString &sentence : marked.split(u'|'))
        expected << sentence.trimmed();
    const TextOffsets offsets(QString(marked).remove(u'|'));
    QCOMPARE(quotes(offsets, Boundaries(offsets).sentences(offsets.whole())), expected);
}

void BoundariesTest::sentenceAt()
{
    const TextOffsets offsets(u"  One 😀.  Two.\n\nThree"_s);
    const Boundaries boundaries(offsets);
    const QList<std::pair<int, QString>> rows = {
        {0, u"One 😀."_s}, {2, u"One 😀."_s}, {7, u"One 😀."_s}, {8, u"One 😀."_s},  {9, u"One 😀."_s},
        {10, u"Two."_s},   {14, u"Two."_s},   {15, u"Two."_s},   {16, u"Three"_s}, {21, u"Three"_s},
    };
    for (const auto &[offset, sentence] : rows)
        QCOMPARE(offsets.quote(boundaries.sentenceAt(offset)), sentence);

    QCOMPARE(quotes(offsets, boundaries.sentences({8, 16})), QStringList{u"Two."_s});
    QCOMPARE(quotes(offsets, boundaries.sentences({12, 17})), QStringList({u"Two."_s, u"Three"_s}));
    QVERIFY(boundaries.sentences({8, 10}).empty());

    const TextOffsets blanks(u" \n "_s);
    QCOMPARE(Boundaries(blanks).sentenceAt(2), TextSpan(2, 2));
    QVERIFY(Boundaries(blanks).sentences(blanks.whole()).empty());
    QCOMPARE(Boundaries(TextOffsets()).sentenceAt(0), TextSpan(0, 0));
}

void BoundariesTest::paragraphs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<TextSpan>("expected");
    QTest::newRow("no break") << u"one two"_s << 3 << TextSpan{0, 7};
    QTest::newRow("LF, before") << u"😀\nb"_s << 1 << TextSpan{0, 1};
    QTest::newRow("LF, behind") << u"😀\nb"_s << 2 << TextSpan{2, 3};
    QTest::newRow("CR LF, before") << u"ab\r\ncd"_s << 2 << TextSpan{0, 2};
    QTest::newRow("CR LF, between") << u"ab\r\ncd"_s << 3 << TextSpan{0, 2};
    QTest::newRow("CR LF, behind") << u"ab\r\ncd"_s << 4 << TextSpan{4, 6};
    QTest::newRow("CR") << u"ab\rcd"_s << 3 << TextSpan{3, 5};
    QTest::newRow("line separator") << u"ab\u2028cd"_s << 3 << TextSpan{3, 5};
    QTest::newRow("paragraph separator") << u"ab\u2029cd"_s << 2 << TextSpan{0, 2};
    QTest::newRow("empty line") << u"a\n\nb"_s << 2 << TextSpan{2, 2};
    QTest::newRow("behind the last break") << u"a\n"_s << 2 << TextSpan{2, 2};
    QTest::newRow("empty text") << u""_s << 0 << TextSpan{0, 0};
}

void BoundariesTest::paragraphs()
{
    QFETCH(const QString, text);
    QFETCH(const int, offset);
    QFETCH(const TextSpan, expected);
    const TextOffsets offsets(text);
    QCOMPARE(Boundaries(offsets).paragraphAt(offset), expected);
}

void BoundariesTest::trims_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextSpan>("selected");
    QTest::addColumn<TextSpan>("expected");
    QTest::newRow("nothing to trim") << u"the head left"_s << TextSpan{4, 8} << TextSpan{4, 8};
    QTest::newRow("part of a word stays a part") << u"the head left"_s << TextSpan{3, 6} << TextSpan{4, 6};
    QTest::newRow("both ends") << u"the  head \tleft"_s << TextSpan{3, 11} << TextSpan{5, 9};
    QTest::newRow("within stays") << u"the head left"_s << TextSpan{3, 13} << TextSpan{4, 13};
    QTest::newRow("signs stay") << u" (the head), left"_s << TextSpan{0, 13} << TextSpan{1, 12};
    QTest::newRow("no-break space") << u"a\u00A0head\u202Fb"_s << TextSpan{1, 7} << TextSpan{2, 6};
    QTest::newRow("ideographic space") << u"巴\u3000库\u3000"_s << TextSpan{1, 4} << TextSpan{2, 3};
    QTest::newRow("line ends") << u"a\r\nhead\n\u2028b\u2029"_s << TextSpan{1, 9} << TextSpan{3, 7};
    QTest::newRow("Arabic") << u"قال محمد الخطيب"_s << TextSpan{3, 15} << TextSpan{4, 15};
    QTest::newRow("above U+FFFF") << u"😀 👍 𐐀 😀"_s << TextSpan{1, 6} << TextSpan{2, 5};
    QTest::newRow("what is invisible but no white space") << u"a \u200Bhead\uFEFF b"_s << TextSpan{1, 9} << TextSpan{2, 8};
    QTest::newRow("only white space") << u"a \u00A0\n b"_s << TextSpan{1, 5} << TextSpan{1, 1};
    QTest::newRow("nothing") << u"a b"_s << TextSpan{1, 1} << TextSpan{1, 1};
    QTest::newRow("beyond the text") << u"a b "_s << TextSpan{1, 9} << TextSpan{2, 3};
}

void BoundariesTest::trims()
{
    QFETCH(const QString, text);
    QFETCH(const TextSpan, selected);
    QFETCH(const TextSpan, expected);
    const TextOffsets offsets(text);
    QCOMPARE(Boundaries(offsets).trimmed(selected), expected);
}

void BoundariesTest::snaps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextSpan>("selected");
    QTest::addColumn<TextSpan>("expected");
    QTest::newRow("whole word") << u"the head left"_s << TextSpan{4, 8} << TextSpan{4, 8};
    QTest::newRow("inside a word") << u"the head left"_s << TextSpan{5, 6} << TextSpan{4, 8};
    QTest::newRow("over blanks") << u"the head left"_s << TextSpan{3, 9} << TextSpan{4, 8};
    QTest::newRow("over a line break") << u"the\r\nhead left"_s << TextSpan{3, 7} << TextSpan{5, 9};
    QTest::newRow("across words") << u"the head left"_s << TextSpan{6, 10} << TextSpan{4, 13};
    QTest::newRow("up to the last blank") << u"the head left"_s << TextSpan{6, 9} << TextSpan{4, 8};
    QTest::newRow("punctuation is meant") << u"in the U.S., he"_s << TextSpan{8, 11} << TextSpan{7, 11};
    QTest::newRow("only blanks") << u"a   b"_s << TextSpan{2, 3} << TextSpan{2, 2};
    QTest::newRow("nothing") << u"abc"_s << TextSpan{1, 1} << TextSpan{1, 1};
    QTest::newRow("whole emoji") << u"a 👍🏽 b"_s << TextSpan{3, 4} << TextSpan{2, 4};
    QTest::newRow("apostrophe") << u"Türkiye’nin"_s << TextSpan{0, 7} << TextSpan{0, 11};
    QTest::newRow("beyond the text") << u"ab"_s << TextSpan{1, 9} << TextSpan{0, 2};
}

void BoundariesTest::snaps()
{
    QFETCH(const QString, text);
    QFETCH(const TextSpan, selected);
    QFETCH(const TextSpan, expected);
    const TextOffsets offsets(text);
    QCOMPARE(Boundaries(offsets).snapToWords(selected), expected);
}

void BoundariesTest::foundingArticle()
{
    GLOSSATOR_REQUIRE_SHARED("article/founding-article.txt");
    QFile file(test::sharedDir() + u"/article/founding-article.txt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const TextOffsets offsets(QString::fromUtf8(file.readAll()));
    const Boundaries boundaries(offsets);
    QStringList unfinished;
    for (const QString &sentence : quotes(offsets, boundaries.sentences(offsets.whole()))) {
        QVERIFY2(!sentence.contains(u'\n') && sentence.size() < 400, qPrintable(sentence));
        if (!sentence.endsWith(u'.') && !sentence.endsWith(u".”"_s) && !sentence.endsWith(u".\""_s))
            unfinished << sentence;
    }
    // a caption's credit, and a sentence that the article itself breaks with a blank line
    QCOMPARE(unfinished.size(), 2);
    QCOMPARE(unfinished[0], u"(DHA Photo)"_s);
    QVERIFY(unfinished[1].endsWith(u"in the Field of Military"_s));
}

void BoundariesTest::randomDocuments()
{
    for (int seed = 0; seed < test::repetitions(2'000, 200'000); ++seed) {
        QRandomGenerator random{quint32(seed)};
        const TextOffsets offsets(test::randomText(random, 60));
        const Boundaries boundaries(offsets);
        const auto where = [&] { return qPrintable(u"document %1: %2"_s.arg(seed).arg(offsets.text())); };

        // sentences follow each other, leave out only blanks, and each is found from any place in it
        qsizetype end = 0;
        for (const TextSpan &sentence : boundaries.sentences(offsets.whole())) {
            QVERIFY2(sentence.begin >= end && !sentence.isEmpty(), where());
            QVERIFY2(QString(offsets.quote(TextSpan{end, sentence.begin})).remove(u'\uFEFF').trimmed().isEmpty(), where());
            for (const qsizetype at : {sentence.begin, sentence.begin + sentence.length() / 2, sentence.end - 1})
                QVERIFY2(boundaries.sentenceAt(at) == sentence, where());
            end = sentence.end;
        }
        QVERIFY2(QString(offsets.quote(TextSpan{end, offsets.length()})).remove(u'\uFEFF').trimmed().isEmpty(), where());

        // words are whole graphemes, and the three ways to reach one agree
        const std::vector<TextSpan> words = boundaries.words(offsets.whole());
        std::optional<TextSpan> walked = boundaries.nextWord(0);
        std::optional<TextSpan> before;
        for (const TextSpan &word : words) {
            QVERIFY2(walked == word && boundaries.wordAt(word.begin) == word, where());
            QVERIFY2(boundaries.previousWord(word.begin) == before, where());
            QVERIFY2(boundaries.snapToWords({word.begin, word.begin + 1}).contains(word), where());
            before = word;
            walked = boundaries.nextWord(word.end);
        }
        QVERIFY2(!walked, where());
    }
}

void BoundariesTest::hugeParagraph()
{
    QString text;
    for (int sentence = 0; text.size() < 5'000'000; ++sentence)
        text += u"The president met Mr. Bayraktar %1 times in the U.S. last year, he said. "_s.arg(sentence);
    const TextOffsets offsets(text);
    const Boundaries boundaries(offsets);
    QElapsedTimer clock;
    clock.start();
    for (int look = 0; look < 1000; ++look) {
        const qsizetype at = text.size() / 1000 * look;
        QVERIFY(boundaries.sentenceAt(at).length() < 100);
        QVERIFY(boundaries.wordAt(at).length() < 20);
        QVERIFY(boundaries.nextWord(at).has_value() || look == 999);
    }
    QVERIFY2(clock.elapsed() < 1000, "looks cost what the sentence is long, not the text");
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::BoundariesTest)
#include "tst_boundaries.moc"
