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

Result<QStringList> damagedPages(Database &db, int most)
{
    QStringList found;
    auto checked = guarded([&]() -> Result<> {
        Query check = db.prepare("PRAGMA quick_check(" + std::to_string(most) + ')');
        while (check.next()) {
            if (const QString text = check.text(0); text != QLatin1String("ok"))
                found << text;
        }
        return {};
    });
    if (checked)
        return found;
    if (checked.error().code != Error::Code::Damaged)
        return std::unexpected(checked.error());
    return found << checked.error().detail;
}

Result<> requireIntact(Database &db)
{
    return guarded([&]() -> Result<> {
        GLOSSATOR_ASSIGN(const QStringList found, damagedPages(db, 1));
        if (!found.isEmpty())
            return fail(Error::Code::Damaged, tr("The project file is damaged."), found.first());
        Query keys = db.prepare("PRAGMA foreign_key_check");
        if (keys.next()) {
            return fail(Error::Code::Damaged, tr("The project file is damaged: a row refers to one that is missing."),
                        keys.text(0));
        }
        return {};
    });
}

} // namespace glossator::integrity
