// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON text as a tree that can be looked into, changed and written again: what was not changed comes out as it went in,
// keys in their order. Pure functions, any thread.
#pragma once

#include "models/formats/jsonstream.h"

#include <optional>

namespace glossator {

/// One JSON text, as strictly as parseJson() reads it. @param line where it begins in the file.
[[nodiscard]] Result<JsonValue> jsonTree(const QByteArray &bytes, const QString &file, qsizetype line = 1);
/// On one line, without blanks.
[[nodiscard]] QByteArray jsonText(const JsonValue &value);
/// The text in quotes; what some reader takes for the end of a line, or drops, is escaped.
void appendJsonString(QByteArray &out, QStringView text);

/// The member of that key, or null: also where the value is no object.
[[nodiscard]] const JsonValue *jsonMember(const JsonValue &value, QStringView key);
[[nodiscard]] JsonValue *jsonMember(JsonValue &value, QStringView key);
/// Empty where it is not there, or no string.
[[nodiscard]] QString jsonString(const JsonValue &value, QStringView key);
[[nodiscard]] std::optional<qint64> jsonInteger(const JsonValue &value, QStringView key);
/// Empty where it is not there, or no list.
[[nodiscard]] const JsonValue::Array &jsonItems(const JsonValue &value, QStringView key);

/// In its place, or at the end. The value has to be an object.
void setJsonMember(JsonValue &value, const QString &key, JsonValue::Data data);
void removeJsonMember(JsonValue &value, QStringView key);
/// The list of that key, made where there is none.
[[nodiscard]] JsonValue::Array &jsonList(JsonValue &value, const QString &key);

} // namespace glossator
