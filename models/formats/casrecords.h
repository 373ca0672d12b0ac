// SPDX-License-Identifier: GPL-3.0-or-later
// What no layer of a CAS can say goes along as Glossator JSON in a feature of ours: an object with lists as in an article
// of Glossator JSON. Pure functions, any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/bundle.h"

namespace glossator {

/// The things as texts, several where there are many; of the article only what is said of it. Fails as JsonObjectWriter does.
[[nodiscard]] Result<QStringList> writeCasRecord(const Bundle &things);

/// Fails for what is no such text. @param file for the sentence.
[[nodiscard]] Result<Bundle> readCasRecord(const QString &text, const QString &file);

/// Takes out what speaks of something that is not there, or forgets that it does.
void dropDangling(Bundle &bundle);

} // namespace glossator
