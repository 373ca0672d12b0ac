// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an export can be read: the proof is a project made of it that is exported to the same files again. Any thread.
#pragma once

#include "models/jobs/exportjob.h"

namespace glossator {

struct ExportCheck {
    qint64 files = 0; ///< that were compared
    QStringList differences; ///< sentences with file and line, the first few; empty: it is the same
    /// "Read back: the same."
    [[nodiscard]] QString summary() const;
};

/// Imports what an export wrote into an empty project, which is gone afterwards, exports that and compares the files. Texts
/// that do not tell their encoding are read in that of their article. Takes about as long as the export and an import.
/// Fails with Refused where the format is not read, and as both do.
/// @param store gives the schema. @param report of the export, which wrote to no device.
Result<ExportCheck> checkExport(Store &store, const ExportRequest &request, const ExportReport &report, JobContext &context);

} // namespace glossator
