// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratdata.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr int Version = 1;
constexpr qsizetype ShortWord = 3; // the, His, und: says nothing about a name, unless all in capitals

/// Every longer word begins with a capital, or with a letter of a script that has none; there is at least one such.
bool looksLikeName(QStringView quote)
{
    bool found = false;
    for (const QStringView word : quote.tokenize(u' ', Qt::SkipEmptyParts)) {
        const bool isShort = word.size() <= ShortWord;
        const bool isLower = word.front().isLower();
        if (isLower && !isShort)
            return false;
        const bool isUpper = std::ranges::none_of(word, [](QChar c) { return c.isLower(); });
        if (!isLower && word.front().isLetter() && (!isShort || (isUpper && word.size() > 1)))
            found = true;
    }
    return found;
}

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

QString bratEntityName(const QStringList &quotes)
{
    QString longest;
    for (const QString &quote : quotes) {
        if (looksLikeName(quote))
            return quote.simplified();
        if (quote.size() > longest.size())
            longest = quote;
    }
    return longest.simplified();
}

} // namespace glossator
