// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsontime.h"

#include <QDateTime>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView pattern = u"0000-00-00T00:00:00.000Z"; // 0 stands for a digit
constexpr qint64 msecsPerDay = 86'400'000;
constexpr qint64 epoch = 2'440'588; // the Julian day of 1970-01-01

} // namespace

std::optional<QString> jsonTime(qint64 msecs)
{
    const qint64 day = msecs / msecsPerDay - (msecs % msecsPerDay < 0);
    const QDate date = QDate::fromJulianDay(epoch + day);
    if (date.year() < 1 || date.year() > 9999)
        return {};
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(msecs - day * msecsPerDay));
    QString text = pattern.toString();
    const auto put = [&text](qsizetype end, int number) {
        for (; number > 0; number /= 10)
            text[--end] = QChar(u'0' + number % 10);
    };
    put(4, date.year());
    put(7, date.month());
    put(10, date.day());
    put(13, time.hour());
    put(16, time.minute());
    put(19, time.second());
    put(23, time.msec());
    return text;
}

std::optional<qint64> fromJsonTime(QStringView text)
{
    if (text.size() != pattern.size())
        return {};
    std::array<int, 7> numbers{}; // year, month, day, hour, minute, second, millisecond
    for (qsizetype i = 0, number = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (pattern[i] != u'0' && unit != pattern[i])
            return {};
        if (pattern[i] != u'0')
            ++number;
        else if (unit >= u'0' && unit <= u'9')
            numbers[size_t(number)] = numbers[size_t(number)] * 10 + (unit - u'0');
        else
            return {};
    }
    const QDate date(numbers[0], numbers[1], numbers[2]);
    const QTime time(numbers[3], numbers[4], numbers[5], numbers[6]);
    if (!date.isValid() || !time.isValid())
        return {};
    return (date.toJulianDay() - epoch) * msecsPerDay + time.msecsSinceStartOfDay();
}

} // namespace glossator
