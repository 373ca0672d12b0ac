// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"


#include <limits>

namespace glossator::cli {

using namespace Qt::StringLiterals;

const std::vector<Command> &commands()
{
    constexpr qsizetype any = std::numeric_limits<qsizetype>::max();
    static const std::vector<Command> table{
        {.name = "new"_L1,
         .usage = "PROJECT [--schema NAME|FILE]",
         .help = QT_TRANSLATE_NOOP("Cli", "Make an empty project; an existing file is not touched."),
         .options = {Option::Schema},
         .run = runNew},
        {.name = "import"_L1,
         .usage = "PROJECT PATH… [--format ID] [--encoding NAME]",
         .help = QT_TRANSLATE_NOOP("Cli", "Read files and folders into the project, as one step that can be undone."),
         .fewest = 2,
         .most = any,
         .options = {Option::Format, Option::Encoding},
         .run = runImport},
        {.name = "export"_L1,
         .usage = "PROJECT --format ID (--output PATH [--verify] | --dry-run) [--options NAME=VALUE[,NAME=VALUE]] [--with-suggested]",
         .help = QT_TRANSLATE_NOOP("Cli", "Write the project in another format, over files that are there."),
         .options = {Option::Format, Option::Output, Option::Options, Option::WithSuggested, Option::DryRun, Option::Verify},
         .run = runExport},
        {.name = "formats"_L1,
         .usage = "",
         .help = QT_TRANSLATE_NOOP("Cli", "List the formats that can be read and written."),
         .fewest = 0,
         .most = 0,
         .run = runFormats},
        {.name = "info"_L1,
         .usage = "PROJECT",
         .help = QT_TRANSLATE_NOOP("Cli", "Count what the project holds."),
         .run = runInfo},
        {.name = "check"_L1,
         .usage = "PROJECT",
         .help = QT_TRANSLATE_NOOP("Cli", "Look for damage, and for annotations that the schema does not allow."),
         .run = runCheck},
        {.name = "salvage"_L1,
         .usage = "PROJECT OUTPUT",
         .help = QT_TRANSLATE_NOOP("Cli", "Save what can be read of a damaged project into a new one."),
         .fewest = 2,
         .most = 2,
         .run = runSalvage},
        {.name = "history"_L1,
         .usage = "PROJECT",
         .help = QT_TRANSLATE_NOOP("Cli", "List who did what and when, the newest first."),
         .run = runHistory},
        {.name = "undo"_L1, .usage = "PROJECT", .help = QT_TRANSLATE_NOOP("Cli", "Take the last step back."), .run = runUndo},
        {.name = "redo"_L1,
         .usage = "PROJECT",
         .help = QT_TRANSLATE_NOOP("Cli", "Redo the last step taken back."),
         .run = runRedo},
        {.name = "schema"_L1,
         .usage = "PROJECT [--set FILE]",
         .help = QT_TRANSLATE_NOOP("Cli", "Print the project's schema, or put another one in place."),
         .options = {Option::Set},
         .run = runSchema},
    };
    return table;
}

} // namespace glossator::cli
