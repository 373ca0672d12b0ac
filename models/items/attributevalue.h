// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types for an attribute, understood by its kind, and said again in words. Plain functions, any thread.
#pragma once

#include "models/domain/schema.h"

namespace glossator {

/// The value to be stored for what was typed, null where it is none that the attribute takes. Numbers may be written as
/// the reader's language does, dates as partialdate.h says, and of a choice the letters that only one value begins with.
[[nodiscard]] QString understoodValue(const AttributeDef &def, const QString &typed);
/// What a value means, where that is not plain from it: the day of a date; else empty.
[[nodiscard]] QString valueInWords(const AttributeDef &def, const QString &value);
/// What may be typed: "a date such as 2024, 2024-05 or 2024-05-04".
[[nodiscard]] QString valueHint(const AttributeDef &def);
/// Why something is none of its values, as a sentence.
[[nodiscard]] QString valueRefusal(const AttributeDef &def, const QString &typed);
/// Whether a stored flag says yes; null is a bare flag that is set.
[[nodiscard]] bool isYes(const QString &stored);
/// The name with a capital, as it stands beside our own words.
[[nodiscard]] QString attributeTitle(const QString &name);

} // namespace glossator
