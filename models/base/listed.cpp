// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/listed.h"

#include <QCoreApplication>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Listed)
};

} // namespace

QString listed(const QStringList &words)
{
    const QString separator = Texts::tr(", ", "between the things of a list");
    const QString sign = separator.trimmed();
    QStringList parts;
    for (const QString &word : words) {
        const bool isAmbiguous = words.size() > 1 && !sign.isEmpty() && word.contains(sign);
        parts << (isAmbiguous ? Texts::tr("“%1”", "a thing of a list that holds the separator").arg(word) : word);
    }
    return parts.join(separator);
}

} // namespace glossator
