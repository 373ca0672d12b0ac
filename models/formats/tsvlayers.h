// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a document of WebAnno TSV into which something new comes: one that has such things already, or one of ours,
// which is added. Each answers the number of the layer. Plain functions, any thread.
#pragma once

#include "models/formats/tsvdocument.h"

namespace glossator {

[[nodiscard]] int tsvMentionLayer(TsvDocument &document, const QString &type);
[[nodiscard]] int tsvEventLayer(TsvDocument &document);
/// Of what fills a role without being a mention.
[[nodiscard]] int tsvPlaceLayer(TsvDocument &document);
/// @param base the layer of both ends.
[[nodiscard]] int tsvRelationLayer(TsvDocument &document, const QString &type, int base);

} // namespace glossator
