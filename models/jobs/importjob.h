// SPDX-License-Identifier: GPL-3.0-or-later
// Files into the project, as one action that can be undone. Any thread: the job holds the store's writing connection.
#pragma once

#include "models/jobs/importsources.h"
#include "models/jobs/jobcontext.h"
#include "models/store/store.h"

namespace glossator {

struct ImportRequest {
    QStringList paths; ///< files, and folders that are searched downwards
    QString format; ///< its id; empty: each file by its content
    QByteArray encoding; ///< of texts, chosen by a person; empty: detected
    QStringList only{}; ///< of what is found there just these, as ImportFailure::path names them; empty: all
    bool keepDuplicates = false; ///< articles that the project has come in once more
};

/// What became of everything that was found. Each article counts once, as does each file, or document of a file, that could
/// not be read.
struct ImportReport {
    qint64 group = 0; ///< of the history, which undo takes back as one; 0: nothing came in
    qint64 sources = 0; ///< files that some format took, also those without an article
    qint64 found = 0; ///< imported, already there and failed together
    qint64 imported = 0;
    QStringList alreadyThere; ///< paths of articles of which the project had everything, see duplicates.h
    std::vector<ImportFailure> failed; ///< of these nothing was stored
    qint64 entities = 0; ///< new, of lists that came without an article
    qint64 knownEntities = 0; ///< of such lists, that the project had: what the list says of them came to them
    qint64 flagged = 0; ///< mentions whose span is doubtful
    QStringList addedToSchema; ///< a phrase for each type, role and attribute
    QStringList remarks; ///< what was taken leniently, and other things to know: sentences

    /// "12 found, 10 imported, 1 already there, 1 failed."
    [[nodiscard]] QString counts() const;
    /// The same with the first failure's reason.
    [[nodiscard]] QString summary() const;

private:
    [[nodiscard]] QString told(const QString &why) const;
};

/// Reads and stores everything found at the paths. A file that cannot be read is reported and leaves nothing behind; where
/// only some documents of a file cannot, they are reported and the others stored. An Error is for what stops the whole
/// import, which then takes back what it did: a path that is not there, an unknown format, a full disk, a cancel. Before
/// more than 1,000 rows come to a project that has articles, a backup is made.
Result<ImportReport> importPaths(Store &store, const ImportRequest &request, JobContext &context);

/// What the history calls an import of which the program's end left a part in the project, where Undo would take that
/// back now; else empty, also while another program writes to a project that is open for reading only.
[[nodiscard]] QString unfinishedImport(Store &store);
/// The same, said once, and never of a project that is open for reading only.
QString takeUnfinishedImport(Store &store);

} // namespace glossator
