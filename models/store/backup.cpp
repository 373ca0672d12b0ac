// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"

#include "models/base/filenames.h"
#include "models/store/database.h"
#include "models/store/changeset.h"
#include "models/store/integrity.h"
#include "models/store/logmark.h"
#include "models/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <functional>

#include <fcntl.h>
#include <unistd.h>

namespace glossator::backup {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

QString folderOf(const QString &projectPath)
{
    return projectPath + u".backups"_s;
}

/// The content of a file or folder is on the disk, not only in its cache.
bool flush(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool flushed = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return flushed;
}

qint64 rowsIn(Database &db)
{
    qint64 rows = 0;
    for (const char *table : recordedTables)
        rows += db.integer((std::string("SELECT count(*) FROM ") + table).c_str());
    return rows + db.integer("SELECT count(*) FROM history") + db.integer("SELECT count(*) FROM blob");
}

/// What the project held before, as rows, is in the copy, and the copy is sound.
Result<> finish(const QString &copyPath, qint64 rows)
{
    Database copy(copyPath, Database::Mode::ReadWrite);
    GLOSSATOR_TRY(integrity::requireIntact(copy));
    // More than before is an edit made meanwhile, less is a loss.
    if (rowsIn(copy) < rows)
        return fail(Error::Code::Damaged, tr("The copy is not complete."));
    copy.execute("PRAGMA synchronous=OFF"); // it is flushed as a whole
    logmark::drop(copy);
    return {};
}

/// Copies to a temporary file beside the target and checks it there.
Result<> copyTo(const QString &projectPath, const QString &temporary)
{
    qint64 rows = 0;
    {
        Database source(projectPath, Database::readingMode(projectPath));
        source.execute("PRAGMA query_only=OFF"); // VACUUM INTO writes to the other file
        source.execute("BEGIN");
        rows = rowsIn(source);
        source.execute("COMMIT");
        source.prepare("VACUUM INTO ?").bind(temporary).run();
    }
    return finish(temporary, rows);
}

/// @param write writes the copy into the file that it is given
Result<> copyAndName(const QString &target, const std::function<Result<>(const QString &)> &write)
{
    const QString temporary = target + u".part-"_s + QUuid::createUuid().toString(QUuid::Id128);
    const auto sweep = qScopeGuard([&] {
        for (const QString &suffix : {QString(), u"-journal"_s})
            QFile::remove(temporary + suffix);
    });
    GLOSSATOR_TRY(guarded([&] { return write(temporary); }));
    if (!flush(temporary)
        || ::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(target).constData()) != 0)
        return fail(Error::Code::Io, tr("The copy “%1” could not be written.").arg(target));
    flush(QFileInfo(target).path());
    return {};
}

Result<> requireElsewhere(const QString &projectPath, const QString &target)
{
    const QString there = QFileInfo(target).canonicalFilePath();
    if (!there.isEmpty() && projectFiles(QFileInfo(projectPath).canonicalFilePath()).contains(there))
        return fail(Error::Code::Refused, tr("A project cannot be copied onto itself."));
    return {};
}

void dropOldest(const QString &projectPath)
{
    constexpr qint64 oneGigabyte = 1'000'000'000;
    constexpr qsizetype fewest = 2;
    const qint64 allowed = std::max(oneGigabyte, 2 * QFileInfo(projectPath).size());
    qint64 sum = 0;
    qsizetype kept = 0;
    for (const Copy &copy : list(projectPath)) {
        sum += copy.bytes;
        if (++kept > fewest && sum > allowed)
            QFile::remove(copy.path);
    }
}

} // namespace

Result<QString> make(const QString &projectPath)
{
    const QString folder = folderOf(projectPath);
    if (!QDir().mkpath(folder))
        return fail(Error::Code::Io, tr("The folder for backups cannot be created beside the project."));
    const QString target = folder + u'/' + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".gloss"_s;
    GLOSSATOR_TRY(copyAndName(target, [&](const QString &copy) { return copyTo(projectPath, copy); }));
    dropOldest(projectPath);
    return target;
}

QList<Copy> list(const QString &projectPath)
{
    QList<Copy> copies;
    const QDir folder(folderOf(projectPath));
    const QFileInfoList files = folder.entryInfoList({u"*.gloss"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo &file : files) {
        const QDateTime time = QDateTime::fromString(file.completeBaseName() + u'Z', u"yyyyMMdd-HHmmss-zzzt"_s);
        copies << Copy{file.filePath(), time, file.size()};
    }
    return copies;
}

Result<> saveCopy(const QString &projectPath, const QString &target)
{
    GLOSSATOR_TRY(requireElsewhere(projectPath, target));
    return copyAndName(target, [&](const QString &copy) { return copyTo(projectPath, copy); });
}

Result<> saveCopy(Store &store, const QString &target)
{
    const bool mayBeElsewhere = !store.isReadOnly();
    GLOSSATOR_ASSIGN(const bool isElsewhere, mayBeElsewhere ? store.isElsewhere() : Result<bool>(false));
    if (!isElsewhere)
        return saveCopy(store.path(), target);
    GLOSSATOR_TRY(requireElsewhere(store.path(), target));
    return copyAndName(target, [&](const QString &copy) -> Result<> {
        GLOSSATOR_TRY(store.copyInto(copy));
        return finish(copy, 0);
    });
}

} // namespace glossator::backup
