// SPDX-License-Identifier: GPL-3.0-or-later
// Nested, crossing, discontinuous and zero-length mentions each get a place of their own on the line.

#include "models/domain/schemareader.h"
#include "widgets/articleview/blockmarks.h"
#include "widgets/articleview/contrast.h"

#include <QRandomGenerator>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Marks" version 1 language en
entity PER "Person" color #1f77b4
entity GPE "Geo-political entity" color #2ca02c
entity Organization.Commercial "Company" color #d62728
entity Organization.Media
event Conflict.Attack
event Life.Die "Death" color #ffff00
)";

Mention mentionOf(qint64 id, Extent extent, const QString &type = u"PER"_s)
{
    Mention mention;
    mention.id = MentionId(id);
    mention.type = type;
    mention.extent = std::move(extent);
    return mention;
}

} // namespace

class TestBlockMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto schema = readSchema(SchemaText, u"test"_s);
        QVERIFY(schema);
        m_schema = *schema;
    }

    void tagTexts_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("tag");
        QTest::newRow("short name") << u"PER"_s << u"PER"_s;
        QTest::newRow("long name with a label") << u"Organization.Commercial"_s << u"Company"_s;
        QTest::newRow("long name without") << u"Organization.Media"_s << u"Media"_s;
        QTest::newRow("event") << u"Conflict.Attack"_s << u"Attack"_s;
        QTest::newRow("event with a label") << u"Life.Die"_s << u"Death"_s;
        QTest::newRow("unknown") << u"Unheard.Of"_s << u"Unheard.Of"_s;
    }

    void tagTexts()
    {
        QFETCH(QString, type);
        QFETCH(QString, tag);
        const TypeLooks looks(m_schema, style());
        QCOMPARE(looks.of(type).tag, tag);
        QCOMPARE(looks.of(type).isEvent, type.contains(u"Attack") || type.contains(u"Die"));
    }

    void looksAreReadable_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::newRow("light") << QColor(255, 255, 255) << QColor(35, 38, 41);
        QTest::newRow("dark") << QColor(27, 30, 32) << QColor(252, 252, 252);
        QTest::newRow("high contrast") << QColor(0, 0, 0) << QColor(255, 255, 255);
    }

    void looksAreReadable()
    {
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        QPalette palette;
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::Text, text);
        palette.setColor(QPalette::Highlight, QColor(61, 174, 233));
        const ArticleStyle style({}, palette, 800);
        QVERIFY(contrastRatio(style.text, style.base) >= 7);
        QVERIFY(contrastRatio(style.text, style.selection) >= ReadableContrast);
        QVERIFY(contrastRatio(style.muted, style.base) >= ReadableContrast);
        const TypeLooks looks(m_schema, style);
        for (const auto &type : m_schema.types()) {
            const auto &look = looks.of(type.name);
            for (const auto &tint : look.tints)
                QVERIFY2(contrastRatio(style.text, tint) >= ReadableContrast, qPrintable(type.name));
            QVERIFY(contrastRatio(style.text, look.strongTint) >= ReadableContrast);
            QVERIFY(contrastRatio(look.ink, style.base) >= ReadableContrast);
            QVERIFY(contrastRatio(style.base, look.chip) >= ReadableContrast);
            QVERIFY(contrastRatio(look.line, style.base) >= 3);
        }
    }

    void everyMentionHasItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("left to right")
            << u"The Azerbaijani president on Monday received the chief of Baykar. "_s.repeated(12);
        QTest::newRow("right to left")
            << u"قال الرئيس إلهام علييف يوم الاثنين إنه استقبل Baykar في 12 باكو. "_s.repeated(12);
    }

    void everyMentionHasItsPlace()
    {
        QFETCH(QString, text);
        QRandomGenerator random(3);
        const QStringList types{u"PER"_s, u"Organization.Commercial"_s, u"Conflict.Attack"_s, u"nowhere"_s};
        for (int round = 0; round < 60; ++round) {
            std::vector<Mention> mentions;
            for (int i = 1; i < 25; ++i) {
                const auto begin = random.bounded(text.size() - 30);
                const auto length = i % 6 == 0 ? 0 : 1 + random.bounded(25);
                mentions.push_back(mentionOf(i, TextSpan{begin, begin + length}, types[random.bounded(types.size())]));
            }
            const auto marks = marksFor(text, mentions);
            QCOMPARE(marks.size(), mentions.size());
            const auto style = this->style();
            for (size_t a = 0; a < marks.size(); ++a) {
                QVERIFY(!marks[a].stretches.empty());
                if (marks[a].tag.isEmpty())
                    continue;
                // In the strip of its line, above every letter.
                const auto line = marks[a].stretches.front().line;
                QVERIFY(marks[a].tagRect.top() >= line * style.lineHeight);
                QVERIFY(marks[a].tagRect.bottom() <= line * style.lineHeight + style.textTop + 3);
                for (size_t b = 0; b < a; ++b) {
                    QVERIFY2(marks[b].tag.isEmpty() || !marks[a].tagRect.intersects(marks[b].tagRect),
                        qPrintable(marks[a].tag + u' ' + marks[b].tag));
                }
            }
        }
    }

    void shortenedTagsSaySo()
    {
        // A long tag has less and less room before the next one.
        QStringList tags;
        for (const qsizetype between : {40, 6, 5, 4, 3, 2, 1}) {
            const auto marks = marksFor(u"m"_s + u"n"_s.repeated(between) + u"mmmmmmmmmm"_s,
                {mentionOf(1, TextSpan{0, 1}, u"Organization.Commercial"_s),
                    mentionOf(2, TextSpan{between + 1, between + 11}, u"GPE"_s)});
            QVERIFY(!marks[0].tagRect.intersects(marks[1].tagRect));
            tags << marks[0].tag;
        }
        QCOMPARE(tags.front(), u"Company"_s);
        int signs = 0;
        for (const QString &tag : tags) {
            const bool hasSign = tag.endsWith(u'…');
            QVERIFY2(u"Company"_s.startsWith(QString(tag).remove(u'…')) && !tag.isEmpty(), qPrintable(tag));
            QVERIFY2(tag == u"Company" || (hasSign ? tag.size() >= 4 : tag.size() <= 4), qPrintable(tag));
            signs += hasSign;
        }
        QVERIFY2(signs > 0 && !tags.back().contains(u'…'), qPrintable(tags.join(u' ')));
    }

    void lanes()
    {
        // [a [b] c], crossing d, and one beside them.
        const auto marks = marksFor(u"aaaaa bbbbb ccccc ddddd eeeee"_s,
            {mentionOf(1, TextSpan{0, 17}), mentionOf(2, TextSpan{6, 11}), mentionOf(3, TextSpan{12, 23}),
                mentionOf(4, TextSpan{24, 29})});
        QCOMPARE(marks[1].lane, 0); // the innermost is nearest to its text
        QCOMPARE(marks[2].lane, 0);
        QCOMPARE(marks[0].lane, 1); // below what it contains and crosses
        QCOMPARE(marks[3].lane, 0);
        QCOMPARE(marks[0].depth, 0);
        QCOMPARE(marks[1].depth, 1);
    }

    void fragmentsAreJoined()
    {
        const auto marks = marksFor(u"military and defense experts"_s, {mentionOf(1, Extent({{21, 28}, {0, 8}}))});
        QCOMPARE(marks.front().stretches.size(), size_t(2));
        QCOMPARE(marks.front().bridges.size(), size_t(1));
        QCOMPARE(marks.front().bridges.front().left, marks.front().stretches.front().right);
        QCOMPARE(marks.front().bridges.front().right, marks.front().stretches.back().left);
    }

    void placesAreShown_data()
    {
        QTest::addColumn<TextSpan>("span");
        QTest::newRow("within") << TextSpan{3, 3};
        QTest::newRow("at the start") << TextSpan{0, 0};
        QTest::newRow("at the end") << TextSpan{8, 8};
        QTest::newRow("nothing but a line end") << TextSpan{8, 9};
    }

    void placesAreShown()
    {
        QFETCH(TextSpan, span);
        const auto marks = marksFor(u"one line\nanother"_s, {mentionOf(1, span)});
        QCOMPARE(marks.size(), size_t(1));
        QVERIFY(marks.front().isPlace);
        QCOMPARE(marks.front().tag, u"PER"_s);
        const auto hits = marksAt(marks, QPointF(marks.front().stretches.front().left, style().baseline - 2), style());
        QCOMPARE(hits, (std::vector<MentionId>{MentionId(1)}));
    }

    void rejectedOnesAreNotShown()
    {
        auto rejected = mentionOf(1, TextSpan{0, 3});
        rejected.by.status = Status::Rejected;
        auto suggested = mentionOf(2, TextSpan{4, 8});
        suggested.by.status = Status::Suggested;
        const auto marks = marksFor(u"one line"_s, {rejected, suggested});
        QCOMPARE(marks.size(), size_t(1));
        QVERIFY(marks.front().suggested);
        QCOMPARE(marks.front().tag, u"PER?"_s);
    }

    void innermostFirst()
    {
        const auto marks = marksFor(u"aaaaa bbbbb ccccc"_s,
            {mentionOf(1, TextSpan{0, 17}), mentionOf(2, TextSpan{6, 17}, u"GPE"_s), mentionOf(3, TextSpan{6, 11})});
        const auto inB = marks[2].stretches.front();
        const QPointF onText((inB.left + inB.right) / 2, style().baseline - 3);
        QCOMPARE(marksAt(marks, onText, style()), (std::vector<MentionId>{MentionId(3), MentionId(2), MentionId(1)}));
        QCOMPARE(marksAt(marks, marks[1].tagRect.center(), style()).front(), MentionId(2));
        QVERIFY(marksAt(marks, QPointF(inB.left, style().lineHeight * 5), style()).empty());
    }

private:
    [[nodiscard]] static ArticleStyle style() { return {ReadingSettings(), QPalette(), 800}; }

    /// The marks of the first block.
    [[nodiscard]] std::vector<Mark> marksFor(const QString &text, const std::vector<Mention> &mentions)
    {
        const TextOffsets offsets(text);
        const auto blocks = textBlocks(text);
        const auto &block = blocks.front();
        const auto look = style();
        m_looks = std::make_unique<TypeLooks>(m_schema, look);
        const BlockLayout layout(
            QStringView(text).sliced(block.begin, block.length), isRightToLeft(text, blocks, 0), look);
        MentionIndex index;
        index.load(mentions);
        return marksOf(index.touching({block.begin, block.next()}), block, layout, offsets, *m_looks, look);
    }

    Schema m_schema;
    std::unique_ptr<TypeLooks> m_looks;
};

QTEST_MAIN(TestBlockMarks)
#include "tst_blockmarks.moc"
