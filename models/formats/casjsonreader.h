// SPDX-License-Identifier: GPL-3.0-or-later
// Reads UIMA CAS JSON 0.4 into a Cas: syntax alone. Pure function, any thread.
#pragma once

#include "models/base/result.h"
#include "models/formats/cas.h"

namespace glossator {

/// The document, its structures listed or keyed by their ids. Types come from the file; `types` fill in what it lacks.
/// Arrays that one feature alone refers to, and no other may, are put in place, as they stand in XMI; others stay as they
/// are. A Sofa that no view has gets one without members. Fails with file and line.
[[nodiscard]] Result<Cas> readCasJson(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks);

} // namespace glossator
