// SPDX-License-Identifier: GPL-3.0-or-later
// A program that people start, in a process of its own, watched by the stopwatch plugin.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace glossator::bench {

/// Now, on the clock by which the plugin tells when a view was painted; nanoseconds.
[[nodiscard]] qint64 clockNow();

class ProgramRun {
public:
    /// Starts it. @param view class of the view that is watched; with a `+` behind it, it is watched for longer than until
    /// its text is painted first. @param home where it finds its settings and data, and leaves them.
    ProgramRun(const QString &program, const QStringList &arguments, const QString &view, const QTemporaryDir &home);
    ~ProgramRun(); ///< ends it

    /// Milliseconds from then until the view was painted next; infinity where it was not in that time.
    [[nodiscard]] double painted(qint64 since, int mostMilliseconds);
    /// The same from the start.
    [[nodiscard]] double firstPainted() { return painted(m_began, 30'000); }
    /// Forgets what was painted until nothing was for a while.
    void settle();
    /// Megabytes that it holds.
    [[nodiscard]] double memory() const;

private:
    QProcess m_process;
    qint64 m_began = 0;
};

} // namespace glossator::bench
