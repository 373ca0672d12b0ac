// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localauthor.h"

#include <QCoreApplication>
#include <QSettings>

namespace glossator {

using namespace Qt::StringLiterals;

Author localAuthor()
{
    const QSettings settings;
    const QString name = settings.value("author/name"_L1).toString();
    if (name.isEmpty())
        return {{}, {}, QCoreApplication::translate("main", "Analyst")};
    return {{}, settings.value("author/uuid"_L1).toString(), name};
}

} // namespace glossator
