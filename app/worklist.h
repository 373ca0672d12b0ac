// SPDX-License-Identifier: GPL-3.0-or-later
// What is left to do, one after the other: articles that are not done, problems. Each answers what it did, for the status
// line. GUI thread.
#pragma once

#include <QString>

namespace glossator {

class Project;

/// To the next article of the list that is not done, going round.
[[nodiscard]] QString goToNextNotDone(Project &project);
/// The articles selected in the panel, or else the open one, are done; or all being read again where all were done.
[[nodiscard]] QString toggleDone(Project &project);
/// To the next or previous problem of the panel, going round.
[[nodiscard]] QString goToProblem(Project &project, bool forward);

} // namespace glossator
