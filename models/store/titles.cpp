// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/titles.h"

#include <QCoreApplication>

namespace glossator::titles {

QString brief(const QString &text)
{
    constexpr qsizetype longest = 40;
    QString folded = text.first(std::min(text.size(), longest * 4)).simplified();
    if (folded.size() <= longest)
        return folded;
    qsizetype cut = longest - 1;
    if (folded.at(cut - 1).isHighSurrogate())
        --cut;
    return folded.first(cut) + QChar(0x2026);
}

std::unexpected<Error> notFound(const QString &noun)
{
    return fail(Error::Code::NotFound,
                QCoreApplication::translate("Store", "This %1 is no longer in the project.").arg(noun));
}

} // namespace glossator::titles
