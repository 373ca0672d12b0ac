// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can be told to do, and how it tells of it: keys, words, menus, the sheet of keys, the bar of types.
#include "app/actions.h"
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "models/domain/schemareader.h"
#include "models/jobs/copyas.h"
#include "models/store/schemarepository.h"
#include "tests/app/windowscene.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/notepopup.h"
#include "widgets/panels/occurrencepanel.h"
#include "widgets/panels/picker.h"
#include "widgets/panels/rolebar.h"
#include "widgets/panels/typebar.h"

#include <KActionCollection>
#include <KKeySequenceWidget>
#include <KXMLGUIFactory>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDialog>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

#include <chrono>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class ActionsTest : public test::WindowScene {
    Q_OBJECT

    static constexpr auto text = u"Ayşe Demir met the minister in Bakü. Demir praised Demir; Demir slept.";

    [[nodiscard]] TypeBar &bar() const { return *m_window->findChild<TypeBar *>(); }
    [[nodiscard]] QString status() const { return m_window->statusBar()->currentMessage(); }
    [[nodiscard]] size_t mentions() const { return need(project().mentions().inArticle(m_article)).size(); }
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
    MentionId mark(const QString &words, Qt::Key type = Qt::Key_P, qsizetype from = 0)
    {
        select(words, from);
        press(type);
        project().workbench().flush();
        return project().selection().mention();
    }
    [[nodiscard]] QToolButton *chip(const QString &words) const
    {
        for (auto *button : bar().findChildren<QToolButton *>()) {
            if (button->isVisible() && button->accessibleName() == words)
                return button;
        }
        return nullptr;
    }
    /// Opens a menu where the mouse is, does with it what is asked, and closes it. It waits until it is closed, and so
    /// would a test: whatever else opens instead is closed after a while.
    void inMenu(QWidget *widget, QPoint place, const std::function<void(QMenu &)> &run)
    {
        bool wasOpen = false;
        const QDeadlineTimer patience(5'000);
        QTimer looks;
        connect(&looks, &QTimer::timeout, this, [&] {
            QWidget *open = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::activeModalWidget();
            if (auto *menu = qobject_cast<QMenu *>(open); menu && !wasOpen) {
                looks.stop();
                wasOpen = true;
                run(*menu);
                menu->close();
            } else if (open && patience.hasExpired()) {
                open->close();
            }
        });
        looks.start(0);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget->mapToGlobal(place));
        QApplication::sendEvent(widget, &event);
        QVERIFY(wasOpen);
    }
    void inMenuOf(TextSpan words, const std::function<void(QMenu &)> &run)
    {
        inMenu(view().viewport(), view().rectsOf(words).front().center().toPoint(), run);
    }
    /// With keys, as a hand does it.
    static void chooseIn(QMenu &menu, const QString &words)
    {
        for (QAction *action : menu.actions()) {
            if (action->text().section(u'\t', 0, 0).remove(u'&') != words)
                continue;
            menu.setActiveAction(action);
            QTest::keyClick(&menu, Qt::Key_Return);
            return;
        }
        QFAIL(qPrintable(words));
    }
    static void chooseIn(QMenu &menu, const QString &submenu, const QString &words)
    {
        for (QAction *action : menu.actions()) {
            if (!action->menu() || action->text().remove(u'&') != submenu)
                continue;
            menu.setActiveAction(action);
            QTest::keyClick(&menu, Qt::Key_Right);
            QVERIFY(action->menu()->isVisible());
            chooseIn(*action->menu(), words);
            return;
        }
        QFAIL(qPrintable(submenu));
    }
    [[nodiscard]] static QStringList namesIn(const QMenu &menu)
    {
        QStringList names;
        for (const QAction *action : menu.actions())
            names << action->text().section(u'\t', 0, 0).remove(u'&');
        return names;
    }

    /// Two entities, relations and events, each with a row in its panel.
    void markTwoOfEach()
    {
        const MentionId place = mark(u"Bakü"_s, Qt::Key_G);
        const MentionId person = mark(u"Ayşe Demir"_s);
        for (const auto &[from, to] : {std::pair(person, place), std::pair(place, person)}) {
            Relation relation;
            relation.article = m_article;
            relation.type = u"PHYS.Near"_s;
            relation.from = {from, {}};
            relation.to = {to, {}};
            need(project().relations().create(relation));
        }
        need(project().events().create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        need(project().events().create(m_article, TextSpan{43, 50}, u"Contact.Meet"_s));
        project().workbench().flush();
    }

    /// Of the panel, which comes to the front.
    [[nodiscard]] QTreeView *rowsOf(const QString &panel) const
    {
        auto *dock = m_window->findChild<QDockWidget *>(panel);
        dock->raise();
        return dock->findChild<QTreeView *>();
    }

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }
    void init() { show(u"actions.gloss"_s, QString(text), {1400, 800}); }
    void cleanup() { closeWindow(); }

    // ------------------------------------------------------------ the collection

    /// The program may be told to end while KDE asks for the key of a menu's entry.
    void theQuestionForAKeyMayBeLeftOpen()
    {
        auto *edit = qobject_cast<QMenu *>(m_window->guiFactory()->container(u"edit"_s, m_window));
        QVERIFY(edit);
        bool isAsked = false;
        QTimer looks;
        connect(&looks, &QTimer::timeout, this, [&] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (dialog && dialog->isActiveWindow()) {
                looks.stop();
                auto *button = dialog->findChild<KKeySequenceWidget *>()->findChild<QPushButton *>();
                button->setFocus();
                isAsked = button->hasFocus();
                QCoreApplication::exit();
            } else if (menu && menu != edit) {
                menu->setActiveAction(menu->actions().first()); // a key pressed here would come back only after the question
                QMetaObject::invokeMethod(menu, [menu] { QTest::keyClick(menu, Qt::Key_Return); }, Qt::QueuedConnection);
            }
        });
        looks.start(0);
        edit->popup(m_window->mapToGlobal(QPoint(10, 10)));
        edit->setActiveAction(m_window->actionCollection()->action(u"copy_citation"_s));
        QTimer::singleShot(0, edit, [edit] {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), edit->mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(edit, &event);
        });
        QTimer::singleShot(std::chrono::seconds(10), edit, [] { QCoreApplication::exit(); });
        QApplication::exec(); // which is what is told to end
        looks.stop();
        QVERIFY(isAsked);
        edit->close();
    }

    void keysOfTypesAreTheTypes()
    {
        const auto schema = readSchema(QByteArray("schema \"Keys\" version 1 language en\n"
                                                  "entity RIV \"River\" key R\nentity ATT \"Attic\" key A\n"
                                                  "relation Near key E\n  from *\n  to *\n"), u"test"_s);
        QVERIFY(schema);
        const QAction *relate = m_window->actionCollection()->action(u"relate"_s);
        QVERIFY(!shortcutsOf(*relate, Schema()).isEmpty());
        QVERIFY(shortcutsOf(*relate, *schema).isEmpty()); // R marks a river
        QVERIFY(articleKeyOf(u"attributes"_s, *schema).isEmpty());
        QVERIFY(!articleKeyOf(u"event"_s, *schema).isEmpty()); // the key of a relation's type marks nothing
    }

    /// All of the collection: ours, the frameworks', the panels'.
    void everyActionHasAKeyAndWords()
    {
        for (const QAction *action : m_window->actionCollection()->actions()) {
            const QString &name = action->objectName();
            QVERIFY2(!action->shortcuts().isEmpty() || !articleKeyOf(name, Schema()).isEmpty(), qPrintable(name));
            QVERIFY2(!action->text().isEmpty() && !action->text().contains(u'\t'), qPrintable(name));
            QVERIFY2(!action->toolTip().isEmpty() && action->toolTip() != action->iconText(), qPrintable(name));
            QVERIFY2(action->whatsThis().size() > action->toolTip().size() && action->whatsThis().endsWith(u'.'), qPrintable(name));
        }
        const QStringList known{u"options_show_statusbar"_s, u"show_toolbar"_s, u"options_configure_keybinding"_s,
            u"options_configure_toolbars"_s, u"file_quit"_s, u"file_open_recent"_s, u"panel_source"_s, u"color_scheme"_s,
            u"open_kcommand_bar"_s, u"help_whats_this"_s, u"help_about_app"_s};
        for (const QString &name : known)
            QVERIFY2(m_window->actionCollection()->action(name), qPrintable(name));
    }

    void noKeyDoesTwoThings()
    {
        // These do in the window what they do in the article.
        const QStringList same{u"copy_text"_s, u"select_all"_s, u"zoom_in"_s, u"zoom_out"_s, u"zoom_reset"_s};
        QHash<QKeySequence, QString> keys;
        for (const QAction *action : m_window->actionCollection()->actions()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key),
                    qPrintable(key.toString() + u' ' + action->objectName() + u' ' + keys.value(key)));
                keys.insert(key, action->objectName());
                for (const ArticleMode mode : {ArticleMode::Marking, ArticleMode::Filling, ArticleMode::Picking, ArticleMode::PickingFiller})
                    QVERIFY2(same.contains(action->objectName()) || !articleKey(key[0], Schema(), mode),
                        qPrintable(key.toString() + u' ' + action->objectName()));
            }
        }
        QVERIFY2(keys.size() > 60, qPrintable(QString::number(keys.size())));
    }

    /// The keys of the article stand beside the names in a menu, and nowhere else.
    void aMenuShowsTheKeysOfTheArticle()
    {
        const QAction *remove = m_window->actionCollection()->action(u"delete"_s);
        QMenu *edit = nullptr;
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            if (menu->objectName() == u"edit")
                edit = menu;
        }
        QVERIFY(edit);
        QCOMPARE(remove->text(), u"&Delete"_s);
        edit->popup(m_window->mapToGlobal(QPoint(50, 20)));
        QCOMPARE(remove->text(), u"&Delete\tDel"_s);
        edit->close();
        QCOMPARE(remove->text(), u"&Delete"_s);
        QCOMPARE(articleKeyOf(u"event"_s, project().schema()), u"E"_s);
        const auto taken = readSchema("schema \"S\" version 1 language en\nentity EVT key E\n", u"test"_s);
        QCOMPARE(articleKeyOf(u"event"_s, *taken), QString()); // the schema gave it away
    }

    void theStatusBarIsTickedWhenItIsShownAndRemembered()
    {
        const auto tick = [this] { return m_window->actionCollection()->action(u"options_show_statusbar"_s); };
        QVERIFY(m_window->statusBar()->isVisible());
        QVERIFY(tick()->isChecked());
        QTest::keyClick(m_window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(!m_window->statusBar()->isVisible());
        QVERIFY(!tick()->isChecked());
        auto *next = new MainWindow({{}, u"5d0e4b9e-ada"_s, u"Ada"_s});
        next->show();
        const bool isShown = next->statusBar()->isVisible();
        const bool isTicked = next->actionCollection()->action(u"options_show_statusbar"_s)->isChecked();
        next->close();
        QTest::keyClick(m_window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(m_window->statusBar()->isVisible());
        QVERIFY(!isShown && !isTicked);
        const QAction *bar = m_window->actionCollection()->action(u"show_toolbar"_s);
        const auto *toolBar = m_window->findChild<QToolBar *>(u"mainToolBar"_s);
        QCOMPARE(bar->isChecked(), toolBar->isVisible());
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(!toolBar->isVisible() && !bar->isChecked());
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(toolBar->isVisible() && bar->isChecked());
    }

    /// It begins with what a hand needs first, and leaves out nothing that has a key.
    void theKeySheetTellsAll()
    {
        QTest::keyClick(m_window, Qt::Key_F1, Qt::ControlModifier);
        auto *sheet = m_window->findChild<QTextBrowser *>();
        QVERIFY(sheet);
        const QString page = sheet->toPlainText();
        qsizetype before = -1;
        for (const QString &heading : {u"Types\n"_s, u"Marking\n"_s, u"Caret, selection and text\n"_s, u"While a mention is being chosen\n"_s,
                 u"While a role is being filled\n"_s, u"Mouse\n"_s, u"Menu File\n"_s, u"Menu Edit\n"_s, u"Menu Mark\n"_s, u"Menu Go\n"_s,
                 u"Menu View\n"_s, u"Menu Panels\n"_s, u"Menu Settings\n"_s, u"Menu Help\n"_s}) {
            const qsizetype at = page.indexOf(heading);
            QVERIFY2(at > before, qPrintable(heading));
            before = at;
        }
        for (const QAction *action : m_window->actionCollection()->actions()) {
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(page.contains(key.toString(QKeySequence::NativeText)), qPrintable(action->objectName()));
        }
        QVERIFY(page.contains(u"P, 1\nPerson"_s));
        QVERIFY(page.indexOf(u"relate the current mention"_s) < page.indexOf(u"Caret, selection"_s)); // R is a key of marking
        QVERIFY(page.contains(u"select whole words"_s));
        sheet->window()->close();
    }

    /// Letting the toolbar be configured makes the menus anew.
    void menusKeepTheirNames()
    {
        QVERIFY(QMetaObject::invokeMethod(m_window, "saveNewToolbarConfig"));
        int named = 0;
        for (const auto &[name, title] : menuTitles()) {
            for (const QMenu *menu : m_window->findChildren<QMenu *>(name))
                named += menu->title() == title && !menu->isEmpty();
        }
        QCOMPARE(named, int(menuTitles().size()));
    }

    void menusSayNothingTwice()
    {
        for (const auto &[name, title] : menuTitles()) {
            QStringList said;
            for (const QAction *action : static_cast<QMenu *>(m_window->guiFactory()->container(name, m_window))->actions()) {
                const QString words = action->isSeparator() || !action->isVisible() ? QString() : action->text().remove(u'&');
                QVERIFY2(words.isEmpty() || !said.contains(words), qPrintable(words));
                said << words;
            }
        }
    }

    /// Where the system has no Latin layout at all, Qt finds no shortcut for the key.
    void shortcutsWorkWithOtherScripts()
    {
        mark(u"Bakü"_s, Qt::Key_G);
        mark(u"Ayşe Demir"_s);
        QKeyEvent letter(QEvent::KeyPress, u'К', {}, 27, 0, 0, u"к"_s); // R in Russian
        QCoreApplication::sendEvent(&view(), &letter);
        QVERIFY(view().isPicking());
        press(Qt::Key_Escape);
        QKeyEvent undo(QEvent::KeyPress, u'Я', Qt::ControlModifier, 52, 0, 0); // Ctrl+Z
        QCoreApplication::sendEvent(&view(), &undo);
        QCOMPARE(mentions(), size_t(1));
    }

    // ------------------------------------------------------------ the bar of types

    void aClickOnATypeMarksTheSelection()
    {
        select(u"Ayşe Demir"_s);
        QVERIFY(chip(u"Person, key P"_s));
        QTest::mouseClick(chip(u"Person, key P"_s), Qt::LeftButton);
        QCOMPARE(need(project().mentions().mention(project().selection().mention())).type, u"PER"_s);
        QTest::mouseClick(chip(u"Organization, key O"_s), Qt::LeftButton); // the current one becomes another type
        QCOMPARE(need(project().mentions().mention(project().selection().mention())).type, u"ORG"_s);
        QCOMPARE(mentions(), size_t(1));
        QVERIFY(view().hasFocus());
    }

    void whatElseOneKeyDoesIsAClickToo()
    {
        m_window->resize(2000, 800); // room for all
        mark(u"Bakü"_s, Qt::Key_G);
        mark(u"Ayşe Demir"_s);
        QTest::mouseClick(chip(u"Relation, key R"_s), Qt::LeftButton);
        QVERIFY(view().isPicking());
        QVERIFY(!bar().isEnabled()); // its keys mean nothing now
        press(Qt::Key_Escape);
        QVERIFY(bar().isEnabled());
        for (const auto &[words, title] : {std::pair{u"Who, key Tab"_s, u"Ayşe Demir"_s}, std::pair{u"All Types …, key Enter"_s, u"What is"_s}}) {
            QVERIFY2(chip(words), qPrintable(words));
            QTest::mouseClick(chip(words), Qt::LeftButton);
            auto *picker = view().findChild<Picker *>();
            QVERIFY2(picker && picker->isVisible(), qPrintable(words));
            QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Escape);
            QTRY_VERIFY(!view().findChild<Picker *>());
        }
        select(u"met"_s);
        QTest::mouseClick(chip(u"Event, key E"_s), Qt::LeftButton);
        QVERIFY(view().findChild<Picker *>());
    }

    void theRolesOfAnEventHaveThePlaceOfTheTypes()
    {
        QVERIFY(bar().isVisible());
        const NewEvent made = need(project().events().create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        project().workbench().flush();
        project().selection().choose(made.mention);
        QVERIFY(!bar().isVisible());
        QVERIFY(m_window->findChild<RoleBar *>()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(bar().isVisible());
        QVERIFY(!m_window->findChild<RoleBar *>()->isVisible());
    }

    void whereNothingCanBeMarkedTheTypesAreDimmed()
    {
        select(u"met"_s);
        QVERIFY(bar().isEnabled());
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(view().viewport()->width() / 2, view().viewport()->height() - 5));
        QVERIFY(!bar().isEnabled());
        select(u"met"_s);
        QVERIFY(bar().isEnabled());
        m_window->closeProject();
        QVERIFY(!bar().isVisible());
    }

    void whatWasChosenInAPanelIsMeant_data()
    {
        QTest::addColumn<bool>("byChip");
        QTest::newRow("key") << false;
        QTest::newRow("chip") << true;
    }
    void whatWasChosenInAPanelIsMeant()
    {
        QFETCH(const bool, byChip);
        const MentionId id = mark(u"Ayşe Demir"_s);
        select(u"slept"_s);
        press(Qt::Key_Right); // the caret is far away, and nothing is selected
        const size_t before = mentions();
        project().selection().choose(id);
        if (byChip)
            QTest::mouseClick(chip(u"Organization, key O"_s), Qt::LeftButton);
        else
            press(Qt::Key_O);
        project().workbench().flush();
        QCOMPARE(need(project().mentions().mention(id)).type, u"ORG"_s);
        QCOMPARE(mentions(), before);
    }

    void theTypesAreSwitchedOffForGood()
    {
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        const bool wasVisible = bar().isVisible();
        auto *next = new MainWindow({{}, u"5d0e4b9e-ada"_s, u"Ada"_s});
        next->show();
        const bool isOpen = next->openProject(project().path()); // for reading, as this window has it
        const bool nextShows = next->findChild<TypeBar *>()->isVisible();
        const bool isTicked = next->actionCollection()->action(u"type_bar"_s)->isChecked();
        next->close();
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isOpen && !wasVisible && !isTicked && !nextShows);
        QVERIFY(bar().isVisible());
    }

    // ------------------------------------------------------------ menus

    void aMentionsMenuIsAboutThatMention()
    {
        for (const qsizetype from : {37, 51, 58})
            mark(u"Demir"_s, Qt::Key_P, from);
        mark(u"Bakü"_s, Qt::Key_G);
        QCOMPARE(mentions(), size_t(4));
        const qint64 steps = project().history().size();
        inMenuOf({51, 56}, [](QMenu &menu) {
            const QStringList names = namesIn(menu);
            for (const QString &name : {u"Mark As"_s, u"Whom It Names…"_s, u"Split Off…"_s, u"Merge…"_s, u"Relation…"_s, u"Attributes…"_s,
                     u"Mark All Occurrences…"_s, u"Delete"_s, u"Delete All 3 Mention(s) of This Text"_s})
                QVERIFY2(names.contains(name), qPrintable(name + u" in "_s + names.join(u", "_s)));
            chooseIn(menu, u"Delete All 3 Mention(s) of This Text"_s);
        });
        project().workbench().flush();
        QCOMPARE(mentions(), size_t(1));
        QCOMPARE(project().history().size(), steps + 1);
        QVERIFY2(status().contains(u"3"_s), qPrintable(status()));
        project().undo();
        QCOMPARE(mentions(), size_t(4));
        inMenuOf({31, 35}, [](QMenu &menu) { QVERIFY(!namesIn(menu).join(u' ').contains(u"Delete All"_s)); }); // there is one
    }

    void allMentionsOfATextAreDeletedByKey()
    {
        for (const qsizetype from : {37, 51, 58})
            mark(u"Demir"_s, Qt::Key_P, from);
        mark(u"Demir"_s, Qt::Key_O, 58); // of another type
        project().selection().choose(need(project().mentions().inArticle(m_article)).front().id);
        const size_t before = mentions();
        press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        project().workbench().flush();
        QCOMPARE(before - mentions(), size_t(2));
        project().selection().clear();
        press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(before - mentions(), size_t(2));
        const MentionId named = mark(u"Ayşe Demir"_s);
        const EntityId entity = need(project().mentions().mention(named)).entity;
        QVERIFY(entity);
        const size_t all = mentions();
        project().selection().choose(entity); // shown by the mention, which stays
        press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(mentions(), all);
    }

    void aSelectionsMenuMarksAll()
    {
        select(u"praised"_s);
        inMenuOf({43, 50}, [](QMenu &menu) { chooseIn(menu, u"Mark All Occurrences…"_s); });
        QVERIFY(!view().hasFocus()); // the list of places has the keyboard
    }

    void aNoteIsWrittenFromTheMenu()
    {
        const MentionId id = mark(u"Ayşe Demir"_s);
        inMenuOf({0, 10}, [](QMenu &menu) { chooseIn(menu, u"Note on the Mention…"_s); });
        auto *popup = m_window->findChild<NotePopup *>();
        QVERIFY(popup);
        QTest::keyClicks(popup->findChild<QPlainTextEdit *>(), u"Rare"_s);
        popup->close();
        project().workbench().flush();
        const auto notes = need(project().notes().of(id));
        QVERIFY(!notes.empty());
    }

    void anotherNameIsAddedFromTheMenu()
    {
        const MentionId whole = mark(u"Ayşe Demir"_s);
        const EntityId entity = need(project().mentions().mention(whole)).entity;
        const MentionId brief = mark(u"Demir"_s, Qt::Key_P, 37);
        need(project().mentions().assign({brief}, entity));
        project().workbench().flush();
        inMenuOf({37, 42}, [](QMenu &menu) { chooseIn(menu, u"Add “Demir” as Another Name of Ayşe Demir"_s); });
        project().workbench().flush();
        QCOMPARE(need(project().entities().entity(entity)).aliases, QStringList{u"Demir"_s});
    }

    void eachPanelHasAMenuOfItsRow_data()
    {
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QString>("offer");
        QTest::newRow("articles") << u"articles"_s << u"Delete"_s;
        QTest::newRow("entities") << u"entities"_s << u"Relate to…"_s;
        QTest::newRow("relations") << u"relations"_s << u"Reverse Relation"_s;
        QTest::newRow("events") << u"events"_s << u"Duplicate Event"_s;
    }

    void eachPanelHasAMenuOfItsRow()
    {
        QFETCH(QString, panel);
        QFETCH(QString, offer);
        const MentionId place = mark(u"Bakü"_s, Qt::Key_G);
        const MentionId person = mark(u"Ayşe Demir"_s);
        Relation relation;
        relation.type = u"PHYS.Near"_s;
        relation.from = {person, {}};
        relation.to = {place, {}};
        need(project().relations().create(relation));
        need(project().events().create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        project().workbench().flush();
        auto *dock = m_window->findChild<QDockWidget *>(panel);
        dock->raise();
        auto *rows = dock->findChild<QTreeView *>();
        const QModelIndex first = rows->model()->index(0, 0);
        QVERIFY(first.isValid());
        const QPoint middle = rows->visualRect(first).center();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, middle);
        inMenu(rows->viewport(), middle, [offer](QMenu &menu) {
            QVERIFY2(namesIn(menu).contains(offer), qPrintable(namesIn(menu).join(u", "_s)));
            chooseIn(menu, u"Delete"_s);
        });
        project().workbench().flush();
        const QString title = project().history().undoable()->title;
        QVERIFY2(title.startsWith(u"Delete"_s) || title.startsWith(u"Remove"_s), qPrintable(title));
    }

    void severalAreMergedWhereTheyCanBe_data()
    {
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("articles") << u"articles"_s << QStringList();
        QTest::newRow("entities") << u"entities"_s << QStringList{u"Merge…"_s, u"Not the Same"_s};
        QTest::newRow("relations") << u"relations"_s << QStringList();
        QTest::newRow("events") << u"events"_s << QStringList{u"Merge…"_s};
    }
    void severalAreMergedWhereTheyCanBe()
    {
        QFETCH(const QString, panel);
        QFETCH(const QStringList, offered);
        Article other;
        other.title = u"Again"_s;
        need(project().articles().add(other, u"Demir again."_s));
        markTwoOfEach();
        QTreeView *rows = rowsOf(panel);
        const auto middle = [rows](int row) { return rows->visualRect(rows->model()->index(row, 0)).center(); };
        QCOMPARE(rows->model()->rowCount(), 2);
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, middle(0));
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(1));
        inMenu(rows->viewport(), middle(1), [offered](QMenu &menu) {
            QStringList merging;
            for (const QString &name : namesIn(menu)) {
                if (name == u"Merge…" || name == u"Not the Same")
                    merging << name;
            }
            QCOMPARE(merging, offered);
            QVERIFY(namesIn(menu).contains(u"Delete"_s));
        });
    }

    /// From the rows of a table onto the clipboard, as a spreadsheet program takes them.
    void rowsAreCopiedFromTheirMenu_data()
    {
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("entities") << u"entities"_s << QStringList{u"Ayşe Demir"_s, u"Bakü"_s};
        QTest::newRow("relations") << u"relations"_s << QStringList{u"PHYS.Near"_s};
        QTest::newRow("events") << u"events"_s << QStringList{u"met"_s, u"praised"_s};
    }
    void rowsAreCopiedFromTheirMenu()
    {
        QFETCH(const QString, panel);
        QFETCH(const QStringList, words);
        markTwoOfEach();
        QTreeView *rows = rowsOf(panel);
        const auto middle = [rows](int row) { return rows->visualRect(rows->model()->index(row, 0)).center(); };
        QCOMPARE(rows->model()->rowCount(), 2);
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, middle(0));
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(1));
        QApplication::clipboard()->clear();
        inMenu(rows->viewport(), middle(1), [](QMenu &menu) { chooseIn(menu, u"Copy As"_s, copyKinds().front().name); });
        QTRY_COMPARE(status(), u"Copied: 3 line(s)."_s); // the names of the columns, and both
        const QString copied = QApplication::clipboard()->text();
        for (const QString &word : words)
            QVERIFY2(copied.contains(word), qPrintable(copied));
        for (const QString &line : copied.split(u'\n', Qt::SkipEmptyParts))
            QCOMPARE(line.count(u'\t'), copied.section(u'\n', 0, 0).count(u'\t'));
    }

    void aMarkIsCopiedInAFormatFromItsMenu()
    {
        mark(u"Ayşe Demir"_s);
        const auto brat = std::ranges::find(copyKinds(), u"brat"_s, &CopyKind::id);
        QVERIFY(brat != copyKinds().end());
        QApplication::clipboard()->clear();
        inMenuOf({0, 10}, [name = brat->name](QMenu &menu) { chooseIn(menu, u"Copy As"_s, name); });
        QTRY_VERIFY2(QApplication::clipboard()->text().contains(u"\tPER 0 10\tAyşe Demir\n"_s), qPrintable(QApplication::clipboard()->text()));
    }

    void problemsAreVisitedByKey()
    {
        mark(u"Ayşe Demir"_s);
        need(project().mentions().mark(m_article, TextSpan{31, 35}, u"Unheard"_s));
        need(project().mentions().mark(m_article, TextSpan{51, 56}, u"Unheard"_s));
        project().workbench().flush();
        const auto at = [this] {
            const auto mention = project().mentions().mention(project().selection().mention());
            return mention ? mention->extent.hull().begin : -1;
        };
        project().selection().clear();
        QTRY_VERIFY2((press(Qt::Key_F8), at() == 31 || at() == 51), qPrintable(status()));
        const qsizetype first = at();
        press(Qt::Key_F8);
        QTRY_VERIFY(at() != first);
        press(Qt::Key_F8, Qt::ShiftModifier);
        QTRY_COMPARE(at(), first);
    }

    void aMarkByMenuIsRepeatedByKey()
    {
        select(u"Demir"_s, 37);
        QMenu *types = m_window->actionCollection()->action(u"mark_as"_s)->menu();
        types->popup(m_window->mapToGlobal(QPoint(200, 200)));
        chooseIn(*types, u"Person"_s);
        project().workbench().flush();
        QCOMPARE(mentions(), size_t(1));
        press(Qt::Key_H, Qt::ControlModifier);
        project().workbench().flush();
        QCOMPARE(mentions(), size_t(2));
        QCOMPARE(need(project().mentions().inArticle(m_article)).back().extent.hull().begin, qsizetype(51));
    }

    void whatPeopleWroteNamesNoKey()
    {
        need(SchemaRepository(project().store()).set("schema \"S\" version 1 language en\nentity ORG \"R&D\" key O\n", u"s.schema"_s));
        project().workbench().flush();
        QMenu *types = m_window->actionCollection()->action(u"mark_as"_s)->menu();
        types->popup(m_window->mapToGlobal(QPoint(200, 200)));
        QCOMPARE(types->actions().front()->text(), u"R&&D\tO"_s);
        types->close();
        mark(u"Demir"_s, Qt::Key_O);
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->findChild<OccurrencePanel *>());
        const auto buttons = m_window->findChild<OccurrencePanel *>()->findChildren<QPushButton *>();
        QVERIFY(std::ranges::contains(buttons, u"R&&D"_s, &QPushButton::text));
    }

    // ------------------------------------------------------------ single keys while typing

    void singleKeysAreLettersInAField_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"filter", "value", "list of values", "find", "picker", "note"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }

    void singleKeysAreLettersInAField()
    {
        QFETCH(QString, where);
        const MentionId place = mark(u"Bakü"_s, Qt::Key_G);
        mark(u"Ayşe Demir"_s);
        const size_t before = mentions();
        QWidget *field = nullptr;
        if (where == u"filter") {
            field = m_window->findChild<QDockWidget *>(u"entities"_s)->findChild<QLineEdit *>();
        } else if (where == u"value") {
            auto *list = m_window->findChild<QDockWidget *>(u"articles"_s)->findChild<QTreeView *>();
            list->setFocus();
            list->edit(project().articleList().indexOf(m_article));
            field = list->findChild<QLineEdit *>();
        } else if (where == u"list of values") {
            Relation relation;
            relation.type = u"PHYS.Near"_s;
            relation.from = {project().selection().mention(), {}};
            relation.to = {place, {}};
            const RelationId id = need(project().relations().create(relation));
            project().workbench().flush();
            project().selection().choose(id);
            auto *list = m_window->findChild<QDockWidget *>(u"relations"_s)->findChild<QTreeView *>();
            list->setFocus();
            QTest::keyClick(list, Qt::Key_F2);
            field = list->findChild<QComboBox *>();
        } else if (where == u"find") {
            press(Qt::Key_F, Qt::ControlModifier);
            field = QApplication::focusWidget();
        } else if (where == u"picker") {
            press(Qt::Key_Tab);
            field = view().findChild<Picker *>()->findChild<QLineEdit *>();
        } else {
            inMenuOf({0, 10}, [](QMenu &menu) { chooseIn(menu, u"Note on the Mention…"_s); });
            field = m_window->findChild<NotePopup *>()->findChild<QPlainTextEdit *>();
        }
        QVERIFY(field);
        field->setFocus();
        const qint64 steps = project().history().size();
        for (const Qt::Key key : {Qt::Key_R, Qt::Key_P, Qt::Key_E, Qt::Key_A, Qt::Key_R})
            QTest::keyClick(field, key);
        project().workbench().flush();
        QVERIFY(!view().isPicking());
        QCOMPARE(mentions(), before);
        QCOMPARE(project().history().size(), steps);
        if (auto *edit = qobject_cast<QLineEdit *>(field))
            QVERIFY2(edit->text().endsWith(u"rpear"_s), qPrintable(edit->text()));
        QTest::keyClick(field, Qt::Key_Escape);
    }
};

QTEST_MAIN(ActionsTest)
#include "tst_actions.moc"
