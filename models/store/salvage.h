// SPDX-License-Identifier: GPL-3.0-or-later
// What can be saved from a damaged project file, into a new one. The damaged file is copied, never written to.
// Any thread, nobody else may have the file open.
#pragma once

#include "models/base/result.h"

#include <vector>

namespace glossator {

struct SalvageReport {
    struct Saved {
        QString table;
        qint64 rows = 0; ///< in the new file
        bool whole = true; ///< false: reading it met damage, and rows may be missing
        qint64 fromBackup = 0; ///< of the rows, those that others refer to and only the backup still had
        qint64 dropped = 0; ///< rows left out because what they belong to is lost

        [[nodiscard]] bool isWhole() const;
    };

    QString copies; ///< the folder NAME.damaged-DATE with the file as it was found, and its -wal and -shm
    QString project; ///< the new file; empty when nothing could be read
    std::vector<Saved> tables;
    QString backup; ///< the last good backup; empty: there is none

    [[nodiscard]] bool isWhole() const;
    /// What was saved, table by table, and what is missing: sentences for a person.
    [[nodiscard]] QString text() const;
};

/// Copies the damaged file aside and saves its rows into a new file: `target`, or NAME.salvaged.gloss beside it where
/// that is empty. Fails where the copy cannot be made, where somebody has the project open, and where the new file exists
/// or cannot be written.
Result<SalvageReport> salvage(const QString &damagedPath, const QString &target = {});

} // namespace glossator
