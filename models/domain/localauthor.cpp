// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localauthor.h"

#include <QCoreApplication>
#include <QSettings>
#include <QUuid>

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
    const auto turns = [](char32_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); };
    QList<uint> points = typed.simplified().toUcs4();
    points.removeIf([&](uint c) { return QChar::category(c) == QChar::Other_Control || turns(c); });
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), std::min(most, points.size())).trimmed();
}

void setLocalAuthor(const QString &name)
{
    QSettings settings;
    if (settings.value(uuidKey).toString().isEmpty())
        settings.setValue(uuidKey, QUuid::createUuid().toString(QUuid::WithoutBraces));
    settings.setValue(nameKey, name);
}

} // namespace glossator
