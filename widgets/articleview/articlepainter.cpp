// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlepainter.h"

#include "widgets/articleview/contrast.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace glossator {

namespace {

constexpr qreal Corner = 2.5;
constexpr qreal UnderlineWidth = 1.6;
constexpr qreal StrongUnderlineWidth = 2.4;

QPen linePen(const QColor &color, qreal width, const LinePattern &pattern = {})
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

/// Where a line around a tint runs: clear of the strip of tags above, and hardly nearer to the next letter than the
/// tint.
QRectF outlined(const QRectF &tint) { return tint.adjusted(0.7, 1.2, -0.7, 0.5); }

/// A wave along a line, as spell checkers have taught everyone to read it.
void drawWave(QPainter &painter, qreal left, qreal right, qreal y)
{
    constexpr qreal Half = 2.5;
    QPainterPath path({left, y});
    for (qreal x = left; x < right; x += 2 * Half) {
        path.quadTo(x + Half / 2, y - 2, x + Half, y);
        path.quadTo(x + 1.5 * Half, y + 2, x + 2 * Half, y);
    }
    painter.drawPath(path);
}

} // namespace

ArticlePainter::ArticlePainter(QPainter &painter, ArticleLayout &layout, const ArticlePaintState &state)
    : m_painter(painter)
    , m_layout(layout)
    , m_style(layout.style())
    , m_state(state)
{
    painter.setRenderHint(QPainter::Antialiasing);
}

void ArticlePainter::paint(const QRect &exposed)
{
    m_painter.fillRect(exposed, m_style.base);
    const auto headingTop = m_layout.headingTop();
    if (headingTop + m_layout.title().height() > exposed.top())
        m_layout.title().draw(m_painter, headingTop, m_style);
    for (const auto [index, top] : m_layout.visible())
        paintBlock(index, top, exposed);
}

void ArticlePainter::paintBlock(int index, int top, const QRect &exposed)
{
    const auto &layout = m_layout.block(index);
    const auto &block = m_layout.blocks()[size_t(index)];
    // One line more on either side: tags and underlines may reach over by a pixel.
    const Lines lines{std::max(0, (exposed.top() - top) / m_style.lineHeight - 1),
        std::min(layout.lineCount() - 1, (exposed.bottom() - top) / m_style.lineHeight + 1)};
    if (lines.first > lines.last)
        return;
    m_painter.save();
    m_painter.translate(m_style.columnLeft, top);
    const auto &marks = m_layout.marks(index);
    paintTints(marks, lines);
    paintSelection(layout, block, lines);
    paintUnderlines(marks, lines);
    paintFrames(marks, lines);
    paintTags(marks, lines);
    paintInvisibles(layout, lines);
    paintText(layout, block, marks, lines); // over everything: no mark ever hides a letter
    paintCaret(layout, index);
    m_painter.restore();
}

bool ArticlePainter::isDimmed(const Mark &mark) const
{
    return m_state.isTarget && mark.mention != m_state.current && !m_state.isTarget(mark.mention);
}

bool ArticlePainter::isEmphasised(const Mark &mark) const
{
    if (m_state.candidate) // among much that is lit only this one would be chosen
        return mark.mention == m_state.candidate || mark.mention == m_state.current;
    return mark.mention == m_state.current || isCompanion(mark) || (m_state.entity && mark.entity == m_state.entity);
}

bool ArticlePainter::isCompanion(const Mark &mark) const
{
    return std::ranges::contains(m_state.companions, mark.mention);
}

QRectF ArticlePainter::insetRect(const Mark &mark, const LineStretch &stretch) const
{
    const auto inset = std::min(mark.depth, TypeLook::Depths - 1) * 1.5;
    return tintRect(stretch, m_style).adjusted(-1, inset, 1, -inset);
}

void ArticlePainter::paintTints(const std::vector<Mark> &marks, Lines lines)
{
    m_painter.setPen(Qt::NoPen);
    for (const auto &mark : marks) {
        if (mark.isPlace || isDimmed(mark) || ((mark.suggested || mark.look->isEvent) && !isEmphasised(mark)))
            continue;
        m_painter.setBrush(isEmphasised(mark) ? mark.look->strongTint
                                              : mark.look->tints[size_t(std::min(mark.depth, TypeLook::Depths - 1))]);
        for (const auto &stretch : mark.stretches) {
            if (lines.holds(stretch.line))
                m_painter.drawRoundedRect(insetRect(mark, stretch), Corner, Corner);
        }
    }
}

void ArticlePainter::paintSelection(const BlockLayout &layout, const TextBlock &block, Lines lines)
{
    for (const auto &[begin, end] : m_state.selection) {
        if (end <= block.begin || begin > block.end())
            continue;
        const auto from = int(std::max<qsizetype>(0, begin - block.begin));
        const auto to = int(std::min<qsizetype>(block.length, end - block.begin));
        for (const auto &stretch : layout.stretches(from, to)) {
            if (lines.holds(stretch.line))
                m_painter.fillRect(tintRect(stretch, m_style).adjusted(0, -1, 0, 1), m_style.selection);
        }
    }
}

