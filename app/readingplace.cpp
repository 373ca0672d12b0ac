// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/readingplace.h"

namespace glossator {

QString toText(const ReadingPlace &place)
{
    if (place == ReadingPlace())
        return {};
    return QStringList{QString::number(place.position.offset), QString::number(place.position.pixels),
        QString::number(place.caret), place.selection.toString()}
        .join(u'/');
}

ReadingPlace readingPlace(const QString &text, qsizetype length)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() < 2) // caret and selection came later
        return {};
    const auto inside = [length](const QString &number) { return std::clamp<qsizetype>(number.toLongLong(), 0, length); };
    ReadingPlace place{{inside(parts.at(0)), parts.at(1).toInt()}, inside(parts.value(2)), {}};
    if (const auto selection = Extent::fromString(parts.value(3)); selection && selection->isValidFor(length))
        place.selection = *selection;
    return place;
}

} // namespace glossator
