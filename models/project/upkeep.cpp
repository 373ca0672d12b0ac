// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/upkeep.h"

#include "models/base/inbackground.h"
#include "models/store/backup.h"

namespace glossator {

Upkeep::Upkeep(Store &store, Pace pace, QObject *parent) : QObject(parent), m_store(store)
{
    m_inspection.setSingleShot(true);
    m_inspection.start(store.endedUncleanly() ? std::chrono::milliseconds(0) : pace.inspectAfter);
    connect(&m_inspection, &QTimer::timeout, this, &Upkeep::look);
    m_checkpoint.setSingleShot(true);
    m_checkpoint.setInterval(pace.checkpointAfter);
    connect(&m_checkpoint, &QTimer::timeout, this, [this] {
        if (m_store.isLent())
            m_checkpoint.start();
        else
            m_store.checkpoint(true);
    });
    m_backup.setSingleShot(true);
    m_backup.setInterval(pace.backupEvery);
    connect(&m_backup, &QTimer::timeout, this, &Upkeep::backUp);
    // At once, in the thread that committed: the project may be closed before this one hears of it.
    connect(&store, &Store::changed, this, [this] { m_isChanged = true; }, Qt::DirectConnection);
    connect(&store, &Store::changed, this, [this] {
        m_checkpoint.start();
        if (!m_backup.isActive())
            m_backup.start();
    });
}

Upkeep::~Upkeep()
{
    m_stop.request_stop();
    m_looking.waitForFinished();
    m_running.waitForFinished();
    if (!m_isChanged)
        return;
    if (const auto made = backup::make(m_store.path()); !made)
        qWarning("The project was closed without a backup: %ls", qUtf16Printable(made.error().message));
}

void Upkeep::look()
{
    const auto inspectAll = [this] { return inspect(m_store, m_stop.get_token()); };
    m_looking = inBackground(*QThreadPool::globalInstance(), inspectAll, this, [this](const Result<std::vector<Finding>> &findings) {
        if (findings)
            Q_EMIT inspected(*findings);
    });
}

void Upkeep::backUp()
{
    if (m_running.isRunning())
        return;
    m_isChanged = false;
    const auto make = [path = m_store.path()] { return backup::make(path); };
    m_running = inBackground(*QThreadPool::globalInstance(), make, this, [this](const Result<QString> &made) {
        if (made) {
            Q_EMIT backedUp(*made);
        } else {
            m_isChanged = true;
            Q_EMIT backupFailed(made.error());
        }
    });
}

} // namespace glossator
