// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bundles without what every format tells in its own way, to compare what went through one.

#include "models/domain/bundle.h"

namespace glossator::test {

/// Without paths, encodings, original bytes, files, leftovers, ids that files gave, the schema's text, flags and events
/// that no event mention tells of; arguments counted anew from 0.
std::vector<Bundle> plain(std::vector<Bundle> project);

/// Without authors, times and status, and how far articles were read.
std::vector<Bundle> unsignedOnes(std::vector<Bundle> project);

/// Each article with entities and events of its own: for formats that know none across articles.
std::vector<Bundle> separated(std::vector<Bundle> project);

/// Mentions (with ! where they are flagged) and the relations between them, one a line.
QString marksIn(const std::vector<Bundle> &bundles);

} // namespace glossator::test
