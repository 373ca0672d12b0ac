// SPDX-License-Identifier: GPL-3.0-or-later
// How the command line program speaks: UTF-8, results on standard output, complaints on standard error.
#pragma once

#include "app/cli/command.h"

#include <QCoreApplication>

class QJsonDocument;

namespace glossator::cli {

/// For the words of this program: `Cli::tr("…")`.
struct Cli {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// A line on standard output.
void print(const QString &line);
/// Indented, keys sorted.
void print(const QJsonDocument &json);
/// Bytes on standard output as they are.
void printBytes(const QByteArray &bytes);
/// A line on standard error, with the program's name before it.
void complain(const QString &sentence);
/// Complains, and points to the help.
[[nodiscard]] Exit wrongUsage(const QString &sentence);
/// False where standard output could not take everything.
[[nodiscard]] bool flushOutput();

/// Whether nobody reads standard output any more: there is nothing to complain of.
[[nodiscard]] bool isOutputAbandoned();

/// What an error that stopped a command means to the caller.
[[nodiscard]] Exit exitFor(const Error &error);

} // namespace glossator::cli
