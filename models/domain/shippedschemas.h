// SPDX-License-Identifier: GPL-3.0-or-later
// The schemas that come with the program, as resources. Plain functions, any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace glossator {

/// What a new project gets when nothing else is asked for.
inline constexpr QLatin1StringView defaultSchemaName("newsace");

/// Their names, sorted.
[[nodiscard]] QStringList shippedSchemaNames();
/// The text of one, or a null array for another name.
[[nodiscard]] QByteArray shippedSchema(const QString &name);

} // namespace glossator
