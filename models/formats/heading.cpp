// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/heading.h"

#include "models/base/boundaries.h"

#include <QDate>
#include <QFileInfo>
#include <QRegularExpression>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 120;
constexpr qsizetype longestHeader = 200;

bool isBlankLine(const TextOffsets &offsets, TextSpan line)
{
    return line.begin < offsets.length() && offsets.view(line).trimmed().isEmpty();
}

/// One line of at most 120 code points, cut between words.
QString shortened(QStringView text)
{
    QString line = text.toString();
    for (QChar &unit : line)
        if (unit.category() == QChar::Other_Control || unit == u'\uFEFF')
            unit = u' ';
    const TextOffsets offsets(line.simplified());
    if (offsets.length() <= longestTitle)
        return offsets.text();
    const QString head = offsets.quote(TextSpan{0, longestTitle});
    if (const qsizetype blank = head.lastIndexOf(u' '); blank > longestTitle / 2)
        return head.first(blank) + u'…';
    qsizetype end = longestTitle - 1;
    while (offsets.splitsGrapheme(end))
        --end;
    return offsets.quote(TextSpan{0, end}) + u'…';
}

} // namespace

Heading headingOf(const TextOffsets &offsets, const QString &path)
{
    static const QRegularExpression header(u"^[\\s\\x{FEFF}]*date:?\\s+(\\d{4}-\\d{2}-\\d{2})(?=\\s|$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString &text = offsets.text();
    Heading heading;
    qsizetype begin = 0;
    const auto match = header.match(text.first(std::min(text.size(), longestHeader)));
    if (match.hasMatch() && QDate::fromString(match.captured(1), Qt::ISODate).isValid()) {
        heading.published = match.captured(1);
        begin = match.capturedEnd();
    }
    while (begin < text.size() && (text[begin].isSpace() || text[begin] == u'\uFEFF'))
        ++begin;

    const Boundaries boundaries(offsets);
    const qsizetype start = offsets.fromUtf16(begin, TextOffsets::Rounding::Down);
    TextSpan line{start, boundaries.paragraphAt(start).end};
    const qsizetype lineEnd = offsets.toUtf16(line.end);
    const qsizetype next = lineEnd < text.size() ? line.end + lineBreakLength(text, lineEnd) : line.end;
    if (line.length() > longestTitle || !isBlankLine(offsets, boundaries.paragraphAt(next)))
        line.end = std::clamp(boundaries.sentenceAt(start).end, start, start + 10 * longestTitle);
    heading.title = shortened(offsets.view(line));
    if (std::ranges::none_of(heading.title, [](QChar unit) { return unit.isLetterOrNumber() || unit.isSurrogate(); }))
        heading.title = shortened(QFileInfo(path).completeBaseName());
    return heading;
}

} // namespace glossator
