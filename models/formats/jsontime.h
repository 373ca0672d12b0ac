// SPDX-License-Identifier: GPL-3.0-or-later
// Times as Glossator JSON writes them: `2023-04-03T09:30:00.000Z`, always UTC, always with milliseconds. A big project
// has millions of them, and QDateTime would take half of the time of reading it. Plain functions, any thread.
#pragma once

#include <QString>

#include <optional>

namespace glossator {

/// @param msecs since 1970 in UTC. Nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<QString> jsonTime(qint64 msecs);
/// The milliseconds since 1970 in UTC, or nothing for anything that jsonTime() does not write.
[[nodiscard]] std::optional<qint64> fromJsonTime(QStringView text);

} // namespace glossator
