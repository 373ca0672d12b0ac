// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratarguments.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace glossator {

std::vector<BratArgumentEntry> bratArguments(const BratLine &event, const QJsonArray &more)
{
    QHash<qint64, QJsonObject> onLine;
    QHash<qint64, std::vector<BratArgumentEntry>> behind;
    const qint64 count = qint64(event.arguments.size());
    for (const QJsonValue &value : more) {
        const QJsonObject data = value.toObject();
        const qint64 at = data.value("at"_L1).toInteger(-1);
        if (at >= 0 && at < count && data.value("id"_L1).toString() == event.arguments[size_t(at)].id
            && !onLine.contains(at)) {
            onLine.insert(at, data);
        } else if (data.contains("after"_L1)) {
            const qint64 after = std::clamp(data.value("after"_L1).toInteger(), qint64(0), count);
            behind[after].push_back({data.value("role"_L1).toString(), {}, data});
        }
    }
    std::vector<BratArgumentEntry> entries;
    for (qint64 at = 0;; ++at) {
        std::ranges::move(behind[at], std::back_inserter(entries));
        if (at == count)
            return entries;
        const BratArgument &argument = event.arguments[size_t(at)];
        const QJsonObject data = onLine.value(at);
        const QString role = data.value("role"_L1).toString(argument.label);
        const bool isSame = bratRole(role) == bratRole(argument.label);
        entries.push_back({isSame ? role : argument.label, argument.id, data});
    }
}

QString bratRole(QStringView role)
{
    QString label = bratLabel(role);
    while (!label.isEmpty() && label.back() >= u'0' && label.back() <= u'9')
        label.chop(1);
    return label;
}

} // namespace glossator
