// SPDX-License-Identifier: GPL-3.0-or-later
// The project's schema in a file of its own, beside files of a format that can say only a part of it. Other tools pass
// over it; whoever changes the format's own configuration is believed instead. Plain functions, any thread.
#pragma once

#include "models/domain/schema.h"

#include <QStringList>

#include <functional>

namespace glossator {

inline constexpr QLatin1StringView schemaFileName{"project.schema"};

/// The text of the schema in that folder.
/// @param agrees whether the schema says what the configuration beside it does. @param remarks a sentence where there is a
/// schema that is not taken. @return empty: there is none to take.
[[nodiscard]] QString schemaBeside(
    const QString &folder, const std::function<bool(const Schema &)> &agrees, QStringList &remarks);

} // namespace glossator
