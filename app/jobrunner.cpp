// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobrunner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QtConcurrentRun>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

JobRunner::JobRunner(QWidget *parent) : QWidget(parent), m_what(new QLabel(this)), m_bar(new QProgressBar(this))
{
    auto *stopButton = new QToolButton(this);
    stopButton->setIcon(QIcon::fromTheme(u"process-stop"_s));
    stopButton->setText(tr("Stop"));
    stopButton->setToolTip(tr("Stop and take back what was done"));
    stopButton->setAutoRaise(true);
    m_bar->setFixedWidth(160);
    m_bar->setTextVisible(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_what);
    layout->addWidget(m_bar);
    layout->addWidget(stopButton);
    hide();
    connect(stopButton, &QToolButton::clicked, this, &JobRunner::stop);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::showProgress);
    connect(&m_watcher, &QFutureWatcher<std::function<void()>>::finished, this, &JobRunner::finish);
}

JobRunner::~JobRunner() { abandon(); }

bool JobRunner::start(const QString &title, std::function<std::function<void()>(JobContext &)> job)
{
    if (isRunning())
        return false;
    m_title = title;
    m_context = std::make_unique<JobContext>();
    m_watcher.setFuture(QtConcurrent::run([job = std::move(job), context = m_context.get()] { return job(*context); }));
    m_timer.start(std::chrono::milliseconds(500)); // a short job shows nothing
    return true;
}

void JobRunner::stop()
{
    if (m_context)
        m_context->cancel();
}

void JobRunner::abandon()
{
    if (!m_context)
        return;
    m_context->cancel();
    m_watcher.waitForFinished();
    m_watcher.setFuture({}); // its end is not told any more
    m_timer.stop();
    hide();
    m_context.reset();
}

void JobRunner::showProgress()
{
    constexpr int steps = 1000; // a bar counts in int, a job in qint64
    const Progress progress = m_context->progress();
    m_what->setText(m_context->isCancelled() ? tr("Stopping…") : m_title);
    m_what->setToolTip(progress.what);
    m_bar->setRange(0, progress.total > 0 ? steps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(steps * progress.done / progress.total));
    show();
    m_timer.setInterval(100);
}

void JobRunner::finish()
{
    if (!m_context)
        return;
    m_timer.stop();
    hide();
    const std::function<void()> done = m_watcher.result();
    m_context.reset();
    if (done)
        done();
}

} // namespace glossator
