// SPDX-License-Identifier: GPL-3.0-or-later
// The project out into files of a format. Any thread: reads one state of the project, whatever is written meanwhile, and composes in another one.
#pragma once

#include "models/formats/format.h"
#include "models/jobs/jobcontext.h"
#include "models/store/store.h"

class QIODevice;

namespace glossator {

struct ExportRequest {
    QString format; ///< its id
    QString output{}; ///< the folder, or the file of a one-file format; a folder is created when missing
    QIODevice *device = nullptr; ///< open, takes a one-file format in place of a file
    std::optional<std::vector<ArticleId>> articles{}; ///< nothing: all, in the order in which they came
    WriteOptions options{}; ///< those of the format
    std::optional<QByteArray> schema{}; ///< its text, in place of the project's own
    bool withSuggested = false; ///< suggested annotations too; rejected ones only where the format holds the whole project
};

struct ExportReport {
    bool isTrial = false; ///< nothing was written: this is what would be
    QString output; ///< of the request, where it is no device
    qint64 articles = 0;
    qint64 files = 0;
    QStringList written; ///< those files, absolute
    QHash<QString, QByteArray> encodings; ///< of their articles, where they are not UTF-8, by file: they may be in these
    std::vector<Loss> losses; ///< what nobody accepted, and what the format could not hold
    QStringList remarks; ///< files that got another name than their article has: sentences

    /// "3 articles exported to 6 files: /tmp/out."
    [[nodiscard]] QString sentence() const;
    /// "3 articles exported to 6 files: /tmp/out. Left out: notes (12); names of authors, and times (3)."
    [[nodiscard]] QString summary() const;
    /// A line for each loss, with examples: "notes (12): “seen twice”, “check”".
    [[nodiscard]] QStringList lossLines() const;
};

/// Each file is written whole, in place of one that is there, or not at all; those of articles from before an error or a cancel
/// stay. The error is BadInput for an unknown format, Refused where the output is the project itself, Io where something
/// cannot be written.
Result<ExportReport> exportProject(Store &store, const ExportRequest &request, JobContext &context);

/// The same without writing: what would be left out, and how many files there would be. The errors are those of
/// exportProject() but for those of the disk.
Result<ExportReport> tryExport(Store &store, const ExportRequest &request, JobContext &context);

/// Why nothing can go to the output, as far as the disk says before: a sentence; empty: it can. Soon answered.
/// @param request whose format there is.
[[nodiscard]] QString outputProblem(const Store &store, const ExportRequest &request);

/// The files that exportProject() would replace. The errors are those of tryExport().
Result<QStringList> filesToReplace(Store &store, const ExportRequest &request, JobContext &context);

/// What one article alone would be written to, without writing it: first the file that tells of the most things that no file
/// written before it told of, and a text in UTF-8 whatever it goes out in. The errors are those of tryExport().
/// @param request of which the output and the articles do not matter.
Result<std::vector<OutputFile>> exportedArticle(
    Store &store, const ExportRequest &request, ArticleId article, JobContext &context);

} // namespace glossator
