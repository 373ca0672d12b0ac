// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watch.h"

#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 patience = 500; // ms
constexpr qint64 pause = 100;
constexpr auto eraseLine = "\r\033[K";

std::atomic<JobContext *> watched = nullptr;

void cancelWatched(int)
{
    if (JobContext *context = watched)
        context->cancel();
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = int(SA_RESETHAND); // the second Ctrl+C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Watch::Watch()
    : m_context([this](const Progress &progress) { show(progress); }), m_isTerminal(isatty(STDERR_FILENO) != 0)
{
    m_elapsed.start();
    watched = &m_context;
    handle(cancelWatched);
}

Watch::~Watch()
{
    handle(SIG_DFL);
    watched = nullptr;
    if (m_shownAt > 0)
        std::fputs(eraseLine, stderr);
}

void Watch::show(const Progress &progress)
{
    const qint64 now = m_elapsed.elapsed();
    if (!m_isTerminal || now < patience || now - m_shownAt < pause)
        return;
    m_shownAt = now;
    const QString line = u"%1/%2 %3"_s.arg(progress.done).arg(progress.total).arg(progress.what.left(60));
    std::fputs(eraseLine + line.toUtf8(), stderr);
}

} // namespace glossator::cli
