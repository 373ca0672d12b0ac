// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in a real window, with real keys.
#include "app/filejobs.h"
#include "app/jobrunner.h"
#include "app/mainwindow.h"
#include "models/base/inbackground.h"
#include "models/domain/localauthor.h"
#include "models/items/attributerows.h"
#include "models/jobs/jobcontext.h"
#include "tests/app/windowscene.h"
#include "tests/support/pickers.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/linkscene.h"
#include "widgets/dialogs/helpdialog.h"
#include "widgets/dialogs/newprojectdialog.h"
#include "widgets/panels/messagebars.h"
#include "widgets/panels/picker.h"

#include <KActionCollection>
#include <QAbstractButton>
#include <QClipboard>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSettings>
#include <QStatusBar>
#include <QStyleHints>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <latch>

using namespace glossator;
using test::need;
using namespace Qt::StringLiterals;

class MainWindowTest : public test::WindowScene {
    Q_OBJECT

    static constexpr auto text = u"Ayşe Demir met the minister in Bakü on Monday. 🚢 She praised Ayşe Demir again.";

    void select(const QString &words, qsizetype from = 0)
    {
        const TextOffsets &offsets = view().text();
        const qsizetype at = offsets.text().indexOf(words, from);
        QVERIFY(at >= 0);
        view().setSelection(TextSpan{*offsets.fromUtf16(at), *offsets.fromUtf16(at + words.size())});
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        view().setFocus();
        QTest::keyClick(&view(), key, modifiers);
    }

