// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/salvage.h"

#include "models/store/backup.h"
#include "models/store/changeset.h"
#include "models/store/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString untaken(const QString &stem, const QString &suffix)
{
    QString path = stem + suffix;
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = stem + u'-' + QString::number(number) + suffix;
    return path;
}

/// Columns of a table, in order, as both files have them: "id, title, …".
std::string columnsOf(Database &db, const char *table)
{
    Query query = db.prepare("SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info(?)");
    query.bind(QString::fromLatin1(table));
    query.next();
    return query.text(0).toStdString();
}

/// One row at a time through ATTACH, from one end until damage is met.
/// @return whether the end was reached.
bool copyRows(Database &db, const char *table, const std::string &columns, bool forward, qint64 &copied)
{
    const std::string name = std::string("damaged.") + table;
    auto done = guarded([&]() -> Result<> {
        // The ids come first, from the table's own tree, so that one bad row does not cost those behind it on its page.
        Query ids = db.prepare("SELECT rowid FROM " + name + " ORDER BY rowid" + (forward ? "" : " DESC"));
        while (ids.next()) {
            const qint64 id = ids.integer(0);
            // A row that breaks off half way may have reached an index: it is taken back alone.
            db.execute("SAVEPOINT one_row");
            auto row = guarded([&]() -> Result<> {
                db.prepare(std::string("INSERT OR IGNORE INTO main.") + table + "(" + columns + ") SELECT " + columns + " FROM " + name
                           + " WHERE rowid = ?")
                    .bind(id)
                    .run();
                return {};
            });
            if (row)
                copied += db.integer("SELECT changes()");
            else
                db.execute("ROLLBACK TO one_row");
            db.execute("RELEASE one_row");
        }
        return {};
    });
    return done.has_value();
}

/// Rows whose owner was lost cannot stay: takes them out until every reference is met.
void dropDangling(Database &db, std::vector<SalvageReport::Saved> &tables)
{
    for (bool found = true; found;) {
        found = false;
        Query check = db.prepare("SELECT DISTINCT \"table\", rowid FROM pragma_foreign_key_check WHERE schema = 'main'");
        std::vector<std::pair<QString, qint64>> dangling;
        while (check.next())
            dangling.emplace_back(check.text(0), check.integer(1));
        for (const auto &[table, id] : dangling) {
            const auto known = std::ranges::find(recordedTables, table, [](const char *name) { return QLatin1String(name); });
            if (known == recordedTables.end())
                continue;
            db.prepare(std::string("DELETE FROM ") + *known + " WHERE rowid = ?").bind(id).run();
            ++std::ranges::find(tables, table, &SalvageReport::Saved::table)->dropped;
            found = true;
        }
    }
}

Result<std::vector<SalvageReport::Saved>> saveInto(const QString &target, const QString &damaged)
{
    return guarded([&]() -> Result<std::vector<SalvageReport::Saved>> {
        std::vector<SalvageReport::Saved> saved;
        Database db(target, Database::Mode::ReadWrite);
        db.execute("PRAGMA foreign_keys=OFF");
        // The word index is made anew at the end: its triggers would want texts that are lost.
        sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        db.prepare("ATTACH ? AS damaged").bind(damaged).run();
        db.execute("BEGIN");
        db.execute("DELETE FROM main.schema");
        db.execute("DELETE FROM main.schema_type");
        std::vector<const char *> tables{"blob"};
        tables.insert(tables.end(), recordedTables.begin(), recordedTables.end());
        tables.push_back("history");
        for (const char *table : tables) {
            SalvageReport::Saved one{QString::fromLatin1(table)};
            const std::string columns = columnsOf(db, table);
            one.whole = copyRows(db, table, columns, true, one.rows);
            if (!one.whole)
                copyRows(db, table, columns, false, one.rows);
            saved.push_back(one);
        }
        dropDangling(db, saved);
        // A text that is lost would leave an article that cannot be shown.
        db.execute("DELETE FROM article WHERE text NOT IN (SELECT sha256 FROM blob)");
        dropDangling(db, saved);
        db.execute("UPDATE article SET original = NULL WHERE original NOT IN (SELECT sha256 FROM blob)");
        db.execute("DELETE FROM source_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)");
        // What was done before cannot be taken back on other ground.
        db.execute("UPDATE history SET changeset = NULL, undo_top = NULL, redo_top = NULL");
        db.execute("INSERT INTO article_fts(article_fts) VALUES ('rebuild')");
        db.execute("COMMIT");
        db.forgetStatements();
        db.execute("DETACH damaged");
        return saved;
    });
}

} // namespace

bool SalvageReport::isWhole() const
{
    return !project.isEmpty()
        && std::ranges::all_of(tables, [](const Saved &saved) { return saved.whole && saved.dropped == 0; });
}

QString SalvageReport::text() const
{
    QStringList lines;
    lines << Store::tr("The file as it was found is in %1.").arg(copies);
    if (project.isEmpty())
        lines << Store::tr("Nothing in it could be read.");
    else
        lines << Store::tr("What could be read is in %1:").arg(project);
    for (const Saved &saved : tables) {
        QString line = u"  %1: "_s.arg(saved.table) + Store::tr("%n row(s)", nullptr, int(saved.rows - saved.dropped));
        if (!saved.whole)
            line += Store::tr(", damaged: rows may be missing");
        if (saved.dropped > 0)
            line += Store::tr(", %n left out because what they belong to is lost", nullptr, int(saved.dropped));
        lines << line;
    }
    if (!backup.isEmpty())
        lines << Store::tr("The last good backup is %1.").arg(backup);
    return lines.join(u'\n');
}

Result<SalvageReport> salvage(const QString &damagedPath)
{
    SalvageReport report;
    const QString path = QFileInfo(damagedPath).absoluteFilePath();
    report.copies = untaken(path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd"_s), {});
    const QString copy = report.copies + u'/' + QFileInfo(path).fileName();
    if (!QDir().mkpath(report.copies) || !QFile::copy(path, copy))
        return fail(Error::Code::Io, Store::tr("The damaged file could not be copied to %1; nothing was changed.").arg(report.copies));
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(path + suffix) && !QFile::copy(path + suffix, copy + suffix))
            return fail(Error::Code::Io, Store::tr("The damaged file could not be copied to %1; nothing was changed.").arg(report.copies));
    }
    const QList<backup::Copy> backups = backup::list(path);
    if (!backups.isEmpty())
        report.backup = backups.first().path;

    QFile schema(u":/glossator/schemas/newsace.schema"_s);
    if (!schema.open(QIODevice::ReadOnly))
        return fail(Error::Code::Internal, Store::tr("The default schema is missing from the program."));
    const QString target = untaken(QFileInfo(path).path() + u'/' + QFileInfo(path).completeBaseName() + u".salvaged"_s, u".gloss"_s);
    GLOSSATOR_ASSIGN(auto made, Store::create(target, schema.readAll()));
    made.reset();
    // Reading may write to the log beside it: the copy's copy is worked on, the copy stays as it was found.
    const QString working = copy + u".reading"_s;
    QFile::copy(copy, working);
    QFile::copy(copy + u"-wal"_s, working + u"-wal"_s);
    auto saved = saveInto(target, working);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(working + suffix);
    if (!saved) {
        qWarning("Nothing could be saved: %ls", qUtf16Printable(saved.error().detail));
        QFile::remove(target);
        return report;
    }
    report.project = target;
    report.tables = *std::move(saved);
    return report;
}

} // namespace glossator
