// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/hexcolor.h"

#include "models/domain/schemasyntax.h"

namespace glossator {

std::optional<quint32> colorFromHex(QStringView text)
{
    if (!text.startsWith(u'#'))
        return std::nullopt;
    QString digits = text.sliced(1).toString();
    if (digits.size() == 3)
        digits = QString(digits[0]).repeated(2) + QString(digits[1]).repeated(2) + QString(digits[2]).repeated(2);
    return digits.size() == 6 ? hexNumber(digits) : std::nullopt;
}

QString hexOfColor(quint32 color) { return u'#' + QString::number(color, 16).rightJustified(6, u'0'); }

} // namespace glossator