void ArticlePainter::paintUnderlines(const std::vector<Mark> &marks, Lines lines)
{
    m_painter.setBrush(Qt::NoBrush);
    for (const auto &mark : marks) {
        if (mark.isPlace || isDimmed(mark))
            continue;
        const auto emphasised = isEmphasised(mark);
        const auto width = emphasised ? StrongUnderlineWidth : UnderlineWidth;
        const auto y = m_style.firstLane + mark.lane * m_style.laneStep;
        for (const auto &stretch : mark.stretches) {
            if (!lines.holds(stretch.line))
                continue;
            if (mark.look->isEvent || mark.suggested) {
                m_painter.setPen(linePen(mark.look->line, 1.2, mark.suggested ? LinePattern{1.5, 2} : LinePattern{}));
                m_painter.drawRoundedRect(outlined(insetRect(mark, stretch)), Corner, Corner);
            } else {
                m_painter.setPen(linePen(mark.look->line, width, mark.look->pattern));
                const auto lineY = stretch.line * m_style.lineHeight + y;
                m_painter.drawLine(QPointF(stretch.left, lineY), QPointF(stretch.right, lineY));
            }
        }
        m_painter.setPen(linePen(mixed(mark.look->line, m_style.base, 0.35), 1, {3, 3}));
        for (const auto &bridge : mark.bridges) {
            const auto bridgeY = bridge.line * m_style.lineHeight + m_style.stripHeight / 2.0;
            if (lines.holds(bridge.line))
                m_painter.drawLine(QPointF(bridge.left, bridgeY), QPointF(bridge.right, bridgeY));
        }
    }
}

QPainterPath ArticlePainter::dimmedText(
    const BlockLayout &layout, const TextBlock &block, const std::vector<Mark> &marks) const
{
    QPainterPath quiet;
    for (const auto &part : m_layout.headerParts()) {
        const auto begin = std::max(part.begin, block.begin) - block.begin;
        const auto end = std::min(part.end, block.end()) - block.begin;
        for (const auto &stretch : layout.stretches(int(begin), int(std::max(begin, end))))
            quiet.addRect(QRectF(stretch.left - 1, stretch.line * m_style.lineHeight, stretch.right - stretch.left + 1,
                m_style.lineHeight));
    }
    if (quiet.isEmpty())
        return quiet;
    QPainterPath covered;
    covered.setFillRule(Qt::WindingFill);
    const auto cover = [&](const LineStretch &stretch) {
        covered.addRect(QRectF(
            stretch.left - 1, stretch.line * m_style.lineHeight, stretch.right - stretch.left + 2, m_style.lineHeight));
    };
    for (const auto &mark : marks)
        std::ranges::for_each(mark.stretches, cover);
    for (const auto &[begin, end] : m_state.selection) {
        const auto from = std::clamp<qsizetype>(begin - block.begin, 0, block.length);
        const auto to = std::clamp<qsizetype>(end - block.begin, 0, block.length);
        std::ranges::for_each(layout.stretches(int(from), int(to)), cover);
    }
    return quiet.subtracted(covered);
}

void ArticlePainter::paintText(
    const BlockLayout &layout, const TextBlock &block, const std::vector<Mark> &marks, Lines lines)
{
    m_painter.setPen(m_state.isTarget ? m_style.muted : m_style.text);
    if (const auto quiet = dimmedText(layout, block, marks); !quiet.isEmpty() && !m_state.isTarget) {
        QPainterPath others;
        others.addRect(QRectF(-m_style.columnLeft, -m_style.lineHeight, m_style.columnWidth + 2 * m_style.columnLeft,
            layout.textHeight() + 2 * m_style.lineHeight));
        m_painter.save();
        m_painter.setClipPath(others.subtracted(quiet));
        layout.drawLines(m_painter, {0, 0}, lines.first, lines.last);
        m_painter.setClipPath(quiet);
        m_painter.setPen(m_style.muted);
        layout.drawLines(m_painter, {0, 0}, lines.first, lines.last);
        m_painter.restore();
        return;
    }
    layout.drawLines(m_painter, {0, 0}, lines.first, lines.last);
    if (!m_state.isTarget)
        return;
    // What may be chosen is lit: its words once more, in full colour.
    QPainterPath lit;
    for (const auto &mark : marks) {
        if (isDimmed(mark))
            continue;
        for (const auto &stretch : mark.stretches)
            lit.addRect(tintRect(stretch, m_style));
    }
    lit.setFillRule(Qt::WindingFill);
    m_painter.save();
    m_painter.setClipPath(lit);
    m_painter.setPen(m_style.text);
    layout.drawLines(m_painter, {0, 0}, lines.first, lines.last);
    m_painter.restore();
}

