// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projectfiles.h"

#include "models/store/bundles.h"
#include "tests/support/randomproject.h"
#include "tests/support/randomscript.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>

namespace glossator::test {

using namespace Qt::StringLiterals;

std::unique_ptr<Store> opened(const QString &path, Store::Access access)
{
    auto store = Store::open(path, access);
    if (!store)
        qFatal("%ls %ls", qUtf16Printable(store.error().message), qUtf16Printable(store.error().detail));
    return std::move(*store);
}

QString filledProject(const QString &name, int steps, int articles)
{
    auto store = newProject(name);
    store->setDurable(false);
    QRandomGenerator random(7);
    BundleIds ids;
    for (const Bundle &bundle : articles > 0 ? randomProject(random, articles) : std::vector<Bundle>()) {
        const auto added
            = store->perform({}, [&](Operation &op) { return Bundles(*store).add(op, bundle, ids, false); });
        if (!added)
            qFatal("%ls %ls", qUtf16Printable(added.error().message), qUtf16Printable(added.error().detail));
    }
    RandomScript script(*store, 11);
    for (int i = 0; i < steps; ++i)
        script.step();
    return store->path();
}

qsizetype filesLocked()
{
    QFile file(u"/proc/locks"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The locks cannot be counted.");
    const QString process = QString::number(QCoreApplication::applicationPid());
    QSet<QString> files;
    for (const QString &line : QString::fromLatin1(file.readAll()).split(u'\n')) {
        const QStringList words = line.simplified().split(u' '); // "1: POSIX ADVISORY READ 404 08:20:117 128 128"
        if (words.value(4) == process)
            files.insert(words.value(5));
    }
    return files.size();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        qFatal("cannot damage %ls", qUtf16Printable(path));
}

} // namespace glossator::test