    void choose(const QString &typed)
    {
        const QList<Picker *> pickers = view().findChildren<Picker *>();
        const auto picker
            = std::ranges::find_if(pickers, &QWidget::isVisible); // a closed one goes with the next events
        QVERIFY(picker != pickers.end());
        auto *edit = (*picker)->findChild<QLineEdit *>();
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, Qt::Key_Return);
        test::waitForAnswers(*m_window);
    }

    /// Clicks what a bar above the article offers.
    [[nodiscard]] bool pressInBar(const QString &offer)
    {
        QToolButton *button = visibleButton(m_window->bars(), offer);
        if (button)
            QTest::mouseClick(button, Qt::LeftButton);
        return button;
    }

    ArticleId addArticle(const QString &title, const QString &body = QString(text))
    {
        Article article;
        article.title = title;
        return test::need(project().articles().add(article, body));
    }

    /// Begins a job.
    void countUntil(std::latch &end) const
    {
        m_window->files().start(u"Counting"_s, [&end](JobContext &) -> std::function<void()> {
            end.wait();
            return {};
        });
    }

    /// An edit that goes on until it is stopped.
    [[nodiscard]] Result<> endless() const
    {
        return project().store().perform({u"Endless"_s}, [](Operation &op) -> Result<> {
            for (;;)
                op.db().prepare("UPDATE article SET title = title || 'x'").run();
        });
    }

    [[nodiscard]] QToolButton *visibleButton(const QWidget &in, const QString &words) const
    {
        for (auto *button : in.findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() == words)
                return button;
        }
        return nullptr;
    }

    void trigger(const char *action) { m_window->actionCollection()->action(QLatin1String(action))->trigger(); }

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }

    void init()
    {
        show(u"window.gloss"_s, QString(text), {1200, 800});
        QCOMPARE(project().selection().article(), m_article);
    }

    void cleanup() { closeWindow(); }

    void theSchemasKeyMarksAndANameMakesOrJoinsAnEntity()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        QCOMPARE(project().entities().ids({})->size(), size_t(1));
        select(u"Ayşe Demir"_s, 40);
        press(Qt::Key_P);
        const auto mentions = project().mentions().inArticle(m_article);
        QCOMPARE(mentions->size(), size_t(2));
        QCOMPARE(mentions->at(0).quote, u"Ayşe Demir"_s);
        QCOMPARE(mentions->at(1).quote, u"Ayşe Demir"_s);
        QCOMPARE(mentions->at(0).entity, mentions->at(1).entity);
        QCOMPARE(project().selection().mention(), mentions->at(1).id);
        trigger("undo");
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(1));
        trigger("redo");
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(2));
        QVERIFY(m_window->actionCollection()->action(u"undo"_s)->text().contains(u"Ayşe Demir"_s));
    }

    void theMenuMarksAndRetypesForWhoeverUsesTheMouse()
    {
        QMenu *types = m_window->actionCollection()->action(u"mark_as"_s)->menu();
        const auto choose = [types](const QString &title) {
            Q_EMIT types->aboutToShow();
            for (QAction *action : types->actions()) {
                if (action->text().section(u'\t', 0, 0) == title)
                    action->trigger();
            }
        };
        select(u"Ayşe Demir"_s);
        choose(u"Person"_s);
        const MentionId mention = project().selection().mention();
        QCOMPARE(project().mentions().mention(mention)->type, u"PER"_s);
        QCOMPARE(project().mentions().mention(mention)->quote, u"Ayşe Demir"_s);
        choose(u"Organization"_s);
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(1));
        QCOMPARE(project().mentions().mention(mention)->type, u"ORG"_s);
        QCOMPARE(project().entities().entity(project().mentions().mention(mention)->entity)->type, u"ORG"_s);
    }

    void aPronounIsAssignedByTypingPartOfTheName()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        select(u"She"_s);
        press(Qt::Key_P);
        const MentionId she = project().selection().mention();
        QVERIFY(!project().mentions().mention(she)->entity);
        press(Qt::Key_Tab);
        choose(u"dem"_s);
        QCOMPARE(project().entities().entity(project().mentions().mention(she)->entity)->name, u"Ayşe Demir"_s);
    }

    void attributesAreSetWithSingleKeys()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        project().workbench().flush();
        const std::vector<DetailRow> asked
            = attributeRows(project().store(), project().schema(), project().details().owner());
        const auto choice
            = std::ranges::find_if(asked, [](const DetailRow &row) { return row.attribute->kind == AttributeKind::Choice; });
        QVERIFY(choice != asked.end() && choice - asked.begin() < 9);
        const auto stored = [&] {
            const auto all = test::need(project().attributes().of(project().details().owner()));
            const auto found = std::ranges::find(all, choice->name, &Attribute::name);
            return found == all.end() ? QString() : found->value;
        };
        const QStringList values = choice->attribute->values;
        const qsizetype now = values.indexOf(choice->value);
        const auto key = Qt::Key(Qt::Key_1 + (choice - asked.begin()));
        for (qsizetype step = 1; step <= values.size() + 1; ++step) { // and round
            press(key, Qt::AltModifier);
            QCOMPARE(stored(), values.at((now + step) % values.size()));
        }
        QCOMPARE(project().history().undoable()->title.contains(choice->name), true);
        trigger("attributes"); // A is a letter of this schema
        choose(choice->name);
        choose(values.last());
        QCOMPARE(stored(), values.last());
        press(Qt::Key_9, Qt::AltModifier); // there may be none: nothing happens but a sentence
    }

    void anotherTitleLeavesWhatIsCurrent()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        const MentionId current = project().selection().mention();
        QCOMPARE(view().currentMention(), current);
        Article article = test::need(project().articles().article(m_article));
        article.title = u"Another"_s;
        test::need(project().articles().update(article));
        project().workbench().flush();
        QCOMPARE(view().currentMention(), current);
    }

    void deletingATriggerDeletesItsEventMentionAndUndoBringsItBack()
    {
        const NewEvent event = test::need(project().events().create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        project().workbench().flush();
        project().selection().choose(event.trigger);
        const Owner chosen = project().selection().item();
        press(Qt::Key_Delete);
        project().workbench().flush();
        const QString title = project().history().undoable()->title;
        QVERIFY(!project().events().mention(event.mention));
        trigger("undo");
        project().workbench().flush();
        QVERIFY(project().events().mention(event.mention));
        QCOMPARE(project().selection().item(), chosen);
        trigger("delete");
        QCOMPARE(project().history().undoable()->title, title); // the menu does the same
    }

    void theSentenceIsCopiedWithItsCitation()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        view().setSelection(Extent());
        trigger("copy_citation");
        QVERIFY(QApplication::clipboard()->text().startsWith(u"“Ayşe Demir met the minister in Bakü on Monday.” ("_s));
        select(u"🚢 She"_s);
        trigger("copy_citation");
        QVERIFY(QApplication::clipboard()->text().startsWith(u"“🚢 She” ("_s));
    }

    void aRelationIsPickedAmongWhatTheSchemaAllows()
    {
        select(u"Bakü"_s);
        press(Qt::Key_G);
        const MentionId place = project().selection().mention();
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        trigger("relate");
        QVERIFY(view().isPicking());
        Q_EMIT view().targetPicked(place);
        choose(u"near"_s);
        const auto relations = project().relations().inArticle(m_article);
        QCOMPARE(relations->size(), size_t(1));
        QCOMPARE(relations->front().type, u"PHYS.Near"_s);
        trigger("reverse");
        QCOMPARE(project().relations().inArticle(m_article)->front().from.id, place.value());
    }

    void aClickOnACurveChoosesItsRelation()
    {
        const auto mark = [this](qsizetype begin, qsizetype end) {
            return test::need(project().mentions().mark(m_article, TextSpan{begin, end}, u"PER"_s)).mention;
        };
        Relation relation;
        relation.type = u"PER-SOC.Business"_s;
        relation.from = {mark(0, 10), {}};
        relation.to = {mark(15, 27), {}};
        const RelationId id = test::need(project().relations().create(relation));
        project().workbench().flush();
        project().selection().clear();
        view().viewport()->repaint();
        QVERIFY(view().linkDiagnostics().isEmpty());
        trigger("links_all");
        view().viewport()->repaint();
        QCOMPARE(view().linkDiagnostics().curves.size(), 1u);
        const auto &points = view().linkDiagnostics().curves.front().points;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, ((points[1] + points[2]) / 2).toPoint());
        QCOMPARE(project().selection().item(), Owner(id));
        trigger("links_all");
        view().viewport()->repaint();
        QCOMPARE(view().linkDiagnostics().curves.front().weight, LinkWeight::Chosen); // what is chosen stays
        project().selection().clear();
        view().viewport()->repaint();
        QVERIFY(view().linkDiagnostics().isEmpty());
    }

    void aMentionIsResizedAndKeepsWhatHangsOnIt()
    {
        select(u"Demir"_s);
        press(Qt::Key_P);
        const MentionId id = project().selection().mention();
        const EntityId entity = project().mentions().mention(id)->entity;
        QVERIFY(entity);
        press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        const auto resized = project().mentions().mention(id);
        QCOMPARE(resized->quote, u"Ayşe Demir"_s);
        QCOMPARE(resized->entity, entity);
        QCOMPARE(project().selection().mention(), id);
        trigger("undo");
        QCOMPARE(project().mentions().mention(id)->quote, u"Demir"_s);
    }

    void aClickChoosesWhatStandsThere()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        const MentionId person = project().selection().mention();
        select(u"met"_s);
        press(Qt::Key_E);
        choose(u"meet"_s);
        const EventMentionId told = project().selection().eventMention();
        const ArgumentId who = test::need(project().events().addArgument(told, u"Entity"_s, Filler(person)));
        project().workbench().flush();
        const auto click = [this](MentionId mention) {
            const QRectF words = view().rectsOf(project().mentions().mention(mention)->extent.hull()).front();
            QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, words.center().toPoint());
            QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 20); // the next is one of its own
            return project().selection().item();
        };
        const MentionId met = project().events().mention(told)->trigger;
        QCOMPARE(click(person), Owner(person));
        QCOMPARE(click(met), Owner(told));
        QCOMPARE(click(person), Owner(person));
        // The view shows the same mention for something else that is chosen in a panel.
        project().selection().choose(who);
        QCOMPARE(view().currentMention(), person);
        QCOMPARE(click(person), Owner(person));
        project().selection().choose(project().events().mention(told)->event);
        QCOMPARE(view().currentMention(), met);
        QCOMPARE(click(met), Owner(told));
    }

    void whatIsChosenIsShownWithAllItsParts()
    {
        Article article;
        article.title = u"Long"_s;
        const QString start = u"Ayşe Demir met nobody.\n"_s;
        const ArticleId longOne = test::need(project().articles().add(
            article, QString(start + u"Not a word about anybody here.\n"_s.repeated(100) + u"Bakü"_s)));
        const qsizetype end = start.size() + 31 * 100;
        const MentionId near = test::need(project().mentions().mark(longOne, TextSpan{0, 10}, u"PER"_s)).mention;
        const MentionId far = test::need(project().mentions().mark(longOne, TextSpan{end, end + 4}, u"GPE"_s)).mention;
        Relation statement;
        statement.type = u"PHYS.Near"_s;
        statement.from = {near, u"Arg1"_s};
        statement.to = {far, u"Arg2"_s};
        const RelationId relation = test::need(project().relations().create(statement));
        const NewEvent event = test::need(project().events().create(longOne, Extent(), u"Contact.Meet"_s)); // no trigger
        test::need(project().events().addArgument(event.mention, u"Place"_s, Filler(far)));
        test::need(project().events().addArgument(event.mention, u"Entity"_s, Filler(near)));
        project().workbench().flush();
        using Mentions = std::vector<MentionId>;
        const auto isInView = [&](MentionId mention) {
            return !view().rectsOf(project().mentions().mention(mention)->extent.hull()).empty();
        };
        SelectionContext &selection = project().selection();
        selection.choose(relation);
        QCOMPARE(view().companions(), (Mentions{near, far}));
        QVERIFY(isInView(near));
        selection.choose(event.mention);
        QCOMPARE(view().companions(), (Mentions{far, near}));
        QVERIFY(isInView(far));
        QVERIFY(!isInView(near));
        selection.choose(near);
        QCOMPARE(view().companions(), Mentions());
        QVERIFY(isInView(near));
        view().scrollTo({end, end});
        selection.choose(relation); // its first end was current already
        QVERIFY(isInView(near));
    }

    void anEventIsMadeFromItsTriggerAndFilled()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        const MentionId person = project().selection().mention();
        select(u"met"_s);
        press(Qt::Key_E);
        choose(u"meet"_s);
        const EventMentionId told = project().selection().eventMention();
        QVERIFY(told);
        trigger("role");
        choose(u"entity"_s);
        QVERIFY(view().isPicking());
        Q_EMIT view().targetPicked(person);
        const auto arguments = project().events().argumentsOf(told);
        QCOMPARE(arguments->size(), size_t(1));
        QCOMPARE(arguments->front().filler, Filler(person));
        QCOMPARE(arguments->front().role, u"Entity"_s);
    }

    void deleteTakesTheCurrentItem()
    {
        select(u"Bakü"_s);
        press(Qt::Key_G);
        press(Qt::Key_Delete);
        QVERIFY(project().mentions().inArticle(m_article)->empty());
        QVERIFY(project().entities().ids({})->empty());
    }

    /// The next row of a panel that lies open is not what a second Delete is meant for.
    void deletingInTheArticleChoosesNothingElse()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        select(u"Ayşe Demir"_s, 40);
        press(Qt::Key_P);
        auto *tree = m_window->findChild<QDockWidget *>(u"entities"_s)->findChild<QTreeView *>();
        tree->expand(tree->model()->index(0, 0));
        project().selection().choose(project().mentions().inArticle(m_article)->front().id);
        QCOMPARE(tree->currentIndex().parent(), tree->model()->index(0, 0));
        press(Qt::Key_Delete);
        project().workbench().flush();
        QVERIFY(!project().selection().mention());
        press(Qt::Key_Delete);
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(1));
    }

    void deletingInAPanelGoesOnWithTheNextRow()
    {
        for (const QString &title : {u"Second"_s, u"Third"_s})
            addArticle(title);
        project().workbench().flush();
        auto *list = m_window->findChild<QDockWidget *>(u"articles"_s)->findChild<QTreeView *>();
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        project().workbench().flush();
        QCOMPARE(list->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(list->currentIndex().data(), u"Third"_s);
        QCOMPARE(project().articleList().indexOf(project().selection().article()).data(), u"Third"_s);
    }

    /// Of the list or the text that has the keys.
    void allIsSelectedWhereTheKeysAre()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        select(u"Bakü"_s);
        press(Qt::Key_G);
        view().setSelection({});
        auto *tree = m_window->findChild<QDockWidget *>(u"entities"_s)->findChild<QTreeView *>();
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(project().selection().group().size(), size_t(2));
        QVERIFY(view().selection().fragments().empty());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view().selection().hull(), (TextSpan{0, view().text().length()}));
    }

    void aRoundThroughThePanelsChoosesNothing()
    {
        select(u"Bakü"_s);
        press(Qt::Key_G);
        press(Qt::Key_P); // of the word at the caret
        select(u"met"_s);
        press(Qt::Key_E);
        choose(u"meet"_s);
        view().setSelection(TextSpan{0, 0});
        project().selection().clear();
        const Selection before = project().selection().now();
        int panels = 0;
        do {
            trigger("pane_next");
            QCOMPARE(project().selection().now(), before);
            ++panels;
        } while (!view().hasFocus() && panels < 20);
        QVERIFY(panels > 4 && panels < 20);
    }

    void aMentionUnfoldsNoEntity()
    {
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        auto *tree = m_window->findChild<QDockWidget *>(u"entities"_s)->findChild<QTreeView *>();
        QCOMPARE(tree->currentIndex(), tree->model()->index(0, 0));
        QVERIFY(!tree->isExpanded(tree->model()->index(0, 0)));
    }

    void withKeysARowIsEditedWhereItCanBe()
    {
        select(u"Bakü"_s);
        press(Qt::Key_G);
        const MentionId place = project().selection().mention();
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        trigger("relate");
        Q_EMIT view().targetPicked(place);
        choose(u"near"_s);
        auto *list = m_window->findChild<QDockWidget *>(u"relations"_s)->findChild<QTreeView *>();
        list->setFocus();
        QCOMPARE(list->currentIndex().column(), 0);
        QTest::keyClick(list, Qt::Key_F2);
        QVERIFY(list->findChild<QComboBox *>());
    }

    /// Rather than a greyed article in which nothing can be clicked.
    void nothingIsPickedWhereNothingMayBe()
    {
        select(u"Monday"_s);
        press(Qt::Key_T);
        QVERIFY(project().selection().mention());
        trigger("relate");
        QVERIFY(!view().isPicking());
    }

    /// Caret, selection, place and zoom belong to the project, and come back with it.
    void everythingIsWhereItWasLeft()
    {
        const QString path = project().path();
        const ArticleId other = addArticle(u"Second"_s);
        select(u"minister"_s);
        const Extent selected = view().selection();
        view().zoomIn();
        project().selection().chooseArticle(other);
        QVERIFY(view().selection().fragments().empty());
        press(Qt::Key_End);
        const qsizetype caret = view().caret();
        QVERIFY(caret > 0);
        m_window->closeProject();
        view().zoomReset();
        QVERIFY(m_window->openProject(path));
        QCOMPARE(project().selection().article(), other);
        QCOMPARE(view().caret(), caret);
        QCOMPARE(view().settings().zoom, 1);
        project().selection().chooseArticle(m_article);
        QCOMPARE(view().selection(), selected);
        view().zoomReset();
    }

    /// Whoever enlarges the text of one project finds another one as it was.
    void zoomStaysWithItsProject()
    {
        QString other;
        {
            other = test::newProject(u"other.gloss"_s)->path();
        }
        view().zoomIn();
        QVERIFY(m_window->openProject(other));
        QCOMPARE(view().settings().zoom, 0);
    }

    void anArticleBeginsAtItsHeading()
    {
        project().selection().chooseArticle(addArticle(u"A long one"_s, QString(u"Words.\n\n"_s).repeated(100)));
        QVERIFY(view().verticalScrollBar()->maximum() > 0);
        QCOMPARE(view().verticalScrollBar()->value(), 0);
    }

    void whatRunsIsNotStoppedUnasked_data()
    {
        QTest::addColumn<bool>("isEdit"); ///< or else a job
        QTest::newRow("a job") << false;
        QTest::newRow("an edit in the background") << true;
    }

    /// Whoever closes while something goes on is asked in a bar; nothing is stopped unasked.
    void whatRunsIsNotStoppedUnasked()
    {
        QFETCH(bool, isEdit);
        std::atomic<bool> isStopped = false;
        if (isEdit) {
            project().workbench().editMany(Workbench::largeGroup + 1, [this, &isStopped] {
                const Result<> done = endless();
                isStopped = !done;
                return done;
            });
        } else {
            m_window->files().start(u"Counting"_s, [&isStopped](JobContext &context) -> std::function<void()> {
                while (!context.isCancelled())
                    QThread::msleep(1);
                isStopped = true;
                return {};
            });
        }
        m_window->closeProject();
        QVERIFY(m_window->project());
        QVERIFY(!isStopped);
        QVERIFY(!m_window->close());
        QCOMPARE(m_window->bars().sentences().size(), 1); // it asks once
        m_window->closeProject();
        QVERIFY(pressInBar(u"Stop It"_s));
        QTRY_VERIFY(!m_window->project()); // nobody waits for it meanwhile
        QVERIFY(isStopped);
    }

    /// The question goes with what it is about.
    void whatCameToItsEndIsNotAskedAbout()
    {
        std::latch end(1);
        countUntil(end);
        m_window->closeProject();
        QCOMPARE(m_window->bars().sentences().size(), 1);
        end.count_down();
        QTRY_COMPARE(m_window->bars().sentences().size(), 0);
        QVERIFY(m_window->project());
    }

    /// What was committed last may be told when the project is gone.
    void anEditMayEndWithItsProject()
    {
        std::latch begun(1); // else it may come to its end before anybody listens
        project().workbench().editMany(Workbench::largeGroup + 1, [this, &begun] {
            begun.wait();
            return project().store().perform({u"Rename"_s}, [](Operation &op) -> Result<> {
                op.db().prepare("UPDATE article SET title = 'Other'").run();
                return {};
            });
        });
        begun.count_down();
        project().workbench().finish(); // and nobody has heard of it yet
        m_window->closeProject();
        QVERIFY(pressInBar(u"Stop It"_s));
        QTRY_VERIFY(!m_window->project());
        QCoreApplication::processEvents();
        QVERIFY(!m_window->project());
    }

    void whoHasNoNameYetIsAskedBeforeAProjectIsMade()
    {
        QSettings().remove(u"author/name"_s);
        m_window->newProject();
        auto *name = m_window->findChild<QInputDialog *>();
        QVERIFY(name && name->isVisible());
        QVERIFY(!m_window->findChild<NewProjectDialog *>()); // one question at a time
        bool isAsked = false;
        QTimer asker;
        connect(&asker, &QTimer::timeout, this, [&] {
            auto *project = qobject_cast<NewProjectDialog *>(QApplication::activeModalWidget());
            if (!project)
                return;
            isAsked = true;
            QCOMPARE(localAuthor().name, u"Eda"_s); // who makes it
            project->reject();
        });
        asker.start(10);
        auto *line = name->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, u"Eda"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(isAsked);
        QSettings().remove(u"author/name"_s);
    }

    void whatIsWishedLastIsDone()
    {
        std::latch end(1);
        countUntil(end);
        m_window->openSample();
        QVERIFY(pressInBar(u"Stop It"_s));
        m_window->closeProject(); // that something is to be stopped is not asked once more
        QCOMPARE(m_window->bars().sentences(), QStringList());
        end.count_down();
        QTRY_VERIFY(!m_window->project());
    }

    void nothingIsClosedUnderADialog()
    {
        std::latch end(1);
        countUntil(end);
        m_window->closeProject();
        QVERIFY(pressInBar(u"Stop It"_s));
        end.count_down();
        QDialog dialog(m_window);
        bool isThere = false;
        QTimer::singleShot(500, &dialog, [&] {
            isThere = m_window->project();
            dialog.accept();
        });
        dialog.exec();
        QVERIFY(isThere);
        QTRY_VERIFY(!m_window->project());
    }

    void anEditInTheBackgroundHasAStop()
    {
        const auto before = project().history().undoable();
        project().workbench().editMany(Workbench::largeGroup + 1, [this] { return endless(); });
        QToolButton *stop = nullptr;
        QTRY_VERIFY((stop = visibleButton(*m_window->statusBar(), u"Stop"_s)));
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY(!visibleButton(*m_window->statusBar(), u"Stop"_s));
        QCOMPARE(m_window->statusBar()->currentMessage(), u"Stopped; nothing was changed."_s);
        QCOMPARE(project().history().undoable().has_value(), before.has_value());
        QCOMPARE(need(project().articles().article(m_article)).title, u"Visit"_s);
    }

    /// Each time, unless nothing was done in between.
    void whatUndoTakesBackIsShownBefore()
    {
        const ArticleId other = addArticle(u"Other"_s);
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        const auto steps = [this] { return need(project().history().entries(1)).front().seq; };
        const auto newest = steps();
        for (int i = 0; i < 2; ++i) {
            project().selection().chooseArticle(other);
            trigger("undo");
            QCOMPARE(project().selection().article(), m_article);
            QCOMPARE(steps(), newest);
        }
        trigger("undo");
        QVERIFY(steps() != newest);
    }

    /// An article whose text cannot be read leaves no other text to mark in.
    void anArticleWithoutItsTextShowsNone()
    {
        const ArticleId other = addArticle(u"Other"_s, u"Another text."_s);
        Database file(project().store().path(), Database::Mode::ReadWrite);
        file.execute("PRAGMA foreign_keys = OFF");
        file.prepare("UPDATE article SET text = zeroblob(32) WHERE id = ?").bind(other).run();
        project().selection().chooseArticle(other);
        QCOMPARE(view().text().length(), 0);
        QVERIFY(!m_window->statusBar()->currentMessage().isEmpty());
        project().selection().chooseArticle(m_article);
        QCOMPARE(view().text().text(), QString(text));
    }

    void helpIsOpenOnce()
    {
        for (int i = 0; i < 2; ++i) {
            trigger("keys");
            trigger("handbook");
        }
        QCOMPARE(m_window->findChildren<HelpDialog *>().size(), 2);
    }

    /// The damaged file stays as it is; what is readable of it is opened from a new one.
    void aDamagedProjectIsSalvagedOnRequest()
    {
        const QString damaged = test::filledProject(u"ruined.gloss"_s, 40, 3);
        {
            Database db(damaged, Database::Mode::ReadWrite);
            db.execute("UPDATE meta SET value = 'another' WHERE key = 'machine'"); // so that it is looked through first
            db.execute("PRAGMA foreign_keys=OFF");
            db.execute("DELETE FROM author");
        }
        const QByteArray found = test::bytesOf(damaged);
        QVERIFY(!m_window->openProject(damaged));
        QVERIFY(pressInBar(u"Save What Is Readable"_s));
        QTRY_VERIFY(m_window->bars().sentences().join(u' ').contains(u"could be saved"));
        QVERIFY2(project().path().endsWith(u"ruined.salvaged.gloss"), qPrintable(project().path()));
        QVERIFY(!project().articles().ids({})->empty());
        QVERIFY(test::bytesOf(damaged) == found);
    }

    /// It would find itself in its own way, and go on for reading only.
    void openingWhatIsOpenChangesNothing()
    {
        QVERIFY(m_window->openProject(project().path()));
        QVERIFY(!project().isReadOnly());
        QCOMPARE(project().selection().article(), m_article);
    }

    /// What was asked for while a job wrote is done after it, where it was asked for.
    void aMarkThatWaitsGoesWhereItWasMeant()
    {
        const ArticleId other = addArticle(u"Other"_s);
        const MentionId there = test::need(project().mentions().mark(other, TextSpan{0, 10}, u"ORG"_s)).mention;
        std::optional<Store::Lease> job(std::in_place, project().store());
        select(u"Ayşe Demir"_s);
        press(Qt::Key_P);
        QCOMPARE(project().workbench().waiting(), 1);
        project().selection().choose(there);
        job.reset();
        QTRY_COMPARE(project().workbench().waiting(), 0);
        QCOMPARE(test::need(project().mentions().mention(there)).type, u"ORG"_s);
        QCOMPARE(test::need(project().mentions().inArticle(m_article)).size(), 1u);
        QCOMPARE(project().selection().mention(), there);
    }

    void closingMakesTheEditsThatWait()
    {
        const QString path = project().path();
        std::latch lent(1);
        std::latch enough(1);
        const auto job = inBackground(*QThreadPool::globalInstance(), [&] {
            const Store::Lease lease(project().store());
            lent.count_down();
            enough.wait();
        });
        lent.wait();
        select(u"Bakü"_s);
        press(Qt::Key_G);
        QVERIFY(project().mentions().inArticle(m_article)->empty());
        enough.count_down();
        QFuture(job).waitForFinished(); // its end has not been heard of yet
        m_window->closeProject();
        QVERIFY(m_window->openProject(path));
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(1));
    }

    void closingTakesWhatIsTypedInACell()
    {
        const QString path = project().path();
        auto *list = m_window->findChild<QDockWidget *>(u"articles"_s)->findChild<QTreeView *>();
        list->setFocus();
        list->edit(project().articleList().indexOf(m_article));
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(u"Another title"_s);
        m_window->closeProject();
        QVERIFY(m_window->openProject(path));
        QCOMPARE(test::need(project().articles().article(m_article)).title, u"Another title"_s);
    }

    void aPickerClosesWithItsProject()
    {
        select(u"met"_s);
        press(Qt::Key_E);
        const QPointer<Picker> picker = view().findChild<Picker *>();
        QVERIFY(picker && picker->isVisible());
        m_window->closeProject();
        QVERIFY(!picker || !picker->isVisible());
        QTRY_VERIFY(!picker);
    }

    void undoNamesWhatHoldsAnAmpersand()
    {
        addArticle(u"AT&T"_s);
        project().workbench().flush();
        const QAction *undo = m_window->actionCollection()->action(u"undo"_s);
        QCOMPARE(undo->text(), u"&Undo: Add “AT&&T”"_s);
        QCOMPARE(undo->toolTip(), u"Undo: Add “AT&T”"_s);
    }

    /// Closing at any moment loses nothing, and undo goes on after it.
    void everythingIsThereAfterwards()
    {
        select(u"Bakü"_s);
        press(Qt::Key_G);
        const QString path = project().path();
        m_window->closeProject();
        QVERIFY(!m_window->project());
        QVERIFY(m_window->openProject(path));
        QCOMPARE(project().mentions().inArticle(m_article)->size(), size_t(1));
        trigger("undo");
        QVERIFY(project().mentions().inArticle(m_article)->empty());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
