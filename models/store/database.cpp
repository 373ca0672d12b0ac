// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include "models/base/fold.h"
#include "models/base/fuzzy.h"
#include "models/base/propername.h"
#include "models/base/textdecoder.h"
#include "models/store/logmark.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

namespace glossator {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

std::string uriFor(const QString &path, Database::Mode mode)
{
    if (path == QLatin1String(":memory:"))
        return path.toStdString();
    QString uri = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded));
    uri += mode == Database::Mode::Immutable ? QStringLiteral("?mode=ro&immutable=1")
        : mode == Database::Mode::ReadOnly   ? QStringLiteral("?mode=ro")
        : mode == Database::Mode::Create     ? QStringLiteral("?mode=rwc")
                                             : QStringLiteral("?mode=rw");
    return uri.toStdString();
}

/// `folded(text)` in SQL: LIKE knows the case of ASCII letters only.
void foldedFunction(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    if (!text)
        return; // NULL
    const QByteArray plain = foldedUtf8(QByteArrayView(text, sqlite3_value_bytes(values[0])));
    sqlite3_result_text(context, plain.constData(), int(plain.size()), SQLITE_TRANSIENT);
}

/// `fuzzyrank(text, typed)` in SQL: how well what was typed fits, NULL where it does not.
void fuzzyRankFunction(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto textOf = [](sqlite3_value *value) {
        const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
        return text ? textOfUtf8(QByteArrayView(text, sqlite3_value_bytes(value))) : QString();
    };
    auto *pattern = static_cast<FuzzyPattern *>(sqlite3_get_auxdata(context, 1));
    const bool isNew = !pattern;
    if (isNew)
        pattern = new FuzzyPattern(textOf(values[1]));
    if (const auto rank = pattern->rank(textOf(values[0])))
        sqlite3_result_int(context, *rank);
    if (isNew) // last: SQLite may delete it at once
        sqlite3_set_auxdata(context, 1, pattern, [](void *kept) { delete static_cast<FuzzyPattern *>(kept); });
}

/// `lookslikename(text)` in SQL.
void looksLikeNameFunction(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    sqlite3_result_int(context, text && looksLikeName(textOfUtf8(QByteArrayView(text, sqlite3_value_bytes(values[0])))));
}

int flagsFor(Database::Mode mode)
{
    const int base = mode == Database::Mode::ReadOnly || mode == Database::Mode::Immutable ? SQLite::OPEN_READONLY
        : mode == Database::Mode::Create ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                         : SQLite::OPEN_READWRITE;
    return base | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
}

} // namespace

Query::Query(Database &database, std::string sql, std::unique_ptr<SQLite::Statement> statement)
    : m_database(&database), m_sql(std::move(sql)), m_statement(std::move(statement))
{
}

Query::Query(Query &&other) noexcept
    : m_database(other.m_database)
    , m_sql(std::move(other.m_sql))
    , m_statement(std::move(other.m_statement))
    , m_parameter(other.m_parameter)
{
}

Query::~Query()
{
    if (!m_statement)
        return;
    m_statement->tryReset();
    try {
        m_statement->clearBindings();
        m_database->m_idle.emplace(std::move(m_sql), std::move(m_statement));
    } catch (...) { // the statement is finalized instead of kept
    }
}

bool Query::next()
{
    return m_statement->executeStep();
}

void Query::run()
{
    m_statement->executeStep();
    reset();
}

void Query::reset()
{
    m_statement->reset();
    m_parameter = 0;
}

Query &Query::bindValue(sqlite3_value *value)
{
    const auto size = sqlite3_value_bytes(value);
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        bindOne(qint64(sqlite3_value_int64(value)));
        break;
    case SQLITE_FLOAT:
        bindOne(sqlite3_value_double(value));
        break;
    case SQLITE_TEXT:
        m_statement->bind(++m_parameter, std::string(reinterpret_cast<const char *>(sqlite3_value_text(value)), size_t(size)));
        break;
    case SQLITE_BLOB:
        m_statement->bind(++m_parameter, size ? sqlite3_value_blob(value) : "", size);
        break;
    default:
        bindOne(std::nullopt);
    }
    return *this;
}

int Query::columns() const
{
    return m_statement->getColumnCount();
}

std::string Query::name(int column) const
{
    return m_statement->getColumnName(column);
}

int Query::type(int column) const
{
    return m_statement->getColumn(column).getType();
}

bool Query::isNull(int column) const
{
    return m_statement->isColumnNull(column);
}

qint64 Query::integer(int column) const
{
    return m_statement->getColumn(column).getInt64();
}

double Query::real(int column) const
{
    return m_statement->getColumn(column).getDouble();
}

