// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linkpainter.h"

#include "widgets/articleview/contrast.h"

#include <QPainter>

#include <algorithm>

namespace glossator {

namespace {

constexpr qreal Corner = 3;
constexpr qreal FaintShare = 0.5; ///< of the page in a faint line
constexpr qreal FaintShareInDark = 0.4;
constexpr qreal DotRadius = 2.2;

qreal widthOf(LinkWeight weight)
{
    return weight == LinkWeight::Faint ? 1.1 : weight == LinkWeight::Chosen ? 1.6 : 2.4;
}

void paintCurve(QPainter &painter, const LinkCurve &curve, const ArticleStyle &style)
{
    const auto color = curve.weight == LinkWeight::Faint ? mixed(curve.color, style.base, style.dark ? FaintShareInDark : FaintShare) : curve.color;
    QPen pen(color, widthOf(curve.weight), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (curve.dashed)
        pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve.path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const auto radius = curve.weight == LinkWeight::Faint ? 1.6 : DotRadius;
    if (curve.hasDot)
        painter.drawEllipse(curve.points.front(), radius, radius);
    if (curve.hasEndDot)
        painter.drawEllipse(curve.points.back(), radius, radius);
    if (curve.arrow) {
        const auto tip = curve.points.back();
        const auto half = std::abs(*curve.arrow) * 0.62;
        painter.drawPolygon(
            QPolygonF{tip, tip + QPointF(-half, -*curve.arrow), tip + QPointF(half, -*curve.arrow)});
    }
}

void paintLabel(QPainter &painter, const LinkLabel &label)
{
    const auto isCurrent = label.weight == LinkWeight::Current;
    const auto half = isCurrent ? 0.8 : 0.5;
    painter.setPen(QPen(label.line, 2 * half));
    painter.setBrush(label.fill);
    painter.drawRoundedRect(label.rect.adjusted(half, half, -half, -half), Corner, Corner);
    painter.setPen(label.ink);
    painter.drawText(label.rect.adjusted(-10, -6, 10, 6), Qt::AlignCenter | Qt::TextSingleLine, label.text);
}

} // namespace

void paintLinks(QPainter &painter, const LinkScene &scene, const ArticleStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto weight : {LinkWeight::Faint, LinkWeight::Chosen, LinkWeight::Current}) {
        for (const auto &curve : scene.curves) {
            if (curve.weight == weight)
                paintCurve(painter, curve, style);
        }
    }
    painter.setFont(style.tagFont);
    for (const auto &label : scene.labels)
        paintLabel(painter, label);
    painter.restore();
}

} // namespace glossator
