// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchtable.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

namespace glossator::bench {

double median(Times times)
{
    std::ranges::sort(times);
    return times.empty() ? 0 : times[times.size() / 2];
}

double largest(const Times &times) { return times.empty() ? 0 : *std::ranges::max_element(times); }

double timed(const std::function<void()> &function)
{
    QElapsedTimer timer;
    timer.start();
    function();
    return double(timer.nsecsElapsed()) / 1e6;
}

void print(const QString &what, double figure, double floor, Target target)
{
    static bool hasHeading = false;
    if (!std::exchange(hasHeading, true))
        std::printf("%-58s %11s %11s %7s   %-9s\n", "", "figure", "floor", "ratio", "target");
    const double ratio = figure / floor;
    const bool isRatio = target.kind == Target::Kind::Ratio;
    std::printf("%-58s %8.1f ms %8.2f ms %7.1f   <= %-3.0f %-2s  %s\n", qUtf8Printable(what), figure, floor, ratio,
        target.most, isRatio ? "x" : "ms", (isRatio ? ratio : figure) <= target.most ? "met" : "missed");
    std::fflush(stdout);
}

} // namespace glossator::bench
