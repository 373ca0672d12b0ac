// SPDX-License-Identifier: GPL-3.0-or-later
// The annotations that the cells of a document of WebAnno TSV say. Plain function, any thread.
#pragma once

#include "models/formats/tsvdocument.h"

#include <QHash>

namespace glossator {

/// Fills in the annotations of the layers that are read. @param units by their id.
void readTsvCells(TsvDocument &document, const QHash<QString, int> &units);

} // namespace glossator
