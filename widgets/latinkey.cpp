// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latinkey.h"

#include <QChar>
#include <QKeyEvent>

namespace glossator {

namespace {

constexpr uint DottedCapital = 0x130;
constexpr uint DotlessSmall = 0x131;

/// What stands where on a Latin keyboard. Places are counted as X11 and Wayland count them, eight above the kernel: this
/// program runs on Linux and its like; where they are not counted at all, no key has a place.
int keyAtPlace(quint32 place)
{
    struct Row {
        quint32 first;
        const char *keys;
    };
    // Comma and full stop are letters in Cyrillic, Hebrew and Arabic.
    constexpr Row rows[] = {{24, "QWERTYUIOP"}, {38, "ASDFGHJKL"}, {52, "ZXCVBNM,."}};
    for (const auto &[first, keys] : rows) {
        if (place >= first && place - first < qstrlen(keys))
            return keys[place - first];
    }
    return 0;
}

} // namespace

QKeyCombination latinKey(const QKeyEvent &event)
{
    const auto as = [&event](int key) { return QKeyCombination(event.modifiers(), Qt::Key(key)); };
    const auto character = uint(event.key());
    if (character == DottedCapital || character == DotlessSmall || character == 'i') // in Turkish no I is upper case of i
        return as(Qt::Key_I);
    if (character <= Qt::Key_ydiaeresis || character > QChar::LastValidCodePoint)
        return event.keyCombination();
    if (const int digit = QChar::digitValue(character); digit >= 0)
        return as(Qt::Key_0 + digit);
    const int latin = QChar::isLetter(character) && QChar::script(character) != QChar::Script_Latin
        ? keyAtPlace(event.nativeScanCode())
        : 0;
    return latin ? as(latin) : event.keyCombination();
}

} // namespace glossator
