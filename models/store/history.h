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
    /// Takes the last action (with all batches of its job) back, or puts it in again; answers which it was.
    /// Fails with Code::NotFound when there is none, Code::Refused when its changes are no longer kept.
    Result<HistoryEntry> undo();
    Result<HistoryEntry> redo();
    /// Takes the last action back like undo(), and lets go of it: what was only half of a job is never put in again.
    Result<HistoryEntry> withdraw();

    /// The newest first, `count` of them older than `before` (0: from the newest).
    [[nodiscard]] Result<std::vector<HistoryEntry>> entries(qsizetype count, qint64 before = 0) const;
    [[nodiscard]] qint64 size() const;

    /// Drops all changesets and the blobs that nothing refers to; who, when and what stay. Cannot be undone.
    Result<> compact();

private:
    [[nodiscard]] std::optional<HistoryEntry> top(const char *column) const;
    enum class Step : quint8 { Undo, Redo, Withdraw };
    Result<HistoryEntry> apply(Step step);

    Store &m_store;
};

} // namespace glossator
