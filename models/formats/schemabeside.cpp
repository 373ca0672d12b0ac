// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/schemabeside.h"

#include "models/base/readfile.h"
#include "models/base/textdecoder.h"
#include "models/domain/schemareader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace glossator {

namespace {

constexpr qint64 mostBytes = qint64(4) << 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::SchemaBeside)
};

} // namespace

QString schemaBeside(const QString &folder, const std::function<bool(const Schema &)> &agrees, QStringList &remarks)
{
    const QString path = QDir(folder).filePath(schemaFileName);
    if (!QFileInfo(path).isFile())
        return {};
    const Result<QByteArray> bytes = readFile(path, mostBytes);
    const Result<Schema> schema = bytes.and_then([&path](const QByteArray &text) { return readSchema(text, path); });
    if (!schema) {
        remarks << schema.error().message;
        return {};
    }
    if (!agrees(*schema)) {
        remarks << Texts::tr("%1 is not taken: the configuration beside it says something else.").arg(path);
        return {};
    }
    return textOfUtf8(*bytes);
}

} // namespace glossator
