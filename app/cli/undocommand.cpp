// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/store/history.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

Result<Exit> run(const Arguments &arguments, Result<HistoryEntry> (History::*step)(), const QString &sentence, const QString &key)
{
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadWrite));
    History history(*store);
    const Result<HistoryEntry> done = (history.*step)();
    // That there is nothing more is an answer; that a change is no longer kept, too.
    if (!done && (done.error().code == Error::Code::NotFound || done.error().code == Error::Code::Refused)) {
        complain(done.error().message);
        return Exit::Findings;
    }
    if (!done)
        return std::unexpected(done.error());
    if (arguments.json)
        print(QJsonDocument(QJsonObject{{key, done->title}}));
    else
        print(sentence.arg(done->title));
    return Exit::Done;
}

} // namespace

Result<Exit> runUndo(const Arguments &arguments)
{
    return run(arguments, &History::undo, Cli::tr("Undone: %1"), u"undone"_s);
}

Result<Exit> runRedo(const Arguments &arguments)
{
    return run(arguments, &History::redo, Cli::tr("Redone: %1"), u"redone"_s);
}

} // namespace glossator::cli
