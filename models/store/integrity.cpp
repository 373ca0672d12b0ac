// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/integrity.h"

#include "models/store/migrations.h"

#include <QCoreApplication>

namespace glossator::integrity {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

} // namespace

Result<> requireOwnCatalogue(Database &db)
{
    return guarded([&]() -> Result<> {
        const QStringList actual = migrations::catalogue(db);
        const QStringList expected = migrations::expectedCatalogue(int(db.integer("PRAGMA user_version")));
        if (actual == expected)
            return {};
        QString difference;
        for (const QString &line : actual) {
            if (!expected.contains(line))
                difference += line.section(u' ', 0, 1) + u'\n';
        }
        return fail(Error::Code::Foreign, tr("The file holds tables, triggers or views that are not Glossator's; it was not opened."),
                    difference);
    });
}

Result<> requireIntact(Database &db)
{
    return guarded([&]() -> Result<> {
        Query check = db.prepare("PRAGMA quick_check(1)");
        if (check.next() && check.text(0) != QLatin1String("ok"))
            return fail(Error::Code::Damaged, tr("The project file is damaged."), check.text(0));
        Query keys = db.prepare("PRAGMA foreign_key_check");
        if (keys.next()) {
            return fail(Error::Code::Damaged, tr("The project file is damaged: a row refers to one that is missing."),
                        keys.text(0));
        }
        return {};
    });
}

} // namespace glossator::integrity
