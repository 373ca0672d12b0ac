// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does to words and to mentions: real presses, moves and releases on a real view.

#include "tests/widgets/articleview/articlescene.h"
#include "tests/widgets/articleview/runningtimers.h"

#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Mouse" version 1 language en
entity PER "Person" key P
entity ORG "Organization" key O
entity LOC "Location" key L
relation WORKS "Works for"
  from PER
  to ORG
)";

// What stands above U+FFFF keeps UTF-16 offsets from ever being right.
const QString Text = u"\U0001F600 Selçuk Bayraktar, of Baykar, met (Ilham Aliyev) in Baku today.\n"
                     "\n"
                     "قال محمد الخطيب في باكو اليوم\n"_s;

} // namespace

class TestArticleMouse : public test::ArticleScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { show(SchemaText, Text, {800, 500}); }
    void cleanup() { hide(); }

    // ------------------------------------------------------------ words

    void snapsToWordsAlone_data()
    {
        QTest::addColumn<QString>("from"); ///< the drag goes from the middle of its first character …
        QTest::addColumn<QStringList>("over"); ///< … over the middles of the last characters of these
        QTest::addColumn<QString>("selected");
        using Over = QStringList;
        QTest::newRow("not the comma that it went over")
            << u"elçuk"_s << Over{u"Bayraktar, "_s} << u"Selçuk Bayraktar"_s;
        QTest::newRow("not the brackets") << u"(Ilham"_s << Over{u"Aliyev) "_s} << u"Ilham Aliyev"_s;
        QTest::newRow("backwards") << u"yev)"_s << Over{u"Il"_s} << u"Ilham Aliyev"_s;
        QTest::newRow("shrinks back") << u"elçuk"_s << Over{u"met"_s, u"Bay"_s} << u"Selçuk Bayraktar"_s;
        QTest::newRow("shrinks back to its first word") << u"elçuk"_s << Over{u"met"_s, u"Selç"_s} << u"Selçuk"_s;
        QTest::newRow("turns round") << u"yraktar"_s << Over{u"met"_s, u"Se"_s} << u"Selçuk Bayraktar"_s;
        QTest::newRow("Arabic") << u"حمد"_s << Over{u"الخط"_s} << u"محمد الخطيب"_s;
    }

    void snapsToWordsAlone()
    {
        QFETCH(QString, from);
        QFETCH(QStringList, over);
        QFETCH(QString, selected);
        press(at(from, 0));
        for (const auto &words : over)
            move(at(words, words.size() - 1));
        release();
        QCOMPARE(quoted(), selected);
    }

    void altMeansCharactersAlsoInTheMiddleOfADrag()
    {
        press(at(u"lçuk"_s, 0) - QPoint(2, 0));
        move(at(u"Bayr"_s, 3));
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
        move(at(u"Bayr"_s, 3), Qt::AltModifier);
        QCOMPARE(quoted(), u"lçuk Bay"_s);
        move(at(u"Bayr"_s, 3));
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
        release();
    }

    /// With the mouse at rest, and where a window manager keeps Alt to itself.
    void charactersByKeysPressedOnTheWay_data()
    {
        QTest::addColumn<QList<Qt::Key>>("keys");
        QTest::newRow("Alt") << QList{Qt::Key_Alt};
        QTest::newRow("Ctrl, then Shift") << QList{Qt::Key_Control, Qt::Key_Shift};
        QTest::newRow("Shift, then Ctrl") << QList{Qt::Key_Shift, Qt::Key_Control};
    }

    void charactersByKeysPressedOnTheWay()
    {
        QFETCH(QList<Qt::Key>, keys);
        press(at(u"lçuk"_s, 0) - QPoint(2, 0));
        move(at(u"Bayr"_s, 3));
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
        const auto bit = [](Qt::Key key) {
            return key == Qt::Key_Alt ? Qt::AltModifier : key == Qt::Key_Shift ? Qt::ShiftModifier : Qt::ControlModifier;
        };
        Qt::KeyboardModifiers held;
        for (const Qt::Key key : keys) {
            QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
            QKeyEvent down(QEvent::KeyPress, key, held); // as X11 sends it: without its own bit
            QCoreApplication::sendEvent(m_view.get(), &down);
            held |= bit(key);
        }
        QCOMPARE(quoted(), u"lçuk Bay"_s);
        QKeyEvent up(QEvent::KeyRelease, keys.last(), held);
        QCoreApplication::sendEvent(m_view.get(), &up);
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
        release();
    }

    void ctrlAndShiftSelectCharactersAnew()
    {
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        press(at(u"Baku"_s, 0));
        move(at(u"Baku"_s, 3));
        release();
        QCOMPARE(quoted(), u"Baku"_s);
        press(at(u"lçuk"_s, 0) - QPoint(2, 0), both);
        move(at(u"Bayr"_s, 3), both);
        release();
        QCOMPARE(quoted(), u"lçuk Bay"_s); // no further part, and not on from the caret
    }

    void aPartIsAddedWhilePickingWhateverIsPressedOnTheWay()
    {
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        m_view->startPicking({.hint = u"Who?"_s, .isAllowed = [](const Mention &) { return true; }, .takesWords = true});
        QSignalSpy picked(m_view.get(), &ArticleView::wordsPicked);
        press(at(u"Baku"_s, 0), Qt::ControlModifier);
        move(at(u"Baku"_s, 3), both); // by characters
        release(both);
        QCOMPARE(picked.size(), 0); // more is to come
        press(at(u"Bayr"_s, 0), both);
        move(at(u"Bayr"_s, 3), both);
        release(both);
        QCOMPARE(picked.size(), 1);
        QVERIFY(!picked.front().at(1).toBool()); // Shift was not pressed to leave them bare
    }

    void aDragAfterTwoClicksGoesByWordsAndAfterThreeBySentences_data()
    {
        QTest::addColumn<int>("clicks");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("selected");
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
        QTest::newRow("two") << 2 << none << u"Baykar, met"_s;
        QTest::newRow("two with Ctrl") << 2 << ctrl << u"Baykar, met Baku"_s;
        QTest::newRow("three") << 3 << none
                               << u"\U0001F600 Selçuk Bayraktar, of Baykar, met (Ilham Aliyev) in Baku today."_s;
    }

    void aDragAfterTwoClicksGoesByWordsAndAfterThreeBySentences()
    {
        QFETCH(int, clicks);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, selected);
        if (modifiers) {
            press(at(u"Baku"_s, 1));
            move(at(u"Baku"_s, 3));
            release();
        }
        const auto point = at(u"Baykar,"_s, 2);
        auto *viewport = m_view->viewport();
        QTest::mouseClick(viewport, Qt::LeftButton, modifiers, point);
        if (clicks == 3)
            QTest::mouseDClick(viewport, Qt::LeftButton, modifiers, point);
        // The last click stays down, and is drawn on.
        QMouseEvent last(clicks == 2 ? QEvent::MouseButtonDblClick : QEvent::MouseButtonPress, point,
            viewport->mapToGlobal(point), Qt::LeftButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(viewport, &last);
        move(at(u"met"_s, 1), modifiers);
        release();
        QCOMPARE(quoted(), selected);
    }

    void scrollsOnAtTheEdge()
    {
        m_view->setArticle(TextOffsets(u"One line of many words.\n\n"_s.repeated(200)), {});
        press({m_view->viewport()->width() / 2, 100});
        const auto timers = test::runningTimers(*m_view);
        const QPoint below(m_view->viewport()->width() / 2, m_view->viewport()->height() + 60);
        move(below);
        QTRY_VERIFY(m_view->position().offset > 200);
        release();
        QCOMPARE(test::runningTimers(*m_view), timers); // it does not go on
        QVERIFY(m_view->selection().hull().length() > 200);
    }

    void aReleaseThatWentElsewhereEndsTheDrag()
    {
        press(at(u"elçuk"_s, 0));
        move(at(u"Bayr"_s, 3));
        const auto point = at(u"met"_s, 1);
        QMouseEvent lost(
            QEvent::MouseMove, point, m_view->viewport()->mapToGlobal(point), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &lost);
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
        move(at(u"Aliyev"_s, 1)); // held again, but not by a press here
        QCOMPARE(quoted(), u"Selçuk Bayraktar"_s);
    }

    // ------------------------------------------------------------ edges

    void dragsAnEdge_data()
    {
        QTest::addColumn<QStringList>("mention"); ///< its fragments
        QTest::addColumn<QString>("edge"); ///< the fragment whose edge is drawn …
        QTest::addColumn<bool>("isEnd");
        QTest::addColumn<QString>("to"); ///< … to the middle of the last character of these words
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QStringList>("resized"); ///< empty: nothing is asked for
        using Parts = QStringList;
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers alt = Qt::AltModifier;
        QTest::newRow("end to a longer one")
            << Parts{u"Selçuk"_s} << u"Selçuk"_s << true << u"Bayrakta"_s << none << Parts{u"Selçuk Bayraktar"_s};
        QTest::newRow("end to a shorter one")
            << Parts{u"Ilham Aliyev"_s} << u"Ilham Aliyev"_s << true << u"Ilha"_s << none << Parts{u"Ilham"_s};
        QTest::newRow("begin to a longer one")
            << Parts{u"Aliyev"_s} << u"Aliyev"_s << false << u"(Il"_s << none << Parts{u"Ilham Aliyev"_s};
        QTest::newRow("begin to a shorter one")
            << Parts{u"Ilham Aliyev"_s} << u"Ilham Aliyev"_s << false << u"Al"_s << none << Parts{u"Aliyev"_s};
        QTest::newRow("never to nothing")
            << Parts{u"Ilham Aliyev"_s} << u"Ilham Aliyev"_s << true << u"Sel"_s << none << Parts{u"Ilham"_s};
        QTest::newRow("back to where it was")
            << Parts{u"Ilham Aliyev"_s} << u"Ilham Aliyev"_s << true << u"Aliye"_s << none << Parts{};
        QTest::newRow("characters") << Parts{u"Selçuk"_s} << u"Selçuk"_s << true << u"Bayr"_s << alt
                                    << Parts{u"Selçuk Bay"_s};
        QTest::newRow("the end of the first of two, not into the second") << Parts{u"Selçuk"_s,
            u"Baykar"_s} << u"Selçuk"_s << true << u"Aliyev"_s << none << Parts{u"Selçuk Bayraktar, of"_s, u"Baykar"_s};
        QTest::newRow("the begin of the second") << Parts{u"Selçuk"_s, u"Baykar"_s} << u"Baykar"_s << false << u"of"_s
                                                 << none << Parts{u"Selçuk"_s, u"of Baykar"_s};
        QTest::newRow("fragments in their own order")
            << Parts{u"Baykar"_s, u"Selçuk"_s} << u"Selçuk"_s << true << u"Bayrakta"_s << none
            << Parts{u"Baykar"_s, u"Selçuk Bayraktar"_s};
        QTest::newRow("Arabic end") << Parts{u"محمد"_s} << u"محمد"_s << true << u"محمد الخطي"_s << none
                                    << Parts{u"محمد الخطيب"_s};
        QTest::newRow("Arabic begin") << Parts{u"الخطيب"_s} << u"الخطيب"_s << false << u"مح"_s << none
                                      << Parts{u"محمد الخطيب"_s};
    }

    void dragsAnEdge()
    {
        QFETCH(QStringList, mention);
        QFETCH(QString, edge);
        QFETCH(bool, isEnd);
        QFETCH(QString, to);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QStringList, resized);
        m_index->load({mentionOf(1, extentOf(mention), u"PER"_s)});
        m_view->setCurrent(MentionId(1), {});
        QSignalSpy requested(m_view.get(), &ArticleView::resizeRequested);
        const auto point = edgeOf(edge, isEnd);
        hover(point);
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::SizeHorCursor);
        press(point, modifiers);
        move((point + at(to, to.size() - 1)) / 2, modifiers);
        move(at(to, to.size() - 1), modifiers);
        m_view->grab(); // shows the handle
        release();
        QCOMPARE(requested.count(), resized.isEmpty() ? 0 : 1);
        QVERIFY(m_view->selection().fragments().empty());
        if (resized.isEmpty())
            return;
        QCOMPARE(requested.front().at(0).value<MentionId>(), MentionId(1));
        QCOMPARE(requested.front().at(1).value<Extent>(), extentOf(resized));
    }

    void onlyTheCurrentMentionHasHandles()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s), u"PER"_s)});
        hover(edgeOf(u"Ilham Aliyev"_s, true));
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::IBeamCursor);
        m_view->setCurrent(MentionId(1), {});
        hover(edgeOf(u"Ilham Aliyev"_s, true) + QPoint(1, 0));
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::SizeHorCursor);
        hover(at(u"Baku"_s, 1));
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::IBeamCursor);
    }

    void aHandleGoesWithItsMention()
    {
        const auto edge = edgeOf(u"Ilham Aliyev"_s, true);
        const auto seen = [this, edge] {
            return m_view->viewport()->grab({edge - QPoint(8, 20), QSize(16, 40)}).toImage();
        };
        const auto bare = seen();
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s), u"PER"_s)});
        m_view->setCurrent(MentionId(1), {});
        hover(edge);
        QVERIFY(seen() != bare);
        m_index->remove(MentionId(1)); // by a key, while the mouse rests there
        m_view->setCurrent({}, {});
        QCOMPARE(seen(), bare);
    }

    void aMenuWhilePickingLeavesWhatIsCurrent()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s), u"PER"_s), mentionOf(2, spanOf(u"Baku"_s), u"LOC"_s)});
        m_view->setCurrent(MentionId(1), {});
        m_view->startPicking({.hint = u"Where?"_s, .isAllowed = [](const Mention &) { return true; }});
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        QSignalSpy menus(m_view.get(), &ArticleView::contextMenuRequested);
        const auto point = at(u"Baku"_s, 1);
        const auto ask = [this, point] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_view->viewport()->mapToGlobal(point));
            QCoreApplication::sendEvent(m_view->viewport(), &event);
        };
        ask();
        QVERIFY(activated.isEmpty() && menus.isEmpty());
        QCOMPARE(m_view->currentMention(), MentionId(1));
        m_view->stopPicking();
        ask();
        QCOMPARE(activated.size(), 1);
        QCOMPARE(menus.size(), 1);
    }

    void anEdgeThatIsOnlyClickedStays()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s), u"PER"_s)});
        m_view->setCurrent(MentionId(1), {});
        QSignalSpy requested(m_view.get(), &ArticleView::resizeRequested);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, edgeOf(u"Ilham Aliyev"_s, true) - QPoint(2, 0));
        QVERIFY(requested.isEmpty());
        QCOMPARE(m_view->currentMention(), MentionId(1));
    }

    // ------------------------------------------------------------ relations

    void drawsARelation_data()
    {
        QTest::addColumn<QString>("from"); ///< the drag begins at the middle of these words …
        QTest::addColumn<bool>("byTag"); ///< … or at the tag above them
        QTest::addColumn<int>("current");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("related"); ///< to which mention; 0: none
        QTest::addColumn<bool>("isTold"); ///< why not
        QTest::addColumn<QString>("selected");
        QTest::newRow("from the current one")
            << u"Selçuk Bayraktar"_s << false << 1 << u"Baykar"_s << 2 << false << QString();
        QTest::newRow("from the tag of another")
            << u"Selçuk Bayraktar"_s << true << 0 << u"Baykar"_s << 2 << false << QString();
        QTest::newRow("what the schema does not allow")
            << u"Selçuk Bayraktar"_s << false << 1 << u"Baku"_s << 0 << true << QString();
        QTest::newRow("to no mention") << u"Selçuk Bayraktar"_s << false << 1 << u"today"_s << 0 << false << QString();
        QTest::newRow("to the next line")
            << u"Selçuk Bayraktar"_s << false << 1 << u"اليوم"_s << 4 << false << QString();
        QTest::newRow("the words of one that is not current are text")
            << u"Selçuk Bayraktar"_s << false << 0 << u"Baykar"_s << 0 << false << u"Bayraktar, of Baykar"_s;
        QTest::newRow("within its own words it selects")
            << u"Selçuk Bayraktar"_s << false << 1 << u"raktar"_s << 0 << false << u"Bayraktar"_s;
    }

    void drawsARelation()
    {
        QFETCH(QString, from);
        QFETCH(bool, byTag);
        QFETCH(int, current);
        QFETCH(QString, to);
        QFETCH(int, related);
        QFETCH(bool, isTold);
        QFETCH(QString, selected);
        m_index->load(
            {mentionOf(1, spanOf(u"Selçuk Bayraktar"_s), u"PER"_s), mentionOf(2, spanOf(u"Baykar"_s), u"ORG"_s),
                mentionOf(3, spanOf(u"Baku"_s), u"LOC"_s), mentionOf(4, spanOf(u"اليوم"_s), u"ORG"_s)});
        m_view->setCurrent(MentionId(current), {});
        QSignalSpy requested(m_view.get(), &ArticleView::relationRequested);
        QSignalSpy noticed(m_view.get(), &ArticleView::noticed);
        const auto rect = m_view->rectsOf(spanOf(from)).front();
        const auto point = byTag ? QPoint(int(rect.left()) + 4, int(rect.top()) - 5) : at(u"Bayraktar"_s, 1);
        press(point);
        move((point + at(to, 2)) / 2);
        move(at(to, 2));
        m_view->grab(); // shows the line
        release();
        QCOMPARE(requested.count(), related ? 1 : 0);
        QCOMPARE(noticed.count(), isTold ? 1 : 0);
        QCOMPARE(quoted(), selected);
        if (related) {
            QCOMPARE(requested.front().at(0).value<MentionId>(), MentionId(1));
            QCOMPARE(requested.front().at(1).value<MentionId>(), MentionId(related));
            QCOMPARE(m_view->currentMention(), MentionId(1));
        }
    }

    // ------------------------------------------------------------ what comes in between

    void whatComesInBetween_data()
    {
        QTest::addColumn<bool>("isLine"); ///< or else an edge is drawn
        QTest::addColumn<QString>("what");
        for (const bool isLine : {false, true}) {
            for (const auto *what : {"Esc", "deleted", "moved", "no mentions", "another article", "right button",
                     "lost", "menu", "picking"})
                QTest::addRow("%s, %s", isLine ? "line" : "edge", what) << isLine << QString::fromLatin1(what);
        }
    }

    void whatComesInBetween()
    {
        QFETCH(bool, isLine);
        QFETCH(QString, what);
        const auto bayraktar = mentionOf(1, spanOf(u"Selçuk Bayraktar"_s), u"PER"_s);
        m_index->load({bayraktar, mentionOf(2, spanOf(u"Baykar"_s), u"ORG"_s)});
        m_view->setCurrent(MentionId(1), {});
        QSignalSpy resized(m_view.get(), &ArticleView::resizeRequested);
        QSignalSpy related(m_view.get(), &ArticleView::relationRequested);
        press(isLine ? at(u"Bayraktar"_s, 1) : edgeOf(u"Selçuk Bayraktar"_s, true));
        move(at(u"Baykar"_s, 1));
        move(at(u"Baykar"_s, 2));
        auto *viewport = m_view->viewport();
        if (what == u"Esc") {
            QTest::keyClick(m_view.get(), Qt::Key_Escape);
            QCOMPARE(m_view->currentMention(), MentionId(1)); // one level only
        } else if (what == u"deleted") {
            m_index->remove(MentionId(1));
        } else if (what == u"moved") {
            auto moved = bayraktar;
            moved.extent = spanOf(u"Bayraktar"_s);
            m_index->update(moved);
        } else if (what == u"no mentions") {
            m_index.reset();
        } else if (what == u"another article") {
            m_view->setArticle(TextOffsets(u"Another text"_s), {});
        } else if (what == u"right button") {
            QMouseEvent right(QEvent::MouseButtonPress, at(u"met"_s, 1), viewport->mapToGlobal(at(u"met"_s, 1)),
                Qt::RightButton, Qt::LeftButton | Qt::RightButton, {});
            QCoreApplication::sendEvent(viewport, &right);
        } else if (what == u"lost") {
            QMouseEvent lost(QEvent::MouseMove, at(u"met"_s, 1), viewport->mapToGlobal(at(u"met"_s, 1)), Qt::NoButton,
                Qt::NoButton, {});
            QCoreApplication::sendEvent(viewport, &lost);
        } else if (what == u"menu") {
            QContextMenuEvent menu(QContextMenuEvent::Keyboard, QPoint(), QPoint(), Qt::NoModifier);
            QCoreApplication::sendEvent(m_view.get(), &menu);
            QTest::keyClick(m_view.get(), Qt::Key_Escape);
        } else if (what == u"picking") {
            m_view->startPicking({.hint = u"Choose"_s, .isAllowed = [](const Mention &) { return true; }});
        }
        m_view->grab();
        move({300, 200});
        move({400, 220});
        m_view->grab();
        release();
        QVERIFY(resized.isEmpty());
        QVERIFY(related.isEmpty());
    }

