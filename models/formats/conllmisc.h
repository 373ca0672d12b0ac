// SPDX-License-Identifier: GPL-3.0-or-later
// The last column of CoNLL-U: `_`, or entries with a bar between them, most of them `key=value`. Pure functions, any thread.
#pragma once

#include "models/formats/conllsheet.h"

#include <optional>

namespace glossator {

/// Entries and brackets together; a word with more is refused, so that a hostile line cannot take many times its size.
inline constexpr qsizetype mostConllEntries = 100'000;
[[nodiscard]] bool hasTooManyEntries(QByteArrayView misc);

/// The value of a key, or nothing.
[[nodiscard]] std::optional<QByteArrayView> conllMiscValue(QByteArrayView misc, QByteArrayView key);
/// The column with that value for the key, or without the key. New ones stand in the order of keys.
[[nodiscard]] QByteArray withConllMisc(QByteArrayView misc, QByteArrayView key, const std::optional<QByteArray> &value);

} // namespace glossator
