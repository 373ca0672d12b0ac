// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/output.h"
#include "models/domain/localauthor.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

struct OptionInfo {
    Option option;
    QLatin1StringView name;
    QLatin1StringView value; ///< what follows it; empty: nothing
    const char *help;
};

constexpr OptionInfo optionTable[]{
    {Option::Schema, "schema"_L1, "NAME|FILE"_L1, QT_TRANSLATE_NOOP("Cli", "a schema that comes with the program, or a file")},
    {Option::Set, "set"_L1, "FILE"_L1, QT_TRANSLATE_NOOP("Cli", "the schema to put in place")},
    {Option::Format, "format"_L1, "ID"_L1, QT_TRANSLATE_NOOP("Cli", "a format that “formats” lists")},
    {Option::Encoding, "encoding"_L1, "NAME"_L1, QT_TRANSLATE_NOOP("Cli", "of texts, such as windows-1254")},
    {Option::Output, "output"_L1, "PATH"_L1, QT_TRANSLATE_NOOP("Cli", "where to write: a folder or a file, “-” for standard output")},
    {Option::Options, "options"_L1, "NAME=VALUE[,NAME=VALUE]"_L1, QT_TRANSLATE_NOOP("Cli", "how to write it, as “formats” tells of each format")},
    {Option::WithSuggested, "with-suggested"_L1, {}, QT_TRANSLATE_NOOP("Cli", "also what was suggested and not accepted yet")},
    {Option::DryRun, "dry-run"_L1, {}, QT_TRANSLATE_NOOP("Cli", "only say what would be written, and what left out")},
    {Option::Verify, "verify"_L1, {}, QT_TRANSLATE_NOOP("Cli", "read back what was written, and compare")},
};
constexpr OptionInfo commonTable[]{
    {{}, "author"_L1, "NAME"_L1, QT_TRANSLATE_NOOP("Cli", "who signs the changes; else the person whom the window asked")},
    {{}, "json"_L1, {}, QT_TRANSLATE_NOOP("Cli", "print JSON")},
    {{}, "help"_L1, {}, QT_TRANSLATE_NOOP("Cli", "print this help")},
    {{}, "version"_L1, {}, QT_TRANSLATE_NOOP("Cli", "print the version")},
};

QString usageOf(const Command &command)
{
    return (u"glossator-cli %1 "_s.arg(command.name) + QString::fromUtf8(command.usage)).trimmed();
}

void printRow(QString left, const char *help)
{
    constexpr qsizetype column = 26;
    const QString words = Cli::tr(help);
    if (left.size() < column) {
        print(u"  "_s + left.leftJustified(column) + words);
        return;
    }
    print(u"  "_s + left);
    print(QString(column + 2, u' ') + words);
}

void printOption(const OptionInfo &option)
{
    printRow(u"--%1 %2"_s.arg(option.name, option.value), option.help);
}

void printHelp()
{
    print(Cli::tr("Usage: %1").arg(u"glossator-cli COMMAND …"_s));
    print(QString());
    for (const Command &command : commands())
        printRow(command.name, command.help);
    print(QString());
    for (const OptionInfo &option : commonTable)
        printOption(option);
    print(QString());
    print(Cli::tr("“%1” tells more about one command.").arg(u"glossator-cli COMMAND --help"_s));
    print(Cli::tr("Exit codes: 0 done; 1 problems or differences found, not everything salvaged, or nothing to undo or redo;"
             " 2 wrong usage; 3 a file could not be stored, or none was found that can be read; 4 something could not be read"
             " or written; 130 an import or export was interrupted; 141 done, but nobody read all of the output."));
}

void printHelp(const Command &command)
{
    print(Cli::tr("Usage: %1").arg(usageOf(command)));
    print(QString());
    print(Cli::tr(command.help));
    print(QString());
    for (const OptionInfo &option : optionTable) {
        if (std::ranges::contains(command.options, option.option))
            printOption(option);
    }
    for (const OptionInfo &option : commonTable)
        printOption(option);
}

Exit run(const Command &command, const QCommandLineParser &parser, const QStringList &positional)
{
    Arguments arguments{.positional = positional,
                        .options = {},
                        .author = personName(parser.value(u"author"_s)),
                        .json = parser.isSet(u"json"_s)};
    for (const OptionInfo &option : optionTable) {
        if (!parser.isSet(option.name))
            continue;
        if (!std::ranges::contains(command.options, option.option))
            return wrongUsage(Cli::tr("“%1” takes no --%2.").arg(command.name, option.name));
        arguments.options.insert(option.option, option.value.isEmpty() ? QString() : parser.value(option.name));
    }
    if (positional.size() < command.fewest || positional.size() > command.most || positional.contains(QString())) {
        return wrongUsage(Cli::tr("This is not how “%1” is used: %2.")
                              .arg(command.name, usageOf(command)));
    }
    const Result<Exit> result = command.run(arguments);
    if (result)
        return *result;
    complain(result.error().message);
    return exitFor(result.error());
}

} // namespace

Exit runCommandLine(const QStringList &words)
{
    QCommandLineParser parser;
    for (const OptionInfo &option : optionTable)
        parser.addOption(QCommandLineOption(option.name, {}, option.value));
    for (const OptionInfo &option : commonTable)
        parser.addOption(QCommandLineOption(option.name, {}, option.value));
    // The parser takes the first word for the program's name.
    if (!parser.parse(QStringList(QString()) + words))
        return wrongUsage(parser.errorText() + (parser.errorText().endsWith(u'.') ? QString() : u"."_s));
    if (parser.isSet(u"version"_s)) {
        print(u"glossator-cli "_s + QCoreApplication::applicationVersion());
        return Exit::Done;
    }
    QStringList positional = parser.positionalArguments();
    const QString name = positional.isEmpty() ? QString() : positional.takeFirst();
    const auto command = std::ranges::find(commands(), name, &Command::name);
    if (command == commands().end() && !name.isEmpty())
        return wrongUsage(Cli::tr("There is no command “%1”.").arg(name));
    if (parser.isSet(u"help"_s)) {
        name.isEmpty() ? printHelp() : printHelp(*command);
        return Exit::Done;
    }
    if (name.isEmpty())
        return wrongUsage(Cli::tr("A command is missing."));
    return run(*command, parser, positional);
}

} // namespace glossator::cli
