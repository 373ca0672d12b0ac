// SPDX-License-Identifier: GPL-3.0-or-later
// Tells names from pronouns and descriptions by the words alone, for English, Turkish, Arabic and German. Any thread.
#pragma once

#include <QString>

namespace glossator {

/// Whether the words look like a name of somebody. They do not where the last word begins small, where all of them are
/// pronouns, determiners and common nouns of offices ("He", "The President", "Cumhurbaşkanı"), or, in Arabic, where
/// all of them have the article and are no place or paper known to be called so. In doubt it is no name: joining two
/// who are not the same costs more than a key.
[[nodiscard]] bool looksLikeName(const QString &quote);

/// Whether the word stands for somebody or points at somebody, as “she”, “ona” and “هو” do.
[[nodiscard]] bool isPronoun(const QString &word);

/// Whether two words cannot speak of the same, as “he” and “her”: only where a language says so in the word itself.
[[nodiscard]] bool excludeEachOther(const QString &one, const QString &other);

/// The name as the running text writes it where it is in capitals, and in capitals where it is not: “New York” of “NEW
/// YORK” and back. Empty where that is no sure sign of one name: with up to three letters (WHO is not Who), with other
/// signs than letters, in scripts without capitals.
[[nodiscard]] QString inOtherCase(const QString &name);

} // namespace glossator
