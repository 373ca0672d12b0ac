// SPDX-License-Identifier: GPL-3.0-or-later
// Colours as the Web writes them, #rrggbb; as numbers 0xrrggbb. Pure functions, any thread.
#pragma once

#include <QString>

#include <optional>

namespace glossator {

/// Of `#rgb` too; nothing for any other text.
[[nodiscard]] std::optional<quint32> colorFromHex(QStringView text);
[[nodiscard]] QString hexOfColor(quint32 color);

} // namespace glossator
