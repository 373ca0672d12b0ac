// SPDX-License-Identifier: GPL-3.0-or-later
// The sample project: five fictional news articles in three languages that tell one story, fully annotated. Any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/provenance.h"

namespace glossator {

/// Makes the sample project at that path, as if the author had just done it all. Fails when the file exists.
Result<> makeSample(const QString &path, const Author &author);

} // namespace glossator
