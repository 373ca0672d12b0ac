// SPDX-License-Identifier: GPL-3.0-or-later
// What a command of glossator-cli is, and what it may be told. One file per command, one line in commands().
#pragma once

#include "models/base/result.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace glossator::cli {

/// What the program answers to its caller.
enum class Exit : int {
    Done = 0,
    Findings = 1, ///< problems or differences were found, not all could be saved, or there is nothing to undo or redo
    Usage = 2,
    BadInput = 3, ///< at least one file could not be stored, or there was none that a format knows
    Io = 4, ///< something could not be read or written
    Interrupted = 130, ///< an import or export, by SIGINT or SIGTERM
    BrokenPipe = 141, ///< whoever read standard output has left: what a shell says of a program that SIGPIPE ends
};

/// Options that only some commands take.
enum class Option : quint8 { Schema, Set, Format, Encoding, Output, Options, WithSuggested, DryRun, Verify };

struct Arguments {
    QStringList positional; ///< as many as the command asks for
    QHash<Option, QString> options; ///< those that were given
    QString author; ///< empty: the person at this machine
    bool json = false;

    [[nodiscard]] QString project() const { return positional.value(0); }
};

struct Command {
    QLatin1StringView name;
    const char *usage; ///< what stands behind the name, in UTF-8
    const char *help; ///< one line, to be translated in the context Cli
    qsizetype fewest = 1; ///< positional arguments
    qsizetype most = 1;
    std::vector<Option> options{};
    Result<Exit> (*run)(const Arguments &arguments);
};

/// All of them, in the order of the help.
[[nodiscard]] const std::vector<Command> &commands();

Result<Exit> runNew(const Arguments &arguments);
Result<Exit> runImport(const Arguments &arguments);
Result<Exit> runExport(const Arguments &arguments);
Result<Exit> runFormats(const Arguments &arguments);
Result<Exit> runInfo(const Arguments &arguments);
Result<Exit> runCheck(const Arguments &arguments);
Result<Exit> runSalvage(const Arguments &arguments);
Result<Exit> runHistory(const Arguments &arguments);
Result<Exit> runUndo(const Arguments &arguments);
Result<Exit> runRedo(const Arguments &arguments);
Result<Exit> runSchema(const Arguments &arguments);

} // namespace glossator::cli
