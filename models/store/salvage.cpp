// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/salvage.h"

#include "models/domain/shippedschemas.h"
#include "models/store/backup.h"
#include "models/store/integrity.h"
#include "models/store/logmark.h"
#include "models/store/rescue.h"
#include "models/store/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QScopeGuard>
#include <QUuid>

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

/// The newest that is still what it was when it was made; empty: none is.
QString lastGoodBackup(const QString &project)
{
    for (const backup::Copy &copy : backup::list(project)) {
        auto good = guarded([&]() -> Result<> {
            Database db(copy.path, Database::Mode::Immutable);
            GLOSSATOR_TRY(integrity::requireOwnCatalogue(db));
            return integrity::requireIntact(db);
        });
        if (good)
            return copy.path;
    }
    return {};
}

Result<std::vector<SalvageReport::Saved>> saveInto(const QString &target, const QString &damaged, const QString &backup)
{
    return guarded([&]() -> Result<std::vector<SalvageReport::Saved>> {
        {
            // The log goes into the file first, as far as it is sound: single pages are read from the file alone.
            auto merged = guarded([&]() -> Result<> {
                const Database db(damaged, Database::Mode::ReadWrite);
                sqlite3_wal_checkpoint_v2(db.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
                return {};
            });
            if (!merged)
                qWarning("The log of %ls is not read: %ls", qUtf16Printable(damaged),
                    qUtf16Printable(merged.error().detail));
        }
        Database db(target, Database::Mode::ReadWrite);
        return Rescue(db, damaged, backup).run();
    });
}

} // namespace

bool SalvageReport::Saved::isWhole() const
{
    return whole && dropped == 0 && fromBackup == 0;
}

bool SalvageReport::isWhole() const
{
    return !project.isEmpty() && std::ranges::all_of(tables, &Saved::isWhole);
}

QString SalvageReport::text() const
{
    // What people know; of the other tables only what is missing is told.
    const QHash<QString, QString> names{
        {u"article"_s, Store::tr("Articles")},     {u"mention"_s, Store::tr("Mentions")},
        {u"entity"_s, Store::tr("Entities")},      {u"relation"_s, Store::tr("Relations")},
        {u"event"_s, Store::tr("Events")},         {u"event_mention"_s, Store::tr("Event mentions")},
        {u"argument"_s, Store::tr("Roles filled")}, {u"attribute"_s, Store::tr("Attributes")},
        {u"note"_s, Store::tr("Notes")},
    };
    QStringList lines;
    if (isWhole())
        lines << Store::tr("The project is whole: everything in it could be read.");
    lines << Store::tr("The file as it was found is in %1.").arg(copies);
    if (project.isEmpty())
        lines << Store::tr("Nothing in it could be read.");
    else
        lines << Store::tr("What could be read is in %1; what was done before can no longer be undone there:")
                     .arg(project);
    for (const Saved &saved : tables) {
        if (saved.isWhole() && !names.contains(saved.table))
            continue;
        QString line = u"  %1: %2"_s.arg(names.value(saved.table, saved.table), QLocale().toString(saved.rows));
        if (saved.fromBackup > 0)
            line += Store::tr(", %n of them from the backup", nullptr, int(saved.fromBackup));
        if (saved.dropped > 0)
            line += Store::tr(", %n left out because what they belong to is lost", nullptr, int(saved.dropped));
        if (!saved.whole)
            line += Store::tr(", damaged: some may be missing");
        lines << line;
    }
    if (!backup.isEmpty())
        lines << Store::tr("The last good backup is %1.").arg(backup);
    return lines.join(u'\n');
}

Result<SalvageReport> salvage(const QString &damagedPath, const QString &wanted)
{
    SalvageReport report;
    const QString path = QFileInfo(damagedPath).absoluteFilePath();
    if (!QFileInfo(path).isFile())
        return fail(Error::Code::NotFound, Store::tr("There is no file “%1”.").arg(damagedPath));
    if (!wanted.isEmpty() && QFileInfo::exists(wanted))
        return fail(Error::Code::Refused, Store::tr("“%1” exists already; nothing was changed.").arg(wanted));
    StoreLock lock(QFileInfo(path).canonicalFilePath()); // nobody writes while it is copied
    GLOSSATOR_TRY(lock.acquire());
    report.copies = untaken(path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd"_s), {});
    const QString copy = report.copies + u'/' + QFileInfo(path).fileName();
    // Reading may write to the log beside it: the copy's copy is worked on, the copy stays as it was found.
    const QString working = copy + u".reading"_s;
    const auto sweep = qScopeGuard([&] {
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(working + suffix);
    });
    bool isCopied = QDir().mkpath(report.copies) && QFile::copy(path, copy) && QFile::copy(copy, working);
    const bool isForeign = logmark::isForeign(path);
    if (QFileInfo::exists(path + u"-wal"_s))
        isCopied = isCopied && QFile::copy(path + u"-wal"_s, copy + u"-wal"_s)
            && (isForeign || QFile::copy(copy + u"-wal"_s, working + u"-wal"_s));
    if (QFileInfo::exists(path + u"-shm"_s))
        isCopied = isCopied && QFile::copy(path + u"-shm"_s, copy + u"-shm"_s);
    if (!isCopied) {
        QDir(report.copies).removeRecursively();
        return fail(Error::Code::Io,
            Store::tr("The file could not be copied to %1; nothing was changed.").arg(report.copies));
    }
    QFile::setPermissions(
        working, QFile::ReadOwner | QFile::WriteOwner); // copied with the file: it may be write-protected
    report.backup = lastGoodBackup(path);

    const QString stem = QFileInfo(path).path() + u'/' + QFileInfo(path).completeBaseName();
    const QString target
        = wanted.isEmpty() ? untaken(stem + u".salvaged"_s, u".gloss"_s) : QFileInfo(wanted).absoluteFilePath();
    // Made beside and then given its name, so that what was saved is never taken for all of it too early.
    const QString partial = target + u".new-"_s + QUuid::createUuid().toString(QUuid::Id128);
    const auto sweepPartial = qScopeGuard([&] {
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u".lock"_s})
            QFile::remove(partial + suffix);
    });
    GLOSSATOR_ASSIGN(auto made, Store::create(partial, shippedSchema(defaultSchemaName)));
    made.reset();
    auto saved = saveInto(partial, working, report.backup);
    if (saved) {
        if (!QFile::rename(partial, target))
            return fail(Error::Code::Io, Store::tr("“%1” cannot be created.").arg(target));
        report.project = target;
        report.tables = *std::move(saved);
        return report;
    }
    if (saved.error().code != Error::Code::Damaged)
        return std::unexpected(saved.error());
    qWarning("Nothing could be saved: %ls", qUtf16Printable(saved.error().detail));
    return report;
}

} // namespace glossator
