// SPDX-License-Identifier: GPL-3.0-or-later
// What the controllers of marking share: the project, the article view, and how a reader is asked and told.
// Owned by Marking; GUI thread.
#pragma once

#include "app/marking/typelist.h"
#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "models/items/backgroundreader.h"
#include "models/project/project.h"
#include "widgets/panels/picker.h"

#include <QObject>

#include <functional>

namespace glossator {

class ArticleView;
class JobContext;
struct Selection;

/// What the reader is asked to choose in the text, and what follows from it. Only the first two must be there.
struct PickTask {
    QString hint{};
    std::function<bool(const Mention &)> isAllowed{};
    std::function<void(MentionId)> picked{};
    std::function<void(MentionId, int choice)> pickedAs{}; ///< there: a digit picks in one of several ways, from 0
    std::function<QString(const Mention &)> hintFor{}; ///< what choosing this one would do
    std::function<QString(const Mention &)> whyNot{}; ///< a sentence
    std::function<bool(const Mention &)> isLikely{}; ///< the nearest of these in view is framed at once
    std::function<void(const Extent &, bool bare)> words{}; ///< there: selected words may be chosen, and this goes on
    std::function<void()> literal{}; ///< a value shall be typed
    std::function<void()> emptied{}; ///< what is there already shall go
    std::function<void()> ended{}; ///< chosen or not
    QString none{}; ///< said instead where nothing here may be chosen
};

class MarkingContext : public QObject {
    Q_OBJECT

public:
    /// @param shownProject and shownView must outlive this object.
    MarkingContext(Project &shownProject, ArticleView &shownView);

    Project &project;
    ArticleView &view;
    /// Begins a job in the background, and runs what it answers here when it is done. It answers false, and has said so,
    /// while another one runs. Set by the window; empty: there is nobody to run it.
    std::function<bool(const QString &title, std::function<std::function<void()>(JobContext &)> job)> startJob;
    /// What is looked for in the find bar; empty: nothing. Set by the window; empty itself: there is no such bar.
    std::function<QString()> soughtWords;
    /// Gives a panel its place below the article. Set by the window.
    std::function<void(QWidget *)> showBelow;

    /// What just happened, for the status line.
    void say(const QString &sentence);
    /// What was said last.
    [[nodiscard]] const QString &said() const { return m_said; }
    /// Says what is so now, and how to undo it where that is a change.
    void sayOfEdit(bool isChange, const QString &sentence);
    /// Whether anything can be changed; where not, says so.
    [[nodiscard]] bool canChange();
    /// Goes to what was made, unless the reader has gone on to another article while it waited for a job.
    void show(ArticleId article, const Owner &made);
    /// A picker beside a place of the text, that closes with this object, or when another article is opened.
    Picker *ask(const QString &title, Picker::Source source, TextSpan beside);
    Picker *ask(const QString &title, Picker::Search search, TextSpan beside);
    /// A picker's list for which the project is searched in another thread.
    /// @param find runs there, and holds copies of all that it needs beside the store; `show` makes the list of what it
    /// found.
    template <class Found>
    [[nodiscard]] Picker::Search search(std::function<Result<Found>(Store &store, const QString &typed)> find,
        std::function<PickList(const QString &typed, const Found &found)> show)
    {
        return [this, find = std::move(find), show = std::move(show)](
                   const QString &typed, const std::function<void(PickList)> &answer) {
            m_reader.read<Found>([find, typed, store = &project.store()] { return find(*store, typed); },
                [this, show, typed, answer](const Result<Found> &found) {
                    if (!found)
                        project.workbench().report(found.error());
                    answer(found ? show(typed, *found) : PickList());
                });
        };
    }
    /// Where the words stand on the screen, or the middle of the article where they are out of view.
    [[nodiscard]] QRect anchorOf(TextSpan span) const;
    /// Lets the reader choose until something is chosen, Esc leaves, or something else becomes current.
    void pick(PickTask task);
    /// Ends what pick() began.
    void endPick();
    [[nodiscard]] bool isPicking() const { return bool(m_task.isAllowed); }
    /// The mention's type; of a trigger that of its event.
    [[nodiscard]] TypeRef typeOf(const Mention &mention) const;
    /// What else just these words are, as a sentence that follows another; empty: nothing.
    [[nodiscard]] QString standsBeside(ArticleId article, const Extent &extent, MentionId made) const;
    /// Where a mention stands in the article, or else the caret: beside it the reader is asked.
    [[nodiscard]] TextSpan placeOf(MentionId mention = {}) const;
    /// What people call a type.
    [[nodiscard]] QString titleOf(const TypeRef &type) const;

Q_SIGNALS:
    void done(const QString &sentence);

private:
    Picker *keep(Picker *picker);
    void leavePickOf(const Selection &now);
    [[nodiscard]] MentionId nearestLikely(const PickTask &task) const;

    PickTask m_task; ///< with a predicate while the reader chooses
    QString m_said;
    Owner m_pickedFor; ///< what was current when it began
    BackgroundReader m_reader; ///< of the picker that is open
};

} // namespace glossator
