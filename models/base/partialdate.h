// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as precise as they are known: a year, a month, a day, a day with a time. Plain functions, any thread.
#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <utility>

namespace glossator {

/// The date in ISO 8601 (2024, 2024-05, 2024-05-04, 2024-05-04T13:30) for what a person typed, with `-`, `/` or `.`
/// between its parts and the year first, with `.` and the day first, or with the month's name in the reader's language or
/// English; empty where it is no date.
[[nodiscard]] QString isoDate(const QString &typed);
/// An ISO date in the reader's language: "May 2024"; empty where it is none.
[[nodiscard]] QString dateInWords(const QString &iso);
/// The first and the last day that an ISO date may mean; nothing where it is none.
[[nodiscard]] std::optional<std::pair<QDate, QDate>> daysOf(const QString &iso);

} // namespace glossator
