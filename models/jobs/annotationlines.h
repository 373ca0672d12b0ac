// SPDX-License-Identifier: GPL-3.0-or-later
// What is marked in an article, without ids: to compare what came from different files or projects. Pure, any thread.
#pragma once

#include "models/domain/bundle.h"

namespace glossator {

/// A line for each mention, relation, event mention and argument, and for each attribute, note and link on one of them,
/// sorted. Things of the same words and places give the same lines; what files called them, times, and what hangs on the
/// article or on the project's facts are not in them.
/// @param withAuthors who signed the mentions, relations and event mentions is, by name.
[[nodiscard]] QStringList annotationLines(const Bundle &bundle, bool withAuthors);

} // namespace glossator
