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

} // namespace glossator
