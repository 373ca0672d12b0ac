// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a `.schema` text that define something, each by itself: whether what they name exists, and whether a
// name stands twice, is for the reader. Plain functions, any thread.
#pragma once

#include "models/domain/schemasyntax.h"

namespace glossator {

using SchemaWords = std::vector<SchemaWord>;
/// What a line says, or the sentence about what is wrong with it.
template <class T>
using SchemaLine = std::expected<T, QString>;

/// Whether there is a word that can be a name.
[[nodiscard]] bool isSchemaName(const SchemaWords &words, size_t at);

/// `entity NAME "label" < PARENT …`
[[nodiscard]] SchemaLine<TypeDef> typeLine(TypeKind kind, const SchemaWords &words);
/// `role NAME card filler…`
[[nodiscard]] SchemaLine<RoleDef> roleLine(const SchemaWords &words);
/// `attr NAME on … one of …`
[[nodiscard]] SchemaLine<AttributeDef> attributeLine(const SchemaWords &words);
/// The rules from the word `first` to the end of the line: at least one.
[[nodiscard]] SchemaLine<std::vector<FillerRule>> fillerWords(const SchemaWords &words, size_t first);

} // namespace glossator
