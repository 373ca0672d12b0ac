// SPDX-License-Identifier: GPL-3.0-or-later
// Several words as one text for people. Any thread.
#pragma once

#include <QStringList>

namespace glossator {

/// The words one after the other, as the language separates them. Among several, one that holds the separator itself
/// stands in quotation marks.
[[nodiscard]] QString listed(const QStringList &words);

} // namespace glossator
