// SPDX-License-Identifier: GPL-3.0-or-later
// The project file. Opens it, migrates it, lends its one writing connection to actions, and says what they changed.
// Lives on the GUI thread (in a command line program: the main thread); see perform() and Lease for other threads.
#pragma once

#include "models/store/operation.h"
#include "models/store/storelock.h"

#include <QHash>
#include <QObject>
#include <QRecursiveMutex>
#include <QThread>

#include <atomic>
#include <memory>

namespace glossator {

class ArticleTexts;

class Store : public QObject {
    Q_OBJECT

public:
    enum class Access { ReadWrite, ReadOnly };

    static constexpr qint64 applicationId = 0x474C5353; // GLSS
    /// How many ids a replica gives; those above are for what comes while the last are given.
    static constexpr qint64 highestCount = 0xf0000000;

    /// Makes a new project with the given `.schema` text. Fails when the file exists.
    [[nodiscard]] static Result<std::unique_ptr<Store>> create(const QString &path, const QByteArray &schemaText);
    /// Opens a project. Writing fails with Code::Locked while another program writes to it.
    /// A file that another machine wrote is checked first.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &path, Access access);
    ~Store() override;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isReadOnly() const { return !m_writer; }
    /// Whether the program or the machine went down while the file was open for writing the last time.
    [[nodiscard]] bool endedUncleanly() const { return m_endedUncleanly; }
    /// A log of another file lay beside this one, and what became of it: a sentence for a person, or nothing.
    [[nodiscard]] QString foreignLog() const { return m_foreignLog; }

    /// Whose name new annotations carry. Finds the author by uuid, or by name where the uuid is empty, or adds them.
    Result<AuthorId> setAuthor(const Author &author);
    [[nodiscard]] AuthorId author() const { return m_author; }

    /// Runs one action: function(Operation &) → Result<…>. Commits when it has a value, else rolls everything back.
    /// Inside another action of the same thread it becomes part of that one, whose failure it then decides.
    /// On the GUI thread it fails with Code::Busy while a job holds the connection; another thread waits.
    template <class Function>
    auto perform(Action action, Function &&function) -> std::invoke_result_t<Function, Operation &>
    {
        if (m_holder == QThread::currentThread() && m_current) {
            m_current->suggest(action);
            auto result = guarded([&] { return function(*m_current); });
            if (!result)
                m_current->doom(result.error());
            return result;
        }
        Operation operation(*this, std::move(action));
        if (auto begun = operation.begin(); !begun)
            return std::unexpected(std::move(begun).error());
        auto result = guarded([&] { return function(operation); });
        if (result) {
            if (auto committed = operation.commit(); !committed)
                return std::unexpected(std::move(committed).error());
        }
        return result;
    }

    /// The connection to read from on this thread: the open action's own, else the last committed state.
    [[nodiscard]] Database &reader() const;
    /// The texts last read, for all who need one.
    [[nodiscard]] ArticleTexts &texts() const { return *m_texts; }

    /// Holds the writing connection for a whole job, so that no other action comes between its actions. What is committed
    /// meanwhile is of Origin::Job.
    class Lease {
    public:
        explicit Lease(Store &store);
        /// For an edit that goes on in another thread; only where nobody else writes now, see isHeld().
        Lease(Store &store, std::try_to_lock_t);
        ~Lease();
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;

        [[nodiscard]] bool isHeld() const { return m_isHeld; }

    private:
        void begin();

        Store &m_store;
        bool m_isHeld = true;
    };
    [[nodiscard]] bool isLent() const { return m_isLent; }
    /// How many actions changed something since it was opened. Any thread.
    [[nodiscard]] qint64 commits() const { return m_commits; }

    /// Keeps what this thread reads the same for its lifetime, whatever is committed meanwhile. Where nothing can be read,
    /// reading says so.
    class Snapshot {
    public:
        explicit Snapshot(const Store &store);
        ~Snapshot();
        Snapshot(const Snapshot &) = delete;
        Snapshot &operator=(const Snapshot &) = delete;

    private:
        Database *m_opened = nullptr; ///< where it began here
    };

    /// Something to remember about how the project was looked at or worked on; never recorded, never undone.
    void setViewState(const QString &key, const QString &value);
    [[nodiscard]] QString viewState(const QString &key) const;

    /// Moves the write-ahead log into the file. To be called when idle; `truncate` before the file is copied.
    void checkpoint(bool truncate = false);
    [[nodiscard]] qint64 logSize() const; ///< bytes on disk
    /// Whether the file was moved, deleted or replaced since it was opened: then nobody else finds it at its path.
    /// Fails where another program has written into it, for then it is nowhere any more.
    [[nodiscard]] Result<bool> isElsewhere();
    /// Writes what is open here into a new file, wherever its own one is. Other edits wait.
    [[nodiscard]] Result<> copyInto(const QString &path);
    /// A larger page cache for the time of a bulk job, or the usual one.
    void setBulk(bool bulk);
    /// Whether a commit waits for the disk: it need not where nobody would miss the file. What was written before is on the
    /// disk once it waits again and is closed.
    void setDurable(bool durable);

Q_SIGNALS:
    /// After each commit that changed a recorded table; never after a rollback. Emitted by the thread that committed.
    void changed(const glossator::ChangeSet &changes);
    void lentChanged(bool isLent);

private:
    friend class Operation;
    friend class History;
    friend class Stoppable;

    explicit Store(QString path);
    Result<> openForWriting();
    Result<> openForReading();
    void prepareReplica();
    void tidyUp();
    [[nodiscard]] Result<> acquire(); ///< the writing connection, for an action of this thread
    void release();
    [[nodiscard]] QString newMark(); ///< for the file, in the log until that is moved
    void moveLog(int mode); ///< SQLITE_CHECKPOINT_…
    /// What is written to a file that has no name any more is lost when it is closed, and what is in the log fits no
    /// file that somebody else wrote.
    [[nodiscard]] Result<> requireInPlace();
    [[nodiscard]] bool hasMoved() const;
    [[nodiscard]] bool isOverwritten(); ///< asked by who holds the writing connection

    /// Of the file after a checkpoint: nothing else of ours writes to it.
    struct Stamp {
        quint64 inode = 0; ///< 0: there is none
        qint64 bytes = -1;
        qint64 modified = 0; ///< nanoseconds

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    [[nodiscard]] static Stamp stampOf(const QString &path);

    QString m_path;
    StoreLock m_lock;
    std::unique_ptr<Database> m_writer;
    std::unique_ptr<Database> m_guiReader;
    mutable QRecursiveMutex m_readersMutex;
    mutable QHash<QThread *, std::shared_ptr<Database>> m_readers; // of the threads of jobs

    std::unique_ptr<ArticleTexts> m_texts;

    QRecursiveMutex m_writerMutex;
    std::atomic<QThread *> m_holder = nullptr;
    int m_holdDepth = 0;
    std::atomic<bool> m_isLent = false;
    bool m_isJob = false; ///< whoever has the lease; guarded by m_writerMutex
    std::atomic<qint64> m_commits = 0;
    Operation *m_current = nullptr;

    qint64 m_replica = 0;
    qint64 m_counter = 1;
    qint64 m_session = 0;
    AuthorId m_author;
    bool m_endedUncleanly = false;
    QString m_foreignLog;
    QString m_mark; ///< see logmark.h; empty: a checkpoint was not finished
    Stamp m_stamp;
    quint64 m_inode = 0;
    Database::Mode m_readingMode = Database::Mode::ReadOnly;
    bool m_hadLog = false; ///< when the file was opened for reading
};

} // namespace glossator
