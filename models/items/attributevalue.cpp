// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/attributevalue.h"

#include "models/base/fold.h"
#include "models/base/listed.h"
#include "models/base/partialdate.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(AttributeValue)
};

QString understoodNumber(const AttributeDef &def, const QString &text)
{
    if (def.fits(text))
        return text;
    bool ok = false;
    if (def.kind == AttributeKind::Int) {
        const qlonglong whole = QLocale().toLongLong(text, &ok);
        return ok ? QString::number(whole) : QString();
    }
    const double number = QLocale().toDouble(text, &ok);
    return ok && std::isfinite(number) ? QString::number(number, 'g', QLocale::FloatingPointShortest) : QString();
}

QString understoodChoice(const QStringList &values, const QString &text)
{
    if (values.contains(text))
        return text;
    QString found;
    for (const QString &value : values) {
        if (folded(value) == folded(text))
            return value;
        if (folded(value).startsWith(folded(text))) {
            if (!found.isNull())
                return {};
            found = value;
        }
    }
    return found;
}

} // namespace

QString understoodValue(const AttributeDef &def, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    switch (def.kind) {
    case AttributeKind::Int:
    case AttributeKind::Number:
        return understoodNumber(def, text);
    case AttributeKind::Date:
        return def.fits(text) ? text : isoDate(text);
    case AttributeKind::Choice:
        return understoodChoice(def.values, text);
    case AttributeKind::Text:
    case AttributeKind::Several:
    case AttributeKind::Bool:
        break;
    }
    return def.fits(text) ? text : QString();
}

QString valueInWords(const AttributeDef &def, const QString &value)
{
    return def.kind == AttributeKind::Date ? dateInWords(value) : QString();
}

QString valueHint(const AttributeDef &def)
{
    switch (def.kind) {
    case AttributeKind::Choice:
        return Texts::tr("one of the values");
    case AttributeKind::Several:
        return Texts::tr("some of the values");
    case AttributeKind::Text:
        return Texts::tr("text");
    case AttributeKind::Int:
        return Texts::tr("a whole number");
    case AttributeKind::Number:
        return Texts::tr("a number");
    case AttributeKind::Date:
        return Texts::tr("a date such as 2024, 2024-05, 2024-05-04, 4 May 2024 or 2024-05-04 13:30");
    case AttributeKind::Bool:
        break;
    }
    return Texts::tr("yes or no");
}

QString valueRefusal(const AttributeDef &def, const QString &typed)
{
    return def.values.isEmpty()
        ? Texts::tr("“%1” is not %2.").arg(typed, valueHint(def))
        : Texts::tr("%1 cannot be “%2”: the schema has %3.").arg(def.name, typed, listed(def.values));
}

bool isYes(const QString &stored) { return stored.isNull() || stored == "true"_L1 || stored == "1"_L1; }

QString attributeTitle(const QString &name) { return name.isEmpty() ? name : name.first(1).toUpper() + name.sliced(1); }

} // namespace glossator
