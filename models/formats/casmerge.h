// SPDX-License-Identifier: GPL-3.0-or-later
// What an export of ours added to a CAS, on what its layers say now: where the two differ somebody changed the layers
// since, and they win. What is gone from the layers is gone. A helper of readCas(), one thread.
#pragma once

#include "models/formats/caslayerreader.h"
#include "models/formats/casrecords.h"

namespace glossator {

struct CasRecords {
    Bundle document; ///< with an article, as far as it is said there
    QHash<qint64, Bundle> ofStructures;
};

/// The things of the document, under the ids of the records; those of the layers that have no record under their own. In
/// `layers.things` stands afterwards what each structure is. @param path of the file, for sentences.
[[nodiscard]] Bundle mergeCasRecords(const Cas &cas, CasLayerReader &layers, const TextOffsets &text, const QString &path, CasRecords records);

} // namespace glossator
