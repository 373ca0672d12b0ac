// SPDX-License-Identifier: GPL-3.0-or-later
// Pure function, any thread.
#pragma once

#include <QStringList>

namespace glossator {

/// What an entity is called when a file only says which mentions are of one: the first quote that looks like a name, or
/// the longest. @param quotes of its mentions, in the order of the text.
[[nodiscard]] QString clusterName(const QStringList &quotes);

} // namespace glossator
