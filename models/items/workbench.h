// SPDX-License-Identifier: GPL-3.0-or-later
// The store as the models see it: changes gathered once per turn of the event loop, edits that wait while a job writes,
// the schema that holds. Owned by Project; lives on the GUI thread.
#pragma once

#include "models/base/inbackground.h"
#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "models/store/articletexts.h"
#include "models/store/store.h"

#include <QFuture>
#include <QTimer>

#include <deque>
#include <functional>
#include <stop_token>

namespace glossator {

class Workbench : public QObject {
    Q_OBJECT

public:
    /// Calls one or more verbs; what it answers beside an error is its own business.
    using Edit = std::function<Result<>()>;
    /// Called once an edit has come off, with whether it changed anything.
    using After = std::function<void(bool isChange)>;
    /// More than this many things are changed in the background.
    static constexpr size_t largeGroup = 1000;

    /// @param store must outlive this object.
    explicit Workbench(Store &store, QObject *parent = nullptr);
    ~Workbench() override; ///< waits for what runs in the background

    [[nodiscard]] Store &store() const { return m_store; }
    [[nodiscard]] const Schema &schema() const { return m_schema; }
    [[nodiscard]] ArticleTexts &texts() const { return m_store.texts(); }

    /// Runs the edit now, or, while a job writes or earlier edits wait, as soon as the job is done.
    /// @return false when it was refused; failed() has said why.
    bool edit(Edit edit);
    /// Runs the edit now, or not at all while something else is written: for what would mean another thing after that.
    bool editNow(const Edit &edit);
    /// As edit(), for an edit of that many things, which takes too long for this thread where they are many.
    /// `after` is called on this thread.
    bool editMany(size_t size, Edit edit, After after = {});
    /// The same of these things, each with the mentions that name it or stand in it.
    bool editMany(const std::vector<Owner> &things, Edit edit, After after = {});
    /// From within an edit: makes the rest of it in another thread, which holds the connection meanwhile.
    /// `after` is called on this thread. Busy where a job writes.
    [[nodiscard]] Result<> goOnInBackground(Edit rest, After after = {});
    [[nodiscard]] bool isWorking() const { return m_background.isRunning(); }
    /// Asks what runs in the background to take back what it did. It may be too late for that.
    void stop() { m_stop.request_stop(); }
    /// The same; `then` is called in place of an earlier one, once that has ended and what waited for it was made.
    void stopThen(std::function<void()> then);
    /// Waits for what runs in the background and makes the edits that wait for it.
    void finish();
    /// Who works here from now on; of an author that is known the name may change. An edit, but none that is undone.
    [[nodiscard]] Result<> setAuthor(const Author &author);
    /// Runs what waits, as far as the connection is free.
    void runWaiting();
    /// Whether reading all that is in an article, or with an invalid id in the project, may take longer than a frame.
    [[nodiscard]] bool isLarge(ArticleId article = {}) const;
    /// Changes from how many bytes on disk a project is, and from how many mentions an article.
    void setLargeFrom(qint64 bytes, qint64 mentions)
    {
        m_largeFrom = bytes;
        m_manyMentions = mentions;
    }
    /// One thread for what is read when nobody waits for it: one thing after another, so that no more than one whole
    /// article is held for it, and one processor kept busy.
    [[nodiscard]] QThreadPool &spareThread() { return m_spare; }
    /// Lets go of it there: of a book it is a hundred thousand things, which takes longer than a key may wait.
    template <class T>
    void freeLater(std::shared_ptr<T> what)
    {
        static_cast<void>(inBackground(m_spare, [what = std::move(what)]() mutable { what.reset(); }));
    }
    /// Gives back, in the next pause of edits, what was freed of whole articles and long lists (see heap.h).
    void trimLater() { m_trim.start(); }
    /// How many edits wait for a job.
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    /// Tells what was gathered now rather than in the next turn.
    void flush();
    /// Says that something could not be done.
    void report(const Error &error) { Q_EMIT failed(error); }

Q_SIGNALS:
    /// What was committed since the last time, in order.
    void changed(const glossator::ChangeSet &changes);
    /// Before changed(), when the schema is another one.
    void schemaChanged();
    /// Somebody has another name.
    void authorChanged();
    /// A sentence for the status line.
    void failed(const glossator::Error &error);
    void waitingChanged(qsizetype waiting);
    /// An edit in the background began, or none is left.
    void workingChanged(bool isWorking);

private:
    void gather(const ChangeSet &changes);
    void readSchema();

    Store &m_store;
    Schema m_schema;
    ChangeSet m_gathered;
    std::deque<Edit> m_waiting;
    qint64 m_largeFrom = qint64(64) << 20;
    qint64 m_manyMentions = 2'000;
    QTimer m_retry;
    QTimer m_trim;
    QThreadPool m_spare;
    QThreadPool m_thread; ///< of its own: whoever asked waits until it has begun
    QFuture<Result<bool>> m_background;
    std::function<void()> m_then; ///< see stopThen()
    std::stop_source m_stop; ///< of m_background
};

} // namespace glossator
