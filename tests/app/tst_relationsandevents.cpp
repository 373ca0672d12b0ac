// SPDX-License-Identifier: GPL-3.0-or-later
// Relations and events in a real window: each gesture, with real keys and a real mouse.
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "tests/app/windowscene.h"
#include "tests/support/pickers.h"
#include "tests/support/projectsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/picker.h"
#include "widgets/panels/rolebar.h"

#include <KActionCollection>
#include <QApplication>
#include <QDockWidget>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QStatusBar>
#include <QStyleHints>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Schema_ = R"(schema "Test" version 1 language en
entity PER "Person" key P
entity ORG "Organization" key O
entity VEH "Vehicle" key V
value NUM "Count" key N
relation Employment
  from PER
  to ORG
relation Membership
  from PER
  to ORG
relation Uses
  from PER
  to VEH
relation Married symmetric
  from PER
  to PER
event Attack key A
  attr modality on event one of Asserted Other
  role Place ? ORG
  role Attacker 1 PER
  role Target + PER VEH ORG
  role Dead ? NUM
event Trial key T
  role Charge * event
  role Defendant 1..2 PER
)";
constexpr auto Text = u"Ada Berg bombed the convoy of Otto Klein near Acme Works. Seven men died, "
                      u"and the truck burned. A court jailed Ada Berg for the bombing on Friday.";

} // namespace

class RelationsAndEventsTest : public QObject {
    Q_OBJECT

    QPointer<MainWindow> m_window;
    ArticleId m_article;
    int m_keys = 0;
    int m_clicks = 0;
    QString m_promised; ///< said while something hovered last

    [[nodiscard]] Project &project() const { return *m_window->project(); }
    [[nodiscard]] ArticleView &view() const { return m_window->articleView(); }
    [[nodiscard]] RoleBar &bar() const { return *m_window->findChild<RoleBar *>(); }
    [[nodiscard]] QString status() const { return m_window->statusBar()->currentMessage(); }
    [[nodiscard]] EventMentionId current() const { return project().selection().eventMention(); }

    [[nodiscard]] TextSpan spanOf(const QString &words, qsizetype from = 0) const
    {
        const TextOffsets &offsets = view().text();
        const qsizetype at = offsets.text().indexOf(words, from);
        Q_ASSERT(at >= 0);
        return {*offsets.fromUtf16(at), *offsets.fromUtf16(at + words.size())};
    }

    MentionId mark(const QString &words, const QString &type, qsizetype from = 0)
    {
        const MentionId id = test::need(project().mentions().mark(m_article, spanOf(words, from), type)).mention;
        project().workbench().flush();
        return id;
    }

    EventMentionId event(const QString &words, const QString &type)
    {
        const NewEvent made = test::need(project().events().create(m_article, spanOf(words), type));
        project().workbench().flush();
        return made.mention;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++m_keys;
        QTest::keyClick(&view(), key, modifiers);
    }

    void trigger(const char *action)
    {
        ++m_keys;
        m_window->actionCollection()->action(QLatin1String(action))->trigger();
    }

    [[nodiscard]] Picker *picker() const
    {
        const QList<Picker *> pickers = view().findChildren<Picker *>();
        const auto found = std::ranges::find_if(pickers, &QWidget::isVisible);
        return found == pickers.end() ? nullptr : *found;
    }

