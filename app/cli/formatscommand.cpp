// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "models/formats/format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

Result<Exit> runFormats(const Arguments &arguments)
{
    QJsonArray list;
    for (const Format *format : formats()) {
        const FormatInfo info = format->info();
        const QString can = info.reads && info.writes ? Cli::tr("read, write")
            : info.reads                              ? Cli::tr("read")
                                                      : Cli::tr("write");
        if (!arguments.json)
            print(info.id.leftJustified(16) + can.leftJustified(14) + info.name);
        QJsonObject options;
        for (const FormatOption &option : info.options) {
            QStringList values;
            for (const auto &[id, title] : option.choices)
                values << id;
            options.insert(option.id, QJsonArray::fromStringList(values));
            if (!arguments.json)
                print(QString(30, u' ') + option.id + u'=' + values.join(u'|') + u"  "_s + option.explanation);
        }
        list << QJsonObject{
            {u"id"_s, info.id},
            {u"name"_s, info.name},
            {u"suffixes"_s, QJsonArray::fromStringList(info.suffixes)},
            {u"reads"_s, info.reads},
            {u"writes"_s, info.writes},
            {u"options"_s, options},
            {u"file_per_article"_s, info.layout == FormatInfo::Layout::FilePerArticle},
        };
    }
    if (arguments.json)
        print(QJsonDocument(list));
    return Exit::Done;
}

} // namespace glossator::cli
