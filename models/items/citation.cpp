// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/citation.h"

#include "models/base/boundaries.h"
#include "models/base/partialdate.h"

#include <QDate>
#include <QLocale>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// In words; the name of the day of the week is no part of a citation, and a text that is no date stays as it is.
QString dateOf(const Article &article)
{
    const QDate day = QDate::fromString(article.published.first(std::min<qsizetype>(10, article.published.size())), Qt::ISODate);
    if (day.isValid() && article.published.size() >= 10)
        return QLocale().toString(day, u"d MMMM yyyy"_s);
    const QString words = dateInWords(article.published);
    return words.isEmpty() ? article.published : words;
}

} // namespace

QString citedQuote(const QString &quote, const Article &article)
{
    QStringList parts;
    for (const QString &part : {article.byline, article.title.isEmpty() ? QString() : u'“' + article.title + u'”', article.source,
                                dateOf(article), article.url}) {
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    }
    const QString quoted = u'“' + quote + u'”';
    return parts.isEmpty() ? quoted : quoted + u" ("_s + parts.join(", "_L1) + u')';
}

TextSpan sentencesAround(const TextOffsets &text, TextSpan place)
{
    const auto sentences = Boundaries(text).sentences(place);
    return sentences.empty() ? place : TextSpan{std::min(place.begin, sentences.front().begin), std::max(place.end, sentences.back().end)};
}

} // namespace glossator
