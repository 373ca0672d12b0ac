// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/history.h"

#include "models/store/replay.h"
#include "models/store/store.h"

#include <QCoreApplication>
#include <QDateTime>

namespace glossator {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

constexpr auto entryColumns = "seq, kind, parent, grp, author_id, time, title, article_id, begin, end, changeset IS NULL,"
                              " (SELECT sum(length(changeset)) FROM history AS g WHERE g.grp = history.grp)";

HistoryEntry entryFrom(const Query &row)
{
    HistoryEntry entry;
    entry.seq = row.integer(0);
    const QString kind = row.text(1);
    entry.kind = kind == QLatin1String("undo") ? HistoryEntry::Kind::Undo
        : kind == QLatin1String("redo")        ? HistoryEntry::Kind::Redo
                                               : HistoryEntry::Kind::Do;
    entry.parent = row.integer(2);
    entry.group = row.integer(3);
    entry.author = row.id<AuthorId>(4);
    entry.time = row.integer(5);
    entry.title = row.text(6);
    entry.article = row.id<ArticleId>(7);
    entry.place = {row.integer(8), row.integer(9)};
    entry.isSealed = row.integer(10) != 0;
    entry.bytes = row.integer(11);
    return entry;
}

} // namespace

void sealHistory(Database &db)
{
    db.execute("UPDATE history SET changeset = NULL, undo_top = NULL, redo_top = NULL");
}

std::optional<HistoryEntry> History::top(const char *column) const
{
    Database &db = m_store.reader();
    const std::string sql = std::string("SELECT ") + entryColumns + " FROM history WHERE seq = (SELECT " + column
        + " FROM history ORDER BY seq DESC LIMIT 1)";
    auto found = guarded([&]() -> Result<std::optional<HistoryEntry>> {
        Query query = db.prepare(sql);
        if (!query.next())
            return std::optional<HistoryEntry>();
        return std::optional(entryFrom(query));
    });
    return found ? *found : std::nullopt;
}

std::optional<HistoryEntry> History::undoable() const
{
    return top("undo_top");
}

std::optional<HistoryEntry> History::redoable() const
{
    return top("redo_top");
}

Result<HistoryEntry> History::undo()
{
    return apply(Step::Undo);
}

Result<HistoryEntry> History::redo()
{
    return apply(Step::Redo);
}

Result<HistoryEntry> History::withdraw()
{
    return apply(Step::Withdraw);
}

Result<HistoryEntry> History::apply(Step step)
{
    const bool forward = step == Step::Redo;
    if (m_store.isReadOnly())
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    if (m_store.m_current)
        return fail(Error::Code::Internal, tr("An action cannot be undone while another is being made."));
    GLOSSATOR_TRY(m_store.acquire());
    const auto release = qScopeGuard([this] { m_store.release(); });
    GLOSSATOR_TRY(m_store.requireInPlace());
    const std::optional<HistoryEntry> entry = forward ? redoable() : undoable();
    if (!entry)
        return fail(Error::Code::NotFound, forward ? tr("There is nothing to redo.") : tr("There is nothing to undo."));

    Database &db = *m_store.m_writer;
    ChangeSet changes;
    auto done = guarded([&]() -> Result<> {
        Transaction transaction(db);
        std::vector<QByteArray> changesets;
        Query rows = db.prepare("SELECT changeset FROM history WHERE grp = ? AND kind = 'do' ORDER BY seq");
        rows.bind(entry->group);
        while (rows.next()) {
            if (rows.isNull(0))
                return fail(Error::Code::Refused,
                            tr("“%1” cannot be taken back: its changes are no longer kept.").arg(entry->title));
            changesets.push_back(qUncompress(rows.bytes(0)));
            if (changesets.back().isEmpty())
                return fail(Error::Code::Damaged, tr("“%1” cannot be taken back: what is kept of it is damaged.").arg(entry->title));
        }
        if (!forward)
            std::ranges::reverse(changesets);
        changes = ChangeSet(forward ? ChangeSet::Origin::Redo : ChangeSet::Origin::Undo, {});
        for (const QByteArray &changeset : changesets)
            changes.append(replay(db, changeset, forward));

        // What lies below: for an undo, what the undone group covered; for a redo, what its undo covered.
        Query state = db.prepare("SELECT undo_top, redo_top FROM history ORDER BY seq DESC LIMIT 1");
        state.next();
        const auto nullable = [](const Query &row, int column) {
            return row.isNull(column) ? std::optional<qint64>() : std::optional(row.integer(column));
        };
        const std::optional<qint64> undoTop = nullable(state, 0);
        const std::optional<qint64> redoTop = nullable(state, 1);
        Query covered = forward
            ? db.prepare("SELECT below FROM history WHERE parent = ? AND kind = 'undo' ORDER BY seq DESC LIMIT 1")
            : db.prepare("SELECT below FROM history WHERE seq = ?");
        covered.bind(entry->group);
        covered.next();
        const std::optional<qint64> below = nullable(covered, 0);
        Query insert = db.prepare(
            "INSERT INTO history(kind, parent, grp, below, undo_top, redo_top, author_id, time, title, article_id, begin,"
            " end) SELECT ?, ?, (SELECT max(seq) + 1 FROM history), ?, ?, ?, ?, ?, title, article_id, begin, end"
            " FROM history WHERE seq = ?");
        insert.bind(QString::fromLatin1(forward ? "redo" : "undo"), entry->group);
        if (forward)
            insert.bind(undoTop, entry->group, below);
        else
            insert.bind(redoTop, below, step == Step::Undo ? std::optional(entry->group) : std::nullopt);
        insert.bind(m_store.author(), QDateTime::currentMSecsSinceEpoch(), entry->seq).run();
        if (step == Step::Withdraw)
            db.prepare("UPDATE history SET changeset = NULL WHERE grp = ?").bind(entry->group).run();
        transaction.commit();
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    Q_EMIT m_store.changed(changes);
    return *entry;
}

Result<std::vector<HistoryEntry>> History::entries(qsizetype count, qint64 before) const
{
    return guarded([&]() -> Result<std::vector<HistoryEntry>> {
        std::vector<HistoryEntry> entries;
        Query query = m_store.reader().prepare(std::string("SELECT ") + entryColumns
                                               + " FROM history WHERE ? = 0 OR seq < ? ORDER BY seq DESC LIMIT ?");
        query.bind(before, before, qint64(count));
        while (query.next())
            entries.push_back(entryFrom(query));
        return entries;
    });
}

qint64 History::size() const
{
    return guarded([&]() -> Result<qint64> { return m_store.reader().integer("SELECT count(*) FROM history"); })
        .value_or(0);
}

Result<> History::compact()
{
    if (m_store.isReadOnly())
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    GLOSSATOR_TRY(m_store.acquire());
    const auto release = qScopeGuard([this] { m_store.release(); });
    return guarded([&]() -> Result<> {
        Database &db = *m_store.m_writer;
        Transaction transaction(db);
        sealHistory(db);
        db.execute("DELETE FROM blob WHERE sha256 NOT IN (SELECT text FROM article UNION SELECT original FROM article"
                   " WHERE original IS NOT NULL UNION SELECT sha256 FROM source_file)");
        transaction.commit();
        db.execute("VACUUM");
        return {};
    });
}

} // namespace glossator
