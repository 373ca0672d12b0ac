// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for a project file without being asked: checkpoints when idle, backups while it changes and at its close.
// Owned by Project; lives on the GUI thread, copies in a background thread.
#pragma once

#include "models/store/store.h"

#include <QFuture>
#include <QTimer>

#include <atomic>
#include <chrono>

namespace glossator {

class Upkeep : public QObject {
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds checkpointAfter = std::chrono::seconds(30); ///< without an edit
        std::chrono::milliseconds backupEvery = std::chrono::minutes(10); ///< while there are edits
    };

    /// @param store must outlive this object.
    Upkeep(Store &store, Pace pace, QObject *parent = nullptr);
    /// Waits for a backup that is being made, then makes the last one if anything changed since.
    ~Upkeep() override;

Q_SIGNALS:
    void backedUp(const QString &path);
    void backupFailed(const glossator::Error &error);

private:
    void backUp();

    Store &m_store;
    QTimer m_checkpoint;
    QTimer m_backup;
    QFuture<Result<QString>> m_running;
    std::atomic<bool> m_isChanged = false; ///< since the last backup began
};

} // namespace glossator
