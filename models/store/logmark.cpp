// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/logmark.h"

#include "models/store/integrity.h"
#include "models/store/storelock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

namespace glossator::logmark {

using namespace Qt::StringLiterals;

QString renew(Database &db)
{
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), sizeof random);
    const QString mark = QString::fromLatin1(bytes.toHex());
    db.prepare("INSERT INTO meta(key, value) VALUES ('log', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
        .bind(mark)
        .run();
    return mark;
}

void drop(Database &db)
{
    db.execute("DELETE FROM meta WHERE key = 'log'");
}

Result<QString> inFile(const QString &project)
{
    return guarded([&]() -> Result<QString> {
        Database db(project, Database::Mode::Immutable);
        GLOSSATOR_TRY(integrity::requireOwnCatalogue(db)); // else `meta` could be a query without end
        Query query = db.prepare("SELECT value FROM meta WHERE key = 'log'");
        return query.next() ? query.text(0) : QString();
    });
}

bool isForeign(const QString &project)
{
    if (!QFileInfo::exists(project + u"-wal"_s))
        return false;
    const QString noted = StoreLock::markBeside(project);
    if (noted.isEmpty())
        return false;
    const Result<QString> found = inFile(project);
    // The note is taken back before a checkpoint begins: one that still stands was true while the file was read.
    return found && *found != noted && StoreLock::markBeside(project) == noted;
}

Result<QString> setAside(const QString &project)
{
    const QString stem = project + u".set-aside-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd"_s);
    QString target = stem + u"-wal"_s;
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = stem + u'-' + QString::number(number) + u"-wal"_s;
    if (!QFile::rename(project + u"-wal"_s, target)) {
        return fail(Error::Code::Io,
            QCoreApplication::translate("Store", "“%1” cannot be opened: the log beside it is of another file, and cannot be renamed.")
                .arg(QFileInfo(project).fileName()));
    }
    QFile::remove(project + u"-shm"_s); // the index of that log
    return target;
}

} // namespace glossator::logmark
