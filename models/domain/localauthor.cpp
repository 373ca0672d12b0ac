// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localauthor.h"

#include <QCoreApplication>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <string>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView uuidKey = "author/uuid"_L1;
constexpr QLatin1StringView nameKey = "author/name"_L1;

} // namespace

Author localAuthor()
{
    const QSettings settings;
    const QString name = settings.value(nameKey).toString();
    if (name.isEmpty())
        return {{}, {}, QCoreApplication::translate("LocalAuthor", "Analyst")};
    return {{}, settings.value(uuidKey).toString(), name};
}

bool hasLocalAuthor()
{
    return !QSettings().value(nameKey).toString().isEmpty();
}

QString personName(const QString &typed)
{
    constexpr qsizetype most = 100;
    const auto turns = [](char32_t c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
    };
    std::u32string kept;
    for (const uint c : typed.toUcs4()) {
        if (QChar::isSpace(c) || (QChar::category(c) != QChar::Other_Control && !turns(c)))
            kept += char32_t(c);
    }
    const QList<uint> name = QString::fromStdU32String(kept).simplified().toUcs4();
    return QString::fromStdU32String(std::u32string(name.begin(), name.begin() + std::min(most, name.size()))).trimmed();
}

void setLocalAuthor(const QString &name)
{
    QSettings settings;
    if (settings.value(uuidKey).toString().isEmpty())
        settings.setValue(uuidKey, QUuid::createUuid().toString(QUuid::WithoutBraces));
    settings.setValue(nameKey, name);
}

} // namespace glossator
