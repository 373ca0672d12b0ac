// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linkscene.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

constexpr qreal Reach = 3.5; ///< how far from a curve a click still means it
constexpr qreal Corner = 5;

qreal distance(QPointF point, QPointF a, QPointF b)
{
    const auto along = b - a;
    const auto length = QPointF::dotProduct(along, along);
    const auto share = length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0.0;
    return QLineF(point, a + share * along).length();
}

} // namespace

const LinkLabel *LinkScene::labelAt(QPointF point) const
{
    const auto found = std::ranges::find_if(
        labels, [point](const LinkLabel &label) { return label.rect.adjusted(-1, -1, 1, 1).contains(point); });
    return found == labels.end() ? nullptr : &*found;
}

const LinkCurve *LinkScene::curveAt(QPointF point) const
{
    const LinkCurve *best = nullptr;
    auto nearest = Reach;
    for (const auto &curve : curves) {
        for (size_t i = 1; i < curve.points.size(); ++i) {
            const auto away = distance(point, curve.points[i - 1], curve.points[i]);
            const auto isBetter = !best || (away <= Reach && curve.weight > best->weight)
                || (away < nearest && curve.weight == best->weight);
            if (away > Reach || !isBetter)
                continue;
            best = &curve;
            nearest = away;
        }
    }
    return best;
}

QPainterPath roundedPath(const std::vector<QPointF> &points)
{
    if (points.empty())
        return {};
    QPainterPath path(points.front());
    for (size_t i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points[i], points[i - 1]);
        const QLineF out(points[i], points[i + 1]);
        const auto radius = std::min({Corner, in.length() / 2, out.length() / 2});
        if (radius < 0.5)
            continue;
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(points[i], out.pointAt(radius / out.length()));
    }
    path.lineTo(points.back());
    return path;
}

} // namespace glossator
