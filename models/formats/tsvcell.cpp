// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// What a backslash and this character stand for.
QChar escapedChar(QChar c)
{
    switch (c.unicode()) {
    case u't':
        return u'\t';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u'f':
        return u'\f';
    case u'b':
        return u'\b';
    default:
        return c;
    }
}

} // namespace

QStringList splitTsv(QStringView cell, QChar separator)
{
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == u'\\') {
            ++i;
        } else if (cell[i] == separator) {
            parts << cell.sliced(begin, i - begin).toString();
            begin = i + 1;
        }
    }
    parts << cell.sliced(begin).toString();
    return parts;
}

std::vector<TsvItem> tsvItems(QStringView cell)
{
    std::vector<TsvItem> items;
    for (const QString &part : splitTsv(cell, u'|')) {
        const qsizetype open = part.endsWith(u']') ? part.lastIndexOf(u'[') : -1;
        const QStringView number = open < 0 ? QStringView() : QStringView(part).sliced(open + 1).chopped(1);
        const bool isNumber = !number.isEmpty()
            && std::ranges::all_of(number, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'_'; });
        qsizetype escapes = 0; // a bracket behind an even number of them is none of the value
        while (escapes < open && part[open - 1 - escapes] == u'\\')
            ++escapes;
        if (isNumber && escapes % 2 == 0)
            items.push_back({part.first(open), number.toString()});
        else
            items.push_back({part, {}});
    }
    return items;
}

std::optional<QString> tsvValue(QStringView escaped)
{
    if (escaped == u"*" || escaped == u"_")
        return std::nullopt;
    QString value;
    value.reserve(escaped.size());
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] == u'\\' && i + 1 < escaped.size()) {
            ++i;
            // Of these letters the format names two; the third keeps a carriage return from ending the row.
            const bool isLetter = escaped[i] == u't' || escaped[i] == u'n' || escaped[i] == u'r';
            value += isLetter ? escapedChar(escaped[i]) : escaped[i];
        } else {
            value += escaped[i];
        }
    }
    return value;
}

QString tsvEscaped(const std::optional<QString> &value)
{
    if (!value)
        return u"*"_s;
    QString escaped;
    escaped.reserve(value->size());
    for (qsizetype i = 0; i < value->size(); ++i) {
        const QChar c = value->at(i);
        if (c == u'\t')
            escaped += "\\t"_L1;
        else if (c == u'\n')
            escaped += "\\n"_L1;
        else if (c == u'\r')
            escaped += "\\r"_L1;
        else if (u"\\[]|_;*"_s.contains(c) || (c == u'-' && i + 1 < value->size() && value->at(i + 1) == u'>'))
            (escaped += u'\\') += c;
        else
            escaped += c;
    }
    return escaped;
}

QString tsvText(QStringView line, bool isJava)
{
    QString text;
    text.reserve(line.size());
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != u'\\' || i + 1 == line.size()) {
            text += line[i];
            continue;
        }
        ++i;
        bool isHex = false;
        if (isJava && line[i] == u'u' && i + 4 < line.size()) {
            const uint code = line.sliced(i + 1, 4).toUInt(&isHex, 16);
            if (isHex) {
                text += QChar(char16_t(code));
                i += 4;
            }
        }
        if (!isHex)
            text += escapedChar(line[i]);
    }
    return text;
}

QStringList tsvTextLines(QStringView sentence)
{
    QString lines = u"#Text="_s;
    for (const QChar c : sentence) {
        switch (c.unicode()) {
        case u'\n':
            lines += "\n#Text="_L1;
            break;
        case u'\t':
            lines += "\\t"_L1;
            break;
        case u'\r':
            lines += "\\r"_L1;
            break;
        case u'\f':
            lines += "\\f"_L1;
            break;
        case u'\b':
            lines += "\\b"_L1;
            break;
        default:
            if (c == u'\\' || (c.unicode() < 0x20 && c != u'\v'))
                lines += u'\\';
            lines += c;
        }
    }
    return lines.split(u'\n');
}

} // namespace glossator
