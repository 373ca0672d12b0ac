// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrations.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>

#include <sqlite3.h>

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
        db.execute(file.readAll().constData());
    }
    db.execute(("PRAGMA user_version=" + QByteArray::number(to)).constData());
}

} // namespace

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
