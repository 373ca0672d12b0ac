// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Glossator JSON in memory, for tests.

#include "models/base/result.h"
#include "models/domain/bundle.h"

namespace glossator::test {

/// What the bytes say; errors name the file "project.json".
Result<std::vector<Bundle>> readJson(const QByteArray &bytes);

/// The file for a project: the bundle without an article first.
Result<QByteArray> writeJson(const std::vector<Bundle> &project);

} // namespace glossator::test
