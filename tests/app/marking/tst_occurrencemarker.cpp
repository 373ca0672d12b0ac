// SPDX-License-Identifier: GPL-3.0-or-later
// Marking all occurrences and repeating at the next hit, in a real window, with real keys and clicks.
#include "app/marking/marking.h"
#include "tests/app/windowscene.h"
#include "tests/support/projectfiles.h"
#include "widgets/panels/findbar.h"
#include "widgets/panels/occurrencepanel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

class OccurrenceMarkerTest : public test::WindowScene {
    Q_OBJECT

    static constexpr auto text
        = u"The Sitare left. 🚢 Sitare ran late, and SITARE Lines said so. Sitareh is no ship. The Sitare sank.";

    ArticleId m_other;
    QByteArray m_before;

    [[nodiscard]] OccurrencePanel *panel() const { return m_window->findChild<OccurrencePanel *>(); }
    [[nodiscard]] QTableView &list() const { return *panel()->findChild<QTableView *>(); }
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }

    void select(qsizetype begin, qsizetype end)
    {
        view().setSelection(TextSpan{begin, end});
        view().setFocus();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at ? at : m_window.data(), key, modifiers);
    }
    template <class Button>
    Button *button(const QString &name) const
    {
        for (auto *one : panel()->findChildren<Button *>()) {
            if (QString(one->text()).remove(u'&').startsWith(name))
                return one;
        }
        return nullptr;
    }
    /// Presses the key and waits for what was found.
    void open()
    {
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(panel() && panel()->isVisible() && list().model()->rowCount() > 0);
    }
    /// Places and entities of the mentions of a type, one a line.
    [[nodiscard]] QString marks(ArticleId article, const QString &type = u"VEH"_s) const
    {
        QStringList lines;
        for (const Mention &one : test::need(project().mentions().inArticle(article))) {
            if (one.type == type)
                lines << one.extent.toString()
                        + (one.entity ? u' ' + project().entities().entity(one.entity)->name : QString());
        }
        return lines.join(u", "_s);
    }
    [[nodiscard]] QByteArray content() const { return test::contentHash(project().store()); }

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }

    void init()
    {
        show(u"window.gloss"_s, QString(text), {1200, 800});
        Article other;
        other.title = u"Again"_s;
        m_other = test::need(project().articles().add(other, u"Of the Sitare again."_s));
        project().workbench().flush();
        QCOMPARE(project().selection().article(), m_article);
        m_before = content();
    }

    void cleanup() { closeWindow(); }

    void marksAllByKeyboard()
    {
        select(4, 10);
        press(Qt::Key_V);
        QCOMPARE(marks(m_article), u"4-10 Sitare"_s);
        open();
        QVERIFY(list().hasFocus());
        // Two are new, the heading and the one that is marked stand behind them.
        QCOMPARE(list().model()->rowCount(), 5);
        QVERIFY(button<QPushButton>(u"Mark 2"_s));
        press(Qt::Key_Down);
        QCOMPARE(view().selection().hull(), (TextSpan{86, 92})); // it shows the place
        press(Qt::Key_Space);
        QVERIFY(button<QPushButton>(u"Mark 1"_s));
        press(Qt::Key_Space);
        press(Qt::Key_X);
        QVERIFY(!button<QPushButton>(u"Mark"_s)->isEnabled());
        press(Qt::Key_C); // whatever the case: SITARE
        QTRY_COMPARE(list().model()->rowCount(), 6);
        press(Qt::Key_C);
        QTRY_COMPARE(list().model()->rowCount(), 5);
        press(Qt::Key_A);
        press(Qt::Key_Return);
        QVERIFY(!panel() || !panel()->isVisible());
        QCOMPARE(marks(m_article), u"4-10 Sitare, 19-25 Sitare, 86-92 Sitare"_s);
        QCOMPARE(said(), u"Marked 2 × “Sitare” as Vehicle. Ctrl+Z takes it back."_s);
        QVERIFY(view().hasFocus());
        QCOMPARE(project().history().undoable()->title, u"Mark 2 × “Sitare” as Vehicle"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(marks(m_article), u"4-10 Sitare"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(content(), m_before);
    }

    void marksAllByMouse()
    {
        select(4, 10);
        press(Qt::Key_V);
        open();
        QTest::mouseClick(button<QCheckBox>(u"Case"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(list().model()->rowCount(), 6); // SITARE Lines
        QTest::mouseClick(button<QCheckBox>(u"Whole words"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(list().model()->rowCount(), 7); // Sitareh
        QTest::mouseClick(button<QCheckBox>(u"Whole project"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(list().model()->rowCount(), 8);
        QTest::mouseClick(button<QPushButton>(u"None"_s), Qt::LeftButton);
        QVERIFY(!button<QPushButton>(u"Mark"_s)->isEnabled());
        // The last of the new ones stands in the other article, and is ticked at its box.
        list().scrollTo(list().model()->index(5, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(list().model()->index(5, 0)).center());
        QCOMPARE(project().selection().article(), m_other);
        const QRect shown = list().visualRect(list().model()->index(5, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, QPoint(shown.left() + 10, shown.center().y()));
        QVERIFY(button<QPushButton>(u"Mark 1"_s));
        QTest::mouseClick(button<QPushButton>(u"Mark 1"_s), Qt::LeftButton);
        QTRY_VERIFY(said().startsWith(u"Marked 1 × “Sitare”"_s)); // the job is done
        QCOMPARE(marks(m_other), u"7-13 Sitare"_s);
        QCOMPARE(marks(m_article), u"4-10 Sitare"_s);
    }

    void escapeChangesNothing()
    {
        select(4, 10);
        open();
        press(Qt::Key_Down);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!panel());
        QVERIFY(view().hasFocus());
        QCOMPARE(view().selection().hull(), (TextSpan{4, 10}));
        QCOMPARE(content(), m_before);
    }

    void theProjectMayCloseWithIt()
    {
        select(4, 10);
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(panel());
        press(Qt::Key_Escape);
        m_window->close(); // before the event loop had a turn
        QTRY_VERIFY(!m_window);
    }

    void followsWhatIsMarkedMeanwhile()
    {
        select(4, 10);
        open();
        QCOMPARE(list().model()->rowCount(), 4);
        select(19, 25);
        press(Qt::Key_V);
        QTRY_COMPARE(list().model()->rowCount(), 5); // a heading more
    }

    void takesTheNamesOfAnEntity()
    {
        select(4, 10);
        press(Qt::Key_V);
        const EntityId entity = project().selection().entity();
        test::need(project().entities().setAliases(entity, {u"Lines"_s}));
        project().workbench().flush();
        project().selection().choose(entity);
        auto *tree = m_window->findChild<QWidget *>(u"entities"_s)->findChild<QTreeView *>();
        tree->setFocus(); // the key is heard in panels, too
        open();
        QVERIFY(button<QCheckBox>(u"Other names"_s)->isChecked());
        QCOMPARE(list().model()->rowCount(), 6); // three new
        press(Qt::Key_Return);
        QCOMPARE(marks(m_article), u"4-10 Sitare, 19-25 Sitare, 47-52 Sitare, 86-92 Sitare"_s);
    }

    void makesEventsOfTriggers()
    {
        const NewEvent made = test::need(project().events().create(m_article, TextSpan{30, 34}, u"Contact.Meet"_s)); // late
        project().workbench().flush();
        project().selection().choose(made.trigger);
        select(4, 10);
        open();
        QVERIFY(button<QPushButton>(u"new events"_s));
        press(Qt::Key_Return);
        QCOMPARE(project().events().ids({})->size(), size_t(4));
    }

    void repeatsTheLastMark()
    {
        select(4, 10);
        press(Qt::Key_V);
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(marks(m_article), u"4-10 Sitare, 19-25 Sitare"_s);
        QCOMPARE(said(), u"Marked “Sitare” as Vehicle again. 1 more left."_s);
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(marks(m_article), u"4-10 Sitare, 19-25 Sitare, 86-92 Sitare"_s);
        QCOMPARE(view().caret(), 92);
        QCOMPARE(test::need(project().mentions().mention(project().selection().mention())).extent, Extent(TextSpan{86, 92}));
        press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(said().startsWith(u"No other “Sitare” is left"_s));
        // Each is a step of its own, and an undone one is found again, past the end of the text.
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(marks(m_article), u"4-10 Sitare"_s);
        select(95, 95);
        press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(said().startsWith(u"Went on at the start."_s));
        QCOMPARE(marks(m_article), u"4-10 Sitare, 19-25 Sitare"_s);
    }

    /// Of a long text the places are looked for in another thread.
    void repeatsInALongText()
    {
        const QString filler = u"Nobody is named here. "_s.repeated(10'000);
        ArticleRepository articles(project().store());
        Article about;
        about.title = u"Long"_s;
        const ArticleId article = test::need(articles.add(about, u"Sitare left. "_s + filler + u"Sitare sank."_s));
        project().selection().chooseArticle(article);
        select(0, 6);
        press(Qt::Key_V);
        press(Qt::Key_H, Qt::ControlModifier);
        const qsizetype at = 13 + filler.size();
        QTRY_COMPARE(marks(article), u"0-6 Sitare, %1-%2 Sitare"_s.arg(at).arg(at + 6));
        press(Qt::Key_H, Qt::ControlModifier); // where they stand is known by now
        QVERIFY(said().startsWith(u"No other “Sitare” is left"_s));
    }

    void repeatsAtTheHitsOfTheFindBar()
    {
        select(4, 10);
        press(Qt::Key_V);
        press(Qt::Key_F, Qt::ControlModifier);
        auto *edit = m_window->findChild<FindBar *>()->findChild<QLineEdit *>();
        edit->clear();
        QTest::keyClicks(edit, u"lines"_s);
        press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(marks(m_article), u"4-10 Sitare, 47-52 Lines"_s);
    }

    void saysWhyNothingIsRepeated()
    {
        select(0, 3);
        press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(said().startsWith(u"Mark something first"_s));
        QCOMPARE(content(), m_before);
    }
};

QTEST_MAIN(OccurrenceMarkerTest)
#include "tst_occurrencemarker.moc"
