// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a document of WebAnno TSV say what a bundle says: what it said already stays as it is, what is gone goes, and what
// is new comes into the layer that has such things, or into one of ours. Plain functions, any thread.
#pragma once

#include "models/formats/losses.h"
#include "models/formats/tsvdocument.h"

namespace glossator {

/// A document with the text, tokens and sentences of an article, and no layers.
[[nodiscard]] TsvDocument tsvOfText(const Bundle &bundle);

/// @param bundle what keepHeldByTsv() left; its text is the document's. @param losses gets what a layer of somebody else
/// has no place for.
/// @return by annotation whom it tells of.
std::vector<Owner> composeTsv(TsvDocument &document, const Bundle &bundle, Losses &losses);

} // namespace glossator