private:
    [[nodiscard]] Extent extentOf(const QStringList &parts) const
    {
        std::vector<TextSpan> fragments;
        for (const auto &part : parts)
            fragments.push_back(spanOf(part));
        return Extent(std::move(fragments));
    }
    /// A little left of the middle of a character, given by its UTF-16 place in words.
    [[nodiscard]] QPoint at(const QString &words, qsizetype unit) const
    {
        const auto there = m_view->text().fromUtf16(Text.indexOf(words) + unit, TextOffsets::Rounding::Down);
        const auto rect = m_view->rectsOf({there, there + 1}).front();
        return (rect.center() - QPointF(rect.width() / 6, 0)).toPoint();
    }
    [[nodiscard]] QPoint edgeOf(const QString &words, bool isEnd) const
    {
        const auto rect = m_view->rectsOf(spanOf(words)).front();
        const auto rightToLeft = words.front().direction() == QChar::DirAL;
        const auto x = isEnd == rightToLeft ? rect.left() + 1 : rect.right() - 1;
        return {int(x), int(rect.center().y())};
    }
    [[nodiscard]] QString quoted() const { return m_view->text().quote(m_view->selection()); }

    void send(QEvent::Type type, QPoint point, Qt::MouseButton button, Qt::MouseButtons buttons,
        Qt::KeyboardModifiers modifiers = {})
    {
        m_mouse = point;
        QMouseEvent event(type, point, m_view->viewport()->mapToGlobal(point), button, buttons, modifiers);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }
    void hover(QPoint point) { send(QEvent::MouseMove, point, Qt::NoButton, Qt::NoButton); }
    void press(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseButtonPress, point, Qt::LeftButton, Qt::LeftButton, modifiers);
    }
    void move(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseMove, point, Qt::NoButton, Qt::LeftButton, modifiers);
    }
    void release(Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseButtonRelease, m_mouse, Qt::LeftButton, Qt::NoButton, modifiers);
    }

    QPoint m_mouse;
};

QTEST_MAIN(TestArticleMouse)
#include "tst_articlemouse.moc"
