// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include "app/filejobs.h"
#include "app/mainwindow.h"
#include "app/worklist.h"
#include "app/marking/marking.h"
#include "app/reading.h"
#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articleview.h"

#include <KActionCollection>
#include <QAbstractItemView>
#include <QAction>
#include <QMenu>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

const Selection &current(const MainWindow &window) { return window.project()->selection().now(); }

/// What is selected in a panel where that is more than one; else nothing.
QList<Owner> selected(const MainWindow &window)
{
    const std::vector<Owner> &group = window.project()->selection().group();
    return {group.begin(), group.end()};
}

/// In the list that has the keys, where more than one row can be selected; else in the article.
void selectAll(const MainWindow &window)
{
    auto *list = qobject_cast<QAbstractItemView *>(window.focusWidget());
    if (list && list->hasFocus() && list->selectionMode() == QAbstractItemView::ExtendedSelection)
        list->selectAll();
    else
        window.articleView().selectAll();
}

} // namespace

const std::vector<ActionSpec> &actionSpecs()
{
    using W = MainWindow;
    using S = ActionSpec;
    const auto key = [](auto... combinations) { return QList<QKeySequence>{QKeySequence(combinations)...}; };
    const QList<QKeySequence> none;
    // clang-format off
    static const std::vector<ActionSpec> table{
        {"project_new", MainWindow::tr("&New Project…"), MainWindow::tr("Make a project file"),
            MainWindow::tr("Asks where the project file shall be and which schema it begins with, then opens it. Everything that you import and mark goes into that one file."),
            u"document-new"_s, key(QKeySequence::New), &W::newProject, S::Nothing},
        {"project_open", MainWindow::tr("&Open Project…"), MainWindow::tr("Open a project file"),
            MainWindow::tr("Opens a project in this window, with the article, the panels and the place where you left it. A file that cannot be written to is opened for reading."),
            u"document-open"_s, key(QKeySequence::Open), [](W &w) { w.files().chooseProject(); }, S::Nothing},
        {"project_close", MainWindow::tr("&Close Project"), MainWindow::tr("Close the project; everything is saved already"),
            MainWindow::tr("Closes the project and shows the start page. There is nothing to save: all edits are in the file, and can be undone when it is open again."),
            u"document-close"_s, key(QKeySequence::Close), &W::closeProject, S::OpenProject},
        {"project_copy", MainWindow::tr("Save a Co&py…"), MainWindow::tr("Write the project as one file to another place"),
            MainWindow::tr("Writes the project, with its history, into one new file and goes on with this one. Use it to hand a project on, since an open one has companions beside it."),
            u"document-save-as"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [](W &w) { w.files().saveCopy(); }, S::OpenProject},
        {"import_files", MainWindow::tr("&Import Files…"), MainWindow::tr("Bring articles in from text, brat or Glossator JSON files"),
            MainWindow::tr("Adds articles from the files that you choose, with the annotations in them. What is there already is not added again, and a report tells what was done."),
            u"document-import"_s, key(Qt::CTRL | Qt::Key_I), [](W &w) { w.files().chooseFiles(); }, S::Writable},
        {"import_folder", MainWindow::tr("Import &Folder…"), MainWindow::tr("Bring in all articles below a folder"),
            MainWindow::tr("Adds every article below a folder that a format of Glossator can read. A report tells what was found, added and left out, and why."),
            u"folder-download"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [](W &w) { w.files().chooseFolder(); }, S::Writable},
        {"export", MainWindow::tr("&Export…"), MainWindow::tr("Write articles and annotations for other programs"),
            MainWindow::tr("Writes articles with their annotations into a folder, in the format that you choose. The project stays as it is."),
            u"document-export"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [](W &w) { w.files().exportFiles(); }, S::OpenProject},

        {"undo", MainWindow::tr("&Undo"), MainWindow::tr("Take back the last action"),
            MainWindow::tr("Takes back the last edit, whoever made it, also of an earlier day. What is out of view is shown first, so that nothing changes unseen."),
            u"edit-undo"_s, key(QKeySequence::Undo), &W::undo, S::Writable},
        {"redo", MainWindow::tr("&Redo"), MainWindow::tr("Redo the last action taken back"),
            MainWindow::tr("Makes the edit again that Undo took back last. After another edit there is nothing to redo."),
            u"edit-redo"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y), &W::redo, S::Writable},
        {"copy_text", MainWindow::tr("&Copy"), MainWindow::tr("Copy the selected text, exactly as it is"),
            MainWindow::tr("Puts the selected words on the clipboard, character by character as the source has them."),
            u"edit-copy"_s, key(QKeySequence::Copy), [](W &w) { w.articleView().copy(); }, S::OpenArticle},
        {"copy_citation", MainWindow::tr("Copy with C&itation"), MainWindow::tr("Copy the selected text, or the sentence of the current mention, with where it is from"),
            MainWindow::tr("Puts a quotation on the clipboard, in quotation marks and followed by source, title and date. Without a selection it is the sentence around the current mention."),
            u"edit-copy-path"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [](W &w) { w.marking().remarks.copyWithCitation(); }, S::OpenArticle},
        {"select_all", MainWindow::tr("Select &All"), MainWindow::tr("Select the whole article, or all rows of the panel that has the keys"),
            MainWindow::tr("Selects every word of the article, for example to copy it. In a panel, every row of the list: what is changed in the details is then changed for all of them."),
            u"edit-select-all"_s, key(QKeySequence::SelectAll), selectAll, S::OpenArticle},
        {"find", MainWindow::tr("&Find in Article…"), MainWindow::tr("Find words in the article"),
            MainWindow::tr("Opens a line below the article that finds words whatever their case and accents. Enter goes on to the next, Esc closes it."),
            u"edit-find"_s, key(QKeySequence::Find), &W::findInArticle, S::OpenArticle},
        {"delete", MainWindow::tr("&Delete"), MainWindow::tr("Delete the current item"),
            MainWindow::tr("Deletes what is current: a mention, a relation, a role’s filler or a report of an event. What hangs on it goes with it, and Undo brings all of it back."),
            u"edit-delete"_s, none, [](W &w) { w.marking().removeCurrent(); }, S::Writable, false, Qt::Key_Delete},
        {"delete_same", MainWindow::tr("Delete All Mentions of This &Text"), MainWindow::tr("Delete all mentions of this article that have the words and the type of the current one"),
            MainWindow::tr("Deletes the current mention and every other one of this article with the same words and the same type, as one step that can be undone."),
            u"edit-delete"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), [](W &w) { w.marking().removeSame(current(w).mention); }, S::Writable},

        {"mark_all", MainWindow::tr("Mark &All Occurrences…"), MainWindow::tr("Mark all places where the same words stand, after a look at them"),
            MainWindow::tr("Lists where the selected words, or all names of the current mention or entity, stand in this article or the whole project. What you leave ticked is marked as one step."),
            u"edit-find-replace"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [](W &w) { w.marking().occurrences.open(); }, S::Writable},
        {"repeat", MainWindow::tr("Repeat at &Next Hit"), MainWindow::tr("Do the last mark again where its words, or those of the find bar, stand next"),
            MainWindow::tr("Marks the next place where the last marked words stand, with the same type and entity. While the find bar is open, its words are looked for."),
            u"media-playlist-repeat"_s, key(Qt::CTRL | Qt::Key_H), [](W &w) { w.marking().repeater.repeat(); }, S::Writable},
        {"assign", MainWindow::tr("&Whom It Names…"), MainWindow::tr("Say whom the current mention, or the selected words, name"),
            MainWindow::tr("Opens a list of all entities, the likely one first: type part of a name and press Enter. Words that are not marked become a mention by that."),
            u"glossator-entity"_s, none, [](W &w) { w.marking().entities.assignCurrent(); }, S::Writable, false, Qt::Key_Tab},
        {"split", MainWindow::tr("&Split Off…"), MainWindow::tr("Let the current mention, and others like it, name somebody else"),
            MainWindow::tr("Takes the current mention, and others that you tick, away from its entity, and lets you say whom they name instead."),
            u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [](W &w) { w.marking().entities.splitOff(current(w).mention); }, S::Writable},
        {"merge", MainWindow::tr("&Merge…"), MainWindow::tr("Merge the entities or events selected in a panel, or say who is the same as the current mention’s entity"),
            MainWindow::tr("Makes one entity, or one event, of several, and shows before what moves. All mentions, names and notes are kept."),
            u"merge"_s, key(Qt::CTRL | Qt::Key_M), [](W &w) { w.marking().merge(selected(w)); }, S::Writable},
        {"not_the_same", MainWindow::tr("&Not the Same"), MainWindow::tr("Remember that the entities selected in a panel are not the same"),
            MainWindow::tr("Keeps the selected entities apart from now on: none of them is offered any more as being another one of them."),
            u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [](W &w) { w.marking().markDistinct(selected(w)); }, S::Writable},
        {"join_names", MainWindow::tr("&Join by Name…"), MainWindow::tr("Join mentions of the same type and name that name nobody yet"),
            MainWindow::tr("Lists mentions that name nobody yet but have the same type and name, and joins those that you leave ticked. An import never does that by itself."),
            u"glossator-entity"_s, key(Qt::CTRL | Qt::Key_J), &W::joinByName, S::Writable},
        {"relate", MainWindow::tr("&Relation…"), MainWindow::tr("Relate the current mention to another one"),
            MainWindow::tr("Lights the mentions that the schema allows at the other end. Choose one with the arrows and Enter, with a digit for the type, or with a click."),
            u"glossator-relation"_s, key(Qt::Key_R), [](W &w) { w.marking().relations.relate(); }, S::Writable},
        {"reverse", MainWindow::tr("Re&verse Relation"), MainWindow::tr("Swap the ends of the current relation"),
            MainWindow::tr("Makes the first end of the current relation its second, and the second its first. Type and attributes stay as they are."),
            u"reverse"_s, key(Qt::SHIFT | Qt::Key_Space), [](W &w) { w.marking().relations.reverse(); }, S::Writable},
        {"attributes", MainWindow::tr("&Attributes…"), MainWindow::tr("Set attributes of the current item"),
            MainWindow::tr("Asks which attribute of the current item, or of all that are selected in a panel, and then for its value. Alt and a digit do it in one key."),
            u"document-properties"_s, none, [](W &w) { w.marking().attributes.choose(); }, S::Writable, false, Qt::Key_A},
        {"event", MainWindow::tr("&Event…"), MainWindow::tr("Mark the selected words as the trigger of an event"),
            MainWindow::tr("Makes an event of the selected word and asks for its type. Its roles are then shown below the article, to be filled with digits."),
            u"glossator-event"_s, none, [](W &w) { w.marking().events.mark(w.articleView().markable(), {}); }, S::Writable, false, Qt::Key_E},
        {"role", MainWindow::tr("&Fill a Role…"), MainWindow::tr("Fill a role of the current event; while one is being filled, list the entities and events for it"),
            MainWindow::tr("Lists the roles of the current event with what fills them. Pressed again while a role is being filled, it lists the entities and events that may fill it."),
            u"list-add"_s, key(Qt::CTRL | Qt::Key_E), [](W &w) { w.marking().roles.choose(); }, S::Writable},
        {"duplicate", MainWindow::tr("&Duplicate Event"), MainWindow::tr("Make another event like the current one, to start from"),
            MainWindow::tr("Makes an event of the same type with the same fillers, with the selected words as its trigger. What differs is changed afterwards."),
            u"edit-copy"_s, key(Qt::CTRL | Qt::Key_D), [](W &w) { w.marking().events.duplicate(); }, S::Writable},
        {"tell_again", MainWindow::tr("A&nother Report of an Event…"), MainWindow::tr("The selected words tell of an event that is marked already, here or in another article"),
            MainWindow::tr("Makes the selected words a further report of an event that you choose. Each report keeps its own roles, so that sources may contradict each other."),
            u"glossator-event"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [](W &w) { w.marking().events.tellAgain(); }, S::Writable},
        {"record", MainWindow::tr("Ne&w Record of This Article…"), MainWindow::tr("Make an event that no words of the article tell of"),
            MainWindow::tr("Makes an event of the article as a whole, for what it reports without a word of its own. It has a type and roles but no trigger."),
            u"list-add"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [](W &w) { w.marking().events.record(); }, S::Writable},

        {"back", MainWindow::tr("&Back"), MainWindow::tr("To the place before this one"),
            MainWindow::tr("Goes to where you were before: another article, or another place of this one."),
            u"go-previous"_s, key(Qt::ALT | Qt::Key_Left), &W::goBack, S::OpenProject},
        {"forward", MainWindow::tr("&Forward"), MainWindow::tr("To the place that was left with Back"),
            MainWindow::tr("Goes to the place again that Back left."),
            u"go-next"_s, key(Qt::ALT | Qt::Key_Right), &W::goForward, S::OpenProject},
        {"mention_next", MainWindow::tr("&Next Mention"), MainWindow::tr("To the next mention of the current entity, or of any"),
            MainWindow::tr("Goes to the next mention of the current entity, and from the last one on to the first. Where no entity is current, to the next mention of any."),
            u"go-down"_s, key(Qt::Key_F3), [](W &w) { w.articleView().selectNextOfEntity(); }, S::OpenArticle},
        {"mention_previous", MainWindow::tr("&Previous Mention"), MainWindow::tr("To the previous mention of the current entity, or of any"),
            MainWindow::tr("Goes to the previous mention of the current entity, and from the first one on to the last. Where no entity is current, to the previous mention of any."),
            u"go-up"_s, key(Qt::SHIFT | Qt::Key_F3), [](W &w) { w.articleView().selectPreviousOfEntity(); }, S::OpenArticle},
        {"name_next", MainWindow::tr("Next &Unmarked Name"), MainWindow::tr("Select the next words that look like a name and are not marked"),
            MainWindow::tr("Selects the next words that begin with capitals, or that are a name of an entity, and are not marked yet. Press the key of a type to mark them."),
            u"go-next-view"_s, key(Qt::Key_F4), [](W &w) { w.articleView().selectNextName(); }, S::OpenArticle},
        {"name_previous", MainWindow::tr("Previous U&nmarked Name"), MainWindow::tr("Select the previous words that look like a name and are not marked"),
            MainWindow::tr("Selects the previous words that begin with capitals, or that are a name of an entity, and are not marked yet."),
            u"go-previous-view"_s, key(Qt::SHIFT | Qt::Key_F4), [](W &w) { w.articleView().selectPreviousName(); }, S::OpenArticle},
        {"article_next", MainWindow::tr("Next &Article"), MainWindow::tr("To the next article in the list"),
            MainWindow::tr("Opens the next article of the Articles panel, in the order in which it is sorted there."),
            u"go-next-skip"_s, key(Qt::CTRL | Qt::Key_PageDown), [](W &w) { w.stepArticle(+1); }, S::OpenProject},
        {"article_previous", MainWindow::tr("Previous A&rticle"), MainWindow::tr("To the previous article in the list"),
            MainWindow::tr("Opens the previous article of the Articles panel, in the order in which it is sorted there."),
            u"go-previous-skip"_s, key(Qt::CTRL | Qt::Key_PageUp), [](W &w) { w.stepArticle(-1); }, S::OpenProject},
        {"article_done", MainWindow::tr("Article &Done"), MainWindow::tr("Mark the article as done, or as being read again"),
            MainWindow::tr("Notes that you are done with the article, or that you are not after all. The Articles panel counts them and can show those alone."),
            u"checkmark"_s, key(Qt::CTRL | Qt::Key_Return), [](W &w) { toggleDone(*w.project(), [&w](const QString &done) { w.marking().context.say(done); }); }, S::Writable},
        {"article_next_open", MainWindow::tr("Next Article &Not Done"), MainWindow::tr("To the next article in the list that is not done"),
            MainWindow::tr("Opens the next article of the Articles panel that is not marked as done."),
            u"go-next-skip"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown), [](W &w) { w.marking().context.say(goToNextNotDone(*w.project())); }, S::OpenProject},
        {"problem_next", MainWindow::tr("Next &Problem"), MainWindow::tr("To the next place where the annotations leave the schema"),
            MainWindow::tr("Goes to the next place that does not fit the schema or the text. Nothing is blocked by a problem; the Problems panel offers fixes."),
            u"dialog-warning"_s, key(Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), true)); }, S::OpenProject},
        {"problem_previous", MainWindow::tr("Previous Pro&blem"), MainWindow::tr("To the previous problem"),
            MainWindow::tr("Goes to the previous problem, in the order of the Problems panel."),
            u"dialog-warning"_s, key(Qt::SHIFT | Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), false)); }, S::OpenProject},
        {"pane_next", MainWindow::tr("Ne&xt Pane"), MainWindow::tr("From the article to the panels and back"),
            MainWindow::tr("Moves the keyboard to the next panel that is open, and from the last one back to the article. Nothing is selected by that."),
            u"view-split-left-right"_s, key(Qt::Key_F6), &W::nextPane, S::OpenProject},

        {"tell", MainWindow::tr("What Is &Here"), MainWindow::tr("Tell of the mentions at the caret: type, entity, attributes, who and when"),
            MainWindow::tr("Shows type, entity, attributes, note, author and time of the mentions at the caret, as pointing at them does."),
            u"help-contextual"_s, key(Qt::CTRL | Qt::Key_Space), [](W &w) { w.articleView().tellOfCaret(); }, S::OpenArticle},
        {"zoom_in", MainWindow::tr("&Larger Text"), MainWindow::tr("Make the article's text larger"),
            MainWindow::tr("Makes the article’s text one step larger in this project. The wheel with Ctrl does the same."),
            u"zoom-in"_s, key(QKeySequence::ZoomIn), [](W &w) { w.articleView().zoomIn(); }, S::OpenArticle},
        {"zoom_out", MainWindow::tr("&Smaller Text"), MainWindow::tr("Make the article's text smaller"),
            MainWindow::tr("Makes the article’s text one step smaller in this project. The wheel with Ctrl does the same."),
            u"zoom-out"_s, key(QKeySequence::ZoomOut), [](W &w) { w.articleView().zoomOut(); }, S::OpenArticle},
        {"zoom_reset", MainWindow::tr("&Usual Text Size"), MainWindow::tr("Show the article's text in its usual size"),
            MainWindow::tr("Shows the article’s text in the size that Reading… says."),
            u"zoom-original"_s, key(Qt::CTRL | Qt::Key_0), [](W &w) { w.articleView().zoomReset(); }, S::OpenArticle},
        {"links_all", MainWindow::tr("&All Relations and Events"), MainWindow::tr("Draw all relations and events in the article"),
            MainWindow::tr("Draws every relation and every role as a curve over the text. Otherwise only those of what is current are drawn."),
            u"glossator-relation"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &W::toggleLinks, S::OpenProject, true},
        {"type_bar", MainWindow::tr("&Types Below the Article"), MainWindow::tr("Show the types of the schema and their keys below the article"),
            MainWindow::tr("Shows one line below the article with the schema’s types and their keys: a click on one marks the selected words. While an event is current, its roles stand there instead."),
            u"input-keyboard"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_B), &W::toggleTypeBar, S::Nothing, true},
        {"panels_toggle", MainWindow::tr("Hide A&ll Panels"), MainWindow::tr("Hide all panels, or bring back those that were open"),
            MainWindow::tr("Leaves the window to the article, to read in peace. Once more, and the panels that were open are back, as large as they were."),
            u"view-fullscreen"_s, key(Qt::Key_F9), &W::togglePanels, S::Nothing},
        {"reading", MainWindow::tr("&Reading…"), MainWindow::tr("Size, spacing, width and font of the article's text"),
            MainWindow::tr("Opens a small sheet beside the article to change font, size, spacing and width of its text, at once and for every project."),
            u"preferences-desktop-font"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [](W &w) { w.reading().showSheet(); }, S::Nothing},

        {"name", MainWindow::tr("Your &Name…"), MainWindow::tr("The name that is shown beside what you mark"),
            MainWindow::tr("Asks for the name that is shown beside everything that you mark, in this project and in every other."),
            u"user-identity"_s, key(Qt::CTRL | Qt::ALT | Qt::Key_U), &W::changeName, S::Nothing},
        {"show_toolbar", MainWindow::tr("Show &Toolbar"), MainWindow::tr("Show the buttons below the menus"),
            MainWindow::tr("Shows or hides the bar with buttons below the menus. Which buttons are on it is yours to choose."),
            u"configure-toolbars"_s, key(Qt::CTRL | Qt::ALT | Qt::Key_B), &W::toggleToolBar, S::Nothing, true},

        {"keys", MainWindow::tr("&Keys"), MainWindow::tr("Which key does what"),
            MainWindow::tr("Shows on one page what each key does: the letters of the project’s schema, the keys of the article, the mouse, and the shortcuts of the menus."),
            u"input-keyboard"_s, key(Qt::CTRL | Qt::Key_F1), &W::showKeys, S::Nothing},
        {"handbook", MainWindow::tr("&Glossator Help"), MainWindow::tr("How to work with Glossator"),
            MainWindow::tr("Opens the page that explains the main job, the panels, the keys and the formats."),
            u"help-contents"_s, key(Qt::Key_F1), &W::showHelp, S::Nothing},
    };
    // clang-format on
    return table;
}

