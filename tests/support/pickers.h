// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for lists that are answered later. Plain functions; GUI thread.
#pragma once

#include "widgets/panels/picker.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>
#include <chrono>

namespace glossator::test {

/// Until the pickers in a window have the rows of what was typed, and keys that waited for them have taken effect.
inline void waitForAnswers(const QWidget &window)
{
    const auto isWaiting = [&window] {
        return std::ranges::any_of(window.findChildren<Picker *>(),
            [](const Picker *one) { return one->isVisible() && one->isWaiting(); });
    };
    // Nothing but what is posted: without a screen a list that closes takes the focus from the whole program, which
    // would close the next one.
    for (QDeadlineTimer most(std::chrono::seconds(5)); isWaiting() && !most.hasExpired(); QThread::msleep(1))
        QCoreApplication::sendPostedEvents();
}

} // namespace glossator::test
