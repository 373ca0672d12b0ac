// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/readfile.h"

#include "models/base/filenames.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#endif

namespace glossator {

namespace {

QString say(const char *sentence, const QString &path)
{
    return QCoreApplication::translate("ReadFile", sentence).arg(path);
}

/// @param path of the file, which knows none once it was opened by a descriptor
std::unexpected<Error> unreadable(const QString &path, const QFile &file)
{
    return fail(Error::Code::Io, say(QT_TRANSLATE_NOOP("ReadFile", "%1 cannot be read."), path), file.errorString());
}

/// Without waiting, where the system can be asked for that.
bool open(QFile &file)
{
#ifdef Q_OS_UNIX
    if (!file.fileName().startsWith(u':')) { // the program's own resources lie in no file system
        const int descriptor = ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor >= 0)
            return file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    }
#endif
    return file.open(QIODevice::ReadOnly); // which knows the reason of a failure, too
}

} // namespace

Result<> openToRead(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (!info.exists())
        return fail(Error::Code::NotFound, say(QT_TRANSLATE_NOOP("ReadFile", "%1 does not exist."), file.fileName()));
    if (!info.isFile())
        return fail(Error::Code::BadInput, say(QT_TRANSLATE_NOOP("ReadFile", "%1 is not a regular file."), file.fileName()));
    if (isProjectFile(file.fileName())) {
        return fail(Error::Code::BadInput,
                    say(QT_TRANSLATE_NOOP("ReadFile", "%1 belongs to a project; it is not read as something else."), file.fileName()));
    }
    return open(file) ? Result<>() : unreadable(info.filePath(), file);
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    GLOSSATOR_TRY(openToRead(file));
    constexpr qint64 step = qint64(64) << 10; // some files have no size of their own, others grow
    QByteArray bytes;
    QByteArray part;
    while (file.size() <= maxBytes && bytes.size() <= maxBytes) {
        // Asked for no more than is there: room for all of it is taken at once, and kept.
        part = file.read(bytes.isEmpty() && file.size() > 0 ? file.size() : step);
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, file);
    if (file.size() > maxBytes || bytes.size() > maxBytes)
        return fail(Error::Code::BadInput,
                    say(QT_TRANSLATE_NOOP("ReadFile", "%1 is larger than %2 MiB."), path).arg(maxBytes >> 20));
    return bytes;
}

} // namespace glossator
