// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is marked, current or selected: every letter stays, and so does every tag.

#include "models/domain/schemareader.h"
#include "widgets/articleview/articleview.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Painter" version 1 language en
entity PER "Person" color #1f77b4
entity GPE "Place" color #2ca02c
event Meet "Meeting" color #bcbd22
)";

const QString Text = u"In Baku, Ilham Aliyev, the president, met (gladly) Yusif; they spoke, wrote, left."_s;

QPalette lightPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(35, 38, 41));
    palette.setColor(QPalette::Highlight, QColor(61, 174, 233));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor(27, 30, 32));
    palette.setColor(QPalette::Text, QColor(252, 252, 252));
    palette.setColor(QPalette::Highlight, QColor(61, 174, 233));
    return palette;
}

} // namespace

class TestArticlePainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<ArticleView>();
        m_index = std::make_unique<MentionIndex>();
        m_view->resize(700, 400);
        const auto schema = readSchema(SchemaText, u"test"_s);
        QVERIFY(schema);
        m_view->setSchema(*schema);
        m_view->setMentions(m_index.get());
        m_view->setArticle(TextOffsets(Text), {});
    }

    void cleanup()
    {
        m_view.reset();
        m_index.reset();
    }

    void palettes_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void everyLetterStays_data() { palettes_data(); }

    void everyLetterStays()
    {
        QFETCH(QPalette, palette);
        m_view->setPalette(palette);
        const QImage plain = picture();
        mark();
        m_view->setSelection(spanOf(u"they"_s));
        QCOMPARE(inkLost(plain, picture()), 0);
        m_view->setCompanions({MentionId(1), MentionId(3)});
        for (int current = 1; current <= 6; ++current) {
            m_view->setCurrent(MentionId(current), {});
            QCOMPARE(inkLost(plain, picture()), 0);
        }
    }

    void whatIsCurrentLeavesTheTagsAlone_data() { palettes_data(); }

    void whatIsCurrentLeavesTheTagsAlone()
    {
        QFETCH(QPalette, palette);
        m_view->setPalette(palette);
        mark();
        const QImage before = picture();
        m_view->setCompanions({MentionId(3)});
        for (int current = 1; current <= 6; ++current) {
            m_view->setCurrent(MentionId(current), {});
            const QImage after = picture();
            QVERIFY(after != before);
            const auto words = m_view->rectsOf(spanOf(u"Baku"_s)).front();
            const QRectF line = m_view->caretRect(0);
            const QRect strip(QPoint(0, int(line.top())), QPoint(before.width() - 1, int(words.top()) - 1));
            QVERIFY(strip.height() > 5);
            QVERIFY(after.copy(strip) == before.copy(strip));
        }
    }

    void companionsStandOut_data() { palettes_data(); }

    void companionsStandOut()
    {
        QFETCH(QPalette, palette);
        m_view->setPalette(palette);
        mark();
        const QImage before = picture();
        m_view->setCompanions({MentionId(1), MentionId(3)});
        const QImage after = picture();
        for (const QString &words : {u"Baku"_s, u"met"_s})
            QVERIFY2(partThatDiffers(before, after, words) > 0.25, qPrintable(words));
        QCOMPARE(partThatDiffers(before, after, u"Yusif"_s), 0.0);
        m_view->setCompanions({});
        QCOMPARE(picture(), before);
        m_view->setCompanions({MentionId(1)});
        m_view->setArticle(TextOffsets(Text), {}); // another article has others
        QCOMPARE(picture(), before);
    }

    /// What a sentence asks for stands at its end: it is wrapped, not cut.
    void theHintOfPickingIsSeenInFull_data() { palettes_data(); }

    void theHintOfPickingIsSeenInFull()
    {
        QFETCH(QPalette, palette);
        m_view->setPalette(palette);
        mark();
        const auto linesWith = [this](const QString &hint) {
            m_view->startPicking({.hint = hint, .isAllowed = [](const Mention &) { return true; }});
            const QImage image = picture();
            m_view->stopPicking();
            const QRgb ink = m_view->articleLayout().style().text.rgb();
            int rows = 0; // through the bar's left part, where no letter is
            for (int y = image.height() - 1; y >= 0; --y) {
                int run = 0;
                int longest = 0;
                for (int x = 0; x < image.width(); ++x) {
                    run = image.pixel(x, y) == ink ? run + 1 : 0;
                    longest = std::max(longest, run);
                }
                rows += longest > 8;
            }
            return double(rows) / QFontMetricsF(m_view->articleLayout().style().metaFont).height();
        };
        const double one = linesWith(u"Choose the other one."_s);
        QVERIFY2(one > 1 && one < 2.5, qPrintable(QString::number(one)));
        const double several = linesWith(u"Click who is meant, or go there with the arrows. "_s.repeated(4));
        QVERIFY2(several > one + 0.9, qPrintable(QString::number(several)));
    }

private:
    [[nodiscard]] static TextSpan spanOf(const QString &words)
    {
        const auto at = Text.indexOf(words);
        Q_ASSERT(at >= 0);
        return {at, at + words.size()};
    }

    void mark()
    {
        const auto mention = [](qint64 id, const QString &words, const QString &type) {
            Mention one;
            one.id = MentionId(id);
            one.type = type;
            one.extent = spanOf(words);
            return one;
        };
        auto flagged = mention(4, u"Yusif"_s, u"PER"_s);
        flagged.flag = u"?"_s;
        auto suggested = mention(5, u"wrote"_s, u"Meet"_s);
        suggested.by.status = Status::Suggested;
        m_index->load({mention(1, u"Baku"_s, u"GPE"_s), mention(2, u"Ilham Aliyev"_s, u"PER"_s),
            mention(3, u"met"_s, u"Meet"_s), flagged, suggested,
            mention(6, u"residen"_s, u"GPE"_s)}); // letters on either side
    }

    [[nodiscard]] QImage picture() const { return m_view->viewport()->grab().toImage(); }

    /// How many dots that were fully in the colour of the text are not so any more.
    [[nodiscard]] int inkLost(const QImage &before, const QImage &after) const
    {
        const QRgb ink = m_view->articleLayout().style().text.rgb();
        int all = 0;
        int lost = 0;
        for (int y = 0; y < before.height(); ++y) {
            for (int x = 0; x < before.width(); ++x) {
                if (before.pixel(x, y) != ink)
                    continue;
                ++all;
                lost += after.pixel(x, y) != ink;
            }
        }
        return all > 200 ? lost : -1; // else there is no text to be seen
    }

    [[nodiscard]] double partThatDiffers(const QImage &before, const QImage &after, const QString &words) const
    {
        const QRect rect = m_view->rectsOf(spanOf(words)).front().toRect();
        int different = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x)
                different += before.pixel(x, y) != after.pixel(x, y);
        }
        return double(different) / (rect.width() * rect.height());
    }

    std::unique_ptr<MentionIndex> m_index;
    std::unique_ptr<ArticleView> m_view;
};

QTEST_MAIN(TestArticlePainter)
#include "tst_articlepainter.moc"
