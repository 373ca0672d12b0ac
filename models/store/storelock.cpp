// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storelock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMutex>
#include <QSet>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

// Of the open file and not of the process, where the system knows that: else whoever opens and closes the lock file
// within this process, as dialogs that list its folder do, would free it.
#ifdef F_OFD_SETLK
constexpr int setLock = F_OFD_SETLK;
#else
constexpr int setLock = F_SETLK;
#endif

// What this process holds itself: a lock of a process would be given to it twice.
struct OwnLocks {
    QMutex mutex;
    QSet<QString> paths;
};
OwnLocks &ownLocks()
{
    static OwnLocks locks;
    return locks;
}

/// Who holds a lock, as the lock file says it: program, process, machine and time, a line each.
struct Holder {
    QString program;
    QString process;
    QString machine;
    QDateTime since;
};

QByteArray textOf(const Holder &holder)
{
    return QStringList{holder.program, holder.process, holder.machine, holder.since.toUTC().toString(Qt::ISODate)}.join(u'\n').toUtf8();
}

std::optional<Holder> holderIn(const QByteArray &text)
{
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    if (lines.size() != 4)
        return std::nullopt;
    const Holder holder{lines.at(0).simplified(), lines.at(1), lines.at(2).simplified(), QDateTime::fromString(lines.at(3), Qt::ISODate)};
    return holder.since.isValid() ? std::optional(holder) : std::nullopt;
}

std::unexpected<Error> locked(const QString &name, const std::optional<Holder> &holder)
{
    if (!holder)
        return fail(Error::Code::Locked, tr("“%1” is being written to by another program.").arg(name));
    const QString program = holder->machine == QSysInfo::machineHostName()
        ? holder->program
        : tr("%1 on %2").arg(holder->program, holder->machine);
    const QString since = QLocale().toString(holder->since.toLocalTime(), QLocale::ShortFormat);
    return fail(Error::Code::Locked,
                tr("“%1” is being written to by another program: %2, since %3.").arg(name, program, since),
                tr("Process %1 on %2.").arg(holder->process, holder->machine));
}

} // namespace

StoreLock::StoreLock(QString projectPath) : m_project(std::move(projectPath)), m_path(m_project + u".lock"_s) {}

StoreLock::~StoreLock()
{
    release();
}

Result<> StoreLock::acquire()
{
    const QMutexLocker locker(&ownLocks().mutex);
    return tryAcquire(20);
}

Result<> StoreLock::tryAcquire(int attempts)
{
    const QString name = QFileInfo(m_project).fileName();
    if (ownLocks().paths.contains(m_path))
        return fail(Error::Code::Locked, tr("“%1” is already open in this program.").arg(name));
    const int descriptor = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) {
        return fail(Error::Code::Io, tr("“%1” can only be opened for reading: its folder cannot be written to.").arg(name),
                    QString::fromLocal8Bit(std::strerror(errno)));
    }
    struct flock request = {};
    request.l_type = F_WRLCK;
    request.l_whence = SEEK_SET;
    if (::fcntl(descriptor, setLock, &request) != 0) {
        const int error = errno;
        char text[512] = {};
        const ssize_t size = ::read(descriptor, text, sizeof text - 1);
        ::close(descriptor);
        if (error != EACCES && error != EAGAIN) {
            return fail(Error::Code::Io,
                        tr("“%1” can only be opened for reading: its file system does not support locks.").arg(name),
                        QString::fromLocal8Bit(std::strerror(error)));
        }
        return locked(name, holderIn(QByteArray(text, size > 0 ? size : 0)));
    }
    struct stat held = {};
    struct stat named = {};
    if (::fstat(descriptor, &held) != 0 || ::stat(QFile::encodeName(m_path).constData(), &named) != 0
        || held.st_ino != named.st_ino) {
        // The last holder removed the file between our open and our lock: what we hold has no name any more.
        ::close(descriptor);
        return attempts > 0 ? tryAcquire(attempts - 1)
                            : fail(Error::Code::Locked, tr("“%1” is being opened by another program.").arg(name));
    }
    const QByteArray holder = textOf({QFileInfo(QCoreApplication::applicationFilePath()).fileName(),
                                      QString::number(QCoreApplication::applicationPid()), QSysInfo::machineHostName(),
                                      QDateTime::currentDateTimeUtc()});
    // Only for the message: if it cannot be written, the lock still holds.
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, holder.constData(), size_t(holder.size()), 0) < 0)
        qWarning("The lock file %ls names no holder.", qUtf16Printable(m_path));
    m_descriptor = descriptor;
    ownLocks().paths.insert(m_path);
    return {};
}

void StoreLock::release()
{
    if (m_descriptor < 0)
        return;
    const QMutexLocker locker(&ownLocks().mutex);
    // Removed while held: who opened it just before sees in acquire() that its name is gone.
    QFile::remove(m_path);
    ::close(m_descriptor);
    m_descriptor = -1;
    ownLocks().paths.remove(m_path);
}

} // namespace glossator
