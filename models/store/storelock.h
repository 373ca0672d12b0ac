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
    void release();

private:
    Result<> tryAcquire(int attempts);

    QString m_project;
    QString m_path;
    int m_descriptor = -1;
};

} // namespace glossator