    void choose(const QString &typed, Qt::Key last = Qt::Key_Return)
    {
        QVERIFY(picker());
        auto *edit = picker()->findChild<QLineEdit *>();
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, last);
        test::waitForAnswers(*m_window);
        m_keys += int(typed.size()) + 1;
    }

    [[nodiscard]] QPoint middleOf(TextSpan span) const { return view().rectsOf(span).front().center().toPoint(); }

    void click(TextSpan span)
    {
        ++m_clicks;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, middleOf(span));
    }

    /// As a hand does it: press, move, release.
    void drag(TextSpan span, Qt::KeyboardModifiers modifiers = {})
    {
        const QRectF begin = view().rectsOf({span.begin, span.begin + 1}).front();
        const QRectF end = view().rectsOf({span.end - 1, span.end}).front();
        const QPoint from(int(begin.left()) + 2, int(begin.center().y()));
        const QPoint to(int(end.right()) - 2, int(end.center().y()));
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view().viewport(), (from + to) / 2);
        QTest::mouseMove(view().viewport(), to);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, modifiers, to);
        ++m_clicks;
    }

    /// From the words of a mention to other words.
    void dragFrom(MentionId id, TextSpan to)
    {
        project().selection().choose(id);
        const QPoint from = middleOf(test::need(project().mentions().mention(id)).extent.hull());
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view().viewport(), (from + middleOf(to)) / 2);
        QTest::mouseMove(view().viewport(), middleOf(to));
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, middleOf(to));
        ++m_clicks;
    }

    void select(const QString &words) { view().setSelection(spanOf(words)); }

    [[nodiscard]] QTreeView &rows(const char *panel) const
    {
        return *m_window->findChild<QDockWidget *>(QLatin1String(panel))->findChild<QTreeView *>();
    }

    /// As a hand drags it from wherever it is onto a row.
    /// @return whether it was taken
    bool dragOnto(const QList<Owner> &items, const char *panel, const QModelIndex &row)
    {
        QTreeView &view = rows(panel);
        for (QModelIndex above = row.parent(); above.isValid(); above = above.parent())
            view.expand(above);
        view.scrollTo(row);
        const QPoint place = view.visualRect(row).center();
        const auto data = dragOf(project().store(), items, {});
        QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &move);
        m_promised = status();
        if (!move.isAccepted()) {
            QDragLeaveEvent leave;
            QApplication::sendEvent(view.viewport(), &leave);
            return false;
        }
        QDropEvent drop(place, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &drop);
        project().workbench().flush();
        return true;
    }

    [[nodiscard]] std::vector<Argument> arguments(EventMentionId id) const { return test::need(project().events().argumentsOf(id)); }
    [[nodiscard]] std::vector<Relation> relations() const { return test::need(project().relations().inArticle(m_article)); }
    [[nodiscard]] QToolButton *roleButton(const QString &role) const
    {
        for (auto *button : bar().findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text().contains(role))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::beginProgram();
    }

    void init()
    {
        const QString path = test::scratchPath(u"events.gloss"_s);
        QFile::remove(path);
        {
            auto store = test::need(Store::create(path, Schema_));
            test::need(store->setAuthor({{}, u"uuid-1"_s, u"Ada"_s}));
            Article article;
            article.title = u"Convoy"_s;
            m_article = ArticleRepository(*store).add(article, QString(Text)).value();
        }
        m_window = new MainWindow({{}, u"uuid-1"_s, u"Ada"_s});
        m_window->resize(1300, 800);
        m_window->show();
        QVERIFY(m_window->openProject(path));
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        view().setFocus();
        m_keys = m_clicks = 0;
    }

    void cleanup()
    {
        m_window->close();
        QTRY_VERIFY(!m_window);
    }

    // ------------------------------------------------------------ what words are

    void theTypeOfAnEventOnWords_data()
    {
        QTest::addColumn<QString>("before"); // what the words are
        QTest::addColumn<QString>("how");
        QTest::addColumn<QStringList>("after");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("steps");
        for (const char *how : {"key", "enter"}) {
            QTest::addRow("nothing, %s", how) << QString() << QString::fromLatin1(how) << QStringList{u"Trial"_s} << u"as Trial"_s << 1;
            QTest::addRow("another event, %s", how)
                << u"Attack"_s << QString::fromLatin1(how) << QStringList{u"Trial"_s} << u"now Trial"_s << 1;
            QTest::addRow("the same event, %s", how)
                << u"Trial"_s << QString::fromLatin1(how) << QStringList{u"Trial"_s} << u"Trial already"_s << 0;
            QTest::addRow("a mention, %s", how)
                << u"PER"_s << QString::fromLatin1(how) << QStringList{u"PER"_s, u"Trial"_s} << u"marked as Person too"_s << 1;
        }
        QTest::addRow("another event, E") << u"Attack"_s << u"E"_s << QStringList{u"Attack"_s, u"Trial"_s} << u"as Trial"_s << 1;
        QTest::addRow("the same event, E") << u"Trial"_s << u"E"_s << QStringList{u"Trial"_s, u"Trial"_s} << u"as Trial"_s << 1;
    }

    void theTypeOfAnEventOnWords()
    {
        QFETCH(QString, before);
        QFETCH(QString, how);
        if (project().schema().eventType(before))
            event(u"bombed"_s, before);
        else if (!before.isEmpty())
            mark(u"bombed"_s, before);
        const qint64 steps = project().history().size();
        select(u"bombed"_s);
        if (how == u"key") {
            press(Qt::Key_T);
        } else if (how == u"enter") {
            press(Qt::Key_Return);
            choose(u"trial"_s);
        } else {
            trigger("event");
            choose(u"trial"_s);
        }
        project().workbench().flush();
        QStringList types;
        for (const Mention &mention : test::need(project().mentions().inArticle(m_article)))
            types << mention.type;
        types.sort();
        QTEST(types, "after");
        QStringList told;
        for (const EventId id : test::need(project().events().ids({})))
            told << test::need(project().events().event(id)).type;
        types.removeAll(u"PER"_s);
        QCOMPARE(told, types);
        QFETCH(QString, said);
        QVERIFY2(status().contains(said), qPrintable(status()));
        QTEST(int(project().history().size() - steps), "steps");
        // What is current can be gone on with: it is the event that was meant.
        QVERIFY(current());
        QCOMPARE(test::need(project().events().event(project().selection().event())).type, u"Trial"_s);
    }

    void whatTellsOfAnEventNamesSomebodyToo()
    {
        event(u"bombed"_s, u"Attack"_s);
        for (int times = 0; times < 2; ++times) {
            select(u"bombed"_s);
            press(Qt::Key_P);
            QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 2u);
            QVERIFY2(status().contains(times == 0 ? u"marked as Attack too" : u"Person already"), qPrintable(status()));
        }
        QCOMPARE(test::need(project().events().ids({})).size(), 1u);
        press(Qt::Key_O); // it is the mention that is current now
        QStringList types;
        for (const Mention &mention : test::need(project().mentions().inArticle(m_article)))
            types << mention.type;
        types.sort();
        QCOMPARE(types, (QStringList{u"Attack"_s, u"ORG"_s}));
    }

    // ------------------------------------------------------------ relations

    void theNearestTargetIsFramedAndTold()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId acme = mark(u"Acme Works"_s, u"ORG"_s);
        project().selection().choose(ada);
        trigger("relate");
        QCOMPARE(view().candidate(), acme);
        QVERIFY2(status().contains(u"1 Employment, 2 Membership"_s), qPrintable(status()));
        press(Qt::Key_Return);
        choose({}, Qt::Key_2);
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().type, u"Membership"_s);
        QCOMPARE(relations().front().from.id, ada.value());
        // A digit stays what it is, whatever was used last.
        project().selection().choose(ada);
        trigger("relate");
        QVERIFY2(status().contains(u"1 Employment, 2 Membership"_s), qPrintable(status()));
    }

    void aDigitChoosesTargetAndType()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Acme Works"_s, u"ORG"_s);
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_2);
        QVERIFY(!picker() && !view().isPicking());
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().type, u"Membership"_s);
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_9); // there are not so many: it asks
        QCOMPARE(relations().size(), 1u);
        choose(u"empl"_s);
        QCOMPARE(relations().size(), 2u);
    }

    void theOnlyTypeIsChosenByAnyDigit()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"truck"_s, u"VEH"_s);
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_1);
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().type, u"Uses"_s);
    }

    // ------------------------------------------------------------ whom words name

    void wordsAreNamedAndMarkedAtOnce()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Otto Klein"_s, u"PER"_s);
        const qsizetype again = QStringView(Text).indexOf(u"jailed");
        const TextSpan surname = spanOf(u"Berg"_s, again);
        view().setSelection(surname);
        press(Qt::Key_Tab); // before Otto Klein, who is nearer: she is called so in part
        choose({});
        const auto marked = test::need(project().mentions().mention(project().selection().mention()));
        QCOMPARE(marked.extent, Extent(surname));
        QCOMPARE(marked.type, u"PER"_s);
        QCOMPARE(marked.entity, test::need(project().mentions().mention(ada)).entity);
        QVERIFY2(status().contains(u"names Ada Berg"_s), qPrintable(status()));
        trigger("undo"); // the mark and whom it names are one step
        QVERIFY(!project().mentions().mention(marked.id));
    }

    void theWordAtTheCaretIsMeantToo()
    {
        mark(u"Ada Berg"_s, u"PER"_s);
        const TextSpan men = spanOf(u"men"_s);
        view().setSelection(TextSpan{men.begin, men.begin});
        press(Qt::Key_Tab);
        QVERIFY(picker());
        QTest::keyClick(picker()->findChild<QLineEdit *>(), Qt::Key_Escape);
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 1u);
        trigger("assign");
        choose({});
        QCOMPARE(test::need(project().mentions().mention(project().selection().mention())).extent, Extent(men));
    }

    void somebodyNewIsAskedForAType()
    {
        select(u"Acme Works"_s);
        press(Qt::Key_Tab);
        choose(u"Acme"_s);
        choose(u"org"_s);
        const auto marked = test::need(project().mentions().mention(project().selection().mention()));
        QCOMPARE(marked.type, u"ORG"_s);
        QCOMPARE(test::need(project().entities().entity(marked.entity)).name, u"Acme"_s);
    }

    void arrowsGoToWhatIsLitAndUpAndDownToOtherLines()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        const MentionId count = mark(u"Seven men"_s, u"NUM"_s);
        const MentionId truck = mark(u"truck"_s, u"VEH"_s);
        m_window->resize(800, 800);
        QVERIFY(QTest::qWaitFor([this] { return view().width() < 700; }));
        project().selection().choose(ada);
        trigger("relate");
        QCOMPARE(view().candidate(), otto);
        press(Qt::Key_Right);
        QCOMPARE(view().candidate(), truck); // over the count
        press(Qt::Key_Right);
        QCOMPARE(view().candidate(), truck); // the last
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(view().candidate(), otto);
        if (view().lineAt(spanOf(u"Otto"_s).begin) != view().lineAt(spanOf(u"truck"_s).begin)) {
            press(Qt::Key_Down);
            QCOMPARE(view().candidate(), truck);
            press(Qt::Key_Up);
            QCOMPARE(view().candidate(), otto);
        }
        Q_UNUSED(count)
    }

    void aRefusalSaysWhyAndPickingGoesOn()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"truck"_s, u"VEH"_s);
        mark(u"Seven men"_s, u"NUM"_s);
        project().selection().choose(ada);
        trigger("relate");
        click(spanOf(u"Seven men"_s));
        QVERIFY2(status().contains(u"no relation between Person and Count"_s), qPrintable(status()));
        QVERIFY2(status().contains(u"Employment"_s), qPrintable(status()));
        QVERIFY(view().isPicking());
        click(spanOf(u"truck"_s));
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().type, u"Uses"_s);
    }

    void theOtherDirectionIsMadeTheRightWayRound()
    {
        const MentionId truck = mark(u"truck"_s, u"VEH"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        project().selection().choose(truck);
        trigger("relate");
        QVERIFY2(status().contains(u"other way round"_s), qPrintable(status()));
        press(Qt::Key_Return);
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().from.id, otto.value());
        QVERIFY2(status().contains(u"only in this direction"_s), qPrintable(status()));
        trigger("reverse");
        QCOMPARE(relations().front().from.id, truck.value());
        QVERIFY2(status().contains(u"problem"_s), qPrintable(status()));
    }

    void theSameRelationIsNotMadeTwice()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        dragFrom(ada, spanOf(u"Otto Klein"_s));
        QCOMPARE(relations().size(), 1u);
        dragFrom(otto, spanOf(u"Ada Berg"_s)); // symmetric
        QCOMPARE(relations().size(), 1u);
        QVERIFY2(status().contains(u"already"_s), qPrintable(status()));
    }

    /// Whoever takes a relation back goes on at the mention where it began.
    void anotherRelationFollowsOneThatIsTakenBack()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Otto Klein"_s, u"PER"_s);
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_Return);
        QCOMPARE(relations().size(), 1u);
        trigger("undo");
        QVERIFY(relations().empty());
        QCOMPARE(project().selection().item(), Owner(ada));
        trigger("relate");
        QVERIFY(view().isPicking());
    }

    /// A digit stays what it is, whatever was used last; the list begins there.
    void digitsOfRelationsStay()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Acme Works"_s, u"ORG"_s);
        for (int i = 0; i < 2; ++i) {
            project().selection().choose(ada);
            trigger("relate");
            press(Qt::Key_2);
            QCOMPARE(relations().front().type, u"Membership"_s);
            trigger("undo");
        }
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_2);
        project().selection().choose(mark(u"Otto Klein"_s, u"PER"_s));
        trigger("relate");
        for (int i = 0; i < 5 && !status().contains(u"Acme"_s); ++i)
            press(Qt::Key_Right);
        press(Qt::Key_Return);
        QVERIFY(picker());
        QCOMPARE(status(), QString()); // the digits are the list's now
        choose({});
        QCOMPARE(relations().size(), 2u);
        QCOMPARE(relations().back().type, u"Membership"_s);
    }

    /// What is framed may go while one chooses; what was said of it goes with it, and with the choosing its keys.
    void whatIsSaidOfChoosingEndsWithIt()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId acme = mark(u"Acme Works"_s, u"ORG"_s);
        mark(u"Otto Klein"_s, u"PER"_s);
        project().selection().choose(ada);
        trigger("relate");
        for (int i = 0; i < 5 && view().candidate() != acme; ++i)
            press(Qt::Key_Right);
        QCOMPARE(view().candidate(), acme);
        test::need(project().mentions().remove({acme}));
        project().workbench().flush();
        QVERIFY(view().isPicking());
        QVERIFY(!view().candidate());
        Article other;
        other.title = u"Other"_s;
        project().selection().chooseArticle(test::need(project().articles().add(other, u"Words."_s)));
        QVERIFY(!view().isPicking());
        QCOMPARE(status(), QString());
    }

    /// What R relates, a drag does, and says beforehand.
    void aDragMakesTheOtherDirectionToo()
    {
        const MentionId truck = mark(u"truck"_s, u"VEH"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        dragFrom(truck, spanOf(u"Otto Klein"_s));
        QCOMPARE(relations().size(), 1u);
        QCOMPARE(relations().front().from.id, otto.value());
        QVERIFY2(status().contains(u"only in this direction"_s), qPrintable(status()));
    }

    /// The arrow that points on in the text goes on, also from right to left.
    void arrowsPointAsTheTextReads()
    {
        Article article;
        article.title = u"زيارة"_s;
        const QString words = u"التقى محمد الخطيب علي حسن ثم عمر ناصر."_s;
        const ArticleId visit = test::need(project().articles().add(article, words));
        std::vector<MentionId> all;
        for (const QString &name : {u"محمد الخطيب"_s, u"علي حسن"_s, u"عمر ناصر"_s}) {
            const qsizetype at = words.indexOf(name);
            all.push_back(test::need(project().mentions().mark(visit, TextSpan{at, at + name.size()}, u"PER"_s)).mention);
        }
        project().workbench().flush();
        project().selection().choose(all[0]);
        press(Qt::Key_R);
        QVERIFY2(status().contains(u"علي حسن"_s), qPrintable(status()));
        press(Qt::Key_Left);
        QVERIFY2(status().contains(u"عمر ناصر"_s), qPrintable(status()));
        press(Qt::Key_Right);
        QVERIFY2(status().contains(u"علي حسن"_s), qPrintable(status()));
        press(Qt::Key_Tab);
        QVERIFY2(status().contains(u"عمر ناصر"_s), qPrintable(status()));
    }

    void aDragOntoWhatIsNotRelatedSaysWhy()
    {
        const MentionId truck = mark(u"truck"_s, u"VEH"_s);
        mark(u"Acme Works"_s, u"ORG"_s);
        dragFrom(truck, spanOf(u"Acme Works"_s));
        QVERIFY(relations().empty());
        QVERIFY2(status().contains(u"no relation between Vehicle"_s), qPrintable(status()));
    }

    /// The article may change its title, or its heading, meanwhile.
    void pickingEndsWithTheArticleThatIsShown()
    {
        mark(u"Otto Klein"_s, u"PER"_s);
        project().selection().choose(event(u"bombed"_s, u"Attack"_s));
        press(Qt::Key_1);
        QVERIFY(view().isPicking());
        Article article = test::need(project().articles().article(m_article));
        article.title = u"Another title"_s;
        test::need(project().articles().update(article));
        project().workbench().flush();
        QVERIFY(!view().isPicking());
        QVERIFY(!m_window->marking().context.isPicking());
    }

    void eventsOfOneTypeAreMergedIntoTheOneThatIsChosen()
    {
        const EventMentionId one = event(u"bombed"_s, u"Attack"_s);
        const EventMentionId other = event(u"bombing"_s, u"Attack"_s);
        const EventMentionId trial = event(u"jailed"_s, u"Trial"_s);
        const auto eventOf = [this](EventMentionId id) { return test::need(project().events().mention(id)).event; };
        const EventId kept = eventOf(other);
        project().selection().setGroup({Owner(eventOf(one)), Owner(eventOf(trial))});
        trigger("merge");
        QVERIFY(!picker());
        QVERIFY2(status().contains(u"not the same happening"_s), qPrintable(status()));
        project().selection().setGroup({Owner(eventOf(one)), Owner(kept)});
        trigger("merge");
        QVERIFY(picker());
        choose(u"bombing"_s);
        QCOMPARE(eventOf(one), kept);
        QCOMPARE(eventOf(other), kept);
        QVERIFY2(status().contains(u"Ctrl+Z"_s), qPrintable(status()));
    }

    void enterChangesTheTypeOfARelationAndDeleteTakesIt()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Acme Works"_s, u"ORG"_s);
        project().selection().choose(ada);
        trigger("relate");
        press(Qt::Key_Return);
        choose(u"empl"_s);
        QCOMPARE(relations().front().type, u"Employment"_s);
        press(Qt::Key_Return);
        choose({});
        QCOMPARE(relations().front().type, u"Membership"_s);
        press(Qt::Key_Delete);
        QVERIFY(relations().empty());
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 2u);
    }

    void entitiesAreRelatedByName()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId acme = mark(u"Acme Works"_s, u"ORG"_s);
        mark(u"Seven men"_s, u"NUM"_s);
        const EntityId who = test::need(project().mentions().mention(ada)).entity;
        QMenu menu;
        m_window->marking().addTo(menu, {Owner(who)});
        QCOMPARE(menu.actions().front()->text(), u"Relate to…"_s);
        menu.actions().front()->trigger();
        choose(u"acm"_s);
        choose(u"empl"_s);
        const auto found = test::need(project().relations().ids({}));
        QCOMPARE(found.size(), 1u);
        const Relation relation = test::need(project().relations().relation(found.front()));
        QCOMPARE(relation.from.kind, RelationEnd::Kind::Entity);
        QCOMPARE(relation.to.id, test::need(project().mentions().mention(acme)).entity.value());
    }

    // ------------------------------------------------------------ events

    void aWholeEventByKeyboardAlone()
    {
        mark(u"Ada Berg"_s, u"PER"_s);
        mark(u"Otto Klein"_s, u"PER"_s);
        view().setSelection(TextSpan{spanOf(u"bombed"_s).begin, spanOf(u"bombed"_s).begin});
        m_keys = 0;
        press(Qt::Key_E);
        choose(u"at"_s);
        const EventMentionId told = current();
        QVERIFY(told);
        QVERIFY(bar().isVisible());
        QVERIFY2(status().contains(u"Attacker"_s), qPrintable(status()));
        press(Qt::Key_1); // the required ones first
        press(Qt::Key_Return); // the nearest
        press(Qt::Key_2);
        press(Qt::Key_Return); // the nearest that has no role yet
        press(Qt::Key_4);
        press(Qt::Key_Equal);
        choose(u"7"_s);
        const auto found = arguments(told);
        QCOMPARE(found.size(), 3u);
        QCOMPARE(found[0].role, u"Attacker"_s);
        QCOMPARE(test::need(project().mentions().mention(MentionId(found[0].filler.id))).quote, u"Ada Berg"_s);
        QCOMPARE(found[1].role, u"Target"_s);
        QCOMPARE(test::need(project().mentions().mention(MentionId(found[1].filler.id))).quote, u"Otto Klein"_s);
        QCOMPARE(found[2].role, u"Dead"_s);
        QCOMPARE(found[2].filler, Filler(u"7"_s));
        QCOMPARE(current(), told);
        QCOMPARE(m_keys, 12);
    }

    void aWholeEventByMouseAlone()
    {
        mark(u"Ada Berg"_s, u"PER"_s);
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        click(spanOf(u"bombed"_s));
        QCOMPARE(current(), told);
        QTRY_VERIFY(roleButton(u"Attacker"_s));
        QTest::mouseClick(roleButton(u"Attacker"_s), Qt::LeftButton);
        QVERIFY(roleButton(u"Attacker"_s)->isChecked());
        QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 20);
        click(spanOf(u"Ada Berg"_s));
        QVERIFY(!roleButton(u"Attacker"_s)->isChecked());
        QTest::mouseClick(roleButton(u"Dead"_s), Qt::LeftButton);
        QVERIFY(view().isPicking());
        drag(spanOf(u"Seven men"_s)); // the only type that the role takes
        QTest::mouseClick(roleButton(u"Place"_s), Qt::LeftButton);
        drag(spanOf(u"convoy"_s), Qt::ShiftModifier); // as it stands
        const auto found = arguments(told);
        QCOMPARE(found.size(), 3u);
        QCOMPARE(test::need(project().mentions().mention(MentionId(found[1].filler.id))).type, u"NUM"_s);
        QCOMPARE(found[2].filler.kind, Filler::Kind::Span);
        QCOMPARE(found[2].filler.text, u"convoy"_s);
        QCOMPARE(current(), told);
    }

    /// Marking the words and filling the role are one step.
    void wordsBecomeAMentionOnTheWay()
    {
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_2);
        QVERIFY(view().isPicking());
        view().setSelection(TextSpan{spanOf(u"truck"_s).begin, spanOf(u"truck"_s).begin});
        press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(current(), told); // selecting lets go of nothing
        press(Qt::Key_Return);
        choose(u"veh"_s);
        QCOMPARE(arguments(told).size(), 1u);
        const auto truck = test::need(project().mentions().mention(MentionId(arguments(told).front().filler.id)));
        QCOMPARE(truck.type, u"VEH"_s);
        QCOMPARE(truck.quote, u"truck"_s);
        QVERIFY(view().selection().fragments().empty());
        trigger("undo");
        QVERIFY(arguments(told).empty());
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 1u); // the trigger
    }

    void wordsThatAreAskedAboutMayStayUnmarked()
    {
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_2);
        view().setSelection(spanOf(u"truck"_s));
        press(Qt::Key_Return);
        QVERIFY(picker());
        QTest::keyClick(picker()->findChild<QLineEdit *>(), Qt::Key_Return, Qt::ShiftModifier);
        test::waitForAnswers(*m_window);
        QVERIFY(!picker());
        QCOMPARE(arguments(told).size(), 1u);
        QCOMPARE(arguments(told).front().filler.kind, Filler::Kind::Span);
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 1u); // the trigger
    }

    void escapeBacksOutOneLevelAndTheEventStays()
    {
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_2);
        view().setSelection(spanOf(u"truck"_s));
        press(Qt::Key_Escape);
        QVERIFY(view().selection().fragments().empty());
        QVERIFY(view().isPicking());
        press(Qt::Key_Escape);
        QVERIFY(!view().isPicking());
        QCOMPARE(current(), told);
        QVERIFY(bar().isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!current());
        QVERIFY(!bar().isVisible());
        QVERIFY(project().events().mention(told));
    }

    void aHalfMadeEventSurvivesEverything()
    {
        view().setSelection(spanOf(u"bombed"_s));
        press(Qt::Key_E);
        choose(u"attack"_s);
        const EventMentionId told = current();
        press(Qt::Key_1);
        QVERIFY(view().isPicking());
        Article other;
        other.title = u"Other"_s;
        const ArticleId another = test::need(project().articles().add(other, u"Nothing."_s));
        project().workbench().flush();
        project().selection().chooseArticle(another);
        QVERIFY(!view().isPicking());
        QVERIFY(!bar().isVisible());
        const QString path = project().path();
        m_window->closeProject();
        QVERIFY(!bar().isVisible());
        QVERIFY(m_window->openProject(path));
        QVERIFY(project().events().mention(told));
        project().selection().choose(told);
        QCOMPARE(project().selection().article(), m_article);
        QVERIFY(bar().isVisible());
        // Problems of one kind stand below a row of their own.
        const auto holds = [](this const auto &self, QAbstractItemModel &list, const QModelIndex &parent, const QString &role) -> bool {
            while (list.canFetchMore(parent))
                list.fetchMore(parent);
            for (int row = 0; row < list.rowCount(parent); ++row) {
                for (int column = 0; column < list.columnCount(parent); ++column) {
                    if (list.index(row, column, parent).data().toString().contains(role))
                        return true;
                }
                if (self(list, list.index(row, 0, parent), role))
                    return true;
            }
            return false;
        };
        const auto missing = [&](const QString &role) { return holds(project().problemList(), {}, role); };
        QTRY_VERIFY(missing(u"Attacker"_s));
        QVERIFY(missing(u"Target"_s));
    }

    void aSingleRoleIsReplacedAndEmptied()
    {
        mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_1);
        press(Qt::Key_Return);
        press(Qt::Key_1);
        QCOMPARE(view().candidate(), otto);
        QVERIFY2(status().contains(u"instead of “Ada Berg”"_s), qPrintable(status()));
        press(Qt::Key_Return);
        QCOMPARE(arguments(told).size(), 1u);
        QCOMPARE(arguments(told).front().filler, Filler(otto));
        trigger("undo");
        QVERIFY(arguments(told).front().filler != Filler(otto));
        press(Qt::Key_1);
        press(Qt::Key_Delete);
        QVERIFY(arguments(told).empty());
        QCOMPARE(current(), told);
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 3u);
    }

    void digitsGoOnToAnotherRoleAndTooManyAreSaid()
    {
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_1);
        QVERIFY(roleButton(u"Attacker"_s)->isChecked());
        press(Qt::Key_2);
        QVERIFY(roleButton(u"Target"_s)->isChecked());
        QVERIFY(!roleButton(u"Attacker"_s)->isChecked());
        press(Qt::Key_9);
        QVERIFY2(status().contains(u"only 4 role"_s), qPrintable(status()));
        QVERIFY(test::need(project().mentions().inArticle(m_article)).size() == 1); // no digit marked a thing
    }

    void entitiesAndEventsFillRolesFromAList()
    {
        const EventMentionId attack = event(u"bombed"_s, u"Attack"_s);
        const EventMentionId trial = event(u"jailed"_s, u"Trial"_s);
        mark(u"Ada Berg"_s, u"PER"_s);
        project().selection().choose(trial);
        press(Qt::Key_1);
        trigger("role"); // Ctrl+E
        choose(u"ada"_s);
        QCOMPARE(arguments(trial).front().filler.kind, Filler::Kind::Entity);
        press(Qt::Key_2); // an event: its trigger is lit
        press(Qt::Key_Return);
        QCOMPARE(arguments(trial).size(), 2u);
        QCOMPARE(arguments(trial).back().filler, Filler(attack));
        trigger("role"); // nothing is being filled: the roles
        choose(u"charge"_s);
        QVERIFY(roleButton(u"Charge"_s)->isChecked());
    }

    void aRefusedFillerSaysWhatTheRoleTakes()
    {
        mark(u"truck"_s, u"VEH"_s);
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        project().selection().choose(told);
        press(Qt::Key_1);
        click(spanOf(u"truck"_s));
        QVERIFY2(status().contains(u"“truck” is Vehicle; Attacker takes Person"_s), qPrintable(status()));
        QVERIFY(view().isPicking());
        QVERIFY(arguments(told).empty());
    }

    void whatElseBecomesCurrentEndsTheFilling()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const EventMentionId attack = event(u"bombed"_s, u"Attack"_s);
        const EventMentionId trial = event(u"jailed"_s, u"Trial"_s);
        project().selection().choose(attack);
        press(Qt::Key_1);
        project().selection().choose(trial); // as a click in the panel does
        QVERIFY(!view().isPicking());
        press(Qt::Key_1);
        press(Qt::Key_Return);
        QVERIFY(arguments(attack).empty());
        QCOMPARE(arguments(trial).front().filler, Filler(ada));
    }

    void aCopyIsAnotherEvent()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        test::need(project().events().addArgument(told, u"Attacker"_s, Filler(ada)));
        test::need(project().attributes().set(told, u"modality"_s, {u"Asserted"_s}));
        project().selection().choose(told);
        drag(spanOf(u"bombing"_s)); // lets go of the event, which is meant nevertheless
        trigger("duplicate");
        const EventMentionId copy = current();
        QVERIFY(copy && copy != told);
        const auto mention = test::need(project().events().mention(copy));
        QVERIFY(mention.event != test::need(project().events().mention(told)).event);
        QCOMPARE(test::need(project().mentions().mention(mention.trigger)).quote, u"bombing"_s);
        QCOMPARE(arguments(copy).size(), 1u);
        QCOMPARE(test::need(project().attributes().of(copy)).size(), 1u);
        QVERIFY(bar().isVisible());
        trigger("duplicate"); // nothing is selected: without words
        QVERIFY(!test::need(project().events().mention(current())).trigger);
        trigger("undo");
        trigger("undo");
        QCOMPARE(test::need(project().events().inArticle(m_article)).size(), 1u);
    }

    void anotherReportIsTheSameEvent()
    {
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        event(u"jailed"_s, u"Trial"_s);
        project().selection().choose(told);
        drag(spanOf(u"bombing"_s));
        trigger("tell_again");
        choose({}); // the one that was current comes first
        const EventMentionId again = current();
        QVERIFY(again && again != told);
        QCOMPARE(test::need(project().events().mention(again)).event, test::need(project().events().mention(told)).event);
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 3u);
        QVERIFY(arguments(again).empty());
        trigger("undo");
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 2u);
    }

    void aRecordNeedsNoWords()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        view().setSelection(TextSpan{0, 0});
        project().selection().clear();
        trigger("record");
        choose(u"trial"_s);
        const EventMentionId told = current();
        QVERIFY(told);
        QVERIFY(!test::need(project().events().mention(told)).trigger);
        QVERIFY(bar().isVisible());
        press(Qt::Key_1);
        press(Qt::Key_Return);
        QCOMPARE(arguments(told).front().filler, Filler(ada));
        press(Qt::Key_Delete);
        QVERIFY(!project().events().mention(told));
        QVERIFY(project().mentions().mention(ada));
    }

    void whatWasCalledSoBeforeComesFirst()
    {
        Article article;
        article.title = u"Other"_s;
        const ArticleId other = test::need(project().articles().add(article, u"They bombed it."_s));
        test::need(project().events().create(other, TextSpan{5, 11}, u"Trial"_s));
        view().setSelection(spanOf(u"bombed"_s));
        press(Qt::Key_E);
        choose({});
        QCOMPARE(test::need(project().events().event(project().selection().event())).type, u"Trial"_s);
        press(Qt::Key_Return); // another type of what is current
        choose(u"att"_s);
        QCOMPARE(test::need(project().events().event(project().selection().event())).type, u"Attack"_s);
    }

    void theMenuOfATriggerHasItsRoles()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const EventMentionId told = event(u"bombed"_s, u"Attack"_s);
        test::need(project().events().addArgument(told, u"Attacker"_s, Filler(ada)));
        project().workbench().flush();
        QMenu menu;
        m_window->marking().addTo(menu, {Owner(test::need(project().events().mention(told)).trigger)});
        QMenu *roles = menu.actions().front()->menu();
        QVERIFY(roles);
        QCOMPARE(roles->actions().size(), 4);
        QVERIFY(roles->actions().front()->text().contains(u"Attacker ✓"_s));
        QMenu *attacker = roles->actions().front()->menu();
        QVERIFY(attacker->actions().back()->text().contains(u"Ada Berg"_s));
        attacker->actions().back()->trigger();
        QVERIFY(arguments(told).empty());
    }

    /// The article above it would jump.
    void aBarIsAsHighWithItsRolesFilled()
    {
        for (int width = 200; width < 900; width += 11) {
            QList<RoleChip> chips;
            for (const QString &name : {u"Agent"_s, u"Person"_s, u"Instrument"_s, u"Destination"_s})
                chips << RoleChip{name, {}, {}, name == u"Agent"};
            RoleBar bar;
            bar.resize(width, 60);
            bar.showRoles(u"Movement.Transport"_s, chips);
            const int height = bar.height();
            for (RoleChip &chip : chips) {
                chip.fillers << u"Ada Berg"_s;
                chip.isMissing = false;
                bar.showRoles(u"Movement.Transport"_s, chips);
                QVERIFY2(bar.height() == height, qPrintable(QString::number(width)));
            }
        }
    }

    void aNarrowBarKeepsAWayToEachRole()
    {
        QList<RoleChip> chips;
        for (int role = 1; role <= 12; ++role)
            chips << RoleChip{u"Role-number-%1"_s.arg(role), {}, {}, role < 3};
        RoleBar narrow;
        narrow.resize(420, 60);
        narrow.showRoles(u"Conflict.Attack “bombed”"_s, chips);
        QVERIFY(QTest::qWaitForWindowExposed(&narrow));
        QSignalSpy all(&narrow, &ChipBar::allRequested);
        const auto buttons = narrow.findChildren<QToolButton *>();
        qsizetype shown = 0;
        QToolButton *more = nullptr;
        for (QToolButton *button : buttons) {
            if (!button->isVisible())
                continue;
            ++shown;
            QVERIFY2(narrow.rect().contains(button->geometry()), qPrintable(button->text()));
            if (button->text().contains(u"more"_s))
                more = button;
        }
        QVERIFY(more && shown > 3 && shown < 12);
        more->click();
        QCOMPARE(all.size(), 1);
    }

    // ------------------------------------------------------------ drag and drop

    void mentionsAreDraggedOntoWhomTheyName()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        const MentionId count = mark(u"Seven"_s, u"NUM"_s);
        const EntityId who = test::need(project().mentions().mention(ada)).entity;
        const QModelIndex row = project().entityTree().indexOf(who);
        QVERIFY(row.isValid());
        QVERIFY(rows("entities").model()->flags(row).testFlag(Qt::ItemIsDragEnabled));

        QVERIFY(!dragOnto({count}, "entities", row)); // a count names nobody
        QCOMPARE(m_promised, u"What is marked as Count names nobody."_s);
        QVERIFY(!dragOnto({ada}, "entities", row));
        QCOMPARE(m_promised, u"It names Ada Berg already."_s);

        QVERIFY(dragOnto({otto}, "entities", row));
        QVERIFY(m_promised.contains(u"Otto Klein"_s));
        QCOMPARE(test::need(project().mentions().mention(otto)).entity, who);
        QVERIFY(status().contains(u"names Ada Berg"_s));
        project().undo(); // one step
        QVERIFY(test::need(project().mentions().mention(otto)).entity != who);
    }

    void anEntityIsDraggedOntoWhoItIs()
    {
        const EntityId ada = test::need(project().mentions().mention(mark(u"Ada Berg"_s, u"PER"_s))).entity;
        const EntityId otto = test::need(project().mentions().mention(mark(u"Otto Klein"_s, u"PER"_s))).entity;
        const QModelIndex row = project().entityTree().indexOf(ada);
        QVERIFY(!dragOnto({ada}, "entities", row)); // onto itself
        QVERIFY(dragOnto({otto}, "entities", row));
        choose({}); // what would move is shown first
        QVERIFY(!project().entities().entity(otto));
        QVERIFY(project().entities().entity(ada));
    }

    void whatFitsIsDraggedOntoARole()
    {
        const MentionId ada = mark(u"Ada Berg"_s, u"PER"_s);
        const MentionId otto = mark(u"Otto Klein"_s, u"PER"_s);
        const MentionId works = mark(u"Acme Works"_s, u"ORG"_s);
        const EventMentionId attack = event(u"bombed"_s, u"Attack"_s);
        test::need(project().events().addArgument(attack, u"Attacker"_s, Filler(ada)));
        project().workbench().flush();
        const QModelIndex row = project().eventTree().indexOf(arguments(attack).front().id);

        QVERIFY(!dragOnto({works}, "events", row));
        QCOMPARE(m_promised, u"“Acme Works” is Organization, which Attacker does not take."_s);
        QVERIFY(!dragOnto({attack}, "events", row));
        QCOMPARE(m_promised, u"An event does not fill its own role."_s);
        QVERIFY(dragOnto({otto}, "events", row)); // there is room for one: it is replaced
        QCOMPARE(arguments(attack).size(), 1u);
        QCOMPARE(arguments(attack).front().filler, Filler(otto));

        // Onto the event: a count goes where one may be, an organization is asked about.
        const MentionId dead = mark(u"Seven"_s, u"NUM"_s);
        QVERIFY(dragOnto({dead}, "events", project().eventTree().indexOf(attack)));
        QCOMPARE(arguments(attack).back().role, u"Dead"_s);
        QVERIFY(dragOnto({works}, "events", project().eventTree().indexOf(attack)));
        choose(u"Place"_s);
        QCOMPARE(arguments(attack).back().filler, Filler(works));
        QCOMPARE(arguments(attack).back().role, u"Place"_s);
    }

    void reportsAreDraggedOntoWhatTheyTellOf()
    {
        const EventMentionId first = event(u"bombed"_s, u"Attack"_s);
        const EventMentionId second = event(u"burned"_s, u"Attack"_s);
        const EventMentionId trial = event(u"jailed"_s, u"Trial"_s);
        const EventId attack = test::need(project().events().mention(first)).event;
        const QModelIndex row = project().eventTree().indexOf(attack);
        QVERIFY(!dragOnto({trial}, "events", row));
        QVERIFY(m_promised.contains(u"not the same happening"_s));
        QVERIFY(dragOnto({second}, "events", row));
        QCOMPARE(test::need(project().events().mention(second)).event, attack);
        QCOMPARE(test::need(project().events().mentionsOf(attack)).size(), 2u);
        project().undo();
        QVERIFY(test::need(project().events().mention(second)).event != attack);
    }

    void whatComesFromAnotherProjectIsRefused()
    {
        const EntityId ada = test::need(project().mentions().mention(mark(u"Ada Berg"_s, u"PER"_s))).entity;
        const QString path = test::scratchPath(u"other.gloss"_s);
        QFile::remove(path);
        const auto other = test::need(Store::create(path, Schema_));
        const auto data = dragOf(*other, {Owner(MentionId(1))}, {});
        const QModelIndex row = project().entityTree().indexOf(ada);
        QVERIFY(!project().entityTree().canDropMimeData(data.get(), Qt::CopyAction, -1, -1, row));
        QCOMPARE(project().entityTree().dropOffer(*data, row).sentence, u"This comes from another project."_s);
    }

    void anEventIsShownByTheWordsOfThisArticle()
    {
        const EventMentionId here = event(u"bombed"_s, u"Attack"_s);
        const EventId attack = test::need(project().events().mention(here)).event;
        Article article;
        article.title = u"Later"_s;
        const ArticleId later = test::need(project().articles().add(article, u"The raid was denied."_s));
        test::need(project().events().tell(attack, later, TextSpan{4, 8}));
        project().workbench().flush();
        const auto words = [&] {
            return project().eventTree().indexOf(attack).siblingAtColumn(EventTreeModel::Filler).data().toString();
        };
        QCOMPARE(words(), u"bombed"_s);
        project().selection().chooseArticle(later);
        QCOMPARE(words(), u"raid"_s);
        project().eventTree().setWholeProject(true);
        QCOMPARE(words(), u"bombed"_s);
    }
};

QTEST_MAIN(RelationsAndEventsTest)
#include "tst_relationsandevents.moc"
