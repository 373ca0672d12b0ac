// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

JobBar::JobBar(QWidget *parent) : QWidget(parent), m_what(new QLabel(this)), m_bar(new QProgressBar(this))
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
    connect(stopButton, &QToolButton::clicked, this, [this] {
        showStopping();
        Q_EMIT stopRequested();
    });
    connect(&m_timer, &QTimer::timeout, this, &JobBar::showProgress);
}

void JobBar::begin(const QString &title, std::function<Progress()> progress)
{
    m_title = title;
    m_progress = std::move(progress);
    m_isStopping = false;
    m_timer.start(500ms); // what is short shows nothing
}

void JobBar::showStopping()
{
    m_isStopping = true;
    showProgress();
}

void JobBar::end()
{
    m_timer.stop();
    hide();
    Q_EMIT ended();
}

void JobBar::showProgress()
{
    constexpr int steps = 1000; // a bar counts in int, a job in qint64
    const Progress progress = m_progress();
    m_what->setText(m_isStopping ? tr("Stopping…") : m_title);
    m_what->setToolTip(progress.what);
    m_bar->setRange(0, progress.total > 0 ? steps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(steps * progress.done / progress.total));
    show();
    m_timer.setInterval(100ms);
}

} // namespace glossator
