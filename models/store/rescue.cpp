// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rescue.h"

#include "models/base/sha256.h"
#include "models/store/changeset.h"
#include "models/store/derived.h"
#include "models/store/integrity.h"
#include "models/store/rows.h"
#include "models/store/schemarepository.h"
#include "models/store/store.h"

#include <sqlite3.h>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

struct Rescue::Target {
    struct Column {
        QString name;
        QString type; ///< INTEGER, REAL, TEXT or BLOB
        bool mayBeNull = false;
        bool mayLack = false; ///< rows that are older than the column do not have it
    };

    QString table;
    std::vector<Column> columns{};
    bool hasKey = false; ///< the first column is the row's id
    SalvageReport::Saved saved{};

    [[nodiscard]] QStringList names(size_t count) const
    {
        QStringList names;
        for (size_t i = 0; i < count; ++i)
            names << columns[i].name;
        return names;
    }

    /// Whether the row can be one of this table.
    [[nodiscard]] bool fits(const StoredRow &row) const
    {
        // What is recorded has ids of a replica; this tells an alias from a session.
        const bool hasSmallIds = table == u"schema" || table == u"schema_type" || table == u"history" || !hasKey;
        if (row.values.size() > columns.size() || (row.rowid >> 32 == 0 && !hasSmallIds))
            return false;
        for (size_t i = 0; i < columns.size(); ++i) {
            const bool isKey = hasKey && i == 0;
            if (i >= row.values.size() ? !columns[i].mayLack
                    : isKey            ? row.values[i].index() != 0
                                       : !holds(columns[i], row.values[i]))
                return false;
        }
        return true;
    }

private:
    [[nodiscard]] static bool holds(const Column &column, const StoredValue &value)
    {
        const bool isWhole = std::holds_alternative<qint64>(value);
        if (std::holds_alternative<std::monostate>(value))
            return column.mayBeNull;
        if (column.type == u"INTEGER")
            return isWhole;
        if (column.type == u"REAL") // a whole number is stored as one
            return isWhole || std::holds_alternative<double>(value);
        return column.type == u"TEXT" ? std::holds_alternative<QString>(value)
                                      : std::holds_alternative<QByteArray>(value);
    }
};

namespace {

std::string quoted(const QString &name) { return '"' + name.toStdString() + '"'; }

std::string list(const QStringList &columns) { return '"' + columns.join(u"\", \""_s).toStdString() + '"'; }

StoredValue valueIn(const Query &row, int column)
{
    switch (row.type(column)) {
    case SQLITE_INTEGER:
        return row.integer(column);
    case SQLITE_FLOAT:
        return row.real(column);
    case SQLITE_TEXT:
        return row.text(column);
    case SQLITE_BLOB:
        return row.bytes(column);
    default:
        return {};
    }
}

void bind(Query &query, const StoredValue &value)
{
    std::visit(
        [&query](const auto &held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                query.bind(std::nullopt);
            else
                query.bind(held);
        },
        value);
}

/// Null where there is none.
QByteArray schemaText(Database &db)
{
    Query query = db.prepare("SELECT text FROM schema WHERE id = 1");
    return query.next() ? query.bytes(0) : QByteArray();
}

QStringList columnsOf(Database &db, const QString &table)
{
    QStringList columns;
    Query query = db.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid");
    query.bind(table);
    while (query.next())
        columns << query.text(0);
    return columns;
}

} // namespace

Rescue::Rescue(Database &into, QString damaged, QString backup) : m_db(into), m_damaged(std::move(damaged))
{
    QStringList tables{u"blob"_s};
    for (const char *table : recordedTables)
        tables << QString::fromLatin1(table);
    tables << u"history"_s;
    for (const QString &table : std::as_const(tables)) {
        Target target{.table = table, .saved = {table}};
        Query query = m_db.prepare(
            "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?) ORDER BY cid");
        query.bind(table);
        while (query.next()) {
            const bool mayBeNull = query.integer(2) == 0;
            target.columns.push_back({query.text(0), query.text(1), mayBeNull, mayBeNull || query.integer(3) != 0});
            target.hasKey |= query.integer(4) != 0 && query.text(1) == u"INTEGER";
        }
        m_targets.push_back(std::move(target));
    }
    if (!backup.isEmpty())
        m_backup = std::make_unique<Database>(backup, Database::Mode::Immutable);
}

Rescue::~Rescue() = default;

Rescue::Target *Rescue::targetNamed(const QString &table)
{
    const auto found = std::ranges::find(m_targets, table, &Target::table);
    return found == m_targets.end() ? nullptr : &*found;
}

qint64 Rescue::count(const Target &target)
{
    return m_db.integer(("SELECT count(*) FROM " + quoted(target.table)).c_str());
}

