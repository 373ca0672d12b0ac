// SPDX-License-Identifier: GPL-3.0-or-later
// Texts on their way into XML, and into HTML that is XML too: nothing in them can open a tag, end an attribute or be
// changed by a parser. Belongs to one export, one thread at a time.
#pragma once

#include "models/formats/losses.h"

namespace glossator {

/// What XML 1.0 cannot hold at all (most controls, lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD and counts as lost.
class XmlText {
public:
    explicit XmlText(Losses &losses) : m_losses(losses) {}

    /// To stand between tags. A carriage return survives as a reference.
    [[nodiscard]] QByteArray text(QStringView text) { return escaped(text, false); }
    /// To stand between double quotes. So do tabs and line ends.
    [[nodiscard]] QByteArray value(QStringView text) { return escaped(text, true); }

private:
    QByteArray escaped(QStringView text, bool isQuoted);

    Losses &m_losses;
};

} // namespace glossator
