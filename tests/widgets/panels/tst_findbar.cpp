// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mentions.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/scrollmarks.h"
#include "widgets/panels/findbar.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <functional>

using namespace glossator;
using namespace Qt::StringLiterals;

class FindBarTest : public QObject {
    Q_OBJECT

    inline static const QString text = u"🚢 İzmir and IZMIR, izmir again. Cafe\u0301 Öztürk."_s;

    std::unique_ptr<ArticleView> m_view;
    std::unique_ptr<FindBar> m_bar;

    [[nodiscard]] QLineEdit &edit() const { return *m_bar->findChild<QLineEdit *>(); }
    [[nodiscard]] QString result() const { return m_bar->findChild<QLabel *>()->text(); }
    [[nodiscard]] TextSpan selected() const
    {
        const Extent selection = m_view->selection();
        return selection.fragments().empty() ? TextSpan() : selection.hull();
    }
    void type(const QString &words)
    {
        edit().clear();
        for (const QChar letter : words) { // QTest types ASCII only
            QKeyEvent event(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, letter);
            QApplication::sendEvent(&edit(), &event);
        }
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&edit(), key, modifiers); }
    [[nodiscard]] QThreadPool &searcher() const { return *m_bar->findChild<QThreadPool *>(); }
    /// Does something while the searching thread, which may be done before the reader goes on, waits; and lets it end.
    void whileItWaits(const std::function<void()> &act) const
    {
        QCOMPARE(searcher().maxThreadCount(), 1);
        QSemaphore gate;
        searcher().start([&gate] { gate.acquire(); });
        act();
        gate.release();
        searcher().waitForDone();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<ArticleView>();
        m_view->resize(600, 400);
        m_view->show();
        m_view->setArticle(TextOffsets(text), {});
        m_bar = std::make_unique<FindBar>(*m_view);
        m_bar->open();
    }
    void cleanup()
    {
        m_bar.reset();
        m_view.reset();
    }

    void goesFromHitToHitAndSaysWhich()
    {
        type(u"izmir"_s);
        QCOMPARE(selected(), (TextSpan{2, 7})); // in code points: the ship is one
        QCOMPARE(result(), u"1 of 3"_s);
        press(Qt::Key_Return);
        QCOMPARE(selected(), (TextSpan{12, 17}));
        QCOMPARE(result(), u"2 of 3"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Return); // past the last
        QCOMPARE(selected(), (TextSpan{2, 7}));
        QCOMPARE(result(), u"1 of 3"_s);
        press(Qt::Key_Return, Qt::ShiftModifier); // before the first
        QCOMPARE(selected(), (TextSpan{19, 24}));
        QCOMPARE(result(), u"3 of 3"_s);
    }

    void showsWhereTheHitsAre()
    {
        const auto &ticks = m_view->scrollMarks().places(ScrollMarks::Found);
        type(u"izmir"_s);
        QCOMPARE(ticks, (std::vector<TextSpan>{{2, 7}, {12, 17}, {19, 24}}));
        press(Qt::Key_X);
        QVERIFY(ticks.empty());
        press(Qt::Key_Backspace);
        QCOMPARE(ticks.size(), size_t(3));
        press(Qt::Key_Escape);
        QVERIFY(ticks.empty());
    }

    void whatWasFoundBecomesCurrentWhenTheBarCloses()
    {
        MentionIndex index;
        m_view->setMentions(&index);
        index.load({test::mentionOf(7, TextSpan{2, 7}, u"LOC"_s)});
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        type(u"İzmir"_s);
        QCOMPARE(selected(), (TextSpan{2, 7}));
        QCOMPARE(activated.size(), 0);
        press(Qt::Key_Escape);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.front().front().value<MentionId>(), MentionId(7));
        m_bar->open();
        press(Qt::Key_Escape); // nothing was looked for: what is current stays
        QCOMPARE(activated.size(), 1);
        m_view->setMentions(nullptr);
    }

    void whatWasFoundInAnotherArticleBecomesNothing()
    {
        MentionIndex index;
        m_view->setMentions(&index);
        type(u"İzmir"_s);
        m_view->setArticle(TextOffsets(text), {});
        index.load({test::mentionOf(7, TextSpan{0, 7}, u"LOC"_s)}); // at the caret
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        press(Qt::Key_Escape);
        QCOMPARE(activated.size(), 0);
        m_view->setMentions(nullptr);
    }

    void findsWhateverCaseAndAccents_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("quote");
        QTest::newRow("accent typed") << u"özt"_s << u"Özt"_s;
        QTest::newRow("accent not typed") << u"ozt"_s << u"Özt"_s;
        QTest::newRow("all of a decomposed letter") << u"CAFE"_s << u"Cafe\u0301"_s;
    }
    void findsWhateverCaseAndAccents()
    {
        QFETCH(const QString, words);
        type(words);
        QTEST(m_view->text().quote(selected()), "quote");
    }

    void leavesTheSelectionWhereNothingIsFound()
    {
        type(u"izmir"_s);
        press(Qt::Key_X);
        QCOMPARE(result(), u"Not found"_s);
        QCOMPARE(selected(), (TextSpan{2, 7}));
        press(Qt::Key_Return);
        QCOMPARE(selected(), (TextSpan{2, 7}));
        press(Qt::Key_Backspace);
        QCOMPARE(result(), u"1 of 3"_s);
    }

    /// A long text is searched in another thread: what was typed last is found, once.
    void aLongTextIsSearchedBesideTheReader()
    {
        const QString filler = u"Nobody is named here. "_s.repeated(10'000);
        m_view->setArticle(TextOffsets(filler + text + filler), {});
        whileItWaits([this] {
            type(u"izm"_s);
            QCOMPARE(selected(), TextSpan());
            type(u"izmir"_s);
        });
        QTRY_COMPARE(result(), u"1 of 3"_s);
        const qsizetype at = filler.size() + 2;
        QCOMPARE(selected(), (TextSpan{at, at + 5}));
        press(Qt::Key_Return); // of the same words all is known
        QCOMPARE(result(), u"2 of 3"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(selected(), (TextSpan{at, at + 5}));
    }

    void whoLeavesIsNotTakenElsewhere()
    {
        const QString filler = u"Nobody is named here. İzmir is. "_s.repeated(10'000);
        m_view->setArticle(TextOffsets(filler + text), {});
        whileItWaits([this] {
            type(u"izmir"_s);
            press(Qt::Key_Escape);
        });
        QCOMPARE(selected(), TextSpan());
        m_bar->open();
        whileItWaits([&] {
            type(u"izmir"_s);
            m_view->setArticle(TextOffsets(filler), {}); // nor into an article that was opened meanwhile
        });
        QCOMPARE(selected(), TextSpan());
        QCOMPARE(result(), QString());
        m_view->setArticle(TextOffsets(filler + text), {});
        press(Qt::Key_Return);
        QTRY_VERIFY(result().startsWith(u"1 of 10"_s));
    }

    void looksInTheTextThatIsShownNow()
    {
        type(u"izmir"_s);
        QCOMPARE(result(), u"1 of 3"_s);
        m_view->setArticle(TextOffsets(u"Only Izmir."_s), {});
        QCOMPARE(result(), QString()); // nobody looked here yet
        press(Qt::Key_Return);
        QCOMPARE(selected(), (TextSpan{5, 10}));
        QCOMPARE(result(), u"1 of 1"_s);
    }
};

QTEST_MAIN(FindBarTest)
#include "tst_findbar.moc"
