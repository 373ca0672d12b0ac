// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection and its prepared statements. Owned by Store; used by one thread at a time.
// Everything here throws SQLite::Exception: guarded() at the store's boundary turns it into an Error.
#pragma once

#include "models/base/id.h"
#include "models/base/result.h"

#include <QByteArray>

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <new>
#include <optional>
#include <unordered_map>
#include <vector>

struct sqlite3_value;

namespace glossator {

class Database;

/// A prepared statement on loan from its Database, reset and given back when it goes out of scope.
/// Parameters are bound in order with bind(), columns are read by index from 0.
class Query {
public:
    Query(Query &&other) noexcept;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Query &operator=(Query &&) = delete;
    ~Query();

    /// Binds the next parameters.
    template <class... Values>
    Query &bind(const Values &...values)
    {
        (bindOne(values), ...);
        return *this;
    }
    /// Steps; true while there is a row.
    bool next();
    /// Steps a statement that gives no rows, and makes it ready for the next bind().
    void run();
    /// Makes the statement ready for the next bind().
    void reset();

    /// Binds the next parameter to a value that SQLite holds, as it is.
    Query &bindValue(sqlite3_value *value);

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string name(int column) const;
    [[nodiscard]] int type(int column) const; ///< SQLITE_INTEGER …
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const; ///< null for NULL
    [[nodiscard]] QByteArrayView utf8(int column) const; ///< the text as it is stored; good until the next call
    [[nodiscard]] QByteArray bytes(int column) const; ///< null for NULL
    template <class IdType>
    [[nodiscard]] IdType id(int column) const ///< invalid for NULL
    {
        return IdType(integer(column));
    }

private:
    friend class Database;
    Query(Database &database, std::string sql, std::unique_ptr<SQLite::Statement> statement);

    void bindOne(qint64 value);
    void bindOne(int value) { bindOne(qint64(value)); }
    void bindOne(bool value) { bindOne(qint64(value)); }
    void bindOne(double value);
    void bindOne(const QString &value); ///< a null string is bound as the empty one
    void bindOne(const QByteArray &value); ///< a null array is bound as NULL
    void bindOne(std::nullopt_t);
    template <class Value>
    void bindOne(const std::optional<Value> &value)
    {
        value ? bindOne(*value) : bindOne(std::nullopt);
    }
    template <class Tag>
    void bindOne(Id<Tag> id) ///< an invalid id is bound as NULL
    {
        id ? bindOne(id.value()) : bindOne(std::nullopt);
    }

    Database *m_database;
    std::string m_sql;
    std::unique_ptr<SQLite::Statement> m_statement;
    int m_parameter = 0;
};

class Database {
public:
    enum class Mode {
        Create, ///< the file must not exist
        ReadWrite,
        ReadOnly,
        Immutable, ///< the file alone, whatever log is beside it: for what nobody writes to
    };

    /// How a project file can be read where it lies: read-only media have no place for the memory that readers share,
    /// and without a log none is needed. Nor is the log of another file.
    [[nodiscard]] static Mode readingMode(const QString &path);

    /// Opens the file with the pragmas of its mode, defensively. Its SQL knows folded(text), see models/base/fold.h,
    /// fuzzyrank(text, typed), see models/base/fuzzy.h, and lookslikename(text), see models/base/propername.h.
    Database(const QString &path, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Query prepare(const char *sql);
    [[nodiscard]] Query prepare(const std::string &sql);
    /// Runs statements without parameters and rows.
    void execute(const char *sql);
    [[nodiscard]] qint64 integer(const char *sql); ///< first column of the first row
    [[nodiscard]] sqlite3 *handle() const { return m_database.getHandle(); }

private:
    friend class Query;
    SQLite::Database m_database;
    std::unordered_multimap<std::string, std::unique_ptr<SQLite::Statement>> m_idle; ///< gone before m_database
};

/// A writing transaction, rolled back at the end of its life unless it was committed.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    void commit();

private:
    Database &m_database;
};

/// The Error for what SQLite reported.
[[nodiscard]] Error errorFrom(const SQLite::Exception &exception);
[[nodiscard]] Error outOfMemory();

/// Runs code that uses a Database; an SQLite::Exception, or a want of memory, becomes the Error of the result.
template <class Function>
[[nodiscard]] auto guarded(Function &&function) -> decltype(function())
{
    try {
        return function();
    } catch (const SQLite::Exception &exception) {
        return std::unexpected(errorFrom(exception));
    } catch (const std::bad_alloc &) {
        return std::unexpected(outOfMemory());
    }
}

} // namespace glossator
