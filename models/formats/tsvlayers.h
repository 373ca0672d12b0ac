// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a document of WebAnno TSV into which something new comes: one that has such things already, or one of ours,
// which is added. Each answers the number of the layer. Any thread.
#pragma once

#include "models/formats/tsvdocument.h"

#include <QHash>

namespace glossator {

/// Those of mentions: the layer that is called like their type, else the one that has such mentions, else one that says types.
class TsvMentionLayers {
public:
    /// @param document outlives this object.
    explicit TsvMentionLayers(TsvDocument &document);

    [[nodiscard]] int layerFor(const QString &type);

private:
    TsvDocument &m_document;
    QHash<QString, int> m_layers; ///< by type
    int m_usual = -1; ///< for other types
};

[[nodiscard]] int tsvEventLayer(TsvDocument &document);
/// Of what fills a role without being a mention.
[[nodiscard]] int tsvPlaceLayer(TsvDocument &document);
/// @param base the layer of both ends.
[[nodiscard]] int tsvRelationLayer(TsvDocument &document, const QString &type, int base);

} // namespace glossator
