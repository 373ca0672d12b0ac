// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfiles.h"

#include "models/domain/shippedschemas.h"
#include "tests/support/projectfiles.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QDirIterator>

namespace glossator::test {

QString folderWith(const QString &name, const Files &files)
{
    const QString folder = scratchPath(name);
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    for (const auto &[path, bytes] : files) {
        const QString target = folder + u'/' + path;
        QDir().mkpath(QFileInfo(target).path());
        QFile file(target);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%ls cannot be written", qUtf16Printable(target));
    }
    return folder;
}

QMap<QString, QByteArray> contentsBelow(const QString &folder)
{
    QMap<QString, QByteArray> contents;
    const QDir top(folder);
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        const QString path = files.next();
        contents.insert(top.relativeFilePath(path), bytesOf(path));
    }
    return contents;
}

std::unique_ptr<Store> emptyProject(const QString &name)
{
    const QString path = scratchPath(name);
    QFile::remove(path);
    auto store = Store::create(path, shippedSchema(defaultSchemaName));
    if (!store)
        qFatal("%ls", qUtf16Printable(store.error().message));
    (*store)->setDurable(false);
    return std::move(*store);
}

} // namespace glossator::test
