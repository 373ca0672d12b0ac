// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/operation.h"

#include "models/store/store.h"

#include <QDateTime>

#include <sqlite3.h>

#include <memory>

namespace glossator {

namespace {

void check(sqlite3 *handle, int code)
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle, code);
}

} // namespace

Operation::Operation(Store &store, Action action)
    : m_store(store), m_action(std::move(action)), m_now(QDateTime::currentMSecsSinceEpoch())
{
}

Operation::~Operation()
{
    rollback();
}

Database &Operation::db() const
{
    return *m_store.m_writer;
}

AuthorId Operation::author() const
{
    return m_store.author();
}

void Operation::stamp(Provenance &by) const
{
    if (!by.author)
        by.author = author();
    if (by.created == 0)
        by.created = m_now;
    if (by.modified == 0)
        by.modified = by.created;
}

void Operation::describe(QString title, ArticleId article, TextSpan place)
{
    m_action.title = std::move(title);
    m_action.article = article;
    m_action.place = place;
}

qint64 Operation::nextId()
{
    return m_store.m_replica << 32 | m_store.m_counter++;
}

void Operation::keepId(qint64 id)
{
    // One near the end was never given here; behind it there would be none left.
    const qint64 count = id - (m_store.m_replica << 32);
    if (count > 0 && count <= Store::highestCount)
        m_store.m_counter = std::max(m_store.m_counter, count + 1);
}

Result<> Operation::begin()
{
    GLOSSATOR_TRY(m_store.acquire());
    m_open = true;
    m_store.m_current = this;
    return guarded([this]() -> Result<> {
        GLOSSATOR_TRY(m_store.requireInPlace());
        db().execute("BEGIN IMMEDIATE");
        m_group = m_action.group ? m_action.group : db().integer("SELECT coalesce(max(seq), 0) + 1 FROM history");
        check(db().handle(), sqlite3session_create(db().handle(), "main", &m_session));
        for (const char *table : recordedTables)
            check(db().handle(), sqlite3session_attach(m_session, table));
        return {};
    });
}

Result<> Operation::commit()
{
    if (m_doom)
        return std::unexpected(*m_doom);
    ChangeSet changes;
    auto written = guarded([&]() -> Result<> {
        int size = 0;
        void *data = nullptr;
        check(db().handle(), sqlite3session_changeset(m_session, &size, &data));
        const std::unique_ptr<void, decltype(&sqlite3_free)> owner(data, &sqlite3_free);
        if (size > 0) {
            const auto bytes = QByteArray::fromRawData(static_cast<const char *>(data), size);
            changes = ChangeSet::parse(bytes, m_store.m_isJob ? ChangeSet::Origin::Job : ChangeSet::Origin::Edit);
            writeHistory(qCompress(bytes, 1));
        }
        db().prepare("UPDATE counter SET next = ? WHERE id = 1 AND next < ?")
            .bind(m_store.m_counter, m_store.m_counter)
            .run();
        sqlite3session_delete(m_session);
        m_session = nullptr;
        db().execute("COMMIT");
        return {};
    });
    if (!written)
        return written; // the destructor rolls back
    m_open = false;
    m_store.m_current = nullptr;
    if (!changes.isEmpty())
        ++m_store.m_commits;
    m_store.release();
    if (!changes.isEmpty())
        Q_EMIT m_store.changed(changes);
    return {};
}

void Operation::rollback()
{
    if (m_session)
        sqlite3session_delete(m_session);
    m_session = nullptr;
    if (!m_open)
        return;
    m_open = false;
    // After some errors SQLite has rolled back by itself; then there is nothing to do here.
    if (sqlite3_get_autocommit(db().handle()) == 0)
        sqlite3_exec(db().handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_store.m_current = nullptr;
    m_store.release();
}

void Operation::suggest(const Action &inner)
{
    if (m_action.title.isEmpty() && !inner.title.isEmpty())
        describe(inner.title, inner.article, inner.place);
}

void Operation::doom(const Error &error)
{
    if (!m_doom)
        m_doom = error;
}

void Operation::endPart(bool isKept)
{
    if (sqlite3_get_autocommit(db().handle()) != 0)
        return; // SQLite has rolled back everything by itself
    if (!isKept)
        db().execute("ROLLBACK TO part");
    db().execute("RELEASE part");
}

void Operation::writeHistory(const QByteArray &changeset)
{
    Query last = db().prepare("SELECT grp, below, undo_top FROM history ORDER BY seq DESC LIMIT 1");
    std::optional<qint64> below;
    if (last.next()) {
        const int column = last.integer(0) == m_group ? 1 : 2;
        if (!last.isNull(column))
            below = last.integer(column);
    }
    std::optional<qint64> begin;
    std::optional<qint64> end;
    if (m_action.article) {
        begin = m_action.place.begin;
        end = m_action.place.end;
    }
    db().prepare("INSERT INTO history(kind, grp, below, undo_top, author_id, time, title, article_id, begin, end, changeset)"
                 " VALUES ('do', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(m_group, below, m_group, author(), m_now, m_action.title, m_action.article, begin, end, changeset)
        .run();
}

} // namespace glossator
