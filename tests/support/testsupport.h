// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every test may use: where its data lies, a place to write, how often to repeat.

#include <QFileInfo>
#include <QString>
#include <QTest>

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

/// How often a random test repeats: `daily` times, or `soak` times in the long runs of `./dev soak`.
int repetitions(int daily, int soak);

} // namespace glossator::test

/// Skips the running test case, saying why, where `sub` is missing below sharedDir().
#define GLOSSATOR_REQUIRE_SHARED(sub)                                                                                  \
    do {                                                                                                               \
        if (glossator::test::sharedDir().isEmpty()                                                                     \
            || !QFileInfo::exists(glossator::test::sharedDir() + QLatin1Char('/') + QStringLiteral(sub)))              \
            QSKIP("../shared/" sub " is not beside this checkout");                                                    \
    } while (false)
