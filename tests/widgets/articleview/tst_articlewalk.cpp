// SPDX-License-Identifier: GPL-3.0-or-later
// From mention to mention, from name to name, edges by key, and Esc back out of all of it.

#include "tests/widgets/articleview/articlescene.h"
#include "tests/widgets/articleview/runningtimers.h"

#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Walk" version 1 language en
entity PER "Person" key P
event Meet "Meeting" key M
)";

const QString Text = u"\U0001F600 They saw Ilham Aliyev and Ali Asadov in Baku. There Aliyev left.\n"
                     "\n"
                     "قال محمد الخطيب في باكو اليوم\n"_s;

} // namespace

class TestArticleWalk : public test::ArticleScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { show(SchemaText, Text, {800, 500}); }
    void cleanup() { hide(); }

    void goesRoundTheMentionsOfAnEntity_data()
    {
        QTest::addColumn<QList<bool>>("steps"); ///< forwards or back
        QTest::addColumn<int>("current"); ///< to begin with; 0: the caret at the start
        QTest::addColumn<int>("entity");
        QTest::addColumn<QList<int>>("visited");
        QTest::addColumn<int>("told"); ///< sentences
        using Steps = QList<bool>;
        using Visits = QList<int>;
        QTest::newRow("forwards and round") << Steps{true, true, true} << 1 << 7 << Visits{4, 1, 4} << 3;
        QTest::newRow("back and round") << Steps{false, false} << 1 << 7 << Visits{4, 1} << 2;
        QTest::newRow("without a current mention") << Steps{true} << 0 << 7 << Visits{1} << 1;
        QTest::newRow("back without a current mention") << Steps{false} << 0 << 7 << Visits{4} << 1;
        QTest::newRow("the only one") << Steps{true} << 2 << 8 << Visits{2} << 1;
        QTest::newRow("of nobody: any, on from the end")
            << Steps{true, true} << 3 << 0 << Visits{4, 1} << 1; // from there on it is an entity
        QTest::newRow("of somebody who is not here: any") << Steps{true} << 3 << 99 << Visits{4} << 0;
        QTest::newRow("of nobody, back from the start") << Steps{false} << 0 << 0 << Visits{4} << 1;
    }

    void goesRoundTheMentionsOfAnEntity()
    {
        QFETCH(QList<bool>, steps);
        QFETCH(int, current);
        QFETCH(int, entity);
        QFETCH(QList<int>, visited);
        QFETCH(int, told);
        auto rejected = mentionOf(9, spanOf(u"There"_s), u"PER"_s, 7);
        rejected.by.status = Status::Rejected;
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s), u"PER"_s, 7), mentionOf(2, spanOf(u"Ali Asadov"_s), u"PER"_s, 8),
            mentionOf(3, spanOf(u"Baku"_s)), mentionOf(4, spanOf(u"Aliyev left"_s), u"PER"_s, 7), rejected});
        m_view->setCurrent(MentionId(current), EntityId(entity));
        if (current)
            m_view->setSelection(TextSpan{m_index->mention(MentionId(current))->extent.hull().begin,
                m_index->mention(MentionId(current))->extent.hull().begin});
        QSignalSpy noticed(m_view.get(), &ArticleView::noticed);
        QList<int> went;
        for (const auto forward : steps) {
            forward ? m_view->selectNextOfEntity() : m_view->selectPreviousOfEntity();
            went << int(m_view->currentMention().value());
            QCOMPARE(m_view->caret(), m_index->mention(m_view->currentMention())->extent.hull().begin);
        }
        QCOMPARE(went, visited);
        QCOMPARE(noticed.count(), told);
    }

    void periodAndCommaStopAtTheEnds()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s)), mentionOf(2, spanOf(u"Baku"_s))});
        QSignalSpy noticed(m_view.get(), &ArticleView::noticed);
        for (const auto id : {1, 2, 2}) {
            QTest::keyClick(m_view.get(), Qt::Key_Period);
            QCOMPARE(m_view->currentMention(), MentionId(id));
        }
        QCOMPARE(noticed.count(), 1);
    }

    void stopsAtUnmarkedNames()
    {
        m_index->load({mentionOf(1, spanOf(u"Asadov"_s)), mentionOf(2, spanOf(u"Baku"_s), u"Meet"_s, 0)});
        m_view->setKnownNames([](const QString &name) { return name == u"باكو"; });
        QSignalSpy noticed(m_view.get(), &ArticleView::noticed);
        QStringList found;
        for (int i = 0; i < 4; ++i) {
            m_view->selectNextName();
            found << quoted();
        }
        QCOMPARE(found, (QStringList{u"Ilham Aliyev"_s, u"Baku"_s, u"Aliyev"_s, u"باكو"_s}));
        m_view->selectNextName(); // there is none: what is selected stays
        QCOMPARE(noticed.count(), 1);
        QCOMPARE(quoted(), u"باكو"_s);
        m_view->selectPreviousName();
        QCOMPARE(quoted(), u"Aliyev"_s);
        QSignalSpy marked(m_view.get(), &ArticleView::mentionRequested);
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(marked.front().front().value<Extent>(), m_view->selection());
    }

    void aLongSearchLeavesTheWindowAlive()
    {
        // Far more than a slice looks at.
        m_view->setArticle(TextOffsets(u"words without any name "_s.repeated(200'000) + u"Baku"_s), {});
        m_view->selectNextName();
        QTRY_COMPARE(quoted(), u"Baku"_s);
        // Another key ends it.
        m_view->setSelection(TextSpan{0, 0});
        m_view->setArticle(TextOffsets(u"words without any name "_s.repeated(200'000) + u"Baku"_s), {});
        const auto timers = test::runningTimers(*m_view);
        m_view->selectNextName();
        if (quoted().isEmpty()) {
            QCOMPARE(test::runningTimers(*m_view), timers + 1);
            QTest::keyClick(m_view.get(), Qt::Key_Right);
            QCOMPARE(test::runningTimers(*m_view), timers);
            QCOMPARE(quoted(), QString());
            QCOMPARE(m_view->caret(), 1);
        }
    }

    void movesEdgesByKey_data()
    {
        QTest::addColumn<QString>("mention");
        QTest::addColumn<QKeyCombination>("key");
        QTest::addColumn<QString>("resized"); ///< empty: nothing is asked for, and it is said
        const auto end = Qt::ALT | Qt::SHIFT;
        const auto begin = Qt::CTRL | Qt::ALT | Qt::SHIFT;
        QTest::newRow("end to the right") << u"Ilham"_s << (end | Qt::Key_Right) << u"Ilham Aliyev"_s;
        QTest::newRow("end to the left") << u"Ilham Aliyev"_s << (end | Qt::Key_Left) << u"Ilham"_s;
        QTest::newRow("begin to the left") << u"Aliyev"_s << (begin | Qt::Key_Left) << u"Ilham Aliyev"_s;
        QTest::newRow("begin to the right") << u"Ilham Aliyev"_s << (begin | Qt::Key_Right) << u"Aliyev"_s;
        QTest::newRow("half a word is filled first") << u"Ilha"_s << (end | Qt::Key_Right) << u"Ilham"_s;
        QTest::newRow("never to nothing") << u"Ilham"_s << (end | Qt::Key_Left) << QString();
        QTest::newRow("not over the end of the text") << u"اليوم"_s << (end | Qt::Key_Left) << QString();
        QTest::newRow("Arabic end to the left") << u"محمد"_s << (end | Qt::Key_Left) << u"محمد الخطيب"_s;
        QTest::newRow("Arabic end to the right") << u"محمد الخطيب"_s << (end | Qt::Key_Right) << u"محمد"_s;
        QTest::newRow("Arabic begin to the right") << u"الخطيب"_s << (begin | Qt::Key_Right) << u"محمد الخطيب"_s;
    }

    void movesEdgesByKey()
    {
        QFETCH(QString, mention);
        QFETCH(QKeyCombination, key);
        QFETCH(QString, resized);
        m_index->load({mentionOf(1, spanOf(mention))});
        m_view->setCurrent(MentionId(1), {});
        QSignalSpy requested(m_view.get(), &ArticleView::resizeRequested);
        QSignalSpy noticed(m_view.get(), &ArticleView::noticed);
        QTest::keyClick(m_view.get(), key.key(), key.keyboardModifiers());
        QCOMPARE(requested.count(), resized.isEmpty() ? 0 : 1);
        QCOMPARE(noticed.count(), resized.isEmpty() ? 1 : 0);
        if (!resized.isEmpty())
            QCOMPARE(requested.front().at(1).value<Extent>(), Extent(spanOf(resized)));
    }

    void keysAskForMore()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s))});
        QSignalSpy type(m_view.get(), &ArticleView::typeRequested);
        QSignalSpy role(m_view.get(), &ArticleView::roleRequested);
        QSignalSpy marked(m_view.get(), &ArticleView::mentionRequested);
        QSignalSpy attributes(m_view.get(), &ArticleView::attributesRequested);
        QSignalSpy step(m_view.get(), &ArticleView::attributeStepRequested);
        // Enter: the mention at the caret, the selection, the word.
        QTest::keyClick(m_view.get(), Qt::Key_Period);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(type.takeFirst().front().value<Extent>(), Extent(spanOf(u"Ilham Aliyev"_s)));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(type.takeFirst().front().value<Extent>(), Extent(spanOf(u"Ilham"_s)));
        const auto there = spanOf(u"left"_s).begin;
        m_view->setSelection(TextSpan{there, there});
        m_view->setCurrent({}, {});
        QTest::keyClick(m_view.get(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(type.takeFirst().front().value<Extent>(), Extent(spanOf(u"left"_s)));

        QTest::keyClick(m_view.get(), Qt::Key_A);
        QCOMPARE(attributes.count(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(step.takeFirst().front().toInt(), 2);

        m_view->setFillsRoles(true);
        QTest::keyClick(m_view.get(), Qt::Key_1);
        QCOMPARE(role.takeFirst().front().toInt(), 0);
        QVERIFY(marked.isEmpty());
        m_view->setSelection(spanOf(u"Baku"_s));
        QTest::keyClick(m_view.get(), Qt::Key_1);
        QVERIFY(role.isEmpty());
        QCOMPARE(marked.count(), 1);
    }

    void aKeyOnTheCurrentMentionMeansAllOfIt()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s))});
        QSignalSpy marked(m_view.get(), &ArticleView::mentionRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Period);
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(marked.takeFirst().front().value<Extent>(), Extent(spanOf(u"Ilham Aliyev"_s)));
        // Behind its last letter too; elsewhere the word counts, whatever is current.
        const auto end = spanOf(u"Ilham Aliyev"_s).end;
        m_view->setSelection(TextSpan{end, end});
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(marked.takeFirst().front().value<Extent>(), Extent(spanOf(u"Ilham Aliyev"_s)));
        const auto elsewhere = spanOf(u"left"_s).begin;
        m_view->setSelection(TextSpan{elsewhere, elsewhere});
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(marked.takeFirst().front().value<Extent>(), Extent(spanOf(u"left"_s)));
    }

    void escBacksOutOneLevelAtATime()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s)), mentionOf(2, spanOf(u"Baku"_s))});
        m_view->setCurrent(MentionId(1), {});
        m_view->setSelection(Extent({spanOf(u"They"_s), spanOf(u"left"_s)}));
        m_view->setCurrent(MentionId(1), {});
        m_view->startPicking({.hint = u"Choose"_s, .isAllowed = [](const Mention &) { return true; }});
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        QSignalSpy cancelled(m_view.get(), &ArticleView::pickingCancelled);
        const auto esc = [this] { QTest::keyClick(m_view.get(), Qt::Key_Escape); };
        esc();
        QVERIFY(!m_view->isPicking());
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(m_view->selection().fragments().size(), size_t(2));
        esc();
        QVERIFY(m_view->selection().fragments().empty());
        QCOMPARE(m_view->currentMention(), MentionId(1));
        QVERIFY(activated.isEmpty());
        esc();
        QCOMPARE(m_view->currentMention(), MentionId());
        QCOMPARE(activated.count(), 1);
        QVERIFY(!activated.front().front().value<MentionId>());
        // A relation or an event without a mention at the caret is let go of likewise.
        m_view->setCompanions({MentionId(2)});
        esc();
        QCOMPARE(activated.count(), 2);
        m_view->setCompanions({});
        QKeyEvent more(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
        more.ignore();
        QCoreApplication::sendEvent(m_view.get(), &more);
        QVERIFY(!more.isAccepted());
    }

private:
    [[nodiscard]] QString quoted() const { return m_view->text().quote(m_view->selection()); }

};

QTEST_MAIN(TestArticleWalk)
#include "tst_articlewalk.moc"
