// SPDX-License-Identifier: GPL-3.0-or-later
// What a benchmark prints: a line for each thing that a person waits for, with the floor of the same run and the target.
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace glossator::bench {

/// Milliseconds, one for each repetition. Infinity where what was waited for did not come.
using Times = std::vector<double>;

/// The time that this share of them stays within: 0.5 is the median.
[[nodiscard]] double percentile(Times times, double share);
/// How long the function takes, in milliseconds.
[[nodiscard]] double timed(const std::function<void()> &function);

/// What a figure has to stay within: the median in milliseconds, the 99th percentile, the median as a multiple of its
/// floor.
struct Target {
    enum class Kind { Milliseconds, Slowest, Ratio };
    Kind kind = Kind::Milliseconds;
    double most = 0; ///< 0: any
};

/// Prints the median and the 99th percentile beside the median of the floor, and whether the target is met, of
/// those that came. The first line gets a heading. @param size of what it was done in.
void print(const QString &what, const QString &size, Times times, const Times &floor, Target target = {});
/// The same of an amount of memory. @param most that it may be; 0: any
void printMemory(const QString &what, const QString &size, double megabytes, double most = 0);

/// The numbers given to the program as its arguments, or else these.
[[nodiscard]] std::vector<qint64> sizes(std::vector<qint64> usual);
/// Whether the part of that name is to be measured: the words among the arguments name parts; none: all.
[[nodiscard]] bool isWanted(const QString &part);

/// What this process holds now, or another one, in megabytes.
[[nodiscard]] double memoryHeld(qint64 process = 0);

} // namespace glossator::bench
