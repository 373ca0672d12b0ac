// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchtable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include <unistd.h>

namespace glossator::bench {

namespace {

void printHeading()
{
    static bool hasHeading = false;
    if (!std::exchange(hasHeading, true))
        std::printf("%-50s %-22s %10s %10s %10s %7s   %s\n", "what", "in", "median", "p99", "floor", "ratio", "target");
}

void printTarget(const char *unit, double most, bool isMet)
{
    if (most > 0)
        std::printf("<= %.0f %s, %s", most, unit, isMet ? "met" : "MISSED");
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

double percentile(Times times, double share)
{
    if (times.empty())
        return 0;
    std::ranges::sort(times);
    return times[size_t(std::ceil(double(times.size() - 1) * share))];
}

double timed(const std::function<void()> &function)
{
    QElapsedTimer timer;
    timer.start();
    function();
    return double(timer.nsecsElapsed()) / 1e6;
}

void print(const QString &what, const QString &size, Times times, const Times &floor, Target target)
{
    std::erase_if(times, [](double time) { return std::isinf(time); });
    printHeading();
    if (times.empty()) {
        std::printf("%-50s %-22s nothing was painted\n", qUtf8Printable(what), qUtf8Printable(size));
        return;
    }
    const double median = percentile(times, 0.5);
    const double slowest = percentile(times, 0.99);
    const double least = percentile(floor, 0.5);
    const double ratio = median / least;
    const bool isRatio = target.kind == Target::Kind::Ratio;
    const bool isSlowest = target.kind == Target::Kind::Slowest;
    std::printf("%-50s %-22s %7.1f ms %7.1f ms %7.2f ms %7.1f   ", qUtf8Printable(what), qUtf8Printable(size), median, slowest,
        least, ratio);
    printTarget(isRatio ? "x" : isSlowest ? "ms (p99)" : "ms", target.most,
        (isRatio ? ratio : isSlowest ? slowest : median) <= target.most);
}

void printMemory(const QString &what, const QString &size, double megabytes, double most)
{
    printHeading();
    std::printf("%-50s %-22s %7.1f MB %10s %10s %7s   ", qUtf8Printable(what), qUtf8Printable(size), megabytes, "", "", "");
    printTarget("MB", most, megabytes <= most);
}

std::vector<qint64> sizes(std::vector<qint64> usual)
{
    std::vector<qint64> numbers;
    for (const QString &word : QCoreApplication::arguments().sliced(1)) {
        if (const qint64 number = word.toLongLong())
            numbers.push_back(number);
    }
    return numbers.empty() ? usual : numbers;
}

bool isWanted(const QString &part)
{
    QStringList words = QCoreApplication::arguments().sliced(1);
    words.removeIf([](const QString &word) { return word.toLongLong() != 0; });
    return words.isEmpty() || words.contains(part);
}

double memoryHeld(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(process == 0 ? QStringLiteral("self") : QString::number(process)));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.size() < 3 ? 0 : double(pages[1].toLongLong() - pages[2].toLongLong()) * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace glossator::bench
