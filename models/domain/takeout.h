// SPDX-License-Identifier: GPL-3.0-or-later
// Things taken out of a bundle, and with them what cannot be without them. Pure function, any thread.
#pragma once

#include "models/domain/bundle.h"

#include <QSet>

namespace glossator {

/// Takes out what is gone, event mentions of a gone event or trigger, relations with a gone end, arguments with a gone
/// filler, and what hangs on any of these. A mention stays when its entity goes, a relation when its trigger does.
void takeOut(Bundle &bundle, QSet<Owner> gone);

} // namespace glossator
