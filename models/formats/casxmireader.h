// SPDX-License-Identifier: GPL-3.0-or-later
// Reads UIMA CAS XMI 1.0 into a Cas: syntax alone. Pure function, any thread.
#pragma once

#include "models/base/result.h"
#include "models/formats/cas.h"

namespace glossator {

/// The document. A number in XMI may be one or name a structure, as the types say; for layers and features that they lack
/// it is taken for what names and values look like, which is a remark. Fails for XML that is damaged, or has a DOCTYPE, with
/// file and line.
[[nodiscard]] Result<Cas> readCasXmi(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks);

} // namespace glossator
