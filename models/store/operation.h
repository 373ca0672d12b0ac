// SPDX-License-Identifier: GPL-3.0-or-later
// One user action: a transaction whose changes SQLite's session extension records. Made by Store::perform() only.
// Lives on the stack of the thread that holds the writing connection.
#pragma once

#include "models/base/result.h"
#include "models/base/textspan.h"
#include "models/domain/provenance.h"
#include "models/store/changeset.h"
#include "models/store/database.h"

struct sqlite3_session;

namespace glossator {

class Store;

/// What the history says of an action.
struct Action {
    QString title{}; ///< in the words of the menu: "Mark “Aliyev” as Person"
    ArticleId article{}; ///< where to look; invalid: nowhere in particular
    TextSpan place{};
    qint64 group = 0; ///< a group that the last row of the history belongs to, to be undone with it; 0: a new one
};

class Operation {
public:
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;
    ~Operation(); ///< rolls back unless committed

    [[nodiscard]] Database &db() const;
    /// A fresh id: never given before in this copy of the project, and never again.
    template <class IdType>
    [[nodiscard]] IdType newId()
    {
        return IdType(nextId());
    }
    /// Uses an id that came from elsewhere: it will not be given again.
    void keepId(qint64 id);
    /// One time for the whole action, ms since 1970 UTC.
    [[nodiscard]] qint64 now() const { return m_now; }
    [[nodiscard]] AuthorId author() const;
    /// Fills in what a new annotation was not told: author and times.
    void stamp(Provenance &by) const;
    /// The group of the history that this action belongs to.
    [[nodiscard]] qint64 group() const { return m_group; }
    /// What the history will say; the outermost verb has the last word.
    void describe(QString title, ArticleId article, TextSpan place);
    /// Runs a part of the action that may fail alone: then only what this part changed is taken back. After an error of
    /// the disk the whole action is lost, and has to fail.
    template <class Function>
    auto attempt(Function &&function) -> std::invoke_result_t<Function>
    {
        const std::optional<Error> doomed = m_doom;
        db().execute("SAVEPOINT part");
        auto result = guarded(function);
        if (!result)
            m_doom = doomed;
        endPart(result.has_value());
        return result;
    }

private:
    friend class Store;
    Operation(Store &store, Action action);
    Result<> begin();
    Result<> commit();
    void rollback();
    void suggest(const Action &inner); ///< an inner verb's words, while there are none
    void doom(const Error &error); ///< an inner verb failed: the whole action will
    void endPart(bool isKept);
    qint64 nextId();
    void writeHistory(const QByteArray &changeset);

    Store &m_store;
    Action m_action;
    qint64 m_now;
    qint64 m_group = 0;
    sqlite3_session *m_session = nullptr;
    bool m_open = false;
    std::optional<Error> m_doom;
};

} // namespace glossator
