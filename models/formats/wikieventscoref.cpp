// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventscoref.h"

#include "models/formats/jsontree.h"
#include "models/formats/utf8file.h"

#include <QDir>
#include <QFileInfo>

namespace glossator {

using namespace Qt::StringLiterals;

QString WikiEventsCoref::fileFor(const QString &file)
{
    const QFileInfo info(file);
    const QString name = info.completeBaseName();
    for (const QString &folder : {info.path(), info.path() + u"/coref"_s, info.path() + u"/../coref"_s}) {
        for (const QString &tried : {u"%1_coref.jsonl"_s, u"%1_coref.jsonlines"_s, u"%1.jsonlines"_s, u"coref-%1.jsonlines"_s}) {
            const QString path = QDir::cleanPath(folder + u'/' + tried.arg(name));
            if (path != QDir::cleanPath(file) && QFileInfo(path).isFile())
                return path;
        }
    }
    return {};
}

bool WikiEventsCoref::looksLikeOne(const JsonLook &look)
{
    return look.has("doc_key", "\"") && look.has("clusters", "[") && !look.has("sentences");
}

void WikiEventsCoref::open(const QString &file, const QByteArray &encoding)
{
    m_file = file;
    auto device = openJson(file, encoding);
    if (!device) {
        m_remarks << device.error().message;
        return;
    }
    m_device = *std::move(device);
    JsonRecords records(*m_device, file);
    for (;;) {
        const Result<bool> isThere = records.next();
        if (!isThere)
            m_remarks << isThere.error().message;
        if (!isThere || !*isThere)
            return;
        const JsonRecord &record = records.record();
        const Result<JsonValue> value = jsonTree(record.bytes, file, record.line);
        if (!value)
            m_remarks << value.error().message;
        else
            m_places[jsonString(*value, u"doc_key")].append({record.position, record.bytes.size(), record.line});
    }
}

std::optional<JsonRecord> WikiEventsCoref::take(const QString &article)
{
    const auto places = m_places.find(article);
    if (places == m_places.end() || places->isEmpty())
        return std::nullopt;
    const Place place = places->takeFirst();
    if (!m_device->seek(place.position))
        return std::nullopt;
    const QByteArray bytes = m_device->read(place.length);
    return bytes.size() == place.length ? std::optional(JsonRecord{bytes, place.line, place.position}) : std::nullopt;
}

} // namespace glossator
