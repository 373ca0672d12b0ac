// SPDX-License-Identifier: GPL-3.0-or-later
// Which files an import takes, and which format reads each. Plain functions, any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

struct ImportSource {
    const Format *format = nullptr;
    Source source;
};

struct ImportFailure {
    QString path; ///< of a named file as it was named, else relative to the imported folder
    Error error;
};

struct ImportSources {
    std::vector<ImportSource> sources; ///< in the order of the paths, then of names; each file once
    std::vector<ImportFailure> failed; ///< named files that nothing can read, what a folder does not let one read, empty files
    QStringList passedOver{}; ///< of folders, relative to them: files of no format that can be read
};

/// What can be read at the paths (files, or folders that are searched downwards). Without a format each file goes to the
/// one that knows it best: in a folder a .txt with an .ann is brat's, one alone is text. Files of projects, and of the one
/// that takes them whatever its name, are not opened. A file that a format would read by its name and that has nothing but
/// blanks in it fails, unless it may be so, as a text may. What a chosen format does not take is not passed over: somebody chose. Fails with NotFound where a path is not there.
[[nodiscard]] Result<ImportSources> findImportSources(
    const QStringList &paths, const Format *format, const QString &project);

} // namespace glossator
