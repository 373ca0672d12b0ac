// SPDX-License-Identifier: GPL-3.0-or-later
// Text as a search compares it. Pure function, any thread.
#pragma once

#include <QString>

namespace glossator {

/// Without case and accents, the same in every locale: "Şimşek", "ŞİMŞEK" and "simsek" are one. The Turkish ı is an i, so
/// that a name is found from any keyboard.
[[nodiscard]] QString folded(QStringView text);

} // namespace glossator
