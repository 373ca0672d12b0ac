// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/xmltext.h"

#include <QCoreApplication>

namespace glossator {

namespace {

bool isForbidden(QChar unit)
{
    return (unit < u' ' && unit != u'\t' && unit != u'\n' && unit != u'\r') || unit.isSurrogate()
        || unit.unicode() >= 0xfffe;
}

} // namespace

QByteArray XmlText::escaped(QStringView text, bool isQuoted)
{
    QString out;
    out.reserve(text.size() + text.size() / 8);
    qint64 replaced = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += text.sliced(i++, 2);
            continue;
        }
        switch (unit.unicode()) {
        case u'&':
            out += QLatin1StringView("&amp;");
            break;
        case u'<':
            out += QLatin1StringView("&lt;");
            break;
        case u'>':
            out += QLatin1StringView("&gt;");
            break;
        case u'\r':
            out += QLatin1StringView("&#13;");
            break;
        case u'"':
            out += isQuoted ? QLatin1StringView("&quot;") : QLatin1StringView("\"");
            break;
        case u'\t':
            out += isQuoted ? QLatin1StringView("&#9;") : QLatin1StringView("\t");
            break;
        case u'\n':
            out += isQuoted ? QLatin1StringView("&#10;") : QLatin1StringView("\n");
            break;
        default:
            replaced += isForbidden(unit) ? 1 : 0;
            out += isForbidden(unit) ? QChar(QChar::ReplacementCharacter) : unit;
        }
    }
    m_losses.add(
        QCoreApplication::translate("glossator::XmlText", "characters that XML cannot hold, written as U+FFFD"), {},
        replaced);
    return out.toUtf8();
}

} // namespace glossator
