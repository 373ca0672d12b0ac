// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/programrun.h"

#include "tests/benchmarks/benchtable.h"

#include <QDeadlineTimer>

#include <chrono>
#include <limits>

namespace glossator::bench {

using namespace Qt::StringLiterals;

qint64 clockNow()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

ProgramRun::ProgramRun(
    const QString &program, const QStringList &arguments, const QString &view, const QTemporaryDir &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(GLOSSATOR_PLUGINS));
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"stopwatch:"_s + view);
    for (const auto &name :
        {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.insert(name, home.path());
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_began = clockNow();
    m_process.start(program, arguments);
}

ProgramRun::~ProgramRun()
{
    if (m_process.waitForFinished(500))
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
}

double ProgramRun::painted(qint64 since, int mostMilliseconds)
{
    const QDeadlineTimer enough(mostMilliseconds);
    do {
        while (m_process.canReadLine()) {
            const qint64 at = m_process.readLine().trimmed().toLongLong();
            if (at > since)
                return double(at - since) / 1e6;
        }
    } while (m_process.waitForReadyRead(int(enough.remainingTime())));
    return std::numeric_limits<double>::infinity();
}

void ProgramRun::settle()
{
    while (m_process.waitForReadyRead(300))
        m_process.readAllStandardOutput();
    m_process.readAllStandardOutput();
}

double ProgramRun::memory() const { return memoryHeld(m_process.processId()); }

} // namespace glossator::bench
