// SPDX-License-Identifier: GPL-3.0-or-later
// What a benchmark prints: a line for each thing that a reader waits for, with the floor of the same run and the
// target.
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace glossator::bench {

/// Milliseconds, one for each repetition.
using Times = std::vector<double>;

[[nodiscard]] double median(Times times);
[[nodiscard]] double largest(const Times &times);
/// How long the function takes, in milliseconds.
[[nodiscard]] double timed(const std::function<void()> &function);

/// What a figure has to stay within: a time, or so many times its floor.
struct Target {
    enum class Kind { Milliseconds, Ratio };
    Kind kind;
    double most;
};

/// Prints a figure and its floor, both in milliseconds, and whether the target is met. The first line gets a heading.
void print(const QString &what, double figure, double floor, Target target);

} // namespace glossator::bench
