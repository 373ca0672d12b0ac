// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include "app/filejobs.h"
#include "app/mainwindow.h"
#include "app/worklist.h"
#include "app/marking/marking.h"
#include "app/reading.h"
#include "widgets/articleview/articleview.h"

#include <KActionCollection>
#include <QAction>
#include <QMenu>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

const Selection &current(const MainWindow &window) { return window.project()->selection().now(); }

} // namespace

const std::vector<ActionSpec> &actionSpecs()
{
    using W = MainWindow;
    using S = ActionSpec;
    const auto tr = [](const char *text) { return MainWindow::tr(text); };
    const auto key = [](auto... combinations) { return QList<QKeySequence>{QKeySequence(combinations)...}; };
    const QList<QKeySequence> none;
    // clang-format off
    static const std::vector<ActionSpec> table{
        {"project_new", tr("&New Project…"), tr("Make a project file"),
            tr("Asks where the project file shall be and which schema it begins with, then opens it. Everything that you import and mark goes into that one file."),
            u"document-new"_s, key(QKeySequence::New), &W::newProject, S::Nothing},
        {"project_open", tr("&Open Project…"), tr("Open a project file"),
            tr("Opens a project in this window, with the article, the panels and the place where you left it. A file that cannot be written to is opened for reading."),
            u"document-open"_s, key(QKeySequence::Open), [](W &w) { w.files().chooseProject(); }, S::Nothing},
        {"project_close", tr("&Close Project"), tr("Close the project; everything is saved already"),
            tr("Closes the project and shows the start page. There is nothing to save: all edits are in the file, and can be undone when it is open again."),
            u"document-close"_s, key(QKeySequence::Close), &W::closeProject, S::OpenProject},
        {"project_copy", tr("Save a Co&py…"), tr("Write the project as one file to another place"),
            tr("Writes the project, with its history, into one new file and goes on with this one. Use it to hand a project on, since an open one has companions beside it."),
            u"document-save-as"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [](W &w) { w.files().saveCopy(); }, S::OpenProject},
        {"import_files", tr("&Import Files…"), tr("Bring articles in from text, brat or Glossator JSON files"),
            tr("Adds articles from the files that you choose, with the annotations in them. What is there already is not added again, and a report tells what was done."),
            u"document-import"_s, key(Qt::CTRL | Qt::Key_I), [](W &w) { w.files().chooseFiles(); }, S::Writable},
        {"import_folder", tr("Import &Folder…"), tr("Bring in all articles below a folder"),
            tr("Adds every article below a folder that a format of Glossator can read. A report tells what was found, added and left out, and why."),
            u"folder-download"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [](W &w) { w.files().chooseFolder(); }, S::Writable},
        {"export", tr("&Export…"), tr("Write articles and annotations for other programs"),
            tr("Writes articles with their annotations into a folder, in the format that you choose. The project stays as it is."),
            u"document-export"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [](W &w) { w.files().exportFiles(); }, S::OpenProject},

        {"undo", tr("&Undo"), tr("Take back the last action"),
            tr("Takes back the last edit, whoever made it, also of an earlier day. What is out of view is shown first, so that nothing changes unseen."),
            u"edit-undo"_s, key(QKeySequence::Undo), &W::undo, S::Writable},
        {"redo", tr("&Redo"), tr("Redo the last action taken back"),
            tr("Makes the edit again that Undo took back last. After another edit there is nothing to redo."),
            u"edit-redo"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y), &W::redo, S::Writable},
        {"copy_text", tr("&Copy"), tr("Copy the selected text, exactly as it is"),
            tr("Puts the selected words on the clipboard, character by character as the source has them."),
            u"edit-copy"_s, key(QKeySequence::Copy), [](W &w) { w.articleView().copy(); }, S::OpenArticle},
        {"copy_citation", tr("Copy with C&itation"), tr("Copy the selected text, or the sentence of the current mention, with where it is from"),
            tr("Puts a quotation on the clipboard, in quotation marks and followed by source, title and date. Without a selection it is the sentence around the current mention."),
            u"edit-copy-path"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [](W &w) { w.marking().remarks.copyWithCitation(); }, S::OpenArticle},
        {"select_all", tr("Select &All"), tr("Select the whole article"),
            tr("Selects every word of the article, for example to copy it."),
            u"edit-select-all"_s, key(QKeySequence::SelectAll), [](W &w) { w.articleView().selectAll(); }, S::OpenArticle},
        {"find", tr("&Find in Article…"), tr("Find words in the article"),
            tr("Opens a line below the article that finds words whatever their case and accents. Enter goes on to the next, Esc closes it."),
            u"edit-find"_s, key(QKeySequence::Find), &W::findInArticle, S::OpenArticle},
        {"delete", tr("&Delete"), tr("Delete the current item"),
            tr("Deletes what is current: a mention, a relation, a role’s filler or a report of an event. What hangs on it goes with it, and Undo brings all of it back."),
            u"edit-delete"_s, none, &W::deleteCurrent, S::Writable, false, Qt::Key_Delete},
        {"delete_same", tr("Delete All Mentions of This &Text"), tr("Delete all mentions of this article that have the words and the type of the current one"),
            tr("Deletes the current mention and every other one of this article with the same words and the same type, as one step that can be undone."),
            u"edit-delete"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), [](W &w) { w.marking().removeSame(current(w).mention); }, S::Writable},

        {"mark_all", tr("Mark &All Occurrences…"), tr("Mark all places where the same words stand, after a look at them"),
            tr("Lists where the selected words, or all names of the current mention or entity, stand in this article or the whole project. What you leave ticked is marked as one step."),
            u"edit-find-replace"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [](W &w) { w.marking().occurrences.open(); }, S::Writable},
        {"repeat", tr("Repeat at &Next Hit"), tr("Do the last mark again where its words, or those of the find bar, stand next"),
            tr("Marks the next place where the last marked words stand, with the same type and entity. While the find bar is open, its words are looked for."),
            u"media-playlist-repeat"_s, key(Qt::CTRL | Qt::Key_H), [](W &w) { w.marking().repeater.repeat(); }, S::Writable},
        {"assign", tr("&Whom It Names…"), tr("Say whom the current mention, or the selected words, name"),
            tr("Opens a list of all entities, the likely one first: type part of a name and press Enter. Words that are not marked become a mention by that."),
            u"glossator-entity"_s, none, [](W &w) { w.marking().entities.assignCurrent(); }, S::Writable, false, Qt::Key_Tab},
        {"split", tr("&Split Off…"), tr("Let the current mention, and others like it, name somebody else"),
            tr("Takes the current mention, and others that you tick, away from its entity, and lets you say whom they name instead."),
            u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [](W &w) { w.marking().entities.splitOff(current(w).mention); }, S::Writable},
        {"merge", tr("&Merge…"), tr("Merge the entities or events selected in a panel, or say who is the same as the current mention’s entity"),
            tr("Makes one entity, or one event, of several, and shows before what moves. All mentions, names and notes are kept."),
            u"merge"_s, key(Qt::CTRL | Qt::Key_M), [](W &w) { w.marking().merge(w.itemsSelected()); }, S::Writable},
        {"not_the_same", tr("&Not the Same"), tr("Remember that the entities selected in a panel are not the same"),
            tr("Keeps the selected entities apart from now on: none of them is offered any more as being another one of them."),
            u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [](W &w) { w.marking().markDistinct(w.itemsSelected()); }, S::Writable},
        {"join_names", tr("&Join by Name…"), tr("Join mentions of the same type and name that name nobody yet"),
            tr("Lists mentions that name nobody yet but have the same type and name, and joins those that you leave ticked. An import never does that by itself."),
            u"glossator-entity"_s, key(Qt::CTRL | Qt::Key_J), &W::joinByName, S::Writable},
        {"relate", tr("&Relation…"), tr("Relate the current mention to another one"),
            tr("Lights the mentions that the schema allows at the other end. Choose one with the arrows and Enter, with a digit for the type, or with a click."),
            u"glossator-relation"_s, key(Qt::Key_R), [](W &w) { w.marking().relations.relate(); }, S::Writable},
        {"reverse", tr("Re&verse Relation"), tr("Swap the ends of the current relation"),
            tr("Makes the first end of the current relation its second, and the second its first. Type and attributes stay as they are."),
            u"reverse"_s, key(Qt::SHIFT | Qt::Key_Space), [](W &w) { w.marking().relations.reverse(); }, S::Writable},
        {"attributes", tr("&Attributes…"), tr("Set attributes of the current item"),
            tr("Asks which attribute of the current item, or of all that are selected in a panel, and then for its value. Alt and a digit do it in one key."),
            u"document-properties"_s, none, [](W &w) { w.marking().attributes.choose(); }, S::Writable, false, Qt::Key_A},
        {"event", tr("&Event…"), tr("Mark the selected words as the trigger of an event"),
            tr("Makes an event of the selected word and asks for its type. Its roles are then shown below the article, to be filled with digits."),
            u"glossator-event"_s, none, [](W &w) { w.marking().events.mark(w.articleView().markable(), {}); }, S::Writable, false, Qt::Key_E},
        {"role", tr("&Fill a Role…"), tr("Fill a role of the current event; while one is being filled, list the entities and events for it"),
            tr("Lists the roles of the current event with what fills them. Pressed again while a role is being filled, it lists the entities and events that may fill it."),
            u"list-add"_s, key(Qt::CTRL | Qt::Key_E), [](W &w) { w.marking().roles.choose(); }, S::Writable},
        {"duplicate", tr("&Duplicate Event"), tr("Make another event like the current one, to start from"),
            tr("Makes an event of the same type with the same fillers, with the selected words as its trigger. What differs is changed afterwards."),
            u"edit-copy"_s, key(Qt::CTRL | Qt::Key_D), [](W &w) { w.marking().events.duplicate(); }, S::Writable},
        {"tell_again", tr("A&nother Report of an Event…"), tr("The selected words tell of an event that is marked already, here or in another article"),
            tr("Makes the selected words a further report of an event that you choose. Each report keeps its own roles, so that sources may contradict each other."),
            u"glossator-event"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [](W &w) { w.marking().events.tellAgain(); }, S::Writable},
        {"record", tr("Ne&w Record of This Article…"), tr("Make an event that no words of the article tell of"),
            tr("Makes an event of the article as a whole, for what it reports without a word of its own. It has a type and roles but no trigger."),
            u"list-add"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [](W &w) { w.marking().events.record(); }, S::Writable},

        {"back", tr("&Back"), tr("To the place before this one"),
            tr("Goes to where you were before: another article, or another place of this one."),
            u"go-previous"_s, key(Qt::ALT | Qt::Key_Left), &W::goBack, S::OpenProject},
        {"forward", tr("&Forward"), tr("To the place that was left with Back"),
            tr("Goes to the place again that Back left."),
            u"go-next"_s, key(Qt::ALT | Qt::Key_Right), &W::goForward, S::OpenProject},
        {"mention_next", tr("&Next Mention"), tr("To the next mention of the current entity, or of any"),
            tr("Goes to the next mention of the current entity, and from the last one on to the first. Where no entity is current, to the next mention of any."),
            u"go-down"_s, key(Qt::Key_F3), [](W &w) { w.articleView().selectNextOfEntity(); }, S::OpenArticle},
        {"mention_previous", tr("&Previous Mention"), tr("To the mention before of the current entity, or of any"),
            tr("Goes to the mention before of the current entity, and from the first one on to the last. Where no entity is current, to the mention before of any."),
            u"go-up"_s, key(Qt::SHIFT | Qt::Key_F3), [](W &w) { w.articleView().selectPreviousOfEntity(); }, S::OpenArticle},
        {"name_next", tr("Next &Unmarked Name"), tr("Select the next words that look like a name and are not marked"),
            tr("Selects the next words that begin with capitals, or that are a name of an entity, and are not marked yet. Press the key of a type to mark them."),
            u"go-next-view"_s, key(Qt::Key_F4), [](W &w) { w.articleView().selectNextName(); }, S::OpenArticle},
        {"name_previous", tr("Previous U&nmarked Name"), tr("Select the words before that look like a name and are not marked"),
            tr("Selects the words before that begin with capitals, or that are a name of an entity, and are not marked yet."),
            u"go-previous-view"_s, key(Qt::SHIFT | Qt::Key_F4), [](W &w) { w.articleView().selectPreviousName(); }, S::OpenArticle},
        {"article_next", tr("Next &Article"), tr("To the next article in the list"),
            tr("Opens the next article of the Articles panel, in the order in which it is sorted there."),
            u"go-next-skip"_s, key(Qt::CTRL | Qt::Key_PageDown), [](W &w) { w.stepArticle(+1); }, S::OpenProject},
        {"article_previous", tr("Previous A&rticle"), tr("To the article before in the list"),
            tr("Opens the article before in the Articles panel, in the order in which it is sorted there."),
            u"go-previous-skip"_s, key(Qt::CTRL | Qt::Key_PageUp), [](W &w) { w.stepArticle(-1); }, S::OpenProject},
        {"article_done", tr("Article &Done"), tr("Mark the article as done, or as being read again"),
            tr("Notes that you are done with the article, or that you are not after all. The Articles panel counts them and can show those alone."),
            u"checkmark"_s, key(Qt::CTRL | Qt::Key_Return), [](W &w) { w.marking().context.say(toggleDone(*w.project())); }, S::Writable},
        {"article_next_open", tr("Next Article &Not Done"), tr("To the next article in the list that is not done"),
            tr("Opens the next article of the Articles panel that is not marked as done."),
            u"go-next-skip"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown), [](W &w) { w.marking().context.say(goToNextNotDone(*w.project())); }, S::OpenProject},
        {"problem_next", tr("Next &Problem"), tr("To the next place where the annotations leave the schema"),
            tr("Goes to the next place that does not fit the schema or the text. Nothing is blocked by a problem; the Problems panel offers fixes."),
            u"dialog-warning"_s, key(Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), true)); }, S::OpenProject},
        {"problem_previous", tr("Previous Pro&blem"), tr("To the problem before"),
            tr("Goes to the problem before, in the order of the Problems panel."),
            u"dialog-warning"_s, key(Qt::SHIFT | Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), false)); }, S::OpenProject},
        {"pane_next", tr("Ne&xt Pane"), tr("From the article to the panels and back"),
            tr("Moves the keyboard to the next panel that is open, and from the last one back to the article. Nothing is selected by that."),
            u"view-split-left-right"_s, key(Qt::Key_F6), &W::nextPane, S::OpenProject},

        {"tell", tr("What Is &Here"), tr("Tell of the mentions at the caret: type, entity, attributes, who and when"),
            tr("Shows type, entity, attributes, note, author and time of the mentions at the caret, as pointing at them does."),
            u"help-contextual"_s, key(Qt::CTRL | Qt::Key_Space), [](W &w) { w.articleView().tellOfCaret(); }, S::OpenArticle},
        {"zoom_in", tr("&Larger Text"), tr("Make the article's text larger"),
            tr("Makes the article’s text one step larger in this project. The wheel with Ctrl does the same."),
            u"zoom-in"_s, key(QKeySequence::ZoomIn), [](W &w) { w.articleView().zoomIn(); }, S::OpenArticle},
        {"zoom_out", tr("&Smaller Text"), tr("Make the article's text smaller"),
            tr("Makes the article’s text one step smaller in this project. The wheel with Ctrl does the same."),
            u"zoom-out"_s, key(QKeySequence::ZoomOut), [](W &w) { w.articleView().zoomOut(); }, S::OpenArticle},
        {"zoom_reset", tr("&Usual Text Size"), tr("Back to the usual size of text"),
            tr("Shows the article’s text in the size that Reading… says."),
            u"zoom-original"_s, key(Qt::CTRL | Qt::Key_0), [](W &w) { w.articleView().zoomReset(); }, S::OpenArticle},
        {"links_all", tr("&All Relations and Events"), tr("Draw all relations and events in the article"),
            tr("Draws every relation and every role as a curve over the text. Otherwise only those of what is current are drawn."),
            u"glossator-relation"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &W::toggleLinks, S::OpenProject, true},
        {"type_bar", tr("&Types Below the Article"), tr("Show the types of the schema and their keys below the article"),
            tr("Shows one line below the article with the schema’s types and their keys: a click on one marks the selected words. While an event is current, its roles stand there instead."),
            u"input-keyboard"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_B), &W::toggleTypeBar, S::Nothing, true},
        {"panels_toggle", tr("Hide A&ll Panels"), tr("Hide all panels, or bring back those that were open"),
            tr("Leaves the window to the article, to read in peace. Once more, and the panels that were open are back, as large as they were."),
            u"view-fullscreen"_s, key(Qt::Key_F9), &W::togglePanels, S::Nothing},
        {"reading", tr("&Reading…"), tr("Size, spacing, width and font of the article's text"),
            tr("Opens a small sheet beside the article to change font, size, spacing and width of its text, at once and for every project."),
            u"preferences-desktop-font"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [](W &w) { w.reading().showSheet(); }, S::Nothing},

        {"show_toolbar", tr("Show &Toolbar"), tr("Show the buttons below the menus"),
            tr("Shows or hides the bar with buttons below the menus. Which buttons are on it is yours to choose."),
            u"configure-toolbars"_s, key(Qt::CTRL | Qt::ALT | Qt::Key_B), &W::toggleToolBar, S::Nothing, true},

        {"keys", tr("&Keys"), tr("Which key does what"),
            tr("Shows on one page what each key does: the letters of the project’s schema, the keys of the article, the mouse, and the shortcuts of the menus."),
            u"input-keyboard"_s, key(Qt::CTRL | Qt::Key_F1), &W::showKeys, S::Nothing},
        {"handbook", tr("&Glossator Help"), tr("How to work with Glossator"),
            tr("Opens the page that explains the main job, the panels, the keys and the formats."),
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
    const auto tr = [](const char *text) { return MainWindow::tr(text); };
    const auto key = [](auto... combinations) { return QList<QKeySequence>{QKeySequence(combinations)...}; };
    const QList<QKeySequence> preset; // the framework's own
    // clang-format off
    static const std::vector<ActionWords> table{
        {u"mark_as"_s, tr("Mark the selected words, or change what the current mention is"),
            tr("Lists the schema’s types of mentions with their keys. Enter in the article opens the whole list, with events and the likely type first."),
            preset, Qt::Key_Enter},
        {u"color_scheme"_s, tr("Light, dark or of high contrast"),
            tr("Chooses the colours of the window: light, dark, either with high contrast, or as the system has them."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
        {u"file_open_recent"_s, tr("Open a project that was open lately"),
            tr("Lists the projects that were open last, the latest first. Taking one off the list leaves its file where it is."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
        {u"file_quit"_s, tr("Close the window"),
            tr("Closes the window and its project. Everything is saved already, and the next start begins where you are now."), preset},
        {u"options_show_statusbar"_s, tr("Show the line at the lower edge of the window"),
            tr("Shows or hides the line at the lower edge that says what was done last and who you are."), key(Qt::CTRL | Qt::ALT | Qt::Key_S)},
        {u"options_configure_keybinding"_s, tr("Choose the keys of actions"),
            tr("Gives actions of the menus other keys than they come with. The single keys of types are the schema’s, and are changed there."), preset},
        {u"options_configure_toolbars"_s, tr("Choose what the toolbar holds"),
            tr("Puts other actions on the toolbar, or in another order."), key(Qt::CTRL | Qt::ALT | Qt::Key_Period)},
        {u"open_kcommand_bar"_s, tr("Find an action by its name"),
            tr("Opens a list of all actions: type part of a name and press Enter."), preset},
        {u"help_whats_this"_s, tr("Say what a thing in the window is for"),
            tr("Turns the pointer into a question mark: the next click on a button or a menu says what it does instead of doing it."), preset},
        {u"help_about_app"_s, tr("Version, authors and licence"),
            tr("Tells which version of Glossator this is, who made it, and under which licence you may pass it on."), key(Qt::CTRL | Qt::SHIFT | Qt::Key_F1)},
        {u"panel_articles"_s, tr("Show or hide the articles"),
            tr("The project’s articles, and how many are unread, being read and done."), key(Qt::CTRL | Qt::Key_1)},
        {u"panel_problems"_s, tr("Show or hide the problems"),
            tr("What does not fit the schema or the text, by kind, with fixes. Selecting one goes to its place."), key(Qt::CTRL | Qt::Key_2)},
        {u"panel_history"_s, tr("Show or hide the history"),
            tr("Every edit: who, when and what. Any number of them can be taken back from there."), key(Qt::CTRL | Qt::Key_3)},
        {u"panel_details"_s, tr("Show or hide the details"),
            tr("The current item and its attributes, to be edited there; of several items what they have in common."), key(Qt::CTRL | Qt::Key_4)},
        {u"panel_entities"_s, tr("Show or hide the entities"),
            tr("Everybody and everything that mentions name, with counts. Expand one for its mentions."), key(Qt::CTRL | Qt::Key_5)},
        {u"panel_relations"_s, tr("Show or hide the relations"),
            tr("Every relation: its type, and what it joins."), key(Qt::CTRL | Qt::Key_6)},
        {u"panel_events"_s, tr("Show or hide the events"),
            tr("Every event with its reports, their roles and what fills them."), key(Qt::CTRL | Qt::Key_7)},
        {u"panel_source"_s, tr("Show or hide the source"),
            tr("The article as it would be exported, in the format of your choice, or the schema. A click on a line goes to what it tells of."), key(Qt::CTRL | Qt::Key_8)},
    };
    // clang-format on
    return table;
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
        action->setToolTip(words.toolTip);
        action->setStatusTip(words.toolTip);
        action->setWhatsThis(words.whatsThis);
        if (!words.keys.isEmpty())
            collection.setDefaultShortcuts(action, words.keys);
        if (action->menu() && !words.keys.isEmpty())
            openByKey(window, *action);
    }
}

QString articleKeyOf(const QString &action, const Schema &schema)
{
    const auto ofSpec = std::ranges::find(actionSpecs(), action, [](const ActionSpec &spec) { return QLatin1String(spec.name); });
    const auto ofWords = std::ranges::find(actionWords(), action, &ActionWords::name);
    const Qt::Key key = ofSpec != actionSpecs().end() ? ofSpec->articleKey
        : ofWords != actionWords().end()              ? ofWords->articleKey
                                                      : Qt::Key();
    const QKeySequence sequence(key);
    return key && !schema.typeForKey(sequence.toString(QKeySequence::PortableText)) ? sequence.toString(QKeySequence::NativeText)
                                                                                   : QString();
}

void createActions(MainWindow &window, KActionCollection &collection)
{
    for (const ActionSpec &spec : actionSpecs()) {
        auto *action = new QAction(QIcon::fromTheme(spec.icon), spec.text, &window);
        action->setIconText(QString(spec.text).remove(u'&').remove(u'…'));
        action->setToolTip(spec.toolTip);
        action->setStatusTip(spec.toolTip);
        action->setWhatsThis(spec.whatsThis);
        action->setCheckable(spec.isSwitch);
        QObject::connect(action, &QAction::triggered, &window, [&window, run = spec.run] { run(window); });
        collection.addAction(QLatin1String(spec.name), action);
        collection.setDefaultShortcuts(action, spec.keys);
    }
}

} // namespace glossator
