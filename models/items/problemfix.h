// SPDX-License-Identifier: GPL-3.0-or-later
// The one step that a problem offers. GUI thread.
#pragma once

#include "models/domain/schemacheck.h"
#include "models/store/store.h"

namespace glossator {

/// What the step says on a button or in a menu; empty where there is none.
[[nodiscard]] QString fixTitle(Problem::Fix fix);
/// Takes the step. Code::Refused where the problem offers none.
Result<> fixProblem(Store &store, const Problem &problem);
/// Takes the steps of all of them as one action; what an earlier step mended already is left out.
Result<> fixProblems(Store &store, const std::vector<Problem> &problems);

} // namespace glossator
