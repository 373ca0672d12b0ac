// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/clustername.h"

namespace glossator {

namespace {

constexpr qsizetype ShortWord = 3; // the, His, und: says nothing about a name, unless all in capitals

/// Every longer word begins with a capital, or with a letter of a script that has none; there is at least one such.
bool looksLikeName(QStringView quote)
{
    bool found = false;
    for (const QStringView word : quote.tokenize(u' ', Qt::SkipEmptyParts)) {
        const bool isShort = word.size() <= ShortWord;
        const bool isLower = word.front().isLower();
        if (isLower && !isShort)
            return false;
        const bool isUpper = std::ranges::none_of(word, [](QChar c) { return c.isLower(); });
        if (!isLower && word.front().isLetter() && (!isShort || (isUpper && word.size() > 1)))
            found = true;
    }
    return found;
}

} // namespace

QString clusterName(const QStringList &quotes)
{
    QString longest;
    for (const QString &quote : quotes) {
        if (looksLikeName(quote))
            return quote.simplified();
        if (quote.size() > longest.size())
            longest = quote;
    }
    return longest.simplified();
}

} // namespace glossator
