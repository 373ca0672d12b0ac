// SPDX-License-Identifier: GPL-3.0-or-later
// The Latin key that a key of another script stands for, so that single keys work whatever is written. Shortcuts that
// are Qt's find their Latin key themselves. Plain function, GUI thread.
#pragma once

#include <QKeyCombination>

class QKeyEvent;

namespace glossator {

/// For a letter of a script that is not Latin: the key at the same place of a Latin keyboard. For a digit of another
/// script: that digit. For a Turkish i, with or without its dot: I. Everything else is what it is.
[[nodiscard]] QKeyCombination latinKey(const QKeyEvent &event);

} // namespace glossator