const std::vector<std::pair<QString, QString>> &menuTitles()
{
    static const std::vector<std::pair<QString, QString>> titles{
        {u"file"_s, MainWindow::tr("&File")},
        {u"edit"_s, MainWindow::tr("&Edit")},
        {u"mark"_s, MainWindow::tr("&Mark")},
        {u"go"_s, MainWindow::tr("&Go")},
        {u"view"_s, MainWindow::tr("&View")},
        {u"panels"_s, MainWindow::tr("&Panels")},
        {u"settings"_s, MainWindow::tr("&Settings")},
        {u"help"_s, MainWindow::tr("&Help")},
    };
    return titles;
}

namespace {

/// What is said of an action that a framework or another class makes, and which key it gets here.
struct ActionWords {
    QString name;
    QString toolTip;
    QString whatsThis;
    QList<QKeySequence> keys;
    Qt::Key articleKey = {};
};

const std::vector<ActionWords> &actionWords()
{
    const auto key = [](auto... combinations) { return QList<QKeySequence>{QKeySequence(combinations)...}; };
    const QList<QKeySequence> preset; // the framework's own
    // clang-format off
    static const std::vector<ActionWords> table{
        {u"mark_as"_s, MainWindow::tr("Mark the selected words, or change what the current mention is"),
            MainWindow::tr("Lists the schema’s types of mentions with their keys. Enter in the article opens the whole list, with events and the likely type first."),
            preset, Qt::Key_Enter},
        {u"color_scheme"_s, MainWindow::tr("Light, dark or of high contrast"),
            MainWindow::tr("Chooses the colours of the window: light, dark, either with high contrast, or as the system has them."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
        {u"file_open_recent"_s, MainWindow::tr("Open a project that was open lately"),
            MainWindow::tr("Lists the projects that were open last, the latest first. Taking one off the list leaves its file where it is."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
        {u"file_quit"_s, MainWindow::tr("Close the window"),
            MainWindow::tr("Closes the window and its project. Everything is saved already, and the next start begins where you are now."), preset},
        {u"options_show_statusbar"_s, MainWindow::tr("Show the line at the lower edge of the window"),
            MainWindow::tr("Shows or hides the line at the lower edge that says what was done last and who you are."), key(Qt::CTRL | Qt::ALT | Qt::Key_S)},
        {u"options_configure_keybinding"_s, MainWindow::tr("Choose the keys of actions"),
            MainWindow::tr("Gives actions of the menus other keys than they come with. The single keys of types are the schema’s, and are changed there."), preset},
        {u"options_configure_toolbars"_s, MainWindow::tr("Choose what the toolbar holds"),
            MainWindow::tr("Puts other actions on the toolbar, or in another order."), key(Qt::CTRL | Qt::ALT | Qt::Key_Period)},
        {u"open_kcommand_bar"_s, MainWindow::tr("Find an action by its name"),
            MainWindow::tr("Opens a list of all actions: type part of a name and press Enter."), preset},
        {u"help_whats_this"_s, MainWindow::tr("Say what a thing in the window is for"),
            MainWindow::tr("Turns the pointer into a question mark: the next click on a button or a menu says what it does instead of doing it."), preset},
        {u"help_about_app"_s, MainWindow::tr("Version, authors and licence"),
            MainWindow::tr("Tells which version of Glossator this is, who made it, and under which licence you may pass it on."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_F1)},
    };
    // clang-format on
    return table;
}

void describe(QAction &action, const QString &toolTip, const QString &whatsThis)
{
    action.setToolTip(toolTip);
    action.setStatusTip(toolTip);
    action.setWhatsThis(whatsThis);
}

/// A submenu opens over the article when its key is pressed.
void openByKey(MainWindow &window, QAction &action)
{
    QObject::connect(&action, &QAction::triggered, action.menu(), [&window, menu = action.menu()] {
        menu->popup(window.mapToGlobal(window.rect().center() - menu->sizeHint().width() / 2 * QPoint(1, 0)));
        if (!menu->actions().isEmpty())
            menu->setActiveAction(menu->actions().constFirst());
    });
}

} // namespace

void describeActions(MainWindow &window, KActionCollection &collection)
{
    for (const ActionWords &words : actionWords()) {
        QAction *action = collection.action(words.name);
        if (!action)
            continue;
        describe(*action, words.toolTip, words.whatsThis);
        if (!words.keys.isEmpty())
            collection.setDefaultShortcuts(action, words.keys);
        if (action->menu() && !words.keys.isEmpty())
            openByKey(window, *action);
    }
    for (const PanelSpec &spec : panelSpecs()) {
        if (QAction *action = collection.action(u"panel_"_s + QLatin1String(spec.name))) {
            describe(*action, spec.toolTip, spec.whatsThis);
            collection.setDefaultShortcut(action, spec.key);
        }
    }
}

QString articleKeyOf(const QString &action, const Schema &schema)
{
    const auto ofSpec = std::ranges::find(actionSpecs(), action, [](const ActionSpec &spec) { return QLatin1String(spec.name); });
    const auto ofWords = std::ranges::find(actionWords(), action, &ActionWords::name);
    const Qt::Key key = ofSpec != actionSpecs().end() ? ofSpec->articleKey
        : ofWords != actionWords().end()              ? ofWords->articleKey
                                                      : Qt::Key();
    return key && !typeOfKey(key, schema) ? QKeySequence(key).toString(QKeySequence::NativeText) : QString();
}

QStringList shortcutsOf(const QAction &action, const Schema &schema)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts()) {
        if (sequence.count() != 1 || !typeOfKey(sequence[0], schema))
            keys << sequence.toString(QKeySequence::NativeText);
    }
    return keys;
}

void createActions(MainWindow &window, KActionCollection &collection)
{
    for (const ActionSpec &spec : actionSpecs()) {
        auto *action = new QAction(QIcon::fromTheme(spec.icon), spec.text, &window);
        action->setIconText(QString(spec.text).remove(u'&').remove(u'…'));
        describe(*action, spec.toolTip, spec.whatsThis);
        action->setCheckable(spec.isSwitch);
        QObject::connect(action, &QAction::triggered, &window, [&window, run = spec.run] { run(window); });
        collection.addAction(QLatin1String(spec.name), action);
        collection.setDefaultShortcuts(action, spec.keys);
    }
}

} // namespace glossator
