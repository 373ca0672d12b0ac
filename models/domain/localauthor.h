// SPDX-License-Identifier: GPL-3.0-or-later
// The person at this machine, whom the window asked once and the user's settings remember: the command line signs with
// the same name. Main thread; the programs name their settings alike.
#pragma once

#include "models/domain/provenance.h"

namespace glossator {

/// Who works here, without an id of a project. As long as nobody was asked it is a pseudonym without uuid; never the login.
[[nodiscard]] Author localAuthor();
/// Whether somebody was asked.
[[nodiscard]] bool hasLocalAuthor();
/// A name as it may stand in a line: trimmed, without control characters and marks of direction, at most 100 code points.
[[nodiscard]] QString personName(const QString &typed);
/// Remembers the name, with a uuid that stays when the name changes.
void setLocalAuthor(const QString &name);

} // namespace glossator
