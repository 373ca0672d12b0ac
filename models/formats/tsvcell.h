// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a cell and in a #Text line of WebAnno TSV: values that are stacked, numbered and escaped.
// Pure functions, any thread.
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace glossator {

/// One of the values that are stacked in a cell.
struct TsvItem {
    QString text; ///< still escaped, without the number
    QString number; ///< what stands in the brackets behind it: `3`, `1_2`; empty: no brackets
};

/// The parts between separators that are not escaped.
[[nodiscard]] QStringList splitTsv(QStringView cell, QChar separator);
/// The values of a cell, in their order; at least one.
[[nodiscard]] std::vector<TsvItem> tsvItems(QStringView cell);

/// A value, or nothing for `*` and `_`.
[[nodiscard]] std::optional<QString> tsvValue(QStringView escaped);
/// The other way; nothing is `*`.
[[nodiscard]] QString tsvEscaped(const std::optional<QString> &value);

/// What a #Text line says. @param isJava up to version 3.1 these were the escapes of Java.
[[nodiscard]] QString tsvText(QStringView line, bool isJava);
/// #Text lines for a sentence.
[[nodiscard]] QStringList tsvTextLines(QStringView sentence);

} // namespace glossator
