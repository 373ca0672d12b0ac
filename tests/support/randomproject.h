// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Random projects that use everything a Bundle can hold.

#include "models/domain/bundle.h"

#include <QRandomGenerator>

namespace glossator::test {

/// A project as a lossless reader hands it over: the bundle without an article (schema, authors, entities and events,
/// some of them in several articles, and what hangs on them), then `articles` with one, made as by randomBundle().
/// Ids are 64 bits wide, quotes are right unless the mention is flagged, lists are in the order of ids. The same
/// generator state gives the same project.
std::vector<Bundle> randomProject(QRandomGenerator &random, int articles);

} // namespace glossator::test
