// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

namespace glossator::test {

/// How many timers an object has running: one that waits for nothing else has as many afterwards as before.
inline qsizetype runningTimers(const QObject &object)
{
    return QAbstractEventDispatcher::instance()->timersForObject(const_cast<QObject *>(&object)).size();
}

} // namespace glossator::test
