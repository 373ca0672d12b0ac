// SPDX-License-Identifier: GPL-3.0-or-later
// Who did what, when; and undo and redo from it, also after a restart. Belongs to a Store, used on its thread or under
// its Lease.
#pragma once

#include "models/store/operation.h"

namespace glossator {

struct HistoryEntry {
    enum class Kind { Do, Undo, Redo }; // lupdate loses the namespace behind a nested enum with a type of its own

    qint64 seq = 0;
    Kind kind = Kind::Do;
    qint64 parent = 0; ///< the group undone or redone
    qint64 group = 0;
    AuthorId author;
    qint64 time = 0; ///< ms since 1970 UTC
    QString title;
    ArticleId article;
    TextSpan place;
    bool isSealed = false; ///< its changeset was dropped: it cannot be undone
    qint64 bytes = 0; ///< of the changesets of its whole group, compressed
    qint64 rows = 1; ///< of its group: a job's batches, or the actions that one gesture took back
    qint64 actions = 1; ///< that undo(), redo() or undoTo() took at once
    bool isUndone = false; ///< taken back, and not put in again since

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// Drops all changesets: nothing that was done can be undone any more; who, when and what stay. Throws SQLite::Exception.
void sealHistory(Database &db);

class History {
public:
    explicit History(Store &store) : m_store(store) {}

    /// What undo() and redo() would take next: the first row of its group.
    [[nodiscard]] std::optional<HistoryEntry> undoable() const;
    [[nodiscard]] std::optional<HistoryEntry> redoable() const;
    /// How these are called, however many rows their job wrote.
    [[nodiscard]] std::optional<QString> undoTitle() const { return topTitle("undo_top"); }
    [[nodiscard]] std::optional<QString> redoTitle() const { return topTitle("redo_top"); }
    /// Takes the last action (with all batches of its job) back, or puts it in again; answers which it was.
    /// Fails with Code::NotFound when there is none, Code::Refused when its changes are no longer kept.
    Result<HistoryEntry> undo();
    Result<HistoryEntry> redo();
    /// Takes the last action back like undo(), and lets go of it: what was only half of a job is never put in again.
    Result<HistoryEntry> withdraw();

    /// Takes back what was done after an action, all of it or nothing; redo() then puts all of it in again at once.
    /// Answers the newest of what was taken back. Fails with Code::NotFound where nothing was done since, Code::Refused
    /// where it was itself taken back, or what was done since is no longer kept.
    /// @param group of the action that is to be the last one done
    Result<HistoryEntry> undoTo(qint64 group);
    /// Bytes of the changesets that undoTo() would apply, compressed.
    [[nodiscard]] qint64 bytesSince(qint64 group) const;

    /// The newest first, `count` of them older than `before` (0: from the newest).
    [[nodiscard]] Result<std::vector<HistoryEntry>> entries(qsizetype count, qint64 before = 0) const;
    /// The same of each group only its first row.
    [[nodiscard]] Result<std::vector<HistoryEntry>> groups(qsizetype count, qint64 before = 0) const;
    /// The first row of a group; Code::NotFound where there is none.
    [[nodiscard]] Result<HistoryEntry> group(qint64 group) const;
    /// The groups that rows after this one belong to, take back or put in again.
    [[nodiscard]] Result<std::vector<qint64>> groupsSince(qint64 seq) const;
    [[nodiscard]] qint64 newest() const; ///< the last row's seq; 0: none
    [[nodiscard]] qint64 size() const;

    /// Drops all changesets and the blobs that nothing refers to; who, when and what stay. Cannot be undone.
    Result<> compact();

private:
    [[nodiscard]] std::optional<QString> topTitle(const char *column) const;
    [[nodiscard]] std::optional<HistoryEntry> top(const char *column) const;
    enum class Step : quint8 { Undo, Redo, Withdraw };
    /// @param last the group to be the last one done after an undo; 0: the one before
    Result<HistoryEntry> apply(Step step, qint64 last = 0);
    /// What an undo takes for `last` to be the last one done, the newest first.
    [[nodiscard]] Result<std::vector<qint64>> doneSince(qint64 last) const;
    /// What was taken back in one gesture with this group, in the order of a redo.
    [[nodiscard]] std::vector<qint64> undoneWith(qint64 group) const;
    /// Takes one group and writes its row. @param gesture the group that the row belongs to; 0: a new one
    Result<ChangeSet> applyOne(Step step, const HistoryEntry &entry, qint64 gesture);
    [[nodiscard]] Result<std::vector<HistoryEntry>> read(const std::string &where, std::initializer_list<qint64> values) const;
    [[nodiscard]] qint64 bytesOf(const std::vector<qint64> &groups) const;

    Store &m_store;
};

} // namespace glossator
