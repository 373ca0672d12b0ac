// SPDX-License-Identifier: GPL-3.0-or-later
// How words speak of somebody: by name, by description or by pronoun. Files and schemas write it as ACE does. Any thread.
#pragma once

#include <QString>

namespace glossator::levels {

inline const QString name = QStringLiteral("NAM");
inline const QString description = QStringLiteral("NOM");
inline const QString pronoun = QStringLiteral("PRO");

/// What the words alone look like.
[[nodiscard]] QString levelOf(const QString &words);

} // namespace glossator::levels
