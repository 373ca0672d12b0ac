// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/partialdate.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString twoDigits(const QString &number) { return number.rightJustified(2, u'0'); }

/// Whether the day, or the first of the month, is in the calendar.
bool exists(const QString &year, const QString &month, const QString &day)
{
    return QDate::isValid(year.toInt(), month.toInt(), day.isEmpty() ? 1 : day.toInt());
}

/// A date whose month has its name: as dateInWords() says it, or shorter; empty where it is none.
QString isoOfWords(const QString &text)
{
    for (const QLocale &locale : {QLocale(), QLocale::c()}) {
        for (const QString &day : {locale.dateFormat(QLocale::LongFormat).simplified(), u"d MMMM yyyy"_s, u"d MMM yyyy"_s,
                 u"MMMM d, yyyy"_s, u"MMM d, yyyy"_s}) {
            if (const QDate date = locale.toDate(text, day); date.isValid())
                return date.toString(Qt::ISODate);
            const QString moment = day + u", "_s + locale.timeFormat(QLocale::ShortFormat).simplified();
            if (const QDateTime time = locale.toDateTime(text, moment); time.isValid())
                return time.toString(u"yyyy-MM-ddTHH:mm"_s);
        }
        for (const QString &month : {u"MMMM yyyy"_s, u"MMM yyyy"_s}) {
            if (const QDate date = locale.toDate(text, month); date.isValid())
                return date.toString(u"yyyy-MM"_s);
        }
    }
    return {};
}

} // namespace

QString isoDate(const QString &typed)
{
    static const QRegularExpression yearFirst(uR"(^([0-9]{4})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2})(?:[T ]+(.+))?)?)?$)"_s);
    static const QRegularExpression dayFirst(uR"(^(?:([0-9]{1,2})\.\s?)?([0-9]{1,2})\.\s?([0-9]{4})(?:[T ]+(.+))?$)"_s);
    static const QRegularExpression clock(uR"(^([0-9]{1,2}):([0-9]{2})((?::[0-9]{2}(?:\.[0-9]+)?)?)((?:Z|[+-][0-9]{2}:?[0-9]{2})?)$)"_s);
    const QString text = typed.trimmed();
    QString year;
    QString month;
    QString day;
    QString time;
    if (const auto match = yearFirst.match(text); match.hasMatch()) {
        year = match.captured(1);
        month = match.captured(2);
        day = match.captured(3);
        time = match.captured(4).trimmed();
    } else if (const auto reversed = dayFirst.match(text); reversed.hasMatch()) {
        day = reversed.captured(1);
        month = reversed.captured(2);
        year = reversed.captured(3);
        time = reversed.captured(4).trimmed();
    } else {
        // Looking through the words of a language takes a millisecond: no date is so long, or has no digit.
        constexpr qsizetype longest = 60;
        const bool mayBe = text.size() <= longest && std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
        return mayBe ? isoOfWords(text.simplified()) : QString();
    }
    if (month.isEmpty())
        return year;
    if (!exists(year, month, day) || (day.isEmpty() && !time.isEmpty()))
        return {};
    QString iso = year + u'-' + twoDigits(month);
    if (day.isEmpty())
        return iso;
    iso += u'-' + twoDigits(day);
    if (time.isEmpty())
        return iso;
    const auto match = clock.match(time);
    if (!match.hasMatch())
        return {};
    iso += u'T' + twoDigits(match.captured(1)) + u':' + match.captured(2) + match.captured(3) + match.captured(4);
    return QDateTime::fromString(iso, Qt::ISODateWithMs).isValid() ? iso : QString();
}

QString dateInWords(const QString &iso)
{
    const QLocale locale;
    switch (iso.size()) {
    case 0:
        return {};
    case 4:
        return isoDate(iso);
    case 7: {
        const QDate month = QDate::fromString(iso + u"-01"_s, Qt::ISODate);
        return month.isValid() ? locale.toString(month, u"MMMM yyyy"_s) : QString();
    }
    default:
        break;
    }
    const QDateTime moment = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!moment.isValid())
        return {};
    const QString day = locale.toString(moment.date(), QLocale::LongFormat);
    return iso.size() == 10 ? day : day + u", "_s + locale.toString(moment.time(), QLocale::ShortFormat);
}

std::optional<std::pair<QDate, QDate>> daysOf(const QString &iso)
{
    static const QRegularExpression date(uR"(^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.*)?)?)?$)"_s);
    const auto match = date.match(iso);
    if (!match.hasMatch())
        return {};
    const int year = match.captured(1).toInt();
    const QString month = match.captured(2);
    const QString day = match.captured(3);
    const QDate first(year, month.isEmpty() ? 1 : month.toInt(), day.isEmpty() ? 1 : day.toInt());
    const QDate next = !day.isEmpty() ? first.addDays(1) : month.isEmpty() ? first.addYears(1) : first.addMonths(1);
    if (!first.isValid())
        return {};
    return std::pair(first, next.addDays(-1));
}

} // namespace glossator
