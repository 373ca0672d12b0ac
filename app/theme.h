// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark. Chosen by a person, else as the system says. GUI thread.
#pragma once

#include <QString>

namespace glossator::theme {

/// "light", "dark" or (empty) the system's; remembered unless `remember` is false.
void use(const QString &name, bool remember = true);
[[nodiscard]] QString current();
/// To be called once, after the application was made.
void start();

} // namespace glossator::theme
