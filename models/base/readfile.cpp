// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/readfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace glossator {

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    const auto say = [&path](const char *sentence) {
        return QCoreApplication::translate("ReadFile", sentence).arg(path);
    };
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Code::NotFound, say(QT_TRANSLATE_NOOP("ReadFile", "%1 does not exist.")));
    if (!info.isFile())
        return fail(Error::Code::BadInput, say(QT_TRANSLATE_NOOP("ReadFile", "%1 is not a regular file.")));
    const auto tooLarge = [&] {
        return fail(Error::Code::BadInput,
                    say(QT_TRANSLATE_NOOP("ReadFile", "%1 is larger than %2 MiB.")).arg(maxBytes >> 20));
    };
    if (info.size() > maxBytes)
        return tooLarge();

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, say(QT_TRANSLATE_NOOP("ReadFile", "%1 cannot be read.")), file.errorString());
    QByteArray bytes = file.read(maxBytes + 1); // it may have grown since
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Code::Io, say(QT_TRANSLATE_NOOP("ReadFile", "%1 cannot be read.")), file.errorString());
    if (bytes.size() > maxBytes)
        return tooLarge();
    return bytes;
}

} // namespace glossator
