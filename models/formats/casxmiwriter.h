// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a Cas as UIMA CAS XMI 1.0, and types as a type system description: syntax alone. Pure functions, any thread.
#pragma once

#include "models/formats/cas.h"
#include "models/formats/format.h"

namespace glossator {

/// The text as XML 1.0 can hold it: each control character that it forbids, and U+FFFE and U+FFFF, is a space.
[[nodiscard]] QString xmlText(const QString &text);

/// One structure a line. @param owners what the structures are to us, for the places.
[[nodiscard]] OutputFile writeCasXmi(const Cas &cas, const QHash<qint64, Owner> &owners);

[[nodiscard]] QByteArray writeTypeSystem(const CasTypes &types);

} // namespace glossator
