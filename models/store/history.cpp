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

constexpr auto entryColumns = "seq, kind, parent, grp, author_id, time, title, article_id, begin, end, length(changeset) IS NULL,"
                              " (SELECT sum(length(changeset)) FROM history AS g WHERE g.grp = history.grp),"
                              " (SELECT count(*) FROM history AS g WHERE g.grp = history.grp),"
                              " (SELECT kind = 'undo' FROM history AS t WHERE t.parent = history.grp ORDER BY seq DESC LIMIT 1)";

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
    entry.rows = row.integer(12);
    entry.isUndone = row.integer(13) != 0;
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

std::optional<QString> History::topTitle(const char *column) const
{
    const std::string sql = std::string("SELECT title FROM history WHERE seq = (SELECT ") + column
        + " FROM history ORDER BY seq DESC LIMIT 1)";
    auto found = guarded([&]() -> Result<std::optional<QString>> {
        Query query = m_store.reader().prepare(sql);
        return query.next() ? std::optional(query.text(0)) : std::nullopt;
    });
    return found.value_or(std::nullopt);
}

std::optional<HistoryEntry> History::undoable() const
{
    return top("undo_top");
}

std::optional<HistoryEntry> History::redoable() const
{
    auto next = top("redo_top");
    if (next) {
        const std::vector<qint64> all = undoneWith(next->group);
        next->actions = qint64(all.size());
        next->bytes = bytesOf(all);
    }
    return next;
}

qint64 History::bytesOf(const std::vector<qint64> &groups) const
{
    const auto sum = guarded([&]() -> Result<qint64> {
        qint64 bytes = 0;
        Query query = m_store.reader().prepare("SELECT sum(length(changeset)) FROM history WHERE grp = ?");
        for (const qint64 group : groups) {
            query.bind(group);
            if (query.next())
                bytes += query.integer(0);
            query.reset();
        }
        return bytes;
    });
    return sum.value_or(0);
}

qint64 History::bytesSince(qint64 group) const
{
    return bytesOf(doneSince(group).value_or(std::vector<qint64>()));
}

Result<std::vector<qint64>> History::doneSince(qint64 last) const
{
    return guarded([&]() -> Result<std::vector<qint64>> {
        std::vector<qint64> groups;
        const auto newest = undoable();
        Query below = m_store.reader().prepare("SELECT below FROM history WHERE seq = ?");
        for (qint64 at = newest ? newest->group : 0; at != last;) {
            if (at == 0) {
                GLOSSATOR_ASSIGN(const HistoryEntry target, group(last));
                return fail(Error::Code::Refused, target.isUndone
                                ? tr("“%1” was itself taken back.").arg(target.title)
                                : tr("There is no way back to “%1”: what was changed since is no longer kept.").arg(target.title));
            }
            groups.push_back(at);
            below.bind(at);
            at = below.next() ? below.integer(0) : 0;
            below.reset();
        }
        return groups;
    });
}

std::vector<qint64> History::undoneWith(qint64 group) const
{
    const auto found = guarded([&]() -> Result<std::vector<qint64>> {
        std::vector<qint64> groups;
        Query query = m_store.reader().prepare(
            "SELECT parent FROM history WHERE grp = (SELECT grp FROM history WHERE parent = ? AND kind = 'undo'"
            " ORDER BY seq DESC LIMIT 1) ORDER BY seq DESC");
        query.bind(group);
        while (query.next())
            groups.push_back(query.integer(0));
        return groups;
    });
    return found.value_or(std::vector<qint64>{group});
}