QString Query::text(int column) const
{
    if (isNull(column))
        return {};
    const QString text = textOfUtf8(utf8(column));
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArrayView Query::utf8(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    const char *data = value.getText(); // before getBytes(): SQLite may convert
    return {data, value.getBytes()};
}

QByteArray Query::bytes(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    if (value.isNull())
        return {};
    const auto *data = static_cast<const char *>(value.getBlob());
    return data ? QByteArray(data, value.getBytes()) : QByteArray("");
}

void Query::bindOne(qint64 value)
{
    m_statement->bind(++m_parameter, static_cast<int64_t>(value));
}

void Query::bindOne(double value)
{
    m_statement->bind(++m_parameter, value);
}

void Query::bindOne(const QString &value)
{
    m_statement->bind(++m_parameter, value.toStdString());
}

void Query::bindOne(const QByteArray &value)
{
    if (value.isNull())
        m_statement->bind(++m_parameter);
    else
        m_statement->bind(++m_parameter, value.isEmpty() ? "" : value.constData(), int(value.size()));
}

void Query::bindOne(std::nullopt_t)
{
    m_statement->bind(++m_parameter);
}

Database::Database(const QString &path, Mode mode) : m_database(uriFor(path, mode), flagsFor(mode), 2000)
{
    // Received files are hostile: no writes to shadow tables, no functions with side effects from their schema.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_create_function_v2(handle(), "folded", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               foldedFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle(), "fuzzyrank", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               fuzzyRankFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle(), "lookslikename", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                               nullptr, looksLikeNameFunction, nullptr, nullptr, nullptr);
    execute("PRAGMA foreign_keys=ON");
    execute("PRAGMA temp_store=MEMORY");
    if (mode == Mode::ReadOnly || mode == Mode::Immutable) {
        execute("PRAGMA query_only=ON");
        return;
    }
    execute("PRAGMA secure_delete=ON");
}

Database::Mode Database::readingMode(const QString &path)
{
    const bool isShared = QFileInfo(QFileInfo(path).path()).isWritable() || QFileInfo::exists(path + QStringLiteral("-wal"));
    return isShared && !logmark::isForeign(path) ? Mode::ReadOnly : Mode::Immutable;
}

Query Database::prepare(const char *sql)
{
    return prepare(std::string(sql));
}

Query Database::prepare(const std::string &sql)
{
    if (auto idle = m_idle.extract(sql))
        return Query(*this, std::move(idle.key()), std::move(idle.mapped()));
    return Query(*this, sql, std::make_unique<SQLite::Statement>(m_database, sql));
}

void Database::execute(const char *sql)
{
    m_database.exec(sql);
}

qint64 Database::integer(const char *sql)
{
    Query query = prepare(sql);
    return query.next() ? query.integer(0) : 0;
}

Transaction::Transaction(Database &database) : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After a commit, and after some errors by itself, SQLite has ended it.
    if (sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
}

Error errorFrom(const SQLite::Exception &exception)
{
    using Code = Error::Code;
    const QString detail = QStringLiteral("SQLite %1: %2")
                               .arg(exception.getExtendedErrorCode())
                               .arg(QString::fromUtf8(exception.getErrorStr()) + QStringLiteral(" – ")
                                    + QString::fromUtf8(exception.what()));
    // The index of words reports its own damage as a mistake in the statement; and a value can only be of another type
    // than its column where the file held such a one.
    const bool isDamage = QByteArrayView(exception.what()).contains("fts5 file format")
        || exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_DATATYPE;
    switch (isDamage ? SQLITE_CORRUPT : exception.getErrorCode()) {
    case SQLITE_FULL:
        return {Code::Io, tr("The disk is full; the change was not made."), detail};
    case SQLITE_IOERR:
        return {Code::Io, tr("The disk could not be read or written; the change was not made."), detail};
    case SQLITE_CANTOPEN:
        return {Code::Io, tr("The file cannot be opened."), detail};
    case SQLITE_READONLY:
        return {Code::ReadOnly, tr("The project is open for reading only."), detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Code::Locked, tr("Another program is writing to the project."), detail};
    case SQLITE_CORRUPT:
        return {Code::Damaged, tr("The project file is damaged."), detail};
    case SQLITE_NOTADB:
        return {Code::Foreign, tr("The file is not a Glossator project."), detail};
    case SQLITE_NOMEM:
        return {Code::Io, tr("There is not enough memory for this."), detail};
    case SQLITE_TOOBIG:
        return {Code::BadInput, tr("One value is larger than a project can hold (1 GB)."), detail};
    case SQLITE_INTERRUPT:
        return {Code::Cancelled, tr("Stopped; nothing was changed."), detail};
    default:
        return {Code::Internal, tr("The project could not be changed: %1.").arg(QString::fromUtf8(exception.what())),
                detail};
    }
}

Error outOfMemory()
{
    return errorFrom(SQLite::Exception("out of memory", SQLITE_NOMEM));
}

} // namespace glossator
