// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratdata.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr int Version = 1;

} // namespace

QString writeBratData(const QJsonObject &object)
{
    const QString json = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString line = u"{\"v\":"_s + QString::number(Version) + u',';
    line.reserve(json.size() + 16);
    for (const QChar c : QStringView(json).sliced(1)) {
        if (c.unicode() >= 0x20 && c.unicode() < 0x7F)
            line += c;
        else
            line += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
    return line;
}

std::optional<QJsonObject> readBratData(QStringView text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject() || document.object().value("v"_L1).toInt() != Version)
        return std::nullopt;
    return document.object();
}

void writeProvenance(QJsonObject &object, const Provenance &by, const QHash<AuthorId, const Author *> &authors)
{
    if (const QString author = bratAuthor(by.author, authors); !author.isEmpty())
        object["author"_L1] = author;
    if (by.created != 0)
        object["created"_L1] = by.created;
    if (by.modified != 0)
        object["modified"_L1] = by.modified;
    if (by.status != Status::Accepted)
        object["status"_L1] = by.status == Status::Suggested ? u"suggested"_s : u"rejected"_s;
}

QString bratAuthor(AuthorId id, const QHash<AuthorId, const Author *> &authors)
{
    const Author *author = authors.value(id);
    return author ? author->uuid + u' ' + author->name : QString();
}

Author bratAuthor(QStringView written)
{
    const qsizetype blank = written.indexOf(u' ');
    if (blank < 0)
        return {{}, written.toString(), {}};
    return {{}, written.first(blank).toString(), written.sliced(blank + 1).toString()};
}

} // namespace glossator
