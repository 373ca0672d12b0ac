// SPDX-License-Identifier: GPL-3.0-or-later
// Tells names from pronouns and descriptions by the words alone, for English, Turkish, Arabic and German. Any thread.
#pragma once

#include <QStringList>

namespace glossator {

/// In UTF-16 units. A longer one is compared with nothing: it is no name, and somebody who selects a whole book must not
/// wait until it was compared with all that was marked.
constexpr qsizetype LongestComparedQuote = 300;

/// Whether the words look like a name of somebody. They do not where the last word begins small, where all of them are
/// pronouns, determiners and common nouns of offices ("He", "The President", "Cumhurbaşkanı"), or, in Arabic, where
/// all of them have the article and are no place or paper known to be called so. In doubt it is no name: joining two
/// who are not the same costs more than a key.
[[nodiscard]] bool looksLikeName(const QString &quote);

/// Whether the word stands for somebody or points at somebody, as “she”, “ona” and “هو” do.
[[nodiscard]] bool isPronoun(const QString &word);

/// Of whom a word speaks, where a language says so in the word itself: “he” and “her” are two.
enum class Spoken : quint8 { Anybody, He, She, It };
[[nodiscard]] Spoken spokenOf(const QString &word);

/// The name as the running text writes it where it is in capitals, and in capitals where it is not: “New York” of “NEW
/// YORK” and back; both where Turkish has other letters for it: “Sari” and “Sarı” of “SARI”. None where that is no sure
/// sign of one name: with up to three letters (WHO is not Who), with other signs than letters, in scripts without
/// capitals. A ß that became SS does not come back.
[[nodiscard]] QStringList inOtherCase(const QString &name);

} // namespace glossator