Result<std::vector<SalvageReport::Saved>> Rescue::run()
{
    m_db.execute("PRAGMA foreign_keys=OFF");
    // The word index is made anew at the end: its triggers would want texts that are lost.
    sqlite3_db_config(m_db.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    m_db.execute("BEGIN");
    const QByteArray firstSchema = schemaText(m_db);
    m_db.execute("DELETE FROM schema");
    m_db.execute("DELETE FROM schema_type");
    readTables();
    if (!std::ranges::all_of(m_targets, [](const Target &target) { return target.saved.whole; }))
        readPages();
    dropFalseBlobs();
    if (std::ranges::all_of(m_targets, [this](const Target &target) { return count(target) == 0; }))
        return fail(Error::Code::Damaged, {}, u"no page holds a row"_s);
    mendReferences();
    findBlobs();
    GLOSSATOR_TRY(mendSchema(firstSchema));
    m_backup.reset(); // what was left out on purpose must not come back
    dropTextless();
    mendReferences();
    // What was done before cannot be taken back on other ground.
    m_db.execute("UPDATE history SET changeset = NULL, undo_top = NULL, redo_top = NULL");
    derived::rebuild(m_db);
    m_db.execute("COMMIT");
    GLOSSATOR_TRY(integrity::requireIntact(m_db));
    std::vector<SalvageReport::Saved> saved;
    for (Target &target : m_targets) {
        target.saved.rows = count(target);
        saved.push_back(target.saved);
    }
    return saved;
}

/// The tables as SQL reads them, each up to its first damage.
void Rescue::readTables()
{
    auto opened = guarded([&]() -> Result<> {
        Database damaged(m_damaged, Database::Mode::ReadOnly);
        for (Target &target : m_targets) {
            auto read = guarded([&]() -> Result<> {
                readTable(damaged, target);
                return {};
            });
            if (!read)
                target.saved.whole = false;
        }
        return {};
    });
    if (!opened) {
        for (Target &target : m_targets)
            target.saved.whole = false;
    }
}

void Rescue::readTable(Database &damaged, Target &target)
{
    QStringList columns = columnsOf(damaged, target.table);
    columns.removeIf(
        [&](const QString &column) { return !std::ranges::contains(target.columns, column, &Target::Column::name); });
    columns.removeOne(u"changeset"_s); // of the history: not to be kept, and most of its pages
    if (columns.isEmpty()) {
        target.saved.whole = false;
        return;
    }
    Query rows = damaged.prepare(
        "SELECT " + list(columns) + ", rowid FROM " + quoted(target.table) + " NOT INDEXED ORDER BY rowid");
    while (rows.next()) {
        std::vector<StoredValue> values;
        for (int column = 0; column < columns.size(); ++column)
            values.push_back(valueIn(rows, column));
        put(target, values, columns, rows.integer(int(columns.size())));
    }
}

/// Every page by itself, into the tables that SQL could not read to their end.
void Rescue::readPages()
{
    const PageScan scan(m_damaged);
    for (qint64 page = 0; page < scan.pages(); ++page) {
        for (const StoredRow &row : scan.rowsOn(page)) {
            const auto target = std::ranges::find_if(m_targets, [&row](const Target &one) { return one.fits(row); });
            if (target != m_targets.end() && !target->saved.whole)
                put(*target, row.values, target->names(row.values.size()), row.rowid);
        }
    }
}

/// Inserts a row that is not there yet. One that the table does not allow is damage, too.
void Rescue::put(Target &target, const std::vector<StoredValue> &values, const QStringList &columns, qint64 rowid)
{
    auto done = guarded([&]() -> Result<> {
        std::string marks = "?";
        for (qsizetype i = 1; i < columns.size(); ++i)
            marks += ", ?";
        Query insert = m_db.prepare("INSERT INTO " + quoted(target.table) + "(" + list(columns) + ") SELECT " + marks
            + " WHERE NOT EXISTS (SELECT 1 FROM " + quoted(target.table) + " WHERE "
            + (target.hasKey ? "rowid" : quoted(columns.first())) + " = ?)");
        for (size_t i = 0; i < values.size(); ++i)
            target.hasKey &&i == 0 ? bind(insert, rowid) : bind(insert, values[i]);
        target.hasKey ? bind(insert, rowid) : bind(insert, values.front());
        insert.run();
        return {};
    });
    if (!done)
        target.saved.whole = false;
}

/// A text that is not what its hash says would be shown as the article, and every mark would be elsewhere.
void Rescue::dropFalseBlobs()
{
    std::vector<QByteArray> broken;
    Query blobs = m_db.prepare("SELECT sha256, bytes FROM blob");
    while (blobs.next()) {
        if (sha256(blobs.bytes(1)) != blobs.bytes(0))
            broken.push_back(blobs.bytes(0));
    }
    for (const QByteArray &hash : broken) {
        m_db.prepare("DELETE FROM blob WHERE sha256 = ?").bind(hash).run();
        targetNamed(u"blob"_s)->saved.whole = false;
    }
}

/// Texts and files that are lost are in the backup under the same hash.
void Rescue::findBlobs()
{
    if (!m_backup)
        return;
    std::vector<QByteArray> lost;
    Query wanted = m_db.prepare("SELECT text FROM article UNION SELECT original FROM article WHERE original IS NOT NULL"
                                " UNION SELECT sha256 FROM source_file EXCEPT SELECT sha256 FROM blob");
    while (wanted.next())
        lost.push_back(wanted.bytes(0));
    for (const QByteArray &hash : lost) {
        Query found = m_backup->prepare("SELECT bytes FROM blob WHERE sha256 = ?");
        if (found.bind(hash).next() && rows::insertBlob(m_db, found.bytes(0)) == hash)
            ++targetNamed(u"blob"_s)->saved.fromBackup;
    }
}

/// An article without its text cannot be shown.
void Rescue::dropTextless()
{
    const auto drop = [this](const QString &table, const char *sql) {
        Target &target = *targetNamed(table);
        const qint64 before = count(target);
        m_db.execute(sql);
        target.saved.dropped += before - count(target);
    };
    drop(u"article"_s, "DELETE FROM article WHERE text NOT IN (SELECT sha256 FROM blob)");
    drop(u"source_file"_s, "DELETE FROM source_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)");
    m_db.execute("UPDATE article SET original = NULL WHERE original NOT IN (SELECT sha256 FROM blob)");
}

/// Until no row refers to a lost one: the lost one comes from the backup, or the reference is emptied, or the row goes.
void Rescue::mendReferences()
{
    struct Dangling {
        QString table;
        qint64 rowid;
        QString parent;
        QString column;
    };
    for (;;) {
        std::vector<Dangling> found;
        Query check
            = m_db.prepare("SELECT c.\"table\", c.rowid, c.parent, k.\"from\" FROM pragma_foreign_key_check AS c"
                           " JOIN pragma_foreign_key_list(c.\"table\") AS k ON k.id = c.fkid");
        while (check.next())
            found.push_back({check.text(0), check.integer(1), check.text(2), check.text(3)});
        if (found.empty())
            return;
        for (const Dangling &one : found) {
            const std::string table = quoted(one.table);
            Query reference = m_db.prepare("SELECT " + quoted(one.column) + " FROM " + table + " WHERE rowid = ?");
            if (!reference.bind(one.rowid).next() || fetch(*targetNamed(one.parent), reference.integer(0)))
                continue;
            reference.reset();
            auto emptied = guarded([&]() -> Result<> {
                m_db.prepare("UPDATE " + table + " SET " + quoted(one.column) + " = NULL WHERE rowid = ?")
                    .bind(one.rowid)
                    .run();
                return {};
            });
            if (emptied)
                continue;
            m_db.prepare("DELETE FROM " + table + " WHERE rowid = ?").bind(one.rowid).run();
            ++targetNamed(one.table)->saved.dropped;
        }
    }
}

/// Whether the row is there now: something refers to it, so it was there before the damage, perhaps a little changed.
bool Rescue::fetch(Target &target, qint64 rowid)
{
    const std::string where = " FROM " + quoted(target.table) + " WHERE rowid = ?";
    if (m_db.prepare("SELECT 1" + where).bind(rowid).next())
        return true;
    if (!m_backup)
        return false;
    const QStringList columns = columnsOf(*m_backup, target.table);
    Query found = m_backup->prepare("SELECT " + list(columns) + where);
    if (!found.bind(rowid).next())
        return false;
    std::vector<StoredValue> values;
    for (int column = 0; column < columns.size(); ++column)
        values.push_back(valueIn(found, column));
    put(target, values, columns, rowid);
    if (!m_db.prepare("SELECT 1" + where).bind(rowid).next())
        return false;
    ++target.saved.fromBackup;
    return true;
}

/// The rows of the types follow from the schema's text; a lost text is the backup's, or the one the project was made
/// with.
Result<> Rescue::mendSchema(const QByteArray &firstSchema)
{
    const QByteArray saved = schemaText(m_db);
    if (!saved.isNull() && targetNamed(u"schema_type"_s)->saved.whole)
        return {};
    for (const QByteArray &text : {saved, m_backup ? schemaText(*m_backup) : QByteArray(), firstSchema}) {
        m_db.execute("DELETE FROM schema");
        m_db.execute("DELETE FROM schema_type");
        if (!text.isNull() && SchemaRepository::writeFirst(m_db, text))
            return {};
    }
    return fail(Error::Code::Internal, Store::tr("The default schema is missing from the program."));
}

} // namespace glossator
