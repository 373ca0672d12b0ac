// SPDX-License-Identifier: GPL-3.0-or-later
// From the words of the command line to a command that runs.
#pragma once

#include "app/cli/command.h"

namespace glossator::cli {

/// Does what the words after the program's name say; answers what to exit with.
[[nodiscard]] Exit runCommandLine(const QStringList &words);

} // namespace glossator::cli
