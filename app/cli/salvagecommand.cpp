// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "models/store/salvage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonDocument jsonOf(const SalvageReport &report)
{
    QJsonArray tables;
    for (const SalvageReport::Saved &saved : report.tables) {
        tables << QJsonObject{{u"table"_s, saved.table},
                              {u"rows"_s, saved.rows},
                              {u"whole"_s, saved.whole},
                              {u"from_backup"_s, saved.fromBackup},
                              {u"dropped"_s, saved.dropped}};
    }
    return QJsonDocument(QJsonObject{{u"whole"_s, report.isWhole()},
                                     {u"project"_s, report.project},
                                     {u"copies"_s, report.copies},
                                     {u"backup"_s, report.backup},
                                     {u"tables"_s, tables}});
}

} // namespace

Result<Exit> runSalvage(const Arguments &arguments)
{
    GLOSSATOR_ASSIGN(const SalvageReport report, salvage(arguments.project(), arguments.positional.at(1)));
    arguments.json ? print(jsonOf(report)) : print(report.text());
    if (report.project.isEmpty())
        return Exit::Io;
    return report.isWhole() ? Exit::Done : Exit::Findings;
}

} // namespace glossator::cli
