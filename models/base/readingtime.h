// SPDX-License-Identifier: GPL-3.0-or-later
// How long a text takes to read. Plain function, any thread.
#pragma once

#include <QStringView>

namespace glossator {

/// Minutes of silent reading, rounded, at least 1; 0 for a text without words. Costs no more for a long text than for a
/// short one: what is beyond some pages is sampled.
[[nodiscard]] int readingMinutes(QStringView text);

} // namespace glossator
