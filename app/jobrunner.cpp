// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobrunner.h"

#include "models/base/inbackground.h"

#include <utility>

namespace glossator {

JobRunner::JobRunner(QWidget *parent) : JobBar(parent)
{
    m_thread.setMaxThreadCount(1);
    connect(this, &JobBar::stopRequested, this, &JobRunner::stop);
    connect(&m_watcher, &QFutureWatcher<std::function<void()>>::finished, this, &JobRunner::finish);
}

JobRunner::~JobRunner() { abandon(); }

bool JobRunner::start(const QString &title, std::function<std::function<void()>(JobContext &)> job)
{
    if (isRunning())
        return false;
    m_context = std::make_unique<JobContext>();
    m_watcher.setFuture(inBackground(
        m_thread, [job = std::move(job), context = m_context.get()] { return job(*context); }));
    begin(title, [context = m_context.get()] { return context->progress(); });
    return true;
}

void JobRunner::stop()
{
    if (m_context)
        m_context->cancel();
}

void JobRunner::stopThen(std::function<void()> then)
{
    if (!m_context)
        return then();
    m_then = std::move(then);
    stop();
    showStopping();
}

void JobRunner::abandon()
{
    m_then = {};
    if (!m_context)
        return;
    m_context->cancel();
    m_watcher.waitForFinished();
    m_watcher.setFuture({}); // its end is not told any more
    end();
    m_context.reset();
}

void JobRunner::finish()
{
    if (!m_context)
        return;
    end();
    const std::function<void()> done = m_watcher.result();
    m_context.reset();
    if (const auto then = std::exchange(m_then, {}))
        then();
    else if (done)
        done();
}

} // namespace glossator
