// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrations.h"

#include "models/store/changeset.h"
#include "models/store/history.h"
#include "models/store/rowwatch.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>

#include <sqlite3.h>

#include <algorithm>

namespace glossator::migrations {

using namespace Qt::StringLiterals;

namespace {

/// In order: 0001_initial.sql, 0002_….sql.
QStringList files()
{
    return QDir(u":/glossator/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

int numberOf(const QString &file)
{
    return file.first(4).toInt();
}

void runUpTo(Database &db, int from, int to)
{
    for (const QString &name : files()) {
        if (numberOf(name) <= from || numberOf(name) > to)
            continue;
        QFile file(u":/glossator/migrations/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            throw SQLite::Exception("a migration is missing from the program", SQLITE_ERROR);
        apply(db, file.readAll());
    }
    db.execute(("PRAGMA user_version=" + QByteArray::number(to)).constData());
}

/// Of each recorded table: the page it begins on, which another one takes that was made in its place; and its columns.
QHash<QString, QStringList> shapes(Database &db)
{
    QHash<QString, QStringList> shapes;
    for (const char *table : recordedTables) {
        Query query = db.prepare("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1 UNION ALL"
                                 " SELECT name || ' ' || type || ' ' || pk FROM pragma_table_info(?1)");
        query.bind(QString::fromLatin1(table));
        while (query.next())
            shapes[QString::fromLatin1(table)] << query.text(0);
    }
    return shapes;
}

bool startsWith(const QStringList &list, const QStringList &start)
{
    return list.first(std::min(list.size(), start.size())) == start;
}

} // namespace

void apply(Database &db, const QByteArray &sql)
{
    const QHash<QString, QStringList> before = shapes(db);
    const RowWatch watch(db);
    db.execute(sql.constData());
    const QHash<QString, QStringList> after = shapes(db);
    const bool isKept = watch.rows() == 0
        && std::ranges::all_of(before.asKeyValueRange(),
            [&after](const auto &table) { return startsWith(after.value(table.first), table.second); });
    if (!isKept)
        sealHistory(db);
}

int latest()
{
    static const int number = numberOf(files().constLast());
    return number;
}

void run(Database &db, int from)
{
    runUpTo(db, from, latest());
}

QStringList catalogue(Database &db)
{
    QStringList lines;
    Query query = db.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                             " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
    while (query.next())
        lines << query.text(0) + u' ' + query.text(1) + u' ' + query.text(2) + u' ' + query.text(3);
    return lines;
}

QStringList expectedCatalogue(int version)
{
    static QMutex mutex;
    static QHash<int, QStringList> known; // making one takes longer than the rest of opening a file
    const QMutexLocker locker(&mutex);
    QStringList &lines = known[version];
    if (lines.isEmpty()) {
        Database db(u":memory:"_s, Database::Mode::Create);
        runUpTo(db, 0, version);
        lines = catalogue(db);
    }
    return lines;
}

} // namespace glossator::migrations
