// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/headerparts.h"

#include "models/base/boundaries.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QStringTokenizer>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLine = 300;
constexpr qsizetype LongestDateline = 110;
constexpr int MostLines = 10; ///< blank ones included

/// Names of months in the languages that news most often come in; other dates are found by their digits.
QString monthNames()
{
    QSet<QString> names;
    for (const auto language : {QLocale::English, QLocale::Turkish, QLocale::Arabic, QLocale::German, QLocale::French,
             QLocale::Spanish, QLocale::Italian, QLocale::Portuguese, QLocale::Russian, QLocale::Ukrainian,
             QLocale::Persian, QLocale::Azerbaijani}) {
        const QLocale locale(language);
        for (int month = 1; month <= 12; ++month) {
            for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                names << QRegularExpression::escape(locale.monthName(month, format).remove(u'.'));
                names << QRegularExpression::escape(locale.standaloneMonthName(month, format).remove(u'.'));
            }
        }
    }
    // What Arabic papers between Cairo and Baghdad call the months where CLDR's Arabic uses another name.
    names.unite({u"أبريل"_s, u"نيسان"_s, u"أيار"_s, u"حزيران"_s, u"تموز"_s, u"آب"_s, u"أيلول"_s, u"شباط"_s, u"آذار"_s});
    QStringList list;
    for (const QString &name : std::as_const(names)) {
        if (name.size() > 2 && !name.front().isDigit()) // some locales have numbers for short names
            list << name;
    }
    std::ranges::sort(list, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return list.join(u'|');
}

