// SPDX-License-Identifier: GPL-3.0-or-later
// Layers and features of an XMI document that its type system lacks. Pure function, any thread.
#pragma once

#include "models/formats/cas.h"

namespace glossator {

/// Adds them to the types, taken for what their names and values look like; those of DKPro are known.
/// @param document as it was read: what is not resolved yet is text. @return the layers of which something was taken so.
QStringList declareMissingTypes(Cas &document);

} // namespace glossator
