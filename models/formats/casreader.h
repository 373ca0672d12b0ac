// SPDX-License-Identifier: GPL-3.0-or-later
// From a CAS to what it says to us: the layers that a person marks, as INCEpTION, DKPro and cassis have them, and what an
// export of ours added to them. Everything else stays in the CAS. Pure functions, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/cas.h"

namespace glossator {

struct CasReading {
    Bundle article; ///< without an article where no view has a text
    const CasView *view = nullptr; ///< that was read, of the CAS
    QHash<Owner, qint64> structures; ///< of mentions, event mentions, relations and arguments
    bool isTooMuch = false; ///< not all is here: see maxSharedWeight
};

struct CasOrigin {
    QString path; ///< of the article, and for sentences
    QString format; ///< names the ids
    bool withRecords = true; ///< false: the layers alone
};

/// Reads the first view that has a text. `cas` has to outlive the answer.
[[nodiscard]] CasReading readCas(const Cas &cas, const CasOrigin &origin);

/// The place of an extent that a structure has to have: of one that lies outside of the text as much as lies inside.
[[nodiscard]] Extent placeInCas(const Extent &extent, qsizetype textLength);

} // namespace glossator
