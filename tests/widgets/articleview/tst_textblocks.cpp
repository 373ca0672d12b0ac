// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks cover the text without a gap, at every kind of line end, and none is too long to lay out.

#include "widgets/articleview/blockheadings.h"
#include "widgets/articleview/textblocks.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestTextBlocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lineEnds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("lines");
        const auto lines = QStringList{u"one"_s, u"two"_s};
        QTest::newRow("LF") << u"one\ntwo"_s << lines;
        QTest::newRow("CR LF") << u"one\r\ntwo"_s << lines;
        QTest::newRow("lone CR") << u"one\rtwo"_s << lines;
        QTest::newRow("LINE SEPARATOR") << u"one\u2028two"_s << lines;
        QTest::newRow("PARAGRAPH SEPARATOR") << u"one\u2029two"_s << lines;
        QTest::newRow("NEL") << u"one\u0085two"_s << lines;
        QTest::newRow("VT") << u"one\vtwo"_s << lines;
        QTest::newRow("FF") << u"one\ftwo"_s << lines;
        QTest::newRow("LF CR") << u"one\n\rtwo"_s << QStringList{u"one"_s, u""_s, u"two"_s};
        QTest::newRow("blank") << u"one\n \t\ntwo"_s << QStringList{u"one"_s, u" \t"_s, u"two"_s};
        QTest::newRow("at the end") << u"one\ntwo\n"_s << lines;
        QTest::newRow("two at the end") << u"one\ntwo\n\n"_s << QStringList{u"one"_s, u"two"_s, u""_s};
        QTest::newRow("at the start") << u"\none"_s << QStringList{u""_s, u"one"_s};
        QTest::newRow("only") << u"\n"_s << QStringList{u""_s};
        QTest::newRow("none") << u"one"_s << QStringList{u"one"_s};
        QTest::newRow("empty") << u""_s << QStringList{u""_s};
        // Long enough for the vector loop, with the line end at each place of a step.
        for (int at = 0; at < 40; ++at) {
            const QString before(at, u'x');
            QTest::addRow("after %d", at)
                << before + u'\u2029' + QString(50, u'y') << QStringList{before, QString(50, u'y')};
        }
    }

    void lineEnds()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, lines);
        const auto blocks = textBlocks(text);
        QStringList found;
        qsizetype next = 0;
        for (const auto &block : blocks) {
            QCOMPARE(block.begin, next);
            next = block.next();
            found << text.sliced(block.begin, block.length);
            QCOMPARE(block.kind == TextBlock::Kind::Blank, found.last().trimmed().isEmpty());
        }
        QCOMPARE(next, text.size());
        QCOMPARE(found, lines);
    }

    void giantParagraph_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("last"); ///< what each part but the last ends with
        QTest::newRow("sentences") << u"The minister arrived on Monday. He left “at once.” "_s << u". "_s;
        QTest::newRow("words") << u"word "_s << u" "_s;
        QTest::newRow("nothing to cut at") << u"x"_s << u"x"_s;
        QTest::newRow("surrogate pairs") << u"\U0001F600"_s << u"\U0001F600"_s;
        QTest::newRow("combining marks") << u"a\u0301"_s << u"\u0301"_s;
    }

    void giantParagraph()
    {
        QFETCH(QString, unit);
        QFETCH(QString, last);
        const auto text = u"Start. "_s + unit.repeated(50'000 / unit.size()) + u"\nNext."_s;
        const auto blocks = textBlocks(text);
        QVERIFY(blocks.size() > 12);
        qsizetype next = 0;
        for (size_t i = 0; i < blocks.size(); ++i) {
            QCOMPARE(blocks[i].begin, next);
            next = blocks[i].next();
            QVERIFY(blocks[i].length <= MaxBlockLength);
            QCOMPARE(blocks[i].opens, i == 0 || i + 1 == blocks.size());
            QCOMPARE(blocks[i].kind == TextBlock::Kind::Part, i + 2 < blocks.size());
            if (blocks[i].kind == TextBlock::Kind::Part) {
                const auto end = text.sliced(blocks[i].begin, blocks[i].length);
                QVERIFY2(end.endsWith(last) || end.endsWith(u".” "_s), qPrintable(end.last(10)));
            }
        }
        QCOMPARE(next, text.size());
    }

    void holding()
    {
        const auto blocks = textBlocks(u"one\r\ntwo\n\nfour");
        const int expected[] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3};
        for (qsizetype offset = 0; offset < qsizetype(std::size(expected)); ++offset)
            QCOMPARE(blockHolding(blocks, offset), expected[offset]);
    }

    void direction_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("English") << u"Baku باكو"_s << false;
        QTest::newRow("Arabic") << u"باكو Baku"_s << true;
        QTest::newRow("digits first") << u"12. باكو"_s << true;
        QTest::newRow("Hebrew in quotes") << u"“שלום” (Hello)"_s << true;
        QTest::newRow("no letters") << u"12:30 …"_s << false;
        QTest::newRow("within an isolate") << u"\u2067باكو\u2069 Baku"_s << false;
    }

    void direction()
    {
        QFETCH(QString, text);
        QFETCH(bool, rightToLeft);
        QCOMPARE(isRightToLeft(text, textBlocks(text), 0), rightToLeft);
        // The parts of a giant paragraph read as its beginning says.
        const auto giant = text + u". "_s + u"word word 123. "_s.repeated(1000);
        const auto blocks = textBlocks(giant);
        QVERIFY(blocks.size() > 2);
        if (text != u"12:30 …"_s)
            QCOMPARE(isRightToLeft(giant, blocks, int(blocks.size()) - 1), rightToLeft);
    }

    void headings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("headings"); // blocks
        const QString longer
            = u"The ferry burnt for hours before the crews of three fishing boats reached it. "_s.repeated(3);
        QTest::newRow("between paragraphs") << u"It burnt.\n\nWhat is known\n\nIt sank.\n\nHe left."_s << QList<int>{2};
        QTest::newRow("first") << u"Ferry burns\n\nIt burnt."_s << QList<int>{0};
        QTest::newRow("without blank lines") << longer + u"\nWhat is known\n"_s + longer << QList<int>{1};
        QTest::newRow("above hard-wrapped lines")
            << u"It burnt.\n\nWhat is known\n\nThe ferry burnt for\nhours and nobody\ncame."_s << QList<int>{2};
        QTest::newRow("Arabic") << u"احترقت.\n\nما هو معروف\n\nغرقت العبارة."_s << QList<int>{2};
        QTest::newRow("Chinese") << u"起火。\n\n已知情况\n\n渡轮沉没。"_s << QList<int>{2};
        for (const QString &line : {u"It sank."_s, u"“It sank.”"_s, u"Why?"_s, u"as they said"_s, u"- the crew"_s,
                 u"The crew:"_s, u"* * *"_s, u"12"_s, u"نعم؟"_s, u"“We will not yield"_s, u"W"_s.repeated(81)})
            QTest::newRow(qPrintable(line)) << u"It burnt.\n\n"_s + line + u"\n\nHe left."_s << QList<int>{};
        QTest::newRow("last") << u"It burnt.\n\nReporting by Ada"_s << QList<int>{};
        QTest::newRow("above blank lines") << u"It burnt.\n\nReporting by Ada\n\n\n"_s << QList<int>{};
        QTest::newRow("a list") << u"They are\n\nAda\n\nBob\n\nCem\n\nThey left."_s << QList<int>{6};
        QTest::newRow("a poem") << u"Alone\nAlone on the sea\nThe ship\n\nIt sank."_s << QList<int>{};
        QTest::newRow("nothing") << QString() << QList<int>{};
    }

    void headings()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, headings);
        const auto blocks = textBlocks(text);
        QList<int> found;
        for (int i = 0; i < int(blocks.size()); ++i) {
            if (isHeading(text, blocks, i))
                found << i;
        }
        QCOMPARE(found, headings);
    }
};

QTEST_GUILESS_MAIN(TestTextBlocks)
#include "tst_textblocks.moc"
