// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/picker.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QString chosen(const QSignalSpy &spy) { return spy.isEmpty() ? QString() : spy.last().first().value<QVariant>().toString(); }

} // namespace

class PickerTest : public QObject {
    Q_OBJECT

    QWidget m_window;
    QPointer<Picker> m_picker;

    static QList<PickItem> numbered(int count)
    {
        QList<PickItem> items;
        for (int i = 1; i <= count; ++i)
            items << PickItem{u"Type %1"_s.arg(QChar(u'A' + i % 26)) + QString::number(i), {}, i};
        return items;
    }
    void open(Picker::Source source)
    {
        m_picker = new Picker(u"Which?"_s, std::move(source), {m_window.mapToGlobal(QPoint(100, 100)), QSize(80, 20)}, &m_window);
        QVERIFY(QTest::qWaitForWindowExposed(m_picker));
    }
    [[nodiscard]] QLineEdit *edit() const { return m_picker->findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *list() const { return m_picker->findChild<QListView *>(); }
    [[nodiscard]] QString highlighted() const { return list()->currentIndex().data().toString(); }
    [[nodiscard]] QString note() const { return m_picker->findChild<QTextBrowser *>()->toPlainText(); }
    [[nodiscard]] QString status() const { return m_picker->findChild<QLabel *>(u"status"_s)->text(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(edit(), key, modifiers); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window.resize(600, 600);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }
    void cleanup()
    {
        if (m_picker)
            m_picker->close();
        QTRY_VERIFY(!m_picker);
    }

    void offersWhatHoldsTheLettersTheBestFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("nothing: all as they came")
            << u""_s << QStringList{u"Mert Öztürk"_s, u"Öztürk"_s, u"İzmir"_s, u"Işık"_s};
        QTest::newRow("accent typed, what begins so first") << u"özt"_s << QStringList{u"Öztürk"_s, u"Mert Öztürk"_s};
        QTest::newRow("accent not typed") << u"ozt"_s << QStringList{u"Öztürk"_s, u"Mert Öztürk"_s};
        QTest::newRow("dotted capital") << u"izmir"_s << QStringList{u"İzmir"_s};
        QTest::newRow("dotless capital") << u"ISIK"_s << QStringList{u"Işık"_s};
        QTest::newRow("letters with others between") << u"mtürk"_s << QStringList{u"Mert Öztürk"_s};
        QTest::newRow("the words beside it") << u"place"_s << QStringList{u"İzmir"_s};
        QTest::newRow("not there") << u"ankara"_s << QStringList();
    }
    void offersWhatHoldsTheLettersTheBestFirst()
    {
        QFETCH(const QString, typed);
        const auto source = Picker::among({{u"Mert Öztürk"_s, u"PER"_s, 1},
            {u"Öztürk"_s, u"PER"_s, 2},
            {u"İzmir"_s, u"place"_s, 3},
            {u"Işık"_s, u"ORG"_s, 4}});
        QStringList offered;
        const PickList list = source(typed);
        for (const PickItem &item : list.items)
            offered << item.text;
        QTEST(offered, "offered");
    }

    void whatStandsInTwoGroupsIsFoundOnce()
    {
        const auto source = Picker::among({{.text = u"Person"_s, .detail = {}, .value = 1, .group = u"Recent"_s},
            {.text = u"Agent"_s, .detail = {}, .value = 2, .group = u"All"_s, .isOffered = false},
            {.text = u"Person"_s, .detail = {}, .value = 1, .group = u"All"_s, .depth = 1}});
        QCOMPARE(source(u""_s).items.size(), 3);
        const PickList found = source(u"e"_s);
        QCOMPARE(found.items.size(), 1);
        QCOMPARE(found.items.first().depth, 0);
        QVERIFY(found.items.first().group.isEmpty());
    }

    void keysGoOverWhatCannotBePicked()
    {
        open(Picker::among({{.text = u"Person"_s, .detail = {}, .value = 1, .group = u"Recent"_s},
            {.text = u"Agent"_s, .detail = {}, .value = 2, .group = u"All"_s, .isOffered = false},
            {.text = u"Group"_s, .detail = {}, .value = 3, .group = u"All"_s}}));
        QCOMPARE(highlighted(), u"Person"_s);
        press(Qt::Key_Up);
        QCOMPARE(highlighted(), u"Person"_s);
        press(Qt::Key_Down);
        QCOMPARE(highlighted(), u"Group"_s);
        press(Qt::Key_Down);
        QCOMPARE(highlighted(), u"Group"_s);
        press(Qt::Key_Home);
        QCOMPARE(highlighted(), u"Person"_s);
        press(Qt::Key_End);
        QSignalSpy spy(m_picker, &Picker::picked);
        press(Qt::Key_Return);
        QCOMPARE(chosen(spy), u"3"_s);
        QVERIFY(!m_picker || !m_picker->isVisible());
    }

    void digitsPickTheRowsInView_data()
    {
        QTest::addColumn<int>("pages");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("picked");
        QTest::newRow("at the start") << 0 << Qt::KeyboardModifiers() << u"3"_s;
        QTest::newRow("a digit that needs Shift on its keyboard") << 0 << Qt::KeyboardModifiers(Qt::ShiftModifier) << u"3"_s;
        QTest::newRow("further down") << 3 << Qt::KeyboardModifiers() << u"22"_s; // row 31 is highlighted and last of the twelve in view
    }
    void digitsPickTheRowsInView()
    {
        QFETCH(const int, pages);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        open(Picker::among(numbered(168)));
        for (int i = 0; i < pages; ++i)
            press(Qt::Key_PageDown);
        QSignalSpy spy(m_picker, &Picker::picked);
        press(Qt::Key_3, modifiers);
        QTEST(chosen(spy), "picked");
    }

    void digitsAreTypedWhereWordsMayHoldThem()
    {
        open(Picker::among({{u"F-16"_s, {}, 1}, {u"F-35"_s, {}, 2}}));
        m_picker->setDigits(Picker::Digits::WhileNothingIsTyped);
        QSignalSpy spy(m_picker, &Picker::picked);
        QTest::keyClicks(edit(), u"f-3"_s);
        QCOMPARE(spy.size(), 0);
        QCOMPARE(highlighted(), u"F-35"_s);
        press(Qt::Key_1, Qt::AltModifier); // with Alt they still pick
        QCOMPARE(chosen(spy), u"2"_s);
    }

    void theMouseHighlightsAndPicks()
    {
        open(Picker::among(numbered(5)));
        const auto middle = [this](int row) { return list()->visualRect(list()->model()->index(row, 0)).center(); };
        QTest::mouseMove(list()->viewport(), middle(2));
        QTest::mouseMove(list()->viewport(), middle(3));
        QTRY_COMPARE(list()->currentIndex().row(), 3);
        QSignalSpy spy(m_picker, &Picker::picked);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middle(1));
        QCOMPARE(chosen(spy), u"2"_s);
    }

