// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the `.schema` language, as resources/help/schema.md describes it. Plain functions, any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/schema.h"

namespace glossator {

/// The schema that the text says, whole or not at all. The error names file and line; `fileName` is only for that.
[[nodiscard]] Result<Schema> readSchema(const QByteArray &utf8, const QString &fileName);

} // namespace glossator
