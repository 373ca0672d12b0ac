// SPDX-License-Identifier: GPL-3.0-or-later
// What is left to do, one after the other: articles that are not done, problems. GUI thread.
#pragma once

#include <QString>

#include <functional>

namespace glossator {

class Project;

/// To the next article of the list that is not done, going round. Answers what it did.
[[nodiscard]] QString goToNextNotDone(Project &project);
/// The articles selected in the panel, or else the open one, are done; or all being read again where all were done.
/// `say` is called once they are.
void toggleDone(Project &project, std::function<void(const QString &)> say);
/// To the next or previous problem of the panel, going round. Answers which it is.
[[nodiscard]] QString goToProblem(Project &project, bool forward);

} // namespace glossator
