// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/shippedschemas.h"

#include <QDir>

namespace glossator {

using namespace Qt::StringLiterals;

QStringList shippedSchemaNames()
{
    QStringList names = QDir(u":/glossator/schemas"_s).entryList({u"*.schema"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(7); // .schema
    return names;
}

QByteArray shippedSchema(const QString &name)
{
    if (!shippedSchemaNames().contains(name))
        return {};
    QFile file(u":/glossator/schemas/%1.schema"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace glossator
