// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the open project: import, export, a copy, what is left of a damaged one. Each is a job in the
// background, and what came of it a sentence or a bar. Owned by MainWindow; GUI thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/annotations.h"
#include "widgets/panels/messagebars.h"

#include <QObject>

#include <functional>

namespace glossator {

class JobContext;
class JobRunner;
class Project;
struct ExportRequest;
struct ImportRequest;

class FileJobs : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of dialogs, which owns this object too.
    FileJobs(JobRunner &jobs, MessageBars &bars, QWidget &window);

    /// Null: none is open.
    void setProject(Project *project) { m_project = project; }

    void chooseProject();
    void chooseFiles();
    void chooseFolder();
    void importPaths(const QStringList &paths);
    void exportFiles();
    void saveCopy();
    /// What tells of them onto the clipboard. @param kind see copyKinds().
    void copyAs(const QString &kind, const QList<Owner> &items);
    /// Says that a project is damaged, and saves what is readable of it into a new one on request.
    void offerSalvage(const QString &path, const Error &error);
    /// An error in a bar, with what the library said behind a button.
    void showError(const QString &heading, const Error &error);
    /// A sentence in a bar, with a report behind a button.
    void showReport(MessageBars::Kind kind, const QString &title, const QString &sentence, const QStringList &lines);
    /// Closes what was said of an import, once that is undone. @param group of the history.
    void forgetImport(qint64 group);
    /// Begins a job, or says that another runs, and answers false.
    bool start(const QString &title, std::function<std::function<void()>(JobContext &)> job);

Q_SIGNALS:
    void said(const QString &sentence);
    /// What came in may be joined by name.
    void joinOffered();
    /// A project file was chosen, or made, and should be opened.
    void projectRequested(const QString &path);

private:
    [[nodiscard]] bool isFree(); ///< to begin a job; where not, it is said
    void salvage(const QString &path);
    void runImport(const ImportRequest &request);
    void tellOfExport(const Error &error);
    void runExport(const ExportRequest &request, bool isVerified);
    [[nodiscard]] bool mayReplace(const QStringList &files);

    JobRunner &m_jobs;
    MessageBars &m_bars;
    QWidget &m_window;
    Project *m_project = nullptr;
    qint64 m_imported = 0; ///< the group of the last import, of which bars may tell
};

} // namespace glossator
