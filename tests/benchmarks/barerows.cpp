// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/barerows.h"

#include "models/store/changeset.h"

#include <sqlite3.h>

namespace glossator::bench {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

void check(sqlite3 *database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        qFatal("SQLite: %s", sqlite3_errmsg(database));
}

Statement prepare(sqlite3 *database, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    check(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr));
    return Statement(statement);
}

void execute(sqlite3 *database, const char *sql)
{
    check(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr));
}

} // namespace

void BareRows::Free::operator()(sqlite3_value *value) const { sqlite3_value_free(value); }

BareRows::BareRows(const QString &project)
{
    sqlite3 *database = nullptr;
    check(database, sqlite3_open(qUtf8Printable(project), &database));
    std::vector<std::string> tables{"blob"};
    tables.insert(tables.end(), recordedTables.begin(), recordedTables.end());
    for (const std::string &table : tables) {
        if (table.starts_with("schema"))
            continue; // there from the start
        const Statement select = prepare(database, "SELECT * FROM " + table);
        Rows rows;
        rows.columns = size_t(sqlite3_column_count(select.get()));
        rows.insert = "INSERT OR IGNORE INTO " + table + " VALUES (?";
        for (size_t i = 1; i < rows.columns; ++i)
            rows.insert += ", ?";
        rows.insert += ')';
        while (sqlite3_step(select.get()) == SQLITE_ROW) {
            for (int i = 0; i < int(rows.columns); ++i)
                rows.values.emplace_back(sqlite3_value_dup(sqlite3_column_value(select.get(), i)));
        }
        m_tables.push_back(std::move(rows));
    }
    sqlite3_close(database);
}

qsizetype BareRows::count() const
{
    size_t count = 0;
    for (const Rows &table : m_tables)
        count += table.values.size() / table.columns;
    return qsizetype(count);
}

void BareProject::Close::operator()(sqlite3 *database) const { sqlite3_close(database); }

BareProject::BareProject(const QString &path)
{
    sqlite3 *database = nullptr;
    check(database, sqlite3_open(qUtf8Printable(path), &database));
    m_database.reset(database);
    execute(database,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
        "PRAGMA cache_size=-200000; PRAGMA foreign_keys=ON");
}

void BareProject::insert(const BareRows &rows)
{
    execute(m_database.get(), "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON");
    for (const BareRows::Rows &table : rows.m_tables) {
        const Statement insert = prepare(m_database.get(), table.insert);
        for (size_t i = 0; i < table.values.size(); ++i) {
            sqlite3_bind_value(insert.get(), int(i % table.columns) + 1, table.values[i].get());
            if ((i + 1) % table.columns != 0)
                continue;
            check(m_database.get(), sqlite3_step(insert.get()));
            check(m_database.get(), sqlite3_reset(insert.get()));
        }
    }
    execute(m_database.get(), "COMMIT");
}

void BareProject::run(const QByteArray &sql)
{
    execute(m_database.get(), ("BEGIN IMMEDIATE; " + sql + "; COMMIT").constData());
}

void BareProject::insertMention()
{
    execute(m_database.get(),
        "INSERT INTO mention(article_id, type, begin, end, quote, created, modified)"
        " SELECT id, 'PER', 5, 9, 'word', 0, 0 FROM article LIMIT 1");
}

} // namespace glossator::bench
