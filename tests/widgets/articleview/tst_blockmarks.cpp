// SPDX-License-Identifier: GPL-3.0-or-later
// Nested, crossing, discontinuous and zero-length mentions each get a place of their own on the line.

#include "models/domain/schemareader.h"
#include "tests/support/mentions.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/blockmarks.h"
#include "widgets/articleview/contrast.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QTest>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Marks" version 1 language en
entity PER "Person" color #1f77b4
entity GPE "Geo-political entity" color #2ca02c
entity Organization.Commercial "Company" color #d62728
entity Organization.Media
entity Weapon.Gun "Hand-held firearm"
event Conflict.Attack
event Life.Die "Death" color #ffff00
)";

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

    void tagsGiveWayBeforeTheyAreCut()
    {
        // The trigger's tag is wider than its word: the next one goes along above its own words.
        const QString text = u"There the man met ministers"_s;
        const auto begin = text.indexOf(u"met");
        const auto marks = marksFor(text,
            {mentionOf(1, TextSpan{begin, begin + 3}, u"Conflict.Attack"_s),
                mentionOf(2, TextSpan{begin + 4, text.size()}, u"GPE"_s)});
        QCOMPARE(marks[0].tag, u"Attack"_s);
        QCOMPARE(marks[1].tag, u"GPE"_s);
        QCOMPARE(marks[0].tagRect.left(), marks[0].stretches.front().left);
        QVERIFY(marks[1].tagRect.right() < marks[1].stretches.front().right);
        // Others that begin close together have no room to go along: the first moves into the free space before it.
        const auto crowded = marksFor(text,
            {mentionOf(1, TextSpan{begin, begin + 3}, u"Conflict.Attack"_s),
                mentionOf(2, TextSpan{begin + 4, begin + 5}, u"GPE"_s),
                mentionOf(3, TextSpan{begin + 5, begin + 6}, u"PER"_s),
                mentionOf(4, TextSpan{begin + 6, begin + 7}, u"GPE"_s)});
        QCOMPARE(crowded[0].tag + crowded[1].tag + crowded[2].tag + crowded[3].tag, u"AttackGPEPERGPE"_s);
        QVERIFY(crowded[0].tagRect.left() < crowded[0].stretches.front().left);
    }

    void tagsTakeTheLastNameBeforeTheyAreCut()
    {
        // “Ai” “of” “it” have room for hardly more than “Media” each.
        QStringList tags;
        for (const auto &mark : marksFor(u"Ai of mmmmmm"_s,
                 {mentionOf(1, TextSpan{0, 2}, u"Weapon.Gun"_s), mentionOf(2, TextSpan{3, 5}, u"Weapon.Gun"_s),
                     mentionOf(3, TextSpan{6, 12}, u"GPE"_s)}))
            tags << mark.tag;
        QCOMPARE(tags, (QStringList{u"Gun"_s, u"Gun"_s, u"GPE"_s}));
    }

    void cutTagsSaySo()
    {
        // More and more that begin at one word.
        qsizetype cut = 0;
        for (int count = 1; count < 9; ++count) {
            std::vector<Mention> mentions;
            for (int i = 0; i < count; ++i)
                mentions.push_back(mentionOf(i + 1, TextSpan{0, 12 - i}, u"Organization.Commercial"_s));
            for (const auto &mark : marksFor(u"mmmmmmmmmmmm mmmm"_s, mentions)) {
                QVERIFY2(u"Company"_s.startsWith(QString(mark.tag).remove(u'…')), qPrintable(mark.tag));
                QVERIFY2(mark.tag.isEmpty() || mark.tag == u"Company"_s
                        || (mark.tag.endsWith(u'…') ? mark.tag.size() >= 4 : mark.tag.size() <= 2),
                    qPrintable(mark.tag));
                cut += mark.tag.endsWith(u'…');
            }
        }
        QVERIFY(cut > 0);
    }

    void tagsFindPlaces_data()
    {
        QTest::addColumn<double>("rightToLeft"); // the share of such words
        QTest::newRow("left to right") << 0.0;
        QTest::newRow("right to left") << 1.0;
        QTest::newRow("mixed") << 0.5;
    }

    void tagsFindPlaces()
    {
        QFETCH(double, rightToLeft);
        QRandomGenerator random(5);
        for (int round = 0; round < test::repetitions(500, 20'000); ++round) {
            std::vector<TagWish> wishes;
            for (int i = random.bounded(40); i > 0; --i) {
                TagWish wish;
                for (qreal width = 5 + random.bounded(70); width > 4; width -= 1 + random.bounded(20))
                    wish.forms.push_back({{}, width});
                wish.anchor = random.bounded(500);
                wish.reach = random.bounded(90);
                wish.rightToLeft = random.generateDouble() < rightToLeft;
                wishes.push_back(std::move(wish));
            }
            const TagRoom room{-20, 520, 4, 25};
            const auto places = placeTags(wishes, room);
            QCOMPARE(places.size(), wishes.size());
            for (size_t a = 0; a < places.size(); ++a) {
                if (places[a].form < 0)
                    continue;
                const auto right = places[a].left + wishes[a].forms[size_t(places[a].form)].width;
                QVERIFY(places[a].left >= room.left && right <= room.right);
                QVERIFY(places[a].left <= wishes[a].anchor + 90 + room.slack);
                QVERIFY(right >= wishes[a].anchor - 90 - room.slack);
                for (size_t b = 0; b < places.size(); ++b) {
                    if (b != a && places[b].form >= 0 && places[a].left <= places[b].left)
                        QVERIFY(a == b || right + room.gap <= places[b].left + 1e-3);
                }
            }
            // Where all fit as they are, nothing is moved or cut.
            if (wishes.size() == 1 && wishes.front().anchor > 80 && wishes.front().anchor < 420) {
                const auto &only = wishes.front();
                QCOMPARE(places.front().form, 0);
                QCOMPARE(places.front().left, only.rightToLeft ? only.anchor - only.forms.front().width : only.anchor);
            }
        }
    }

    void tagsStayAboveTheLetters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Latin") << u"Hagop ÄÖÜ Ḥalīma bint Yāsīn fled by ship"_s;
        QTest::newRow("Arabic") << u"قال الرئيس إلهام علييف أمس إنه استقبل"_s;
        QTest::newRow("Cyrillic") << u"Йосиф Ёлкин встретил Їжака"_s;
    }

    void tagsStayAboveTheLetters()
    {
        QFETCH(QString, text);
        const auto style = this->style();
        std::vector<Mention> mentions;
        for (qsizetype at = 0; at < text.size(); at += 7)
            mentions.push_back(mentionOf(at + 1, TextSpan{at, std::min(at + 5, text.size())}, u"Conflict.Attack"_s));
        const auto marks = marksFor(text, mentions);
        const BlockLayout layout(text, text.isRightToLeft(), style);
        // Where the ink of the letters begins, drawn alone; a tag's is as high as its capitals.
        QImage image(style.columnWidth, layout.textHeight(), QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        layout.drawLines(painter, {0, 0}, 0, 0);
        painter.end();
        int top = 0;
        const auto hasInk = [&](int y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 160)
                    return true;
            }
            return false;
        };
        while (top < image.height() && !hasInk(top))
            ++top;
        const auto capitals = QFontMetricsF(style.tagFont).capHeight();
        for (const auto &mark : marks) {
            QVERIFY(!mark.tag.isEmpty());
            QVERIFY2(mark.tagRect.center().y() + capitals / 2 <= top + 1,
                qPrintable(QString::number(mark.tagRect.center().y() + capitals / 2) + u' ' + QString::number(top)));
        }
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