Result<HistoryEntry> History::undoTo(qint64 group)
{
    return apply(Step::Undo, group);
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

Result<HistoryEntry> History::apply(Step step, qint64 last)
{
    const bool forward = step == Step::Redo;
    if (m_store.isReadOnly())
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    if (m_store.m_current)
        return fail(Error::Code::Internal, tr("An action cannot be undone while another is being made."));
    GLOSSATOR_TRY(m_store.acquire());
    const auto release = qScopeGuard([this] { m_store.release(); });
    GLOSSATOR_TRY(m_store.requireInPlace());
    std::vector<qint64> groups;
    if (last != 0) {
        GLOSSATOR_ASSIGN(groups, doneSince(last));
        if (groups.empty())
            return fail(Error::Code::NotFound, tr("Nothing was done since."));
    } else if (const auto next = forward ? redoable() : undoable()) {
        groups = forward ? undoneWith(next->group) : std::vector<qint64>{next->group};
    } else {
        return fail(Error::Code::NotFound, forward ? tr("There is nothing to redo.") : tr("There is nothing to undo."));
    }
    HistoryEntry first;
    ChangeSet changes(forward ? ChangeSet::Origin::Redo : ChangeSet::Origin::Undo, {});
    auto done = guarded([&]() -> Result<> {
        Transaction transaction(*m_store.m_writer);
        const qint64 gesture = newest() + 1; // the first row's seq
        for (const qint64 one : groups) {
            GLOSSATOR_ASSIGN(const HistoryEntry entry, group(one));
            if (first.seq == 0)
                first = entry;
            GLOSSATOR_ASSIGN(const ChangeSet applied, applyOne(step, entry, gesture));
            changes.append(applied);
        }
        transaction.commit();
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    first.actions = qint64(groups.size());
    ++m_store.m_commits;
    Q_EMIT m_store.changed(changes);
    return first;
}

Result<ChangeSet> History::applyOne(Step step, const HistoryEntry &entry, qint64 gesture)
{
    const bool forward = step == Step::Redo;
    Database &db = *m_store.m_writer;
    std::vector<QByteArray> changesets;
    Query rows = db.prepare("SELECT changeset FROM history WHERE grp = ? AND kind = 'do' ORDER BY seq");
    rows.bind(entry.group);
    while (rows.next()) {
        if (rows.isNull(0))
            return fail(Error::Code::Refused,
                        tr("“%1” cannot be taken back: its changes are no longer kept.").arg(entry.title));
        changesets.push_back(qUncompress(rows.bytes(0)));
        if (changesets.back().isEmpty())
            return fail(Error::Code::Damaged, tr("“%1” cannot be taken back: what is kept of it is damaged.").arg(entry.title));
    }
    if (!forward)
        std::ranges::reverse(changesets);
    ChangeSet changes(forward ? ChangeSet::Origin::Redo : ChangeSet::Origin::Undo, {});
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
    covered.bind(entry.group);
    covered.next();
    const std::optional<qint64> below = nullable(covered, 0);
    Query insert = db.prepare(
        "INSERT INTO history(kind, parent, grp, below, undo_top, redo_top, author_id, time, title, article_id, begin,"
        " end) SELECT ?, ?, ?, ?, ?, ?, ?, ?, title, article_id, begin, end FROM history WHERE seq = ?");
    insert.bind(QString::fromLatin1(forward ? "redo" : "undo"), entry.group, gesture);
    if (forward)
        insert.bind(undoTop, entry.group, below);
    else
        insert.bind(redoTop, below, step == Step::Undo ? std::optional(entry.group) : std::nullopt);
    insert.bind(m_store.author(), QDateTime::currentMSecsSinceEpoch(), entry.seq).run();
    if (step == Step::Withdraw)
        db.prepare("UPDATE history SET changeset = NULL WHERE grp = ?").bind(entry.group).run();
    return changes;
}

Result<std::vector<HistoryEntry>> History::read(const std::string &where, std::initializer_list<qint64> values) const
{
    return guarded([&]() -> Result<std::vector<HistoryEntry>> {
        std::vector<HistoryEntry> entries;
        Query query = m_store.reader().prepare(std::string("SELECT ") + entryColumns + " FROM history WHERE " + where);
        for (const qint64 value : values)
            query.bind(value);
        while (query.next())
            entries.push_back(entryFrom(query));
        return entries;
    });
}

Result<std::vector<HistoryEntry>> History::entries(qsizetype count, qint64 before) const
{
    return read("? = 0 OR seq < ? ORDER BY seq DESC LIMIT ?", {before, before, qint64(count)});
}

Result<std::vector<HistoryEntry>> History::groups(qsizetype count, qint64 before) const
{
    return read("seq = grp AND (? = 0 OR seq < ?) ORDER BY seq DESC LIMIT ?", {before, before, qint64(count)});
}

Result<HistoryEntry> History::group(qint64 wanted) const
{
    GLOSSATOR_ASSIGN(const std::vector<HistoryEntry> found, read("seq = ?", {wanted}));
    if (found.empty())
        return fail(Error::Code::NotFound, tr("This action is no longer in the history."));
    return found.front();
}

Result<std::vector<qint64>> History::groupsSince(qint64 seq) const
{
    return guarded([&]() -> Result<std::vector<qint64>> {
        std::vector<qint64> found;
        Query query = m_store.reader().prepare("SELECT grp FROM history WHERE seq > ?1 UNION SELECT parent FROM history"
                                               " WHERE seq > ?1 AND parent IS NOT NULL");
        query.bind(seq);
        while (query.next())
            found.push_back(query.integer(0));
        return found;
    });
}

qint64 History::newest() const
{
    return guarded([&]() -> Result<qint64> { return m_store.reader().integer("SELECT max(seq) FROM history"); }).value_or(0);
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
