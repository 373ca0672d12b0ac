// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a Cas as UIMA CAS JSON 0.4: syntax alone. Pure function, any thread.
#pragma once

#include "models/formats/cas.h"
#include "models/formats/format.h"

namespace glossator {

/// With its types, one structure a line. @param owners what the structures are to us, for the places.
[[nodiscard]] OutputFile writeCasJson(const Cas &cas, const QHash<qint64, Owner> &owners);

} // namespace glossator
