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

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Shows the key that does the same in the article, where it is no shortcut: there a schema may give it to a type.
QString withKey(const QString &text, Qt::Key key)
{
    return text + u'\t' + QKeySequence(key).toString(QKeySequence::NativeText);
}

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
        {"project_new", tr("&New Project…"), tr("Make a project file"), u"document-new"_s, key(QKeySequence::New), &W::newProject, S::Nothing},
        {"project_open", tr("&Open Project…"), tr("Open a project file"), u"document-open"_s, key(QKeySequence::Open), [](W &w) { w.files().chooseProject(); }, S::Nothing},
        {"project_close", tr("&Close Project"), tr("Close the project; everything is saved already"), u"document-close"_s, key(QKeySequence::Close), &W::closeProject, S::OpenProject},
        {"project_copy", tr("Save a Co&py…"), tr("Write the project as one file to another place"), u"document-save-as"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [](W &w) { w.files().saveCopy(); }, S::OpenProject},
        {"import_files", tr("&Import Files…"), tr("Bring articles in from text, brat or Glossator JSON files"), u"document-import"_s, key(Qt::CTRL | Qt::Key_I), [](W &w) { w.files().chooseFiles(); }, S::Writable},
        {"import_folder", tr("Import &Folder…"), tr("Bring in all articles below a folder"), u"folder-download"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [](W &w) { w.files().chooseFolder(); }, S::Writable},
        {"export", tr("&Export…"), tr("Write articles and annotations for other programs"), u"document-export"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [](W &w) { w.files().exportFiles(); }, S::OpenProject},

        {"undo", tr("&Undo"), tr("Take back the last action"), u"edit-undo"_s, key(QKeySequence::Undo), &W::undo, S::Writable},
        {"redo", tr("&Redo"), tr("Redo the last action taken back"), u"edit-redo"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y), &W::redo, S::Writable},
        {"copy_text", tr("&Copy"), tr("Copy the selected text, exactly as it is"), u"edit-copy"_s, key(QKeySequence::Copy), [](W &w) { w.articleView().copy(); }, S::OpenArticle},
        {"copy_citation", tr("Copy with C&itation"), tr("Copy the selected text, or the sentence of the current mention, with where it is from"), u"edit-copy-path"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [](W &w) { w.marking().remarks.copyWithCitation(); }, S::OpenArticle},
        {"select_all", tr("Select &All"), tr("Select the whole article"), u"edit-select-all"_s, key(QKeySequence::SelectAll), [](W &w) { w.articleView().selectAll(); }, S::OpenArticle},
        {"find", tr("&Find in Article…"), tr("Find words in the article"), u"edit-find"_s, key(QKeySequence::Find), &W::findInArticle, S::OpenArticle},
        {"delete", withKey(tr("&Delete"), Qt::Key_Delete), tr("Delete the current item"), u"edit-delete"_s, none, &W::deleteCurrent, S::Writable},

        {"mark_all", tr("Mark &All Occurrences…"), tr("Mark all places where the same words stand, after a look at them"), u"edit-find-replace"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [](W &w) { w.marking().occurrences.open(); }, S::Writable},
        {"repeat", tr("Repeat at &Next Hit"), tr("Do the last mark again where its words, or those of the find bar, stand next"), u"media-playlist-repeat"_s, key(Qt::CTRL | Qt::Key_H), [](W &w) { w.marking().repeater.repeat(); }, S::Writable},
        {"assign", withKey(tr("&Whom It Names…"), Qt::Key_Tab), tr("Say whom the current mention, or the selected words, name"), u"glossator-entity"_s, none, [](W &w) { w.marking().entities.assignCurrent(); }, S::Writable},
        {"split", tr("&Split Off…"), tr("Let the current mention, and others like it, name somebody else"), u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [](W &w) { w.marking().entities.splitOff(current(w).mention); }, S::Writable},
        {"merge", tr("&Merge…"), tr("Merge the entities or events selected in a panel, or say who is the same as the current mention’s entity"), u"merge"_s, key(Qt::CTRL | Qt::Key_M), [](W &w) { w.marking().merge(w.itemsSelected()); }, S::Writable},
        {"not_the_same", tr("&Not the Same"), tr("Remember that the entities selected in a panel are not the same"), u"split"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [](W &w) { w.marking().markDistinct(w.itemsSelected()); }, S::Writable},
        {"join_names", tr("&Join by Name…"), tr("Join mentions of the same type and name that name nobody yet"), u"glossator-entity"_s, key(Qt::CTRL | Qt::Key_J), &W::joinByName, S::Writable},
        {"relate", tr("&Relation…"), tr("Relate the current mention to another one"), u"glossator-relation"_s, key(Qt::Key_R), [](W &w) { w.marking().relations.relate(); }, S::Writable},
        {"reverse", tr("Re&verse Relation"), tr("Swap the ends of the current relation"), u"reverse"_s, key(Qt::SHIFT | Qt::Key_Space), [](W &w) { w.marking().relations.reverse(); }, S::Writable},
        {"attributes", withKey(tr("&Attributes…"), Qt::Key_A), tr("Set attributes of the current item"), u"document-properties"_s, none, [](W &w) { w.marking().attributes.choose(); }, S::Writable},
        {"event", withKey(tr("&Event…"), Qt::Key_E), tr("Mark the selected words as the trigger of an event"), u"glossator-event"_s, none, [](W &w) { w.marking().events.mark(w.articleView().markable(), {}); }, S::Writable},
        {"role", tr("&Fill a Role…"), tr("Fill a role of the current event; while one is being filled, list the entities and events for it"), u"list-add"_s, key(Qt::CTRL | Qt::Key_E), [](W &w) { w.marking().roles.choose(); }, S::Writable},
        {"duplicate", tr("&Duplicate Event"), tr("Make another event like the current one, to start from"), u"edit-copy"_s, key(Qt::CTRL | Qt::Key_D), [](W &w) { w.marking().events.duplicate(); }, S::Writable},
        {"tell_again", tr("A&nother Report of an Event…"), tr("The selected words tell of an event that is marked already, here or in another article"), u"glossator-event"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [](W &w) { w.marking().events.tellAgain(); }, S::Writable},
        {"record", tr("Ne&w Record of This Article…"), tr("Make an event that no words of the article tell of"), u"list-add"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [](W &w) { w.marking().events.record(); }, S::Writable},

        {"back", tr("&Back"), tr("To the place before this one"), u"go-previous"_s, key(Qt::ALT | Qt::Key_Left), &W::goBack, S::OpenProject},
        {"forward", tr("&Forward"), tr("To the place that was left with Back"), u"go-next"_s, key(Qt::ALT | Qt::Key_Right), &W::goForward, S::OpenProject},
        {"mention_next", tr("&Next Mention"), tr("To the next mention of the current entity, or of any"), u"go-down"_s, key(Qt::Key_F3), [](W &w) { w.articleView().selectNextOfEntity(); }, S::OpenArticle},
        {"mention_previous", tr("&Previous Mention"), tr("To the mention before of the current entity, or of any"), u"go-up"_s, key(Qt::SHIFT | Qt::Key_F3), [](W &w) { w.articleView().selectPreviousOfEntity(); }, S::OpenArticle},
        {"name_next", tr("Next &Unmarked Name"), tr("Select the next words that look like a name and are not marked"), u"go-next-view"_s, key(Qt::Key_F4), [](W &w) { w.articleView().selectNextName(); }, S::OpenArticle},
        {"name_previous", tr("Previous U&nmarked Name"), tr("Select the words before that look like a name and are not marked"), u"go-previous-view"_s, key(Qt::SHIFT | Qt::Key_F4), [](W &w) { w.articleView().selectPreviousName(); }, S::OpenArticle},
        {"article_next", tr("Next &Article"), tr("To the next article in the list"), u"go-next-skip"_s, key(Qt::CTRL | Qt::Key_PageDown), [](W &w) { w.stepArticle(+1); }, S::OpenProject},
        {"article_previous", tr("Previous A&rticle"), tr("To the article before in the list"), u"go-previous-skip"_s, key(Qt::CTRL | Qt::Key_PageUp), [](W &w) { w.stepArticle(-1); }, S::OpenProject},
        {"article_done", tr("Article &Done"), tr("Mark the article as done, or as being read again"), u"checkmark"_s, key(Qt::CTRL | Qt::Key_Return), [](W &w) { w.marking().context.say(toggleDone(*w.project())); }, S::Writable},
        {"article_next_open", tr("Next Article &Not Done"), tr("To the next article in the list that is not done"), u"go-next-skip"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown), [](W &w) { w.marking().context.say(goToNextNotDone(*w.project())); }, S::OpenProject},
        {"problem_next", tr("Next &Problem"), tr("To the next place where the annotations leave the schema"), u"dialog-warning"_s, key(Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), true)); }, S::OpenProject},
        {"problem_previous", tr("Previous Pro&blem"), tr("To the problem before"), u"dialog-warning"_s, key(Qt::SHIFT | Qt::Key_F8), [](W &w) { w.marking().context.say(goToProblem(*w.project(), false)); }, S::OpenProject},
        {"pane_next", tr("Ne&xt Pane"), tr("From the article to the panels and back"), u"view-split-left-right"_s, key(Qt::Key_F6), &W::nextPane, S::OpenProject},

        {"tell", tr("What Is &Here"), tr("Tell of the mentions at the caret: type, entity, attributes, who and when"), u"help-contextual"_s, key(Qt::CTRL | Qt::Key_Space), [](W &w) { w.articleView().tellOfCaret(); }, S::OpenArticle},
        {"zoom_in", tr("&Larger Text"), tr("Make the article's text larger"), u"zoom-in"_s, key(QKeySequence::ZoomIn), [](W &w) { w.articleView().zoomIn(); }, S::OpenArticle},
        {"zoom_out", tr("&Smaller Text"), tr("Make the article's text smaller"), u"zoom-out"_s, key(QKeySequence::ZoomOut), [](W &w) { w.articleView().zoomOut(); }, S::OpenArticle},
        {"zoom_reset", tr("&Usual Text Size"), tr("Back to the usual size of text"), u"zoom-original"_s, key(Qt::CTRL | Qt::Key_0), [](W &w) { w.articleView().zoomReset(); }, S::OpenArticle},
        {"links_all", tr("&All Relations and Events"), tr("Draw all relations and events in the article"), u"glossator-relation"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &W::toggleLinks, S::OpenProject, true},
        {"panels_toggle", tr("Hide A&ll Panels"), tr("Hide all panels, or bring back those that were open"), u"view-fullscreen"_s, key(Qt::Key_F9), &W::togglePanels, S::Nothing},
        {"reading", tr("&Reading…"), tr("Size, spacing, width and font of the article's text"), u"preferences-desktop-font"_s, none, [](W &w) { w.reading().showSheet(); }, S::Nothing},

        {"keys", tr("&Keys"), tr("Which key does what"), u"input-keyboard"_s, key(Qt::CTRL | Qt::Key_F1), &W::showKeys, S::Nothing},
        {"handbook", tr("&Glossator Help"), tr("How to work with Glossator"), u"help-contents"_s, key(Qt::Key_F1), &W::showHelp, S::Nothing},
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

void createActions(MainWindow &window, KActionCollection &collection)
{
    for (const ActionSpec &spec : actionSpecs()) {
        auto *action = new QAction(QIcon::fromTheme(spec.icon), spec.text, &window);
        action->setIconText(spec.text.section(u'\t', 0, 0).remove(u'&').remove(u'…')); // below an icon, without the key
        action->setToolTip(spec.toolTip);
        action->setStatusTip(spec.toolTip);
        action->setWhatsThis(spec.toolTip);
        action->setCheckable(spec.isSwitch);
        QObject::connect(action, &QAction::triggered, &window, [&window, run = spec.run] { run(window); });
        collection.addAction(QLatin1String(spec.name), action);
        collection.setDefaultShortcuts(action, spec.keys);
    }
}

} // namespace glossator
