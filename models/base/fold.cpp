// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fold.h"

namespace glossator {

QString folded(QStringView text)
{
    QString plain = text.toString();
    if (!std::ranges::all_of(plain, [](QChar unit) { return unit < u'\x80'; })) {
        plain = plain.normalized(QString::NormalizationForm_KD);
        plain.removeIf([](QChar unit) { return unit.category() == QChar::Mark_NonSpacing; });
        plain.replace(u'ı', u'i');
    }
    return plain.toCaseFolded(); // last: İ has a small letter only as I and a dot
}

} // namespace glossator
