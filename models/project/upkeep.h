// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for a project file without being asked: a thorough look once it is open, checkpoints when idle, backups
// while it changes and at its close. Owned by Project; lives on the GUI thread, looks and copies in a background
// thread.
#pragma once

#include "models/store/inspection.h"

#include <QFuture>
#include <QTimer>

#include <atomic>
#include <chrono>

namespace glossator {

class Upkeep : public QObject {
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds inspectAfter
            = std::chrono::seconds(30); ///< at once where the last session was cut off
        std::chrono::milliseconds checkpointAfter = std::chrono::seconds(30); ///< without an edit
        std::chrono::milliseconds backupEvery = std::chrono::minutes(10); ///< while there are edits
    };

    /// @param store must outlive this object.
    Upkeep(Store &store, Pace pace, QObject *parent = nullptr);
    /// Waits for a backup that is being made, then makes the last one if anything changed since.
    ~Upkeep() override;

Q_SIGNALS:
    /// What the look at the file found; nothing when it is sound.
    void inspected(const std::vector<glossator::Finding> &findings);
    void backedUp(const QString &path);
    void backupFailed(const glossator::Error &error);

private:
    void look();
    void backUp();

    Store &m_store;
    QTimer m_inspection;
    QTimer m_checkpoint;
    QTimer m_backup;
    std::stop_source m_stop; ///< of the look
    QFuture<Result<std::vector<Finding>>> m_looking;
    QFuture<Result<QString>> m_running;
    std::atomic<bool> m_isChanged = false; ///< since the last backup began
};

} // namespace glossator
