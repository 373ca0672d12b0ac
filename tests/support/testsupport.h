// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every test may use: where its data lies, a place to write, how often to repeat.

#include <QFileInfo>
#include <QString>
#include <QTest>

#include <algorithm>
#include <utility>

namespace glossator::test {

/// The folder `../shared` beside the checkout (corpora, schemas, the founding article), or an empty string where it is
/// missing: it is not part of the repository.
QString sharedDir();

/// The source tree itself.
QString sourceDir();

/// The folder tests/data of the source tree.
QString dataDir();

/// A path for `name` in a folder of this test process that is empty at first and removed at its end.
QString scratchPath(const QString &name);

/// While it lives, the system has no place for temporary files.
class WithoutTemporaryFolder {
public:
    WithoutTemporaryFolder();
    ~WithoutTemporaryFolder();
    WithoutTemporaryFolder(const WithoutTemporaryFolder &) = delete;
    WithoutTemporaryFolder &operator=(const WithoutTemporaryFolder &) = delete;

private:
    QByteArray m_before;
};

/// How often a random test repeats: `daily` times, or `soak` times in the long runs of `./dev soak`.
int repetitions(int daily, int soak);

/// How many random projects, of three articles at most, go out through a format and come back: more than a thousand
/// articles, and twenty thousand in the long runs.
int roundTrips();

/// What a small and a large piece of work take, each the least of three runs, in turn: what else the machine does in the
/// meantime does not decide.
template <typename SecondsFor>
std::pair<double, double> leastSeconds(const SecondsFor &secondsFor, int small, int large)
{
    secondsFor(small); // the first run is not like the others
    std::pair<double, double> least(secondsFor(small), secondsFor(large));
    for (int i = 0; i < 2; ++i) {
        least.first = std::min<double>(least.first, secondsFor(small));
        least.second = std::min<double>(least.second, secondsFor(large));
    }
    return least;
}

} // namespace glossator::test

/// Skips the running test case, saying why, where `sub` is missing below sharedDir().
#define GLOSSATOR_REQUIRE_SHARED(sub)                                                                                  \
    do {                                                                                                               \
        if (glossator::test::sharedDir().isEmpty()                                                                     \
            || !QFileInfo::exists(glossator::test::sharedDir() + QLatin1Char('/') + QStringLiteral(sub)))              \
            QSKIP("../shared/" sub " is not beside this checkout");                                                    \
    } while (false)
