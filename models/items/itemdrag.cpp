// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/itemdrag.h"

#include "models/store/store.h"

#include <QDataStream>
#include <QFileInfo>
#include <QIODevice>

namespace glossator {

namespace {

QString identity(const Store &store) { return QFileInfo(store.path()).canonicalFilePath(); }

} // namespace

std::unique_ptr<QMimeData> dragOf(const Store &store, const QList<Owner> &items, const QString &names)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << identity(store) << quint32(items.size());
    for (const Owner &item : items)
        out << quint8(item.kind) << item.id;
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(ItemsMimeType), bytes);
    data->setText(names);
    return data;
}

QList<Owner> itemsOf(const Store &store, const QMimeData &data)
{
    QDataStream in(data.data(QLatin1String(ItemsMimeType)));
    QString project;
    quint32 count = 0;
    in >> project >> count;
    QList<Owner> items;
    if (in.status() != QDataStream::Ok || project != identity(store))
        return items;
    for (quint32 i = 0; i < count; ++i) { // it may come from any program: its count is not trusted
        quint8 kind = 0;
        qint64 id = 0;
        in >> kind >> id;
        if (in.status() != QDataStream::Ok || kind > quint8(Owner::Kind::Article))
            return {};
        items << Owner(Owner::Kind(kind), id);
    }
    return items;
}

} // namespace glossator