    void escLeavesWithoutAChoice()
    {
        open(Picker::among(numbered(5)));
        QSignalSpy spy(m_picker, &Picker::picked);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_picker);
        QCOMPARE(spy.size(), 0);
    }

    void aNoteStandsBesideWhatIsHighlighted()
    {
        int asked = 0;
        const auto noteOf = [&asked](const QString &words) {
            return [&asked, words] {
                ++asked;
                return u"<p>%1</p>"_s.arg(words);
            };
        };
        open(Picker::among({{.text = u"Person"_s, .detail = {}, .value = 1, .note = noteOf(u"One human being."_s)},
            {.text = u"Group"_s, .detail = {}, .value = 2, .note = noteOf(u"Several."_s)}}));
        QCOMPARE(note(), u"One human being."_s);
        const int before = asked;
        press(Qt::Key_Down);
        QCOMPARE(note(), u"Several."_s);
        QCOMPARE(asked, before + 1); // only for the row
    }

    /// A fast typist is ahead of the answers: keys mean those of what was typed, never rows of before.
    void keysWaitForTheAnswer_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("picked");
        QTest::newRow("Enter") << u"ab"_s << int(Qt::Key_Return) << Qt::KeyboardModifiers() << u"ab 1"_s;
        QTest::newRow("Enter before anything was there") << u""_s << int(Qt::Key_Return) << Qt::KeyboardModifiers() << u" 1"_s;
        QTest::newRow("a digit") << u""_s << int(Qt::Key_2) << Qt::KeyboardModifiers() << u" 2"_s;
        QTest::newRow("Alt and a digit") << u"ab"_s << int(Qt::Key_2) << Qt::KeyboardModifiers(Qt::AltModifier) << u"ab 2"_s;
        QTest::newRow("a further key") << u"ab"_s << int(Qt::Key_N) << Qt::KeyboardModifiers(Qt::ControlModifier) << u"n ab 1"_s;
        QTest::newRow("Esc does not wait") << u"ab"_s << int(Qt::Key_Escape) << Qt::KeyboardModifiers() << QString();
    }
    void keysWaitForTheAnswer()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        QStringList picked;
        const auto answerTo = [](const QString &words) {
            return PickList({{words + u" 1"_s, {}, words + u" 1"_s}, {words + u" 2"_s, {}, words + u" 2"_s}});
        };
        // Former answers come last, as those of a slow search may.
        const Picker::Search search = [answerTo](const QString &words, const std::function<void(PickList)> &answer) {
            QTimer::singleShot(200 - 50 * int(words.size()), qApp, [=] { answer(answerTo(words)); });
        };
        m_picker = new Picker(u"Which?"_s, search, {m_window.mapToGlobal(QPoint(100, 100)), QSize(80, 20)}, &m_window);
        QVERIFY(m_picker->isVisible()); // it takes keys at once
        QVERIFY(m_picker->isWaiting());
        m_picker->setDigits(Picker::Digits::WhileNothingIsTyped);
        m_picker->addKey({{Qt::ControlModifier | Qt::Key_N}, u"not"_s,
            [&picked](const QVariant &value, const QString &) { picked << u"n "_s + value.toString(); }});
        connect(m_picker, &Picker::picked, this, [&picked](const QVariant &value) { picked << value.toString(); });
        QTest::keyClicks(edit(), typed);
        press(Qt::Key(key), modifiers);
        QTRY_VERIFY(!m_picker);
        QTEST(picked.join(u' '), "picked");
    }

    void formerRowsStayUntilTheAnswer()
    {
        std::function<void(PickList)> last;
        const Picker::Search search = [&last](const QString &words, const std::function<void(PickList)> &answer) {
            words.isEmpty() ? answer(PickList(numbered(3))) : void(last = answer);
        };
        m_picker = new Picker(u"Which?"_s, search, {m_window.mapToGlobal(QPoint(100, 100)), QSize(80, 20)}, &m_window);
        QCOMPARE(list()->model()->rowCount(), 3);
        QTest::keyClicks(edit(), u"t"_s);
        const auto former = last;
        QTest::keyClicks(edit(), u"y"_s);
        QCOMPARE(list()->model()->rowCount(), 3);
        former(PickList(numbered(2)));
        QCOMPARE(list()->model()->rowCount(), 3); // nobody wants it any more
        QVERIFY(m_picker->isWaiting());
        last(PickList(numbered(1)));
        QCOMPARE(list()->model()->rowCount(), 1);
        QVERIFY(!m_picker->isWaiting());
    }

    void moreLettersDropAKeyThatWaits()
    {
        std::function<void(PickList)> last;
        m_picker = new Picker(
            u"Which?"_s, Picker::Search([&last](const QString &, const auto &answer) { last = answer; }),
            {m_window.mapToGlobal(QPoint(100, 100)), QSize(80, 20)}, &m_window);
        const QSignalSpy picked(m_picker, &Picker::picked);
        QTest::keyClicks(edit(), u"t"_s);
        press(Qt::Key_Return);
        QTest::keyClicks(edit(), u"y"_s);
        last(PickList(numbered(2)));
        QCOMPARE(picked.size(), 0);
        QVERIFY(m_picker && m_picker->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(chosen(picked), u"1"_s);
    }

    void whoIsGoneWaitsForNoAnswer_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("value");
        QTest::newRow("Esc") << u"Esc"_s << QString();
        QTest::newRow("a click picks what is seen") << u"click"_s << u"2"_s;
        QTest::newRow("the window is gone") << u"delete"_s << QString();
    }
    void whoIsGoneWaitsForNoAnswer()
    {
        QFETCH(const QString, how);
        std::function<void(PickList)> last;
        const Picker::Search search = [&last](const QString &words, const std::function<void(PickList)> &answer) {
            words.isEmpty() ? answer(PickList(numbered(3))) : void(last = answer);
        };
        auto parent = std::make_unique<QWidget>();
        m_picker = new Picker(u"Which?"_s, search, {m_window.mapToGlobal(QPoint(100, 100)), QSize(80, 20)}, parent.get());
        QVERIFY(QTest::qWaitForWindowExposed(m_picker));
        const QSignalSpy picked(m_picker, &Picker::picked);
        QTest::keyClicks(edit(), u"t"_s);
        press(Qt::Key_Return);
        if (how == u"Esc")
            press(Qt::Key_Escape);
        else if (how == u"click")
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(1, 0)).center());
        else
            parent.reset();
        last(PickList(numbered(1)));
        QTRY_VERIFY(!m_picker);
        QTEST(chosen(picked), "value");
        QVERIFY(picked.size() <= 1);
    }

    void saysHowManyThereAre()
    {
        open([](const QString &typed) {
            PickList found(typed.isEmpty() ? numbered(4) : QList<PickItem>());
            found.total = typed.isEmpty() ? 3000 : 0;
            return found;
        });
        m_picker->setEmptyHint(u"Nobody."_s);
        QVERIFY2(status().contains(u"3000"_s), qPrintable(status()));
        QTest::keyClicks(edit(), u"x"_s);
        QVERIFY2(status().contains(u'0'), qPrintable(status()));
        const auto labels = list()->viewport()->findChildren<QLabel *>();
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels.first()->isVisible());
        press(Qt::Key_Return); // nothing to pick: it stays
        QVERIFY(m_picker && m_picker->isVisible());
    }

    void isAsHighAsItsRows()
    {
        const auto rowHeight = [this] { return list()->visualRect(list()->model()->index(0, 0)).height(); };
        for (const int count : {1, 2, 4, 12, 40}) {
            open(Picker::among(numbered(count)));
            QCOMPARE(list()->height(), rowHeight() * std::clamp(count, 2, 12));
            m_picker->close();
            QTRY_VERIFY(!m_picker);
        }
        // A note that is longer than the rows has its room.
        const auto note = [] { return u"<p>%1</p>"_s.arg(u"All that one has to know of it. "_s.repeated(8)); };
        open(Picker::among({{.text = u"Person"_s, .detail = {}, .value = 1, .note = note},
            {.text = u"Group"_s, .detail = {}, .value = 2, .note = [] { return u"Several."_s; }}}));
        const auto *text = m_picker->findChild<QTextBrowser *>();
        QVERIFY(list()->height() > rowHeight() * 2);
        QVERIFY(text->height() >= int(text->document()->size().height()));
        const int before = m_picker->height();
        press(Qt::Key_Down); // nothing jumps
        QCOMPARE(m_picker->height(), before);
    }

    void growsWithWhatTypingFinds()
    {
        for (const int top : {100, 700}) { // below its words, and above
            m_picker = new Picker(u"Which?"_s,
                Picker::Source([](const QString &typed) {
                    PickList found(numbered(typed.isEmpty() ? 2 : 9));
                    found.total = 9;
                    return found;
                }),
                {QPoint(100, top), QSize(80, 20)}, &m_window);
            QVERIFY(QTest::qWaitForWindowExposed(m_picker));
            const QRect before = m_picker->geometry();
            QTest::keyClicks(edit(), u"t"_s);
            const QRect after = m_picker->geometry();
            QCOMPARE(list()->height(), list()->visualRect(list()->model()->index(0, 0)).height() * 9);
            QVERIFY(after.height() > before.height());
            const int moved = top == 100 ? after.top() - before.top() : after.bottom() - before.bottom();
            QVERIFY2(std::abs(moved) <= 2, qPrintable(QString::number(moved))); // the frame that offscreen gives it at first
            press(Qt::Key_Backspace);
            QCOMPARE(m_picker->geometry(), after);
            m_picker->close();
            QTRY_VERIFY(!m_picker);
        }
    }

    /// Where what is typed is the answer there is nothing to narrow down and nothing to count.
    void whatIsTypedIsNoChoiceAmongSeveral()
    {
        open([](const QString &typed) {
            return typed.isEmpty() ? QList<PickItem>() : QList<PickItem>{{typed, u"as the Time"_s, typed}};
        });
        m_picker->setDigits(Picker::Digits::Never);
        m_picker->setEmptyHint(u"A number, a date or a name, as it shall stand there; it may be as long as this sentence is."_s);
        QVERIFY2(!edit()->placeholderText().contains(u"narrow"_s), qPrintable(edit()->placeholderText()));
        QVERIFY(!m_picker->findChild<QLabel *>(u"status"_s)->isVisible());
        const auto *hint = list()->viewport()->findChild<QLabel *>();
        QTRY_COMPARE(hint->size(), list()->viewport()->size());
        QVERIFY(hint->height() >= hint->heightForWidth(hint->width()));
        QVERIFY(hint->height() > 2 * hint->fontMetrics().height());
        QSignalSpy spy(m_picker, &Picker::picked);
        QTest::keyClicks(edit(), u"12"_s);
        QVERIFY(!m_picker->findChild<QLabel *>(u"status"_s)->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(chosen(spy), u"12"_s);
    }

    void furtherKeysActOnTheRow()
    {
        QStringList log;
        open(Picker::among(numbered(3)));
        m_picker->addKey({{Qt::ControlModifier | Qt::Key_N, Qt::Key_Delete}, u"not this"_s,
            [&log](const QVariant &value, const QString &) { log << u"not "_s + value.toString(); }, false});
        m_picker->addKey({{Qt::ControlModifier | Qt::Key_Return}, u"new"_s,
            [&log](const QVariant &, const QString &typed) { log << u"new "_s + typed; }});
        QVERIFY2(status().contains(u"not this"_s), qPrintable(status()));
        press(Qt::Key_Down);
        press(Qt::Key_N, Qt::ControlModifier);
        press(Qt::Key_Delete);
        QVERIFY(m_picker->isVisible());
        QTest::keyClicks(edit(), u"t"_s);
        press(Qt::Key_Home, Qt::ShiftModifier); // selects what was typed: then Delete is the line's
        press(Qt::Key_Delete);
        QTest::keyClicks(edit(), u"ty"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(log, QStringList({u"not 2"_s, u"not 1"_s, u"new ty"_s}));
        QTRY_VERIFY(!m_picker);
    }

    void whatIsTickedIsPickedTogether()
    {
        QList<PickItem> items = numbered(4);
        for (PickItem &item : items)
            item.tick = item.value == 2;
        open(Picker::among(items));
        QSignalSpy spy(m_picker, &Picker::ticked);
        QTest::keyClicks(edit(), u"type e4"_s.left(4)); // narrowing down changes no tick
        press(Qt::Key_End);
        press(Qt::Key_Space);
        press(Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().toList(), QVariantList({2, 4}));
    }

    void readsAsAListForAScreenReader()
    {
        open(Picker::among({{u"Person"_s, u"PER"_s, 1}, {u"Group"_s, {}, 2}}));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(list());
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::List);
        QCOMPARE(interface->text(QAccessible::Name), u"Which?"_s);
        QCOMPARE(interface->childCount(), 2);
        QCOMPARE(interface->child(0)->role(), QAccessible::ListItem);
        QCOMPARE(interface->child(0)->text(QAccessible::Name), u"Person, PER"_s);
        QVERIFY(interface->child(0)->state().selected);
    }

    void asksOncePerLetter()
    {
        int asked = 0;
        open([&asked, offer = Picker::among(numbered(168))](const QString &typed) {
            ++asked;
            return offer(typed);
        });
        QTest::keyClicks(edit(), u"type"_s);
        QCOMPARE(asked, 5); // and with nothing typed
    }

    void standsBesideTheWords_data()
    {
        QTest::addColumn<QRect>("anchor");
        QTest::addColumn<bool>("isRightToLeft");
        QTest::addColumn<QPoint>("place");
        QTest::newRow("below") << QRect(100, 100, 50, 20) << false << QPoint(100, 124);
        QTest::newRow("below, from the right") << QRect(700, 100, 50, 20) << true << QPoint(450, 124);
        QTest::newRow("above at the bottom") << QRect(100, 700, 50, 20) << false << QPoint(100, 296);
        QTest::newRow("kept on the screen") << QRect(950, 100, 50, 20) << false << QPoint(700, 124);
        QTest::newRow("kept on the screen, from the right") << QRect(10, 100, 50, 20) << true << QPoint(0, 124);
        QTest::newRow("beside many lines") << QRect(100, 50, 300, 700) << false << QPoint(404, 50);
        QTest::newRow("before them") << QRect(400, 50, 550, 700) << false << QPoint(96, 50);
    }
    void standsBesideTheWords()
    {
        QFETCH(const QRect, anchor);
        QFETCH(const bool, isRightToLeft);
        const QRect screen(0, 0, 1000, 800);
        const QSize size(300, 400);
        const QPoint place = placeBeside(anchor, size, screen, isRightToLeft);
        QVERIFY(screen.contains(QRect(place, size)));
        QVERIFY(!anchor.intersects(QRect(place, size)));
        QTEST(place, "place");
    }
};

QTEST_MAIN(PickerTest)
#include "tst_picker.moc"
