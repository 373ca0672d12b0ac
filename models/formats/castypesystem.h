// SPDX-License-Identifier: GPL-3.0-or-later
// Reads type system descriptions of UIMA: syntax alone. Pure function, any thread.
#pragma once

#include "models/base/result.h"
#include "models/formats/cas.h"

namespace glossator {

/// The types of a TypeSystem.xml. Fails for XML that is damaged, or has a DOCTYPE, with file and line. What it imports from
/// other files is not read, which is a remark.
[[nodiscard]] Result<CasTypes> readTypeSystem(const QByteArray &bytes, const QString &file, QStringList &remarks);

} // namespace glossator
