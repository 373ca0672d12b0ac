// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filesbelow.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace glossator {

namespace {

namespace fs = std::filesystem;

void collect(const fs::path &folder, const QString &shown, FilesBelow &below)
{
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().native();
        if (name.starts_with('.'))
            continue;
        std::error_code unknown;
        const bool isFolder = entry->is_directory(unknown) && !entry->is_symlink(unknown);
        const bool isFile = entry->is_regular_file(unknown);
        const QString path = (shown.endsWith(u'/') ? shown : shown + u'/') + QString::fromUtf8(name);
        if (!isFolder && !isFile)
            continue;
        if (!QByteArrayView(name).isValidUtf8())
            (isFolder ? below.misnamedFolders : below.misnamed) << path;
        else if (isFolder)
            collect(entry->path(), path, below);
        else
            below.files << path;
    }
    if (error)
        below.closed << shown;
}

} // namespace

FilesBelow filesBelow(const QString &folder)
{
    FilesBelow below;
    if (folder.startsWith(u':')) { // the program's own resources lie in no file system
        for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
            below.files << files.next();
    } else {
        collect(QFile::encodeName(folder).toStdString(), folder, below);
    }
    return below;
}

bool isMisnamed(const QString &path)
{
    if (!path.contains(QChar::ReplacementCharacter) || QFileInfo::exists(path))
        return false;
    const QFileInfo info(path);
    std::error_code error;
    for (fs::directory_iterator entry(QFile::encodeName(info.path()).toStdString(), error);
        entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().native();
        if (QString::fromUtf8(name) == info.fileName())
            return true;
    }
    return false;
}

} // namespace glossator