void ArticlePainter::paintFrames(const std::vector<Mark> &marks, Lines lines)
{
    m_painter.setBrush(Qt::NoBrush);
    for (const auto &mark : marks) {
        const auto current = mark.mention == (m_state.candidate ? m_state.candidate : m_state.current);
        const auto companion = !m_state.isTarget && isCompanion(mark);
        const auto target = m_state.isTarget && !current;
        if (isDimmed(mark))
            continue;
        for (const auto &stretch : mark.stretches) {
            if (!lines.holds(stretch.line))
                continue;
            const auto rect = tintRect(stretch, m_style);
            if (mark.isPlace) {
                const auto y = rect.top() - 1;
                QPainterPath wedge({stretch.left, y + 4.5});
                wedge.lineTo(stretch.left - 3, y);
                wedge.lineTo(stretch.left + 3, y);
                m_painter.fillPath(wedge, mark.look->line);
                m_painter.setPen(linePen(mark.look->line, 1.4));
                m_painter.drawLine(QPointF(stretch.left, y), rect.bottomLeft());
            }
            if (mark.flagged) {
                m_painter.setPen(linePen(m_style.warning, 1.2));
                drawWave(m_painter, stretch.left, std::max(stretch.right, stretch.left + 6), rect.bottom() + 1);
            }
            if (current || companion || target) {
                m_painter.setPen(linePen(target ? mark.look->line : m_style.accent, m_state.candidate && current ? 2.6 : current ? 1.8 : 1.2));
                m_painter.drawRoundedRect(outlined(rect.adjusted(-1, 0, 1, 0)), Corner, Corner);
            }
        }
    }
}

void ArticlePainter::paintTags(const std::vector<Mark> &marks, Lines lines)
{
    m_painter.setFont(m_style.tagFont);
    for (const auto &mark : marks) {
        if (mark.tag.isEmpty() || isDimmed(mark) || !lines.holds(int(mark.tagRect.top() + 0.5) / m_style.lineHeight))
            continue;
        const auto &look = *mark.look;
        if (look.isEvent) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(look.chip);
            m_painter.drawRoundedRect(mark.tagRect.adjusted(0, 1, 0, 0), Corner, Corner);
            m_painter.setPen(m_style.base);
        } else {
            // A connector of another mention may run through the strip.
            m_painter.fillRect(mark.tagRect.adjusted(-1, 1, 1, -2.5), m_style.base);
            m_painter.setPen(mark.suggested ? m_style.muted : look.ink);
        }
        m_painter.drawText(mark.tagRect.adjusted(-20, -4, 20, 4), Qt::AlignCenter | Qt::TextSingleLine, mark.tag);
    }
}

void ArticlePainter::paintInvisibles(const BlockLayout &layout, Lines lines)
{
    m_painter.setPen(linePen(m_style.warning, 1));
    for (const auto offset : layout.invisibles()) {
        const auto line = layout.lineOf(offset);
        if (!lines.holds(line))
            continue;
        const auto x = layout.caretX(offset);
        const auto top = line * m_style.lineHeight + m_style.textTop;
        const auto bottom = line * m_style.lineHeight + m_style.textBottom;
        m_painter.drawLine(QPointF(x, top), QPointF(x, bottom));
        m_painter.drawLine(QPointF(x - 2, top), QPointF(x + 2, top));
        m_painter.drawLine(QPointF(x - 2, bottom), QPointF(x + 2, bottom));
    }
}

void ArticlePainter::paintCaret(const BlockLayout &layout, int index)
{
    if (!m_state.caret)
        return;
    const auto [holder, local] = m_layout.locate(*m_state.caret);
    if (holder != index)
        return;
    const auto top = layout.lineOf(local) * m_style.lineHeight;
    m_painter.fillRect(
        QRectF(layout.caretX(local) - 0.75, top + m_style.textTop - 1, 1.5, m_style.textBottom - m_style.textTop + 2),
        m_style.text);
}

void paintEmptyHint(QPainter &painter, const ArticleStyle &style, const QRect &viewport, const QString &hint)
{
    painter.fillRect(viewport, style.base);
    painter.setFont(style.metaFont);
    painter.setPen(style.muted);
    painter.drawText(viewport.adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, hint);
}

void paintPickingHint(
    QPainter &painter, const ArticleStyle &style, const QRect &viewport, const QString &hint, const std::vector<QRectF> &free)
{
    const QFontMetricsF metrics(style.metaFont);
    const auto placed = [&](Qt::AlignmentFlag edge) {
        const auto flags = int(Qt::AlignHCenter) | int(edge) | int(Qt::TextWordWrap);
        return metrics.boundingRect(viewport.adjusted(24, 19, -24, -19), flags, hint);
    };
    auto words = placed(Qt::AlignBottom);
    const auto covers = [&words](const QRectF &rect) { return words.adjusted(-16, -24, 16, 7).intersects(rect); };
    if (std::ranges::any_of(free, covers))
        words = placed(Qt::AlignTop);
    constexpr auto flags = int(Qt::AlignHCenter) | int(Qt::TextWordWrap);
    const auto radius = (metrics.height() + 14) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.text);
    painter.drawRoundedRect(words.adjusted(-16, -7, 16, 7), radius, radius);
    painter.setPen(style.base);
    painter.setFont(style.metaFont);
    painter.drawText(words, flags, hint);
}

} // namespace glossator
