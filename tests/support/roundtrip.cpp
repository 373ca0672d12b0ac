// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/roundtrip.h"

#include "tests/support/testsupport.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace glossator::test {

Result<QMap<QString, QByteArray>> written(const Format &format, const std::vector<Bundle> &project, const WriteOptions &options,
    const Schema &schema, std::vector<Loss> *losses)
{
    const auto writer = format.writer(options);
    QMap<QString, QByteArray> files;
    const auto add = [&files](const std::vector<OutputFile> &parts, const QString &stem = {}) {
        for (const OutputFile &part : parts)
            files[stem + part.name] += part.rest ? part.bytes + part.rest->readAll() : part.bytes;
    };
    GLOSSATOR_ASSIGN(const std::vector<OutputFile> head, writer->begin(project.front(), schema));
    add(head);
    for (size_t i = 1; i < project.size(); ++i) {
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> body, writer->add(project[i]));
        add(body, format.info().layout == FormatInfo::Layout::FilePerArticle ? u"folder/%1"_s.arg(i) : QString());
    }
    GLOSSATOR_ASSIGN(const std::vector<OutputFile> tail, writer->end());
    add(tail);
    if (losses)
        *losses = writer->losses();
    return files;
}

Result<std::vector<Bundle>> readAll(const Format &format, const QString &path)
{
    std::vector<Bundle> bundles;
    GLOSSATOR_ASSIGN(const std::vector<Source> sources, format.find(path));
    for (const Source &source : sources) {
        GLOSSATOR_TRY(format.read(source, {}, [&bundles](Bundle &&bundle) -> Result<> {
            bundles.push_back(std::move(bundle));
            return {};
        }));
    }
    return bundles;
}

Result<std::vector<Bundle>> readBack(const Format &format, const QMap<QString, QByteArray> &files, const QString &folder)
{
    const QString top = scratchPath(folder);
    QDir(top).removeRecursively();
    QString only;
    for (const auto &[name, bytes] : files.asKeyValueRange()) {
        if (name.isEmpty())
            only = top + u"/project."_s + format.info().suffixes.value(0);
        QFile file(name.isEmpty() ? only : top + u'/' + name);
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    return readAll(format, only.isEmpty() ? top : only);
}

} // namespace glossator::test
