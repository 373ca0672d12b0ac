// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a `.schema` line, as the reader takes them apart and the writer puts them down. Plain functions, any
// thread. Words are separated by spaces. A word that holds a space, begins with `"` or would be taken for a word of
// the language is quoted: `"Job title"`. Inside quotes, `\"` `\\` `\n` `\t` and `\u` with four hexadecimal digits of a
// UTF-16 unit stand for what cannot be written there; `@` and `event:` stand before the quotes.
#pragma once

#include "models/domain/schema.h"

#include <expected>
#include <span>

namespace glossator {

/// Limits of a `.schema` text, in bytes and in types.
inline constexpr qsizetype maxSchemaBytes = 4 * 1024 * 1024;
inline constexpr qsizetype maxSchemaLineBytes = 64 * 1024;
inline constexpr qsizetype maxSchemaTypes = 10'000;

/// The words of the language for the values of two enums, in the order of their enumerators, and for what may follow
/// the name of a type.
inline constexpr QLatin1StringView typeKindWords[]{
    QLatin1StringView("entity"), QLatin1StringView("value"), QLatin1StringView("relation"), QLatin1StringView("event")};
inline constexpr QLatin1StringView attributeOwnerWords[]{QLatin1StringView("mention"), QLatin1StringView("entity"),
    QLatin1StringView("event"), QLatin1StringView("argument"), QLatin1StringView("relation"),
    QLatin1StringView("document")};
inline constexpr QLatin1StringView typeOptionWords[]{QLatin1StringView("<"), QLatin1StringView("abstract"),
    QLatin1StringView("color"), QLatin1StringView("key"), QLatin1StringView("symmetric"),
    QLatin1StringView("transitive"), QLatin1StringView("was"), QLatin1StringView("retired")};

struct SchemaWord {
    QString text;
    QString prefix; ///< `@` or `event:` before a quoted text, else empty
    bool quoted = false;

    /// Whether it is that word of the language; a quoted word never is.
    [[nodiscard]] bool is(QLatin1StringView keyword) const { return !quoted && text == keyword; }
    /// A word that can be a name: `"@x"` is one, `@"x"` is not.
    [[nodiscard]] bool isPlain() const { return prefix.isEmpty(); }
};

/// The number that up to eight hexadecimal digits say, if all of them are.
[[nodiscard]] std::optional<quint32> hexNumber(QStringView digits);

/// The words of a line, or a sentence about what is wrong with it.
[[nodiscard]] std::expected<std::vector<SchemaWord>, QString> schemaWords(QStringView line);

/// The rule that a word stands for.
[[nodiscard]] FillerRule fillerRule(const SchemaWord &word);

/// The text in quotes.
[[nodiscard]] QString quotedSchemaWord(const QString &text);
/// The text, quoted where it has to be. `taken`: words of the language that could stand in its place.
[[nodiscard]] QString schemaWord(const QString &text, std::span<const QLatin1StringView> taken = {});
[[nodiscard]] QString schemaWord(const FillerRule &rule);

} // namespace glossator
