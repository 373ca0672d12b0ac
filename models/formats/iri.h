// SPDX-License-Identifier: GPL-3.0-or-later
// Pure function, any thread.
#pragma once

#include <QString>

namespace glossator {

/// Whether a text names something as the Web does, such as what a knowledge base has.
[[nodiscard]] bool isIri(const QString &text);

} // namespace glossator
