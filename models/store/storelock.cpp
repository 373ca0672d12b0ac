// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storelock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QMutex>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

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
constexpr int askLock = F_OFD_GETLK;
#else
constexpr int setLock = F_SETLK;
constexpr int askLock = F_GETLK;
#endif

// What this process holds itself: a lock of a process would be given to it twice.
struct OwnLocks {
    QMutex mutex;
    QHash<QString, QByteArray> paths; // and the mark that each has
};
OwnLocks &ownLocks()
{
    static OwnLocks locks;
    return locks;
}

/// Who holds a lock, as the lock file says it: program, process, machine and time, a line each; then the mark.
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
    if (lines.size() < 4)
        return std::nullopt;
    const Holder holder{lines.at(0).simplified(), lines.at(1), lines.at(2).simplified(), QDateTime::fromString(lines.at(3), Qt::ISODate)};
    return holder.since.isValid() ? std::optional(holder) : std::nullopt;
}

constexpr qsizetype markSize = 32;

QByteArray read(int descriptor)
{
    char text[1024] = {};
    const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
    return QByteArray(text, size > 0 ? size : 0);
}

QByteArray markIn(const QByteArray &text)
{
    const QByteArray mark = text.split('\n').value(4);
    return mark.size() == markSize && QByteArray::fromHex(mark).size() == markSize / 2 ? mark : QByteArray();
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
        const QByteArray text = read(descriptor);
        ::close(descriptor);
        if (error != EACCES && error != EAGAIN) {
            return fail(Error::Code::Io,
                        tr("“%1” can only be opened for reading: its file system does not support locks.").arg(name),
                        QString::fromLocal8Bit(std::strerror(error)));
        }
        return locked(name, holderIn(text));
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
    m_holder = textOf({QFileInfo(QCoreApplication::applicationFilePath()).fileName(),
                       QString::number(QCoreApplication::applicationPid()), QSysInfo::machineHostName(),
                       QDateTime::currentDateTimeUtc()});
    m_mark = markIn(read(descriptor));
    m_descriptor = descriptor;
    write(); // the holder is only for the message: if it cannot be written, the lock still holds
    ownLocks().paths.insert(m_path, m_mark);
    return {};
}

bool StoreLock::write()
{
    const QByteArray text = m_holder + '\n' + (m_mark.isEmpty() ? QByteArray(markSize, '-') : m_mark);
    // Not emptied first: on a full disk what it said before would be gone, and nothing would come in its place.
    return ::pwrite(m_descriptor, text.constData(), size_t(text.size()), 0) == text.size()
        && ::ftruncate(m_descriptor, text.size()) == 0;
}

bool StoreLock::note(const QString &mark)
{
    if (m_descriptor < 0)
        return false;
    const QMutexLocker locker(&ownLocks().mutex);
    const QByteArray before = std::exchange(m_mark, mark.toLatin1());
    // A note that is no longer true must not come back after a power cut; one that is missing does no harm.
    if (!write() || (m_mark.isEmpty() && !before.isEmpty() && ::fdatasync(m_descriptor) != 0)) {
        m_mark = m_mark.isEmpty() ? before : QByteArray();
        return false;
    }
    ownLocks().paths.insert(m_path, m_mark);
    return true;
}

bool StoreLock::isHeld(const QString &projectPath)
{
    const QMutexLocker locker(&ownLocks().mutex);
    const QString path = QFileInfo(projectPath).canonicalFilePath() + u".lock"_s;
    if (ownLocks().paths.contains(path))
        return true; // to close another descriptor of it would free the lock
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    struct flock request = {};
    request.l_type = F_WRLCK;
    request.l_whence = SEEK_SET;
    const bool isKnown = ::fcntl(descriptor, askLock, &request) == 0;
    ::close(descriptor);
    return isKnown && request.l_type != F_UNLCK;
}

QString StoreLock::markBeside(const QString &projectPath)
{
    const QMutexLocker locker(&ownLocks().mutex);
    const QString path = QFileInfo(projectPath).canonicalFilePath() + u".lock"_s;
    if (const auto own = ownLocks().paths.constFind(path); own != ownLocks().paths.constEnd())
        return QString::fromLatin1(*own); // to close another descriptor of it would free the lock
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return {};
    const QByteArray mark = markIn(read(descriptor));
    ::close(descriptor);
    return QString::fromLatin1(mark);
}

void StoreLock::release(bool keepsMark)
{
    if (m_descriptor < 0)
        return;
    const QMutexLocker locker(&ownLocks().mutex);
    // Removed while held: who opened it just before sees in acquire() that its name is gone.
    if (m_mark.isEmpty() || !keepsMark)
        QFile::remove(m_path);
    ::close(m_descriptor);
    m_descriptor = -1;
    ownLocks().paths.remove(m_path);
}

} // namespace glossator
