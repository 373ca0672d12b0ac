// SPDX-License-Identifier: GPL-3.0-or-later
// Text behind bytes, as writers put it together. Pure function, any thread.
#pragma once

#include <QByteArray>
#include <QStringView>

#include <algorithm>

namespace glossator {

/// The text in UTF-8. One of ASCII, as most names and values are, needs no array of its own.
inline void appendUtf8(QByteArray &out, QStringView text)
{
    if (!std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; })) {
        out += text.toUtf8();
        return;
    }
    const qsizetype at = out.size();
    out.resizeForOverwrite(at + text.size());
    std::ranges::transform(text, out.data() + at, [](QChar c) { return char(c.unicode()); });
}

} // namespace glossator
