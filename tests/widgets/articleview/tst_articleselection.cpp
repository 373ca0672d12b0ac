// SPDX-License-Identifier: GPL-3.0-or-later
// What is marked is what a reader means: no white space around it, and nothing where nothing was pointed at.

#include "tests/widgets/articleview/articlescene.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Selection" version 1 language en
entity PER "Person" key P
)";

const QString Text = u"\U0001F600 They spoke to\u00A0Ilham Aliyev\u3000 in Baku.\n"
                     "\n"
                     "قال محمد الخطيب في باكو\r\n"
                     "It ended"_s;

} // namespace

class TestArticleSelection : public test::ArticleScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { show(SchemaText, Text, {700, 500}); }
    void cleanup() { hide(); }

    void aClickBesideTheTextMeansNothing_data()
    {
        QTest::addColumn<QString>("beside"); ///< the point is this far …
        QTest::addColumn<QPoint>("distance"); ///< … from the right lower corner of these words
        QTest::newRow("far below") << u"It ended"_s << QPoint(-5, 150);
        QTest::newRow("right of the last line") << u"ended"_s << QPoint(60, -5);
        QTest::newRow("right of a line") << u"Baku."_s << QPoint(60, -5);
        QTest::newRow("left of a line") << u"It"_s << QPoint(-26, -5);
        QTest::newRow("left of an Arabic line") << u"باكو"_s << QPoint(-200, -5);
        QTest::newRow("on a blank line") << u"They"_s << QPoint(0, 25);
        QTest::newRow("on the title") << u"They"_s << QPoint(0, -60);
    }

    void aClickBesideTheTextMeansNothing()
    {
        QFETCH(QString, beside);
        QFETCH(QPoint, distance);
        const QPoint point = m_view->rectsOf(spanOf(beside)).back().bottomRight().toPoint() + distance;
        QVERIFY(m_view->viewport()->rect().contains(point));
        auto *viewport = m_view->viewport();
        QSignalSpy requested(m_view.get(), &ArticleView::mentionRequested);
        const auto marksNothing = [&] {
            QTest::keyClick(m_view.get(), Qt::Key_P);
            return m_view->markable() == Extent() && m_view->selection() == Extent() && requested.isEmpty();
        };
        QTest::mouseClick(viewport, Qt::LeftButton, {}, point);
        QVERIFY(marksNothing());
        QTest::mouseDClick(viewport, Qt::LeftButton, {}, point);
        QVERIFY(marksNothing());
        QTest::mouseClick(viewport, Qt::LeftButton, {}, point); // the third of three
        QVERIFY(marksNothing());
        QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 20);
        QTest::mouseClick(viewport, Qt::LeftButton, Qt::ControlModifier, point);
        QVERIFY(marksNothing());
        QTest::mousePress(viewport, Qt::LeftButton, {}, point);
        QMouseEvent shake(QEvent::MouseMove, point + QPoint(0, 6), viewport->mapToGlobal(point + QPoint(0, 6)),
            Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &shake);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, point + QPoint(0, 6));
        QVERIFY(marksNothing());
    }

    void keysComeBackToTheText()
    {
        const QPoint below = m_view->rectsOf(spanOf(u"ended"_s)).front().center().toPoint() + QPoint(0, 150);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, below);
        QCOMPARE(m_view->markable(), Extent());
        QTest::keyClick(m_view.get(), Qt::Key_End); // is there already
        QCOMPARE(m_view->markable(), Extent(spanOf(u"ended"_s)));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, below);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->markable(), Extent(spanOf(u"ended"_s)));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, below);
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(m_view->markable() != Extent());
        // A click on a word means it, also one that just misses its end.
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
            m_view->rectsOf(spanOf(u"ended"_s)).front().center().toPoint() + QPoint(0, 2));
        QCOMPARE(m_view->markable(), Extent(spanOf(u"ended"_s)));
    }

    void whiteSpaceAtTheEndsIsNotMarked_data()
    {
        QTest::addColumn<QList<QString>>("selected");
        QTest::addColumn<QList<QString>>("marked");
        using Parts = QList<QString>;
        QTest::newRow("none") << Parts{u"Ilham Aliyev"_s} << Parts{u"Ilham Aliyev"_s};
        QTest::newRow("spaces") << Parts{u" in "_s} << Parts{u"in"_s};
        QTest::newRow("no-break and ideographic") << Parts{u"\u00A0Ilham Aliyev\u3000 "_s} << Parts{u"Ilham Aliyev"_s};
        QTest::newRow("line ends") << Parts{u"Baku.\n\n"_s} << Parts{u"Baku."_s};
        QTest::newRow("Arabic") << Parts{u" محمد الخطيب"_s} << Parts{u"محمد الخطيب"_s};
        QTest::newRow("each fragment") << Parts{u" spoke "_s, u"\u3000 in "_s} << Parts{u"spoke"_s, u"in"_s};
        QTest::newRow("a fragment of it alone") << Parts{u"spoke"_s, u"\u3000 "_s} << Parts{u"spoke"_s};
        QTest::newRow("it alone") << Parts{u"\n\n"_s} << Parts{};
        QTest::newRow("fragments of it alone") << Parts{u"\u3000 "_s, u"\r\n"_s} << Parts{};
    }

    void whiteSpaceAtTheEndsIsNotMarked()
    {
        QFETCH(QList<QString>, selected);
        QFETCH(QList<QString>, marked);
        QSignalSpy requested(m_view.get(), &ArticleView::mentionRequested);
        m_view->setSelection(extentOf(selected));
        QCOMPARE(m_view->selection(), extentOf(selected)); // what is copied is what was selected
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(requested.count(), marked.isEmpty() ? 0 : 1);
        if (!marked.isEmpty())
            QCOMPARE(requested.front().front().value<Extent>(), extentOf(marked));
    }

    void byWordsInArabic()
    {
        const auto end = spanOf(u"الخطيب"_s).end;
        const auto begin = spanOf(u"قال"_s).end;
        m_view->setSelection(TextSpan{begin, begin});
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(m_view->selection(), Extent(TextSpan{begin, end}));
        QCOMPARE(m_view->markable(), Extent(spanOf(u"محمد الخطيب"_s)));
    }

    void aSelectionWithWhiteSpaceMeansItsMention()
    {
        Mention mention;
        mention.id = MentionId(5);
        mention.type = u"PER"_s;
        mention.extent = spanOf(u"Ilham Aliyev"_s);
        m_view->setSelection(spanOf(u"\u00A0Ilham Aliyev\u3000"_s));
        m_index->insert(mention);
        m_view->setCurrent(mention.id, {});
        QCOMPARE(m_view->selection(), Extent()); // it gives way to the mention that was made of it
        QCOMPARE(m_view->currentMention(), mention.id);

        m_view->setCurrent({}, {});
        const auto before = spanOf(u"\u00A0Ilham"_s).begin;
        m_view->setSelection(TextSpan{before, before});
        const auto byWord = Qt::ShiftModifier | Qt::ControlModifier;
        QTest::keyClick(m_view.get(), Qt::Key_Right, byWord);
        QTest::keyClick(m_view.get(), Qt::Key_Right, byWord);
        QCOMPARE(m_view->selection(), Extent(spanOf(u"\u00A0Ilham Aliyev"_s)));
        QCOMPARE(m_view->currentMention(), mention.id);
    }

private:
    [[nodiscard]] Extent extentOf(const QList<QString> &parts) const
    {
        std::vector<TextSpan> fragments;
        for (const QString &part : parts)
            fragments.push_back(spanOf(part));
        return Extent(std::move(fragments));
    }

};

QTEST_MAIN(TestArticleSelection)
#include "tst_articleselection.moc"
