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

void setLocalAuthor(const QString &name)
{
    QSettings settings;
    if (settings.value(uuidKey).toString().isEmpty())
        settings.setValue(uuidKey, QUuid::createUuid().toString(QUuid::WithoutBraces));
    settings.setValue(nameKey, name);
}

} // namespace glossator
