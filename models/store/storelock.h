// SPDX-License-Identifier: GPL-3.0-or-later
// "Somebody is writing to this project": a record lock on NAME.lock, free the moment its process dies.
// Owned by Store. Not QLockFile: that decides by process number, which repeats inside a sandbox.
#pragma once

#include "models/base/result.h"

namespace glossator {

class StoreLock {
public:
    explicit StoreLock(QString projectPath);
    ~StoreLock();
    StoreLock(const StoreLock &) = delete;
    StoreLock &operator=(const StoreLock &) = delete;

    /// Takes the lock or fails at once: Code::Locked with who, where and since when; Code::Io where the file system
    /// refuses locks.
    [[nodiscard]] Result<> acquire();
    /// Removes the file, unless it has a mark that is still wanted.
    void release(bool keepsMark = true);

    /// Has the file say, beside the holder, which mark the project has (see logmark.h), or no more; one that an earlier
    /// holder left stays until then. False where that cannot be written.
    bool note(const QString &mark);
    /// Whether some program, this one too, writes to the project now.
    [[nodiscard]] static bool isHeld(const QString &projectPath);
    /// The mark in the lock file of a project, whoever holds it; empty: none.
    [[nodiscard]] static QString markBeside(const QString &projectPath);

private:
    Result<> tryAcquire(int attempts);
    bool write();

    QString m_project;
    QString m_path;
    QByteArray m_holder;
    QByteArray m_mark;
    int m_descriptor = -1;
};

} // namespace glossator
