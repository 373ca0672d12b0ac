// SPDX-License-Identifier: GPL-3.0-or-later
// Types and entities by pickers, in a real window, with real keys.
#include "app/jobrunner.h"
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "models/items/attributerows.h"
#include "models/store/projectinfo.h"
#include "tests/app/windowscene.h"
#include "tests/support/pickers.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/notepopup.h"
#include "widgets/panels/picker.h"

#include <KActionCollection>
#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <latch>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class MarkingTest : public test::WindowScene {
    Q_OBJECT

    static constexpr auto text = u"Ayşe Demir met Ilham Aliyev in Bakü. He praised the mayor. He left. Demir stayed; Demir slept.";

    void select(const QString &words, qsizetype from = 0)
    {
        const qsizetype at = view().text().text().indexOf(words, from);
        QVERIFY(at >= 0);
        view().setSelection(TextSpan{at, at + words.size()});
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        view().setFocus();
        QTest::keyClick(&view(), key, modifiers);
    }
    [[nodiscard]] TextSpan spanOf(const QString &words) const
    {
        const qsizetype at = view().text().text().indexOf(words);
        return {at, at + words.size()};
    }
    MentionId mark(const QString &words, Qt::Key type = Qt::Key_P, qsizetype from = 0)
    {
        select(words, from);
        press(type);
        return project().selection().mention();
    }
    [[nodiscard]] Picker *picker() const
    {
        for (Picker *one : view().findChildren<Picker *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// The picker with the rows of what was typed.
    [[nodiscard]] Picker *answered() const
    {
        test::waitForAnswers(*m_window);
        return picker();
    }
    void type(const QString &words) { QTest::keyClicks(picker()->findChild<QLineEdit *>(), words); }
    void tap(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(picker());
        QTest::keyClick(picker()->findChild<QLineEdit *>(), key, modifiers);
        static_cast<void>(answered()); // then it takes effect
    }
    [[nodiscard]] QString highlighted() const
    {
        return answered() ? picker()->findChild<QListView *>()->currentIndex().data().toString() : u"no picker"_s;
    }
    [[nodiscard]] QString note() const { return answered()->findChild<QTextBrowser *>()->toPlainText(); }
    [[nodiscard]] EntityId entityOf(MentionId id) const { return need(project().mentions().mention(id)).entity; }
    [[nodiscard]] QString nameOf(MentionId id) const
    {
        return entityOf(id) ? need(project().entities().entity(entityOf(id))).name : QString();
    }
    void relate(EntityId one, EntityId other)
    {
        Relation relation;
        relation.type = u"PER-SOC"_s;
        relation.from = {one, u"Arg1"_s};
        relation.to = {other, u"Arg2"_s};
        need(project().relations().create(relation));
    }
    [[nodiscard]] qint64 steps() const { return project().history().size(); }

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }
    void init() { show(u"marking.gloss"_s, QString(text), {1200, 800}); }
    void cleanup() { closeWindow(); }

    void enterChoosesAmongAllTypes()
    {
        select(u"Bakü"_s);
        press(Qt::Key_Return);
        type(u"geo"_s);
        QCOMPARE(highlighted(), u"Geo-political entity"_s);
        QVERIFY2(note().contains(u"government"_s), qPrintable(note()));
        tap(Qt::Key_Return);
        QCOMPARE(need(project().mentions().mention(project().selection().mention())).type, u"GPE"_s);
    }

    void theLikelyTypeIsHighlightedAndTheNowOneOnAMention()
    {
        const MentionId first = mark(u"Demir"_s, Qt::Key_O, 60);
        mark(u"Bakü"_s, Qt::Key_G);
        select(u"Demir"_s, 80);
        press(Qt::Key_Return);
        QCOMPARE(highlighted(), u"Organization"_s); // not the last used one
        tap(Qt::Key_Return);
        select(u"Demir"_s, 60);
        project().selection().choose(first);
        press(Qt::Key_Return);
        QCOMPARE(highlighted(), u"Organization"_s);
        type(u"person"_s);
        tap(Qt::Key_Return);
        QCOMPARE(need(project().mentions().mention(first)).type, u"PER"_s);
        QCOMPARE(need(project().mentions().inArticle(m_article)).size(), size_t(3));
    }

    void theTypeOfAnEventMarksOneAndRetypesIt()
    {
        select(u"met"_s);
        press(Qt::Key_Return);
        type(u"contact.meet"_s);
        tap(Qt::Key_Return);
        const auto events = need(project().events().ids({}));
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(need(project().events().event(events.front())).type, u"Contact.Meet"_s);
        select(u"met"_s);
        press(Qt::Key_Return);
        QVERIFY(picker());
        type(u"conflict.attack"_s);
        tap(Qt::Key_Return);
        QCOMPARE(need(project().events().ids({})).size(), size_t(1));
        QCOMPARE(need(project().events().event(events.front())).type, u"Conflict.Attack"_s);
    }

    /// "He … the mayor … He": a key for the type, Tab and Enter each.
    void aChainIsThreeKeysEach()
    {
        mark(u"Ayşe Demir"_s);
        mark(u"Ilham Aliyev"_s);
        mark(u"Bakü"_s, Qt::Key_G);
        select(u"He"_s);
        press(Qt::Key_P);
        const MentionId he = project().selection().mention();
        QVERIFY(!entityOf(he)); // never by name
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ilham Aliyev"_s); // the nearest person, not the nearer town
        QVERIFY2(note().contains(u"met Ilham Aliyev in"_s), qPrintable(note()));
        tap(Qt::Key_Return);
        QCOMPARE(nameOf(he), u"Ilham Aliyev"_s);

        const MentionId mayor = mark(u"the mayor"_s);
        QVERIFY(!entityOf(mayor));
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ilham Aliyev"_s);
        tap(Qt::Key_2); // the one before
        QCOMPARE(nameOf(mayor), u"Ayşe Demir"_s);

        const MentionId again = mark(u"He"_s, Qt::Key_P, 50);
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s); // the mayor was spoken of last
        tap(Qt::Key_2);
        QCOMPARE(nameOf(again), u"Ilham Aliyev"_s);
    }

    void aChainIsThreeKeysEachInAnyScript_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("chain");
        QTest::newRow("Turkish") << u"İlham Aliyev Bakü'de konuştu. Cumhurbaşkanı gülümsedi, sonra o gitti."_s
                                 << u"İlham Aliyev"_s << QStringList{u"Cumhurbaşkanı"_s, u"o"_s};
        QTest::newRow("Arabic") << u"وصل إلهام علييف إلى القاهرة. قال الرئيس إنه متفائل، ثم غادر هو المدينة."_s
                                << u"إلهام علييف"_s << QStringList{u"الرئيس"_s, u"هو"_s};
    }
    /// The name, "the president", "he".
    void aChainIsThreeKeysEachInAnyScript()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, name);
        QFETCH(const QStringList, chain);
        const ArticleId article = need(project().articles().add({}, words));
        project().workbench().flush();
        project().selection().chooseArticle(article);
        const EntityId named = entityOf(mark(name));
        QVERIFY(named);
        const qsizetype begun = view().text().text().indexOf(name) + name.size();
        for (const QString &one : chain) {
            const auto boundary = u' ' + one + u' ';
            const qsizetype at = view().text().text().indexOf(one == chain.last() ? boundary : one, begun);
            const MentionId mention = mark(one, Qt::Key_P, at);
            QVERIFY2(!entityOf(mention), qPrintable(one)); // never by name
            press(Qt::Key_Tab);
            QCOMPARE(highlighted(), name);
            tap(Qt::Key_Return);
            QCOMPARE(entityOf(mention), named);
        }
    }

    void aTypistIsAheadOfTheList()
    {
        mark(u"Ayşe Demir"_s);
        mark(u"Ilham Aliyev"_s);
        const MentionId he = mark(u"He"_s);
        press(Qt::Key_Tab);
        type(u"ayse"_s);
        tap(Qt::Key_Return); // without looking
        QCOMPARE(nameOf(he), u"Ayşe Demir"_s);
    }

    void whatIsLookedForEndsWithTheWindow()
    {
        mark(u"Ayşe Demir"_s);
        const MentionId he = mark(u"He"_s);
        const QString path = project().store().path();
        press(Qt::Key_Tab);
        type(u"ayse"_s);
        QTest::keyClick(picker()->findChild<QLineEdit *>(), Qt::Key_Return);
        QVERIFY(picker() && picker()->isWaiting());
        delete m_window.data();
        QTest::qWait(20);
        const auto store = need(Store::open(path, Store::Access::ReadOnly));
        QVERIFY(!need(MentionRepository(*store).mention(he)).entity);
    }

    void whoeverWasMadeOfTheWordsFollowsThem_data()
    {
        QTest::addColumn<QString>("otherwise");
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing else is known") << u""_s << u"Ayşe Demir"_s;
        QTest::newRow("named otherwise") << u"name"_s << u"The mayor"_s;
        QTest::newRow("another name too") << u"alias"_s << u"Demir"_s;
        QTest::newRow("described in a note") << u"note"_s << u"Demir"_s;
        QTest::newRow("described by an attribute") << u"attribute"_s << u"Demir"_s;
        QTest::newRow("related") << u"relation"_s << u"Ayşe Demir"_s;
        QTest::newRow("another mention") << u"mention"_s << u"Demir"_s;
    }
    void whoeverWasMadeOfTheWordsFollowsThem()
    {
        QFETCH(const QString, otherwise);
        if (otherwise == u"mention")
            mark(u"Demir"_s, Qt::Key_P, 60);
        const MentionId id = mark(u"Demir"_s);
        if (otherwise == u"name")
            need(project().entities().rename(entityOf(id), u"The mayor"_s));
        if (otherwise == u"alias")
            need(project().entities().setAliases(entityOf(id), {u"the mayor"_s}));
        if (otherwise == u"note")
            need(project().entities().setNote(entityOf(id), u"Mayor since 2019."_s));
        if (otherwise == u"attribute")
            need(project().attributes().set(entityOf(id), u"office"_s, {u"mayor"_s}));
        if (otherwise == u"relation")
            relate(entityOf(id), entityOf(mark(u"Ilham Aliyev"_s)));
        project().workbench().flush();
        project().selection().choose(id);
        const QString before = nameOf(id);
        const qint64 done = steps();
        press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier); // the begin
        QCOMPARE(need(project().mentions().mention(id)).quote, u"Ayşe Demir"_s);
        QTEST(nameOf(id), "name");
        QCOMPARE(m_window->statusBar()->currentMessage().contains(u"entity"_s), nameOf(id) != before);
        QCOMPARE(steps(), done + 1);
        trigger("undo");
        QCOMPARE(nameOf(id), before);
    }

    void somebodyNewIsOneKeyAway()
    {
        mark(u"Ayşe Demir"_s);
        const MentionId he = mark(u"He"_s);
        press(Qt::Key_Tab);
        type(u"Recep Yilmaz"_s);
        tap(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(nameOf(he), u"Recep Yilmaz"_s);
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Recep Yilmaz"_s); // whom it names now
        tap(Qt::Key_End);
        QCOMPARE(highlighted(), u"Nobody"_s);
        tap(Qt::Key_Return);
        QVERIFY(!entityOf(he));
    }

    void notTheSameIsRemembered()
    {
        const EntityId first = entityOf(mark(u"Demir"_s, Qt::Key_P, 60));
        const MentionId second = mark(u"Demir"_s, Qt::Key_P, 80);
        QCOMPARE(entityOf(second), first); // joined by name
        const qint64 before = steps();
        press(Qt::Key_Tab);
        tap(Qt::Key_Home);
        QCOMPARE(highlighted(), u"Demir"_s); // whom it names now
        tap(Qt::Key_N, Qt::ControlModifier); // not this one
        QCOMPARE(steps(), before); // of whom? that is not known yet
        tap(Qt::Key_Return, Qt::ControlModifier); // but somebody new
        QCOMPARE(steps(), before + 1);
        const EntityId other = entityOf(second);
        QVERIFY(other && other != first);
        QCOMPARE(need(project().entities().knownDistinct(first)), std::vector{other});
        // Now the name alone says nothing.
        const MentionId third = mark(u"Demir"_s, Qt::Key_P, 0);
        QVERIFY(!entityOf(third));
        // Whom it is known not to name comes last.
        project().selection().choose(second);
        press(Qt::Key_Tab);
        tap(Qt::Key_Escape);
        trigger("undo");
    }

    void entitiesOfAPanelAreNotTheSame()
    {
        const EntityId one = entityOf(mark(u"Ayşe Demir"_s));
        const EntityId other = entityOf(mark(u"Ilham Aliyev"_s));
        m_window->marking().markDistinct({one, other});
        QCOMPARE(need(project().entities().knownDistinct(one)), std::vector{other});
        m_window->marking().merge({one, other});
        QVERIFY2(note().contains(u"not the same"_s), qPrintable(note()));
        tap(Qt::Key_Escape);
        QVERIFY(need(project().entities().ids({})).size() == 2);
    }

    void mergeShowsWhatMovesAndKeepsTheChosenOne()
    {
        const EntityId one = entityOf(mark(u"Ayşe Demir"_s));
        const EntityId other = entityOf(mark(u"Demir"_s, Qt::Key_P, 60));
        const qint64 before = steps();
        m_window->marking().merge({other, one});
        QCOMPARE(highlighted(), u"Demir"_s);
        QVERIFY2(note().contains(u"Ayşe Demir"_s), qPrintable(note()));
        tap(Qt::Key_Down);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s);
        QVERIFY2(note().contains(u"1 mention(s)"_s) || note().contains(u"1 mention"_s), qPrintable(note()));
        tap(Qt::Key_Return);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(need(project().entities().ids({})), std::vector{one});
        QCOMPARE(need(project().entities().entity(one)).aliases, QStringList{u"Demir"_s});
        trigger("undo");
        QCOMPARE(need(project().entities().ids({})).size(), size_t(2));
    }

    void mergeFromTheArticle()
    {
        const EntityId one = entityOf(mark(u"Ayşe Demir"_s));
        mark(u"Demir"_s, Qt::Key_P, 60);
        trigger("merge");
        type(u"ayse"_s);
        tap(Qt::Key_Return);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s);
        tap(Qt::Key_Return);
        QCOMPARE(need(project().entities().ids({})), std::vector{one});
    }

    void splitTakesWhatIsTickedSomewhereElse()
    {
        const EntityId whole = entityOf(mark(u"Demir"_s, Qt::Key_P, 0));
        const MentionId second = mark(u"Demir"_s, Qt::Key_P, 60);
        const MentionId third = mark(u"Demir"_s, Qt::Key_P, 75);
        QCOMPARE(entityOf(third), whole);
        project().selection().choose(second);
        const qint64 before = steps();
        trigger("split");
        tap(Qt::Key_End);
        tap(Qt::Key_Space); // the third too
        tap(Qt::Key_Return);
        QCOMPARE(highlighted(), u"New entity “Demir”"_s);
        tap(Qt::Key_Return);
        QCOMPARE(steps(), before + 1);
        QVERIFY(entityOf(second) != whole);
        QCOMPARE(entityOf(third), entityOf(second));
        QCOMPARE(need(project().mentions().idsOfEntity(whole)).size(), size_t(1));
    }

    void splitTakesAllOfTheSameWords()
    {
        const MentionId first = mark(u"Demir"_s, Qt::Key_P, 0);
        const MentionId he = mark(u"He"_s);
        press(Qt::Key_Tab);
        tap(Qt::Key_Return);
        mark(u"Demir"_s, Qt::Key_P, 60);
        const MentionId last = mark(u"Demir"_s, Qt::Key_P, 75);
        QCOMPARE(entityOf(last), entityOf(he));
        trigger("split");
        tap(Qt::Key_D, Qt::ControlModifier);
        tap(Qt::Key_Return);
        tap(Qt::Key_Return);
        QCOMPARE(entityOf(first), entityOf(last));
        QVERIFY(entityOf(he) != entityOf(last));
    }

    void aPickerDoesNotOutliveItsArticle()
    {
        Article article;
        article.title = u"Another"_s;
        const ArticleId other = need(project().articles().add(article, u"Nobody here"_s));
        select(u"Bakü"_s);
        press(Qt::Key_Return);
        QVERIFY(picker());
        project().selection().chooseArticle(other);
        QVERIFY(!picker());
    }

    void anAttributeGoesToWhatItWasAskedOf()
    {
        const MentionId first = mark(u"Ayşe Demir"_s);
        const MentionId second = mark(u"Ilham Aliyev"_s);
        project().selection().choose(first);
        const auto asked = attributeRows(project().store(), project().schema(), first);
        const auto choice = std::ranges::find(asked, AttributeKind::Choice, [](const DetailRow &row) { return row.attribute->kind; });
        QVERIFY(choice != asked.end());
        trigger("attributes");
        type(choice->name);
        tap(Qt::Key_Return);
        QVERIFY(picker());
        project().selection().choose(second); // as a job may when it ends
        type(choice->attribute->values.last());
        tap(Qt::Key_Return);
        QCOMPARE(need(project().attributes().of(first)).size(), size_t(1));
        QVERIFY(need(project().attributes().of(second)).empty());
    }

    void whoIsNotMeantBySplitOffMentionsMayBeTheOneTheyLeave()
    {
        const EntityId other = entityOf(mark(u"Ilham Aliyev"_s));
        const EntityId whole = entityOf(mark(u"Demir"_s, Qt::Key_P, 60));
        const MentionId last = mark(u"Demir"_s, Qt::Key_P, 80);
        const qint64 before = steps();
        trigger("split");
        tap(Qt::Key_Return);
        type(u"ilham"_s);
        QCOMPARE(highlighted(), u"Ilham Aliyev"_s);
        tap(Qt::Key_N, Qt::ControlModifier); // not this one
        QCOMPARE(steps(), before);
        tap(Qt::Key_Return, Qt::ControlModifier); // but somebody new
        QCOMPARE(steps(), before + 1);
        QCOMPARE(need(project().entities().knownDistinct(other)), std::vector{entityOf(last)});
        QCOMPARE(need(project().entities().knownDistinct(whole)), std::vector<EntityId>());
    }

    void aNoteIsKeptWhenTheProjectCloses()
    {
        const EntityId entity = entityOf(mark(u"Ayşe Demir"_s));
        const QString path = project().store().path();
        m_window->marking().remarks.note(entity);
        const QPointer popup(view().findChild<NotePopup *>());
        QVERIFY(popup);
        QTest::keyClicks(popup->findChild<QPlainTextEdit *>(), u"Ask her"_s);
        m_window->closeProject();
        QVERIFY(!m_window->project());
        QTRY_VERIFY(!popup);
        QVERIFY(m_window->openProject(path));
        QCOMPARE(need(project().entities().entity(entity)).note, u"Ask her"_s);
    }

    /// What was rejected is not seen: neither keys nor choosing go to it.
    void whatWasRejectedIsInNobodysWay()
    {
        const MentionId rejected = mark(u"Ayşe Demir"_s);
        need(project().mentions().setStatus({rejected}, Status::Rejected));
        project().workbench().flush();
        project().selection().clear();
        const MentionId again = mark(u"Ayşe Demir"_s);
        QVERIFY(again && again != rejected);
        const MentionId other = mark(u"Ilham Aliyev"_s);
        need(project().mentions().setStatus({again}, Status::Rejected));
        project().workbench().flush();
        project().selection().choose(other);
        press(Qt::Key_R);
        QVERIFY(!view().isPicking()); // there is nobody else
        project().selection().choose(rejected); // in a panel: seen there, and its words can be marked
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        QVERIFY(project().selection().mention() != rejected && project().selection().mention() != again);
        QCOMPARE(need(project().mentions().mention(project().selection().mention())).quote, u"Ayşe Demir"_s);
    }

    /// Two words apart, in whichever order a file names them, are one place.
    void wordsApartAreOnePlaceInAnyOrder()
    {
        const qsizetype late = view().text().text().indexOf(u"mayor");
        Mention apart;
        apart.article = m_article;
        apart.type = u"PER"_s;
        apart.extent = Extent({{late, late + 5}, {0, 4}});
        const MentionId id = need(project().mentions().create(apart));
        project().workbench().flush();
        project().selection().choose(id);
        view().setSelection(apart.extent.inTextOrder());
        press(Qt::Key_O);
        QCOMPARE(need(project().mentions().inArticle(m_article)).size(), size_t(1));
        QCOMPARE(need(project().mentions().mention(id)).type, u"ORG"_s);
        QVERIFY2(said().contains(project().schema().mentionType(u"ORG"_s)->title()), qPrintable(said()));
    }

    void aNameAcrossLinesBecomesAnotherNameOnOneLine()
    {
        Article broken;
        broken.title = u"Broken"_s;
        const ArticleId article = need(project().articles().add(broken, u"Ilham\nAliyev left. Baku slept."_s));
        const EntityId entity = entityOf(mark(u"Ilham Aliyev"_s));
        const MentionId across = need(project().mentions().mark(article, TextSpan{0, 12}, u"PER"_s)).mention;
        QCOMPARE(entityOf(across), entity);
        QVERIFY(!m_window->marking().remarks.canAddName(across)); // its name already
        need(project().entities().rename(entity, u"The President"_s));
        m_window->marking().remarks.addName(across);
        QCOMPARE(need(project().entities().entity(entity)).aliases, QStringList{u"Ilham Aliyev"_s});
    }

    /// Whoever looks whom a mention names, and leaves with Enter, changes nothing.
    void aLookLeavesWhomItNames()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        const qint64 before = steps();
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s);
        tap(Qt::Key_Return);
        QCOMPARE(steps(), before);
        QCOMPARE(nameOf(one), u"Ayşe Demir"_s);
        QVERIFY2(said().contains(u"already"_s), qPrintable(said()));
    }

    void sameMentionsAreThoseOfTheSameAuthorThatAreSeen()
    {
        const MentionId one = mark(u"Demir"_s, Qt::Key_P, 60);
        const MentionId other = mark(u"Demir"_s, Qt::Key_P, 80);
        QCOMPARE(m_window->marking().sameAs(one).size(), 2);
        need(project().mentions().setStatus({other}, Status::Rejected));
        project().workbench().flush();
        QCOMPARE(m_window->marking().sameAs(one).size(), 1);
    }

    void nobodyNewIsTheSameAsSomebody()
    {
        mark(u"Ilham Aliyev"_s);
        const MentionId one = mark(u"Ayşe Demir"_s);
        project().selection().choose(one);
        trigger("merge");
        for (const QString &typed : {u""_s, u"nobody of that name"_s}) {
            type(typed);
            const auto *rows = answered()->findChild<QListView *>()->model();
            for (int row = 0; row < rows->rowCount(); ++row)
                QVERIFY2(!rows->index(row, 0).data().toString().contains(u"New entity"_s), qPrintable(typed));
        }
        const qint64 before = steps();
        tap(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(steps(), before);
    }

    /// While a job writes, nothing is said to be done that is not; and it is said of what was meant.
    void whatWaitsIsNotSaidToBeDone()
    {
        const MentionId first = mark(u"Ayşe Demir"_s);
        const MentionId second = mark(u"Ilham Aliyev"_s);
        project().selection().choose(first);
        const auto rows = attributeRows(project().store(), project().schema(), Owner(first));
        QVERIFY(!rows.empty());
        m_window->statusBar()->clearMessage();
        {
            const Store::Lease lease(project().store());
            press(Qt::Key_1, Qt::AltModifier);
            if (picker())
                tap(Qt::Key_Return);
            trigger("article_done");
            QCOMPARE(said(), QString());
            project().selection().choose(second);
        }
        QTRY_COMPARE(project().workbench().waiting(), 0);
        QVERIFY2(said().contains(u"done"_s), qPrintable(said()));
        const auto now = attributeRows(project().store(), project().schema(), Owner(first));
        QVERIFY(now.front().value != rows.front().value || now.front().isPreset != rows.front().isPreset);
    }

    /// Whatever makes an edit, it is told, and how to take it back.
    void eachEditIsTold()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        m_window->statusBar()->clearMessage();
        project().edit([&] { return project().mentions().setStatus({one}, Status::Suggested); });
        QVERIFY2(said().startsWith(u"Done: "_s) && said().contains(u"Ctrl+Z"_s), qPrintable(said()));
    }

    void severalKindsAreDeletedUnderOneName()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        const EntityId entity = entityOf(mark(u"Ilham Aliyev"_s));
        m_window->marking().remove({Owner(one), Owner(entity)});
        QCOMPARE(project().history().undoable()->title, u"Delete 2 item(s)"_s);
    }

    void sheIsNobodyWhoWasCalledHe()
    {
        const MentionId ada = mark(u"Ayşe Demir"_s);
        const MentionId ilham = mark(u"Ilham Aliyev"_s);
        const MentionId he = mark(u"He"_s); // its first place
        need(project().mentions().assign({he}, entityOf(ilham)));
        const auto last = need(project().mentions().mark(m_article, spanOf(u"the mayor"_s), u"PER"_s)).mention;
        need(project().mentions().assign({last}, entityOf(ilham)));
        project().workbench().flush();
        Article article;
        article.title = u"Two"_s;
        const QString words = u"Ada met Bob. He left. She stayed. Bob and the mayor, Ada. The mayor spoke."_s;
        const ArticleId two = need(project().articles().add(article, words));
        const auto at = [&](const QString &quote, qsizetype from = 0) {
            const qsizetype begin = words.indexOf(quote, from);
            return TextSpan{begin, begin + quote.size()};
        };
        const auto say = [&](TextSpan span, EntityId entity) {
            const MentionId id = need(project().mentions().mark(two, span, u"PER"_s)).mention;
            if (entity)
                need(project().mentions().assign({id}, entity));
            return id;
        };
        say(at(u"Ada"_s), entityOf(ada));
        say(at(u"Bob"_s), entityOf(ilham));
        say(at(u"He"_s), entityOf(ilham));
        const MentionId she = say(at(u"She"_s), {});
        project().workbench().flush();
        project().selection().choose(she);
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s); // Ilham Aliyev is nearer
        tap(Qt::Key_Escape);
        say(at(u"the mayor"_s), entityOf(ada));
        say(at(u"Bob"_s, 30), entityOf(ilham));
        const MentionId mayor = say(at(u"The mayor"_s), {});
        project().workbench().flush();
        project().selection().choose(mayor);
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s); // whom the same words named before
    }

    void aPartOfAKnownNameIsTold()
    {
        mark(u"Ayşe Demir"_s);
        mark(u"Demir"_s, Qt::Key_P, 20);
        QTRY_VERIFY2(said().contains(u"Ayşe Demir may be the same: Tab, Enter joins them."_s), qPrintable(said()));
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), u"Ayşe Demir"_s);
        tap(Qt::Key_Return);
        QCOMPARE(need(project().entities().size()), qint64(1));
        mark(u"Bakü"_s);
        QVERIFY2(!said().contains(u"may be the same"_s), qPrintable(said()));
    }

    /// Marked last, it stands behind all those that were read when the article was opened.
    void aPartOfAKnownNameIsToldAmongManyMentions()
    {
        constexpr size_t many = 2'100;
        project().store().setDurable(false);
        need(project().store().perform({u"Many"_s}, [this](Operation &) -> Result<> {
            Mention he;
            he.article = m_article;
            he.type = u"PER"_s;
            const qsizetype at = view().text().text().indexOf(u"He"_s);
            he.extent = TextSpan{at, at + 2};
            for (size_t i = 0; i < many; ++i)
                GLOSSATOR_TRY(project().mentions().create(he));
            return {};
        }));
        QTRY_COMPARE_GE(view().mentions().size(), many);
        mark(u"Ayşe Demir"_s);
        mark(u"Demir"_s, Qt::Key_P, 20);
        QTRY_VERIFY2(said().contains(u"Ayşe Demir may be the same"_s), qPrintable(said()));
    }

    void whoHasALastNameInCommonIsLeftApart_data()
    {
        QTest::addColumn<QStringList>("known"); // people of this article, but for those after a slash
        QTest::addColumn<QString>("words");
        QTest::newRow("another first name") << QStringList{u"Ayşe Demir"_s} << u"Ali Demir"_s;
        QTest::newRow("two are called so") << QStringList{u"Ayşe Demir"_s, u"Ali Demir"_s} << u"Demir"_s;
        QTest::newRow("the other is in another article") << QStringList{u"/Ali Demir"_s} << u"Demir"_s;
    }
    void whoHasALastNameInCommonIsLeftApart()
    {
        QFETCH(const QStringList, known);
        QFETCH(const QString, words);
        const ArticleId article = need(project().articles().add({}, u"Ayşe Demir met Ali Demir. Demir spoke."_s));
        const ArticleId other = need(project().articles().add({}, u"Ali Demir stayed."_s));
        project().workbench().flush();
        for (const QString &name : known) {
            project().selection().chooseArticle(name.startsWith(u'/') ? other : article);
            mark(QString(name).remove(u'/'));
        }
        project().selection().chooseArticle(article);
        mark(words, Qt::Key_P, words == u"Demir" ? 25 : 0);
        const QString now = need(project().entities().entity(project().selection().entity())).name;
        QCOMPARE(now, words);
        press(Qt::Key_Tab);
        QCOMPARE(highlighted(), words);
        tap(Qt::Key_Return);
        QCOMPARE(need(project().entities().size()), qint64(known.size() + 1));
    }

    void whatWasTakenBackIsNotRepeated()
    {
        mark(u"Demir"_s);
        const MentionId he = mark(u"He"_s, Qt::Key_V);
        trigger("undo");
        QVERIFY(!project().mentions().mention(he));
        trigger("redo"); // and then it is
        trigger("undo");
        const qint64 before = steps();
        trigger("repeat");
        QCOMPARE(steps(), before + 1);
        QCOMPARE(need(project().mentions().mention(project().selection().mention())).quote, u"Demir"_s);
    }

    void whereNoWordIsItIsSaid()
    {
        view().setSelection(TextSpan{4, 5}); // the blank
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_E, Qt::Key_Tab, Qt::Key_Return}) {
            m_window->statusBar()->clearMessage();
            press(key);
            QVERIFY2(said().contains(u"no word"_s), qPrintable(said()));
        }
        QVERIFY(need(project().mentions().inArticle(m_article)).empty());
        trigger("attributes");
        QVERIFY2(said().startsWith(u"Nothing is selected"_s), qPrintable(said()));
    }

    void anOldSentenceGoesWithTheNextKey()
    {
        mark(u"Ayşe Demir"_s);
        const QString sentence = said();
        press(Qt::Key_Down);
        QCOMPARE(said(), sentence); // there was no time to read it
        QTest::qWait(2100);
        press(Qt::Key_Control);
        QCOMPARE(said(), sentence);
        press(Qt::Key_Down);
        QCOMPARE(said(), QString());
    }

    void keysOfAttributesWorkInPanels()
    {
        mark(u"Ayşe Demir"_s);
        auto *panel = m_window->findChild<QWidget *>(u"entities"_s)->findChild<QTreeView *>();
        panel->setFocus();
        QTest::keyClick(panel, Qt::Key_Down);
        const auto rows = attributeRows(project().store(), project().schema(), project().details().owner());
        QVERIFY(!rows.empty());
        m_window->statusBar()->clearMessage();
        QTest::keyClick(panel, Qt::Key_1, Qt::AltModifier);
        QVERIFY2(said().contains(rows.front().name) || picker(), qPrintable(said()));
        if (picker())
            tap(Qt::Key_Escape);
    }

    /// What was marked before is signed with it as well; what names nobody changes nothing.
    void whoWorksHereMayChangeTheirName()
    {
        const AuthorId author = need(project().mentions().mention(mark(u"Ayşe Demir"_s))).by.author;
        const auto answer = [this](const QString &name) {
            trigger("name");
            auto *line = m_window->findChild<QInputDialog *>()->findChild<QLineEdit *>();
            line->selectAll();
            QTest::keyClick(line, Qt::Key_Delete);
            QTest::keyClicks(line, name);
            QTest::keyClick(line, Qt::Key_Return);
            QTRY_VERIFY(!m_window->findChild<QInputDialog *>());
        };
        const auto name = [&] { return need(authorNames(project().store())).value(author); };
        const auto &history = project().historyList();
        project().historyList().fetchMore({});
        const auto signedBy = [&history] { return history.index(0, HistoryModel::Author).data().toString(); };
        QCOMPARE(signedBy(), u"Ada"_s);
        answer(u"Ada Lovelace"_s);
        QCOMPARE(name(), u"Ada Lovelace"_s);
        QCOMPARE(signedBy(), u"Ada Lovelace"_s);
        {
            const Store::Lease job(project().store());
            answer(u"Countess"_s);
            QCOMPARE(name(), u"Ada Lovelace"_s); // it waits
        }
        QTRY_COMPARE(name(), u"Countess"_s);
        answer(u"Ada Lovelace"_s);
        answer(u"  "_s);
        QCOMPARE(name(), u"Ada Lovelace"_s);
    }

    void anEntityIsDeletedWithItsLastMention()
    {
        const QByteArray before = test::contentHash(project().store());
        const MentionId one = mark(u"Ayşe Demir"_s);
        const EntityId entity = entityOf(one);
        m_window->marking().remove({Owner(entity), Owner(one)});
        QVERIFY(!project().entities().entity(entity));
        QVERIFY(!project().mentions().mention(one));
        trigger("undo");
        QVERIFY(project().entities().entity(entity));
        trigger("undo");
        QCOMPARE(test::contentHash(project().store()), before);
    }

    /// What is clicked in the text is meant, not what was chosen in a panel before.
    void aClickEndsTheGroup()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        const MentionId other = mark(u"Ilham Aliyev"_s);
        project().selection().setGroup({Owner(one), Owner(other)});
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().rectsOf(need(project().mentions().mention(other)).extent.hull()).front().center().toPoint());
        QCOMPARE(project().selection().group().size(), size_t(0));
        press(Qt::Key_Delete);
        QVERIFY(!project().mentions().mention(other));
        QVERIFY(project().mentions().mention(one));
    }

    void aValueThatIsThereIsNoEdit()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        const auto asked = attributeRows(project().store(), project().schema(), one);
        const auto choice = std::ranges::find(asked, AttributeKind::Choice, [](const DetailRow &row) { return row.attribute->kind; });
        need(project().attributes().set(one, choice->name, {choice->attribute->values.last()}));
        project().workbench().flush();
        const qint64 before = steps();
        trigger("attributes");
        type(choice->name);
        tap(Qt::Key_Return);
        tap(Qt::Key_Return); // the value it has is highlighted
        QCOMPARE(steps(), before);
        QVERIFY2(said().contains(choice->attribute->values.last()) && !said().contains(u"Ctrl+Z"_s), qPrintable(said()));
    }

    /// A job that writes nothing does not keep others from saying what they did.
    void editsBesideAJobAreTold()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        auto *jobs = m_window->findChild<JobRunner *>();
        std::latch enough(1);
        QVERIFY(jobs->start(u"Exporting"_s, [&enough](JobContext &) -> std::function<void()> {
            enough.wait();
            return {};
        }));
        m_window->statusBar()->clearMessage();
        m_window->marking().remove({Owner(one)});
        const QString sentence = said();
        enough.count_down();
        QTRY_VERIFY(!jobs->isRunning());
        QVERIFY2(sentence.startsWith(u"Done: "_s), qPrintable(sentence));
    }

    void whatAJobCommitsItTellsItself()
    {
        auto *jobs = m_window->findChild<JobRunner *>();
        m_window->statusBar()->clearMessage();
        QVERIFY(jobs->start(u"Marking"_s, [this](JobContext &) -> std::function<void()> {
            const Store::Lease lease(project().store());
            need(MentionRepository(project().store()).mark(m_article, TextSpan{0, 10}, u"PER"_s));
            return {};
        }));
        QTRY_VERIFY(!jobs->isRunning());
        project().workbench().flush();
        QCOMPARE(said(), QString());
    }

    void deleteTakesWhatWasChosen()
    {
        const MentionId one = mark(u"Ayşe Demir"_s);
        const MentionId other = mark(u"Ilham Aliyev"_s);
        const EntityId entity = entityOf(other);
        project().selection().choose(entity);
        press(Qt::Key_Delete);
        QVERIFY(!need(project().mentions().mention(other)).entity);
        trigger("undo");
        project().selection().setGroup({Owner(one), Owner(other)});
        trigger("delete");
        QVERIFY(need(project().mentions().inArticle(m_article)).empty());
    }

    void aLargeMergeRunsInTheBackground()
    {
        const EntityId one = entityOf(mark(u"Ayşe Demir"_s));
        const EntityId other = many();
        m_window->marking().merge({one, other});
        tap(Qt::Key_Return);
        QTRY_COMPARE(need(project().mentions().idsOfEntity(one)).size(), size_t(1501));
        QTRY_VERIFY(!m_window->findChild<JobRunner *>()->isRunning());
    }

    void aLargeMergeThatIsStoppedChangesNothing()
    {
        const EntityId one = entityOf(mark(u"Ayşe Demir"_s));
        const EntityId other = many();
        const qint64 before = steps();
        m_window->marking().merge({one, other});
        auto *jobs = m_window->findChild<JobRunner *>();
        {
            const Store::Lease lease(project().store()); // it cannot begin
            tap(Qt::Key_Return);
            QVERIFY(jobs->isRunning());
            jobs->stop();
        }
        QTRY_VERIFY(!jobs->isRunning());
        QCOMPARE(steps(), before);
        QCOMPARE(need(project().mentions().idsOfEntity(other)).size(), size_t(1500));
    }

    void muchIsSplitOffInTheBackground()
    {
        const EntityId whole = many();
        const auto ids = need(project().mentions().idsOfEntity(whole));
        project().selection().choose(ids.front());
        const qint64 before = steps();
        trigger("split");
        tap(Qt::Key_D, Qt::ControlModifier); // all “He”
        tap(Qt::Key_Return);
        QSignalSpy working(&project().workbench(), &Workbench::workingChanged);
        tap(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(working.size(), 2);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(need(project().mentions().idsOfEntity(entityOf(ids.front()))).size(), ids.size());
        QVERIFY(entityOf(ids.front()) != whole);
        QTRY_VERIFY2(said().contains(u"1500"_s), qPrintable(said()));
    }

    void muchIsDeletedInTheBackground()
    {
        const EntityId other = many();
        QList<Owner> all;
        for (const MentionId id : need(project().mentions().idsOfEntity(other)))
            all << Owner(id);
        const qint64 before = steps();
        QSignalSpy working(&project().workbench(), &Workbench::workingChanged);
        m_window->marking().remove(all);
        QTRY_COMPARE(working.size(), 2); // it began and ended
        QCOMPARE(steps(), before + 1);
        QVERIFY(need(project().mentions().idsOfEntity(other)).empty());
        QTRY_VERIFY2(said().contains(u"1500"_s), qPrintable(said()));
    }

private:
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }
    /// An entity with more mentions than are changed at once.
    EntityId many()
    {
        const EntityId entity = need(project().entities().create(
            {.id = {}, .type = u"PER"_s, .name = u"Many"_s, .aliases = {}, .note = {}, .by = {}}));
        need(project().store().perform({u"Fill"_s}, [&](Operation &op) -> Result<> {
            for (int i = 0; i < 1500; ++i) {
                op.db()
                    .prepare("INSERT INTO mention(id, article_id, type, begin, end, quote, entity_id, created, modified)"
                             " VALUES (?, ?, 'PER', 37, 39, 'He', ?, 0, 0)")
                    .bind(op.newId<MentionId>(), m_article, entity)
                    .run();
            }
            return {};
        }));
        return entity;
    }
    void trigger(const char *action) { m_window->actionCollection()->action(QLatin1String(action))->trigger(); }
};

QTEST_MAIN(MarkingTest)
#include "tst_marking.moc"