QRegularExpression pattern(const QString &text)
{
    QRegularExpression made(
        text, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

QString isoDate()
{
    return uR"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)"_s;
}

/// A date as people and machines write it, perhaps with a time.
const QRegularExpression &date()
{
    static const QRegularExpression made = [] {
        const QString month = u"(?:"_s + monthNames() + u")\\.?"_s;
        const QString year = u"(?:,?\\s+(?:de\\s+)?\\d{4})?"_s;
        return pattern(u"(?<![\\w-])(?:"_s + isoDate()
            + u"|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}年\\d{1,2}月\\d{1,2}日|"_s + month
            + u"\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d)"_s + year + u"|\\d{1,2}\\.?\\s+(?:de\\s+)?"_s + month + year
            + u")(?![\\w-])"_s);
    }();
    return made;
}

const QRegularExpression &timeOfDay()
{
    static const auto made
        = pattern(uR"(\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:UTC|GMT|CET|EST|EDT)(?:[+-]\d+)?)?)"_s);
    return made;
}

/// Words that only say what follows.
const QRegularExpression &label()
{
    static const auto made
        = pattern(uR"(\b(?:title|headline|source|date|published|updated|posted|author|by|from|on|at|)"
                  uR"((?:mon|tues|wednes|thurs|fri|satur|sun)day|)"
                  uR"(başlık|kaynak|tarih|yazan|العنوان|المصدر|التاريخ|الكاتب|بقلم)\b)"_s);
    return made;
}

QString folded(QStringView text) { return text.toString().simplified().toCaseFolded(); }

/// Whether nothing is left of a line without title, source, author, date and time.
bool speaksOfTheArticle(QStringView line, const HeaderFacts &facts)
{
    QString rest = folded(line);
    const qsizetype before = rest.size();
    for (const QString &fact : {facts.title, facts.source, facts.byline}) {
        if (const QString known = folded(fact); known.size() > 1)
            rest.replace(known, u" "_s);
    }
    rest.remove(date());
    rest.remove(timeOfDay());
    if (rest.size() == before)
        return false; // labels alone are words like any other
    rest.remove(label());
    return std::ranges::none_of(rest, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// How much of a line is a label and a date in front of the first sentence.
qsizetype leadingDate(QStringView line)
{
    static const auto labelled = pattern(uR"(^\s*(?:date|dated|published|posted|updated|tarih|التاريخ)\s*:?\s*)"_s
        + isoDate() + uR"((?=[\s:,;—–-]|$)[\s:,;—–-]*)"_s);
    static const auto bare = pattern(uR"(^\s*)"_s + isoDate() + uR"((?=[\s:,;—–-])[\s:,;—–-]*)"_s);
    if (const auto found = labelled.matchView(line); found.hasMatch())
        return found.capturedEnd();
    const auto found = bare.matchView(line);
    // “2023-04-03 was a Monday” tells something.
    if (found.hasMatch() && found.capturedEnd() < line.size() && !line[found.capturedEnd()].isLower())
        return found.capturedEnd();
    return 0;
}

/// “Dar es Salaam” or “Rashīma, Qasmar, May 4”, and no “The minister said”: more capitals than small words, and those
/// are short. In scripts without capitals what is short.
bool namesPlace(QStringView words)
{
    constexpr qsizetype longestParticle = 3;
    constexpr qsizetype longest = 60;
    int names = 0;
    int particles = 0;
    bool hasCase = false;
    for (const auto &word : QStringTokenizer(words, u' ', Qt::SkipEmptyParts)) {
        const auto first = word.front();
        hasCase = hasCase || first.isUpper() || first.isLower();
        if (first.isLower() && word.size() > longestParticle)
            return false;
        ++(first.isLower() ? particles : names);
    }
    return hasCase ? names > particles : words.size() <= longest && !words.contains(u'\u061F');
}

/// How much of a line is “Place, Country, May 4 (Agency) —”.
qsizetype dateline(QStringView line)
{
    static const auto dash = pattern(uR"(\s(?:—|–|-|--)\s+|\s?—\s*|\s?--\s*)"_s);
    const auto found = dash.matchView(line.first(std::min(line.size(), LongestDateline)));
    if (!found.hasMatch() || found.capturedStart() < 2 || found.capturedEnd() >= line.size())
        return 0;
    const QStringView before = line.first(found.capturedStart()).trimmed();
    if (before.isEmpty() || !before.front().isLetterOrNumber() || before.front().isLower())
        return 0;
    const bool namesAgency = before.endsWith(u')') || before.endsWith(u'\uFF09');
    const bool shouts = std::ranges::any_of(before, [](QChar c) { return c.isUpper(); })
        && std::ranges::none_of(before, [](QChar c) { return c.isLower(); });
    const auto dated = date().matchView(before);
    const bool endsInDate = dated.hasMatch() && before.contains(u',') && dated.capturedEnd() == before.size();
    if (!namesAgency && !shouts && !endsInDate)
        return 0;
    if (namesAgency && !namesPlace(before.first(before.lastIndexOf(before.endsWith(u')') ? u'(' : u'\uFF08'))))
        return 0;
    return found.capturedEnd();
}

} // namespace

std::vector<HeaderPart> headerParts(QStringView text, const HeaderFacts &facts)
{
    std::vector<HeaderPart> parts;
    qsizetype begin = 0;
    for (int lines = 0; lines < MostLines && begin < text.size(); ++lines) {
        auto end = begin;
        while (end < text.size() && end - begin <= LongestLine && lineBreakLength(text, end) == 0)
            ++end;
        const bool isWhole = end == text.size() || lineBreakLength(text, end) > 0;
        const QStringView line = text.sliced(begin, end - begin);
        const bool isBlank = isWhole && line.trimmed().isEmpty();
        if (!isBlank && !(isWhole && speaksOfTheArticle(line, facts))) {
            if (const auto length = std::max(leadingDate(line), dateline(line)); length > 0)
                parts.push_back({begin, begin + length});
            return parts;
        }
        if (!isBlank)
            parts.push_back({begin, end});
        begin = end == text.size() ? end : end + lineBreakLength(text, end);
    }
    return begin < text.size() ? parts : std::vector<HeaderPart>(); // a text of nothing else is what there is to read
}

bool isExcerpt(const QString &title, QStringView text, const std::vector<HeaderPart> &parts)
{
    if (!title.endsWith(u'…') || title.size() < 2)
        return false;
    const auto body = text.sliced(parts.empty() ? 0 : parts.back().end).trimmed();
    // White space in a title is folded: a few more characters of the text hold as many words.
    const auto beginning = body.first(std::min(body.size(), title.size() * 2));
    return folded(beginning).startsWith(folded(QStringView(title).chopped(1)));
}

} // namespace glossator
