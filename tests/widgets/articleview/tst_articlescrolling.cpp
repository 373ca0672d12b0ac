// SPDX-License-Identifier: GPL-3.0-or-later
// Only what is in view is laid out, and nothing in view moves that the reader did not move.

#include "models/domain/schemareader.h"
#include "tests/support/mentions.h"
#include "tests/widgets/articleview/runningtimers.h"
#include "widgets/articleview/articleview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

/// Paragraphs of very different length, so that estimates of their heights are wrong; every one begins with its number.
QString variedText(int paragraphs)
{
    QString text;
    for (int i = 0; i < paragraphs; ++i) {
        const auto wide = i % 3 == 0 ? u"WWWWWW MMMMM "_s : i % 3 == 1 ? u"ill lit "_s : u"mixed words of news, "_s;
        text += QString::number(i) + u' ' + wide.repeated(1 + (i * 7919) % 90) + u'\n';
        if (i % 4 == 0)
            text += u'\n';
    }
    return text;
}

/// What of a widget was painted since.
class PaintedArea : public QObject {
public:
    explicit PaintedArea(QWidget &widget) { widget.installEventFilter(this); }
    [[nodiscard]] QRegion area() const { return m_area; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_area += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_area;
};

} // namespace

class TestArticleScrolling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<ArticleView>();
        m_view->resize(700, 500);
        m_view->setMentions(&m_index);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_index.load({});
    }

    void onlyWhatIsInViewIsLaidOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("20,000 paragraphs") << variedText(20'000);
        QTest::newRow("one paragraph of 200,000 words") << u"A word and one more. "_s.repeated(40'000);
        QTest::newRow("one word of a million letters") << QString(1'000'000, u'x');
        QTest::newRow("a million empty lines") << QString(1'000'000, u'\n');
        QTest::newRow("right to left") << (u"قال الرئيس إن. "_s.repeated(60) + u'\n').repeated(3000);
    }

    void onlyWhatIsInViewIsLaidOut()
    {
        QFETCH(QString, text);
        m_view->setArticle(TextOffsets(text), {u"Title"_s, {}, {}});
        m_view->grab();
        const auto &layout = m_view->articleLayout();
        QVERIFY2(layout.layoutsMade() < 60, qPrintable(QString::number(layout.layoutsMade())));

        auto *bar = m_view->verticalScrollBar();
        const auto afterPaint = layout.layoutsMade();
        for (const double share : {0.5, 0.25, 1.0, 0.9, 0.0}) {
            bar->setValue(int(bar->maximum() * share));
            m_view->grab();
        }
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        m_view->grab();
        QVERIFY2(
            layout.layoutsMade() - afterPaint < 8 * 90, qPrintable(QString::number(layout.layoutsMade() - afterPaint)));
        QVERIFY(layout.laidOutCount() < 250);
        const auto beforeResize = layout.layoutsMade();
        m_view->resize(500, 500);
        m_view->grab();
        QVERIFY(layout.layoutsMade() - beforeResize < 90);
    }

    /// Also where the caret needs no more to stay in view.
    void aPageIsPainted()
    {
        m_view->setArticle(TextOffsets(variedText(200)), {});
        m_view->setFocus();
        QTest::qWait(100); // the scroll bar takes its place
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {200, 250});
        QTest::qWait(100);
        for (const auto key : {Qt::Key_PageDown, Qt::Key_PageDown, Qt::Key_PageUp}) {
            const auto before = m_view->verticalScrollBar()->value();
            PaintedArea painted(*m_view->viewport());
            QTest::keyClick(m_view.get(), key);
            QVERIFY(m_view->verticalScrollBar()->value() != before);
            QTRY_COMPARE(painted.area().boundingRect(), m_view->viewport()->rect());
        }
    }

    /// What comes next is laid out before it is asked for, and no more than that.
    void aPauseIsUsedForTheNextPage()
    {
        m_view->setArticle(TextOffsets((u"The minister went to the capital to sign. "_s.repeated(30) + u'\n').repeated(3000)), {});
        QTest::qWait(100); // the scroll bar takes its place
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
        m_view->grab();
        const auto &layout = m_view->articleLayout();
        const auto afterPaint = layout.layoutsMade();
        const auto top = m_view->position();
        QTRY_VERIFY(layout.layoutsMade() > afterPaint);
        QTest::qWait(300);
        const auto ahead = layout.layoutsMade() - afterPaint;
        QVERIFY2(ahead < 40, qPrintable(QString::number(ahead)));
        QCOMPARE(m_view->position(), top);
        for (const auto key : {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_PageUp}) {
            QTest::keyClick(m_view.get(), key);
            m_view->grab();
        }
        QCOMPARE(layout.layoutsMade() - afterPaint, ahead);
    }

    void scrollingMovesTheTextByExactlyThat_data()
    {
        QTest::addColumn<double>("from");
        QTest::newRow("from the start") << 0.0;
        QTest::newRow("from the middle") << 0.5;
        QTest::newRow("from near the end") << 0.97;
    }

    void scrollingMovesTheTextByExactlyThat()
    {
        QFETCH(double, from);
        m_view->setArticle(TextOffsets(variedText(2000)), {});
        auto *bar = m_view->verticalScrollBar();
        bar->setValue(int(bar->maximum() * from));
        // Up into what was never laid out, and down again: heights get known, the text in view only moves along.
        for (const int step : {-40, -90, -170, -300, -333, 50, 400, 300, -20, -480}) {
            const auto offset = m_view->offsetAt({200, 250});
            const auto before = m_view->caretRect(offset).top();
            const auto atStart = bar->value() + step < 0;
            bar->setValue(bar->value() + step);
            if (!atStart && bar->value() < bar->maximum())
                QCOMPARE(m_view->caretRect(offset).top(), before - step);
        }
    }

    void theEndIsReachable()
    {
        const auto text = variedText(300);
        m_view->setArticle(TextOffsets(text), {});
        auto *bar = m_view->verticalScrollBar();
        bar->setValue(bar->maximum());
        const auto end = m_view->caretRect(m_view->text().length());
        QVERIFY(end.top() > 250 && end.bottom() <= m_view->viewport()->height());
        QCOMPARE(bar->value(), bar->maximum());
        // And, by the keyboard, every line between is passed: PageDown ends there too.
        bar->setValue(0);
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 400 && m_view->caret() < m_view->text().length(); ++i)
            QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QCOMPARE(m_view->caret(), m_view->text().length());
        QCOMPARE(m_view->caretRect(m_view->text().length()), end);
    }

    void theFirstLineIsShownWithItsHeading()
    {
        m_view->setArticle(TextOffsets(variedText(300)), {u"A title"_s, {}, {}});
        for (const double from : {0.01, 0.5, 1.0}) {
            auto *bar = m_view->verticalScrollBar();
            bar->setValue(int(bar->maximum() * from));
            QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
            QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
            QCOMPARE(bar->value(), 0);
        }
    }

    void nothingMovesWhenAMarkIsAdded()
    {
        m_view->setArticle(TextOffsets(variedText(200)), {});
        m_view->verticalScrollBar()->setValue(1000);
        const auto places = [this] {
            QList<QRectF> rects;
            for (int y = 5; y < 500; y += 10) {
                for (int x = 50; x < 650; x += 100)
                    rects << m_view->caretRect(m_view->offsetAt(QPointF(x, y)));
            }
            return rects;
        };
        const auto before = places();
        const auto first = m_view->offsetAt({100, 60});
        for (int i = 0; i < 12; ++i)
            m_index.insert(mentionOf(i + 1, Extent({{first + i, first + 40 + 3 * i}, {first + 120, first + 130 + i}})));
        m_view->grab();
        QCOMPARE(places(), before);
        QVERIFY(!m_view->mentionsAt(m_view->rectsOf({first + 20, first + 21}).front().center()).empty());
        m_index.load({});
        QCOMPARE(places(), before);
    }

    void onlyTouchedParagraphsAreRemade()
    {
        m_view->setArticle(TextOffsets(variedText(2000)), {});
        m_view->grab();
        const auto made = m_view->articleLayout().layoutsMade();
        const auto value = m_view->verticalScrollBar()->value();
        for (int i = 0; i < 100; ++i)
            m_index.insert(mentionOf(i + 1, TextSpan{1000 * i, 1000 * i + 5}));
        m_view->grab();
        QCOMPARE(m_view->articleLayout().layoutsMade(), made);
        QCOMPARE(m_view->verticalScrollBar()->value(), value);
    }

    void thePlaceSurvives_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("narrower") << QSize(420, 500) << 0;
        QTest::newRow("wider") << QSize(1200, 500) << 0;
        QTest::newRow("larger text") << QSize(700, 500) << 4;
        QTest::newRow("smaller text") << QSize(700, 500) << -4;
    }

    void thePlaceSurvives()
    {
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        m_view->setArticle(TextOffsets(variedText(2000)), {});
        const auto place = m_view->text().length() / 2;
        m_view->scrollTo(TextSpan{place, place + 5});
        const auto before = m_view->position();
        m_view->resize(size);
        auto settings = m_view->settings();
        settings.zoom = zoom;
        m_view->setSettings(settings);
        m_view->grab();
        // The line that was on top still is: its first character is in the topmost line now.
        const auto rect = m_view->caretRect(before.offset);
        QVERIFY2(rect.top() <= 0 && rect.bottom() > -rect.height(), qPrintable(QString::number(rect.top())));
    }

    void thePositionIsRestored()
    {
        const TextOffsets text(variedText(2000));
        m_view->setArticle(text, {u"Title"_s, {}, {}});
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
        const auto start = m_view->position();
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 3 + 7);
        const auto middle = m_view->position();
        m_view->setArticle(text, {u"Title"_s, {}, {}});
        m_view->setPosition(middle);
        QCOMPARE(m_view->position(), middle);
        m_view->setPosition(start);
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    }

    void scrollToShowsThePlace_data()
    {
        QTest::addColumn<double>("share");
        for (const double share : {0.0, 0.001, 0.3, 0.31, 0.9, 1.0})
            QTest::addRow("at %g", share) << share;
    }

    void scrollToShowsThePlace()
    {
        QFETCH(double, share);
        m_view->setArticle(TextOffsets(variedText(2000)), {});
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() * 3 / 10);
        const auto place = qsizetype(double(m_view->text().length()) * share);
        m_view->scrollTo(TextSpan{place, place});
        const auto rect = m_view->caretRect(place);
        QVERIFY(rect.top() >= 0 && rect.bottom() <= m_view->viewport()->height());
        // What is in view already stays where it is.
        const auto value = m_view->verticalScrollBar()->value();
        m_view->scrollTo(TextSpan{place, place});
        QCOMPARE(m_view->verticalScrollBar()->value(), value);
    }

    void draggingBeyondTheEdgeScrolls()
    {
        m_view->setArticle(TextOffsets(variedText(500)), {});
        auto *viewport = m_view->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, {200, 300});
        const auto timers = test::runningTimers(*m_view);
        const QPoint below(200, viewport->height() + 60);
        QMouseEvent move(
            QEvent::MouseMove, below, viewport->mapToGlobal(below), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &move);
        QTRY_VERIFY(m_view->verticalScrollBar()->value() > 200);
        const auto selected = m_view->selection().hull();
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, below);
        QVERIFY(selected.length() > 300);
        QCOMPARE(test::runningTimers(*m_view), timers); // it does not go on
    }

    void zoomByKeysAndWheel()
    {
        m_view->setArticle(TextOffsets(variedText(50)), {});
        QSignalSpy changed(m_view.get(), &ArticleView::settingsChanged);
        const auto height = [this] { return m_view->caretRect(0).height(); };
        const auto before = height();
        QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(height() > before);
        QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(height(), before);
        QTest::wheelEvent(m_view->windowHandle(), {100, 100}, {0, -120}, {}, Qt::ControlModifier);
        QVERIFY(height() < before);
        QCOMPARE(changed.count(), 4);
    }

    void aTouchpadZoomsAsFarAsAWheel()
    {
        m_view->setArticle(TextOffsets(variedText(50)), {});
        QSignalSpy changed(m_view.get(), &ArticleView::settingsChanged);
        const int before = m_view->settings().zoom;
        const auto turn = [this](int angle) {
            QTest::wheelEvent(m_view->windowHandle(), {100, 100}, {0, angle}, {}, Qt::ControlModifier);
        };
        for (int part = 0; part < 16; ++part)
            turn(15);
        QCOMPARE(m_view->settings().zoom, before + 2);
        QCOMPARE(changed.count(), 2);
        turn(-240); // as some wheels do at once
        QCOMPARE(m_view->settings().zoom, before);
    }

private:
    MentionIndex m_index;
    std::unique_ptr<ArticleView> m_view;
};

QTEST_MAIN(TestArticleScrolling)
#include "tst_articlescrolling.moc"
