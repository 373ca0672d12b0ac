// SPDX-License-Identifier: GPL-3.0-or-later
// What people wrote, on buttons and in menus. GUI thread.
#pragma once

#include <QString>

namespace glossator {

/// The text as it is where a `&` would name a key.
[[nodiscard]] inline QString plainLabel(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace glossator
