// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/temporaryname.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace glossator {

using namespace Qt::StringLiterals;

QString temporaryName(const QString &project)
{
    const QFileInfo beside(QFileInfo(project).absolutePath());
    const bool isBeside = !project.isEmpty() && beside.isDir() && beside.isWritable();
    return (isBeside ? beside.filePath() : QDir::tempPath()) + u"/.glossator-temporary-XXXXXX"_s;
}

void removeAbandoned(const QString &project)
{
    const QDateTime dayAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    const auto found = QFileInfo(project).absoluteDir().entryInfoList(
        {u".glossator-temporary-??????"_s}, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoSymLinks | QDir::CaseSensitive);
    for (const QFileInfo &one : found) {
        if (one.lastModified() > dayAgo)
            continue;
        if (one.isDir())
            QDir(one.filePath()).removeRecursively();
        else
            QFile::remove(one.filePath());
    }
}

} // namespace glossator
