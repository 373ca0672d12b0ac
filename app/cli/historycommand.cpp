// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/store/history.h"
#include "models/store/projectinfo.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <limits>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

QString kindKey(HistoryEntry::Kind kind)
{
    switch (kind) {
    case HistoryEntry::Kind::Undo:
        return u"undo"_s;
    case HistoryEntry::Kind::Redo:
        return u"redo"_s;
    case HistoryEntry::Kind::Do:
        break;
    }
    return u"do"_s;
}

/// One for each step: the batches of a job are one, as they are undone together.
std::vector<HistoryEntry> steps(const std::vector<HistoryEntry> &rows)
{
    std::vector<HistoryEntry> steps;
    for (const HistoryEntry &row : rows) {
        if (!steps.empty() && row.kind == HistoryEntry::Kind::Do && steps.back().kind == HistoryEntry::Kind::Do
            && steps.back().group == row.group)
            steps.back() = row; // the first batch is the older row
        else
            steps.push_back(row);
    }
    return steps;
}

/// In UTC; people are told the time of their clocks.
QString timeOf(const HistoryEntry &entry)
{
    return QDateTime::fromMSecsSinceEpoch(entry.time, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

Result<Exit> runHistory(const Arguments &arguments)
{
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadOnly));
    GLOSSATOR_ASSIGN(const auto rows, History(*store).entries(std::numeric_limits<qsizetype>::max()));
    GLOSSATOR_ASSIGN(const auto names, authorNames(*store));
    QJsonArray list;
    if (!arguments.json) {
        print(QStringList{Cli::tr("No."), Cli::tr("Time"), Cli::tr("Who"), Cli::tr("Kind"), Cli::tr("What")}.join(u'\t'));
    }
    for (const HistoryEntry &entry : steps(rows)) {
        const QString author = names.value(entry.author);
        if (!arguments.json) {
            const QString time = QDateTime::fromMSecsSinceEpoch(entry.time).toString(u"yyyy-MM-dd hh:mm:ss");
            print(u"%1\t%2\t%3\t%4\t%5"_s.arg(entry.seq).arg(time, author, kindKey(entry.kind), entry.title));
        }
        list << QJsonObject{
            {u"seq"_s, entry.seq},
            {u"kind"_s, kindKey(entry.kind)},
            {u"time"_s, timeOf(entry)},
            {u"author"_s, author},
            {u"title"_s, entry.title},
            {u"can_be_undone"_s, entry.kind == HistoryEntry::Kind::Do && !entry.isSealed},
        };
    }
    if (arguments.json)
        print(QJsonDocument(list));
    return Exit::Done;
}

} // namespace glossator::cli
