// SPDX-License-Identifier: GPL-3.0-or-later
// What an attribute can hold: AttributeDef::fits() of schema.h. Nothing here depends on a locale.
#include "models/domain/schema.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isInt(QStringView value)
{
    return areDigits(value.startsWith(u'-') || value.startsWith(u'+') ? value.sliced(1) : value);
}

bool isNumber(const QString &value)
{
    bool ok = false;
    const double number = value.toDouble(&ok);
    return ok && std::isfinite(number) && !value.front().isSpace() && !value.back().isSpace();
}

bool isDate(const QString &value)
{
    const QStringView view(value);
    if (!areDigits(view.first(std::min<qsizetype>(4, view.size()))))
        return false;
    switch (view.size()) {
    case 4:
        return true;
    case 7:
        return view[4] == u'-' && areDigits(view.sliced(5)) && QDate(2000, view.sliced(5).toInt(), 1).isValid();
    default:
        return view.size() >= 10 && QDateTime::fromString(value, Qt::ISODateWithMs).isValid();
    }
}

} // namespace

bool AttributeDef::fits(const QString &value) const
{
    switch (kind) {
    case AttributeKind::Choice:
    case AttributeKind::Several:
        return values.contains(value);
    case AttributeKind::Text:
        return true;
    case AttributeKind::Int:
        return isInt(value);
    case AttributeKind::Number:
        return !value.isEmpty() && isNumber(value);
    case AttributeKind::Date:
        return isDate(value);
    case AttributeKind::Bool:
        return value.isNull() || value == "true"_L1 || value == "false"_L1 || value == "1"_L1 || value == "0"_L1;
    }
    return false;
}

} // namespace glossator
