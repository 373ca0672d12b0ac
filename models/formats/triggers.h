// SPDX-License-Identifier: GPL-3.0-or-later
// Triggers for formats in which one tells of nothing but its event. Pure function, any thread.
#pragma once

#include "models/formats/losses.h"

namespace glossator {

/// Gives each event mention a trigger of its own, of the type of its event. One that is marked for something else too (of
/// another event, with an entity or attributes, in a role or relation) stays for that, and the event gets another at the
/// same place, which is counted. To be called before keepHeld().
void separateTriggers(Bundle &bundle, Losses &losses);

} // namespace glossator
