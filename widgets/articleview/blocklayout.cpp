// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/blocklayout.h"

#include <QPainter>

#include <algorithm>

namespace glossator {

namespace {

bool isAsciiWord(QChar c) { return c < QChar(0x80) && c.isLetterOrNumber(); }

/// Whether a character without a shape at this place could mislead: joiners are part of some scripts and of emoji.
bool isTellingInvisible(QStringView text, qsizetype at)
{
    const auto unit = text[at].unicode();
    switch (unit) {
    case 0x00AD: // SOFT HYPHEN
    case 0x061C: // ARABIC LETTER MARK
    case 0x180E: // MONGOLIAN VOWEL SEPARATOR
    case 0x200B: // ZERO WIDTH SPACE
    case 0xFEFF: // ZERO WIDTH NO-BREAK SPACE
        return true;
    case 0x200C: // ZERO WIDTH NON-JOINER
    case 0x200D: // ZERO WIDTH JOINER
        return (at > 0 && isAsciiWord(text[at - 1])) || (at + 1 < text.size() && isAsciiWord(text[at + 1]));
    default:
        return unit == 0x200E || unit == 0x200F // marks
            || (unit >= 0x202A && unit <= 0x202E) // embeddings and overrides
            || (unit >= 0x2060 && unit <= 0x206F) // word joiner, isolates and their kin
            || (unit >= 0xFFF9 && unit <= 0xFFFB); // interlinear annotation
    }
}

/// Control characters as their pictures, one UTF-16 unit for one.
QString shown(QStringView text)
{
    auto result = text.toString();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto unit = text[i].unicode();
        if (unit < 0x20 && unit != u'\t')
            result[i] = QChar(0x2400 + unit);
        else if (unit == 0x7F)
            result[i] = QChar(0x2421);
        else if (unit >= 0x80 && unit < 0xA0)
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

bool runsAgainst(QStringView text, bool rightToLeft)
{
    return std::ranges::any_of(text, [rightToLeft](QChar c) {
        if (!rightToLeft && c < QChar(0x0590)) // nothing below Hebrew runs to the left
            return false;
        switch (c.direction()) {
        case QChar::DirR:
        case QChar::DirAL:
            return !rightToLeft;
        case QChar::DirL:
        case QChar::DirEN:
            return rightToLeft;
        case QChar::DirAN:
        case QChar::DirLRE:
        case QChar::DirLRO:
        case QChar::DirRLE:
        case QChar::DirRLO:
        case QChar::DirLRI:
        case QChar::DirRLI:
        case QChar::DirFSI:
            return true;
        default:
            return c.isSurrogate() && c.isHighSurrogate(); // there are letters of either direction up there
        }
    });
}

} // namespace

BlockLayout::BlockLayout(QStringView text, bool rightToLeft, const ArticleStyle &style, bool isHeading)
    : m_layout(shown(text), isHeading ? style.headingFont : style.textFont)
    , m_lineHeight(style.lineHeight)
    , m_rightToLeft(rightToLeft)
    , m_mixed(runsAgainst(text, rightToLeft))
{
    QTextOption option;
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(QFontMetricsF(style.textFont).horizontalAdvance(u' ') * 8);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_layout.setCursorMoveStyle(Qt::VisualMoveStyle);
    m_layout.beginLayout();
    for (auto line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(style.columnWidth);
        // Every line on the same grid, whatever taller face a character of it was found in.
        line.setPosition({0, line.lineNumber() * m_lineHeight + style.baseline - line.ascent()});
    }
    m_layout.endLayout();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] >= QChar(0xAD) && isTellingInvisible(text, i))
            m_invisibles.push_back(int(i));
    }
}

std::pair<int, int> BlockLayout::lineRange(int line) const
{
    const auto found = m_layout.lineAt(line);
    return {found.textStart(), found.textStart() + found.textLength()};
}

QTextLine BlockLayout::lineHolding(int offset) const
{
    return m_layout.lineForTextPosition(std::clamp(offset, 0, int(length())));
}

int BlockLayout::lineOf(int offset) const
{
    const auto line = lineHolding(offset);
    return line.isValid() ? line.lineNumber() : 0;
}

int BlockLayout::lineAt(qreal y) const { return std::clamp(int(y) / m_lineHeight, 0, std::max(0, lineCount() - 1)); }

qreal BlockLayout::caretX(int offset) const
{
    const auto line = lineHolding(offset);
    return line.isValid() ? line.cursorToX(offset) : 0;
}

int BlockLayout::offsetAt(int line, qreal x) const
{
    const auto found = m_layout.lineAt(line);
    if (!found.isValid())
        return 0;
    const auto offset = found.xToCursor(x);
    // After a wrapped line's last space the caret would already stand on the next line.
    const auto [begin, end] = lineRange(line);
    return offset == end && line + 1 < lineCount() && end > begin ? previous(offset) : offset;
}

std::vector<LineStretch> BlockLayout::stretches(int begin, int end) const
{
    std::vector<LineStretch> result;
    if (begin >= end)
        return result;
    for (int number = lineOf(begin); number < lineCount(); ++number) {
        const auto [lineBegin, lineEnd] = lineRange(number);
        if (lineBegin >= end)
            break;
        const auto line = m_layout.lineAt(number);
        const auto from = std::max(begin, lineBegin);
        auto to = std::min(end, lineEnd);
        if (to == lineEnd && number + 1 < lineCount() && end > lineEnd) {
            while (to > from + 1 && m_layout.text()[to - 1].isSpace())
                --to; // the space that a line was broken at hangs over the edge
        }
        if (!m_mixed) {
            const auto a = line.cursorToX(from);
            const auto b = to == lineEnd ? line.cursorToX(to - 1, QTextLine::Trailing) : line.cursorToX(to);
            result.push_back({number, std::min(a, b), std::max(a, b), m_rightToLeft});
            continue;
        }
        // Where directions meet, a caret position has two places and Qt tells one: only the glyphs know.
        std::vector<LineStretch> parts;
        for (const auto &run : line.glyphRuns(from, to - from)) {
            const auto rect = run.boundingRect();
            parts.push_back({number, rect.left(), rect.right(), run.isRightToLeft()});
        }
        std::ranges::sort(parts, {}, &LineStretch::left);
        const auto first = result.size();
        for (const auto &part : parts) {
            if (result.size() > first && part.left - result.back().right < 0.5)
                result.back().right = std::max(result.back().right, part.right);
            else
                result.push_back(part);
        }
    }
    return result;
}

void BlockLayout::drawLines(QPainter &painter, QPointF at, int firstLine, int lastLine) const
{
    for (int number = std::max(0, firstLine); number <= std::min(lastLine, lineCount() - 1); ++number)
        m_layout.lineAt(number).draw(&painter, at);
}

} // namespace glossator
