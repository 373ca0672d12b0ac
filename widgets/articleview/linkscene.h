// SPDX-License-Identifier: GPL-3.0-or-later
// The links of what is in view as they are painted and pointed at: curves and labels in coordinates of the viewport.
// Plain values; made by layOutLinks(); GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QColor>
#include <QPainterPath>

#include <optional>
#include <vector>

namespace glossator {

/// How much a link is to be seen.
enum class LinkWeight : quint8 {
    Faint, ///< one of all
    Chosen,
    Current, ///< the chosen argument among those of its event, or what the mouse is over
};

struct LinkCurve {
    Owner owner;
    LinkWeight weight = LinkWeight::Chosen;
    std::vector<QPointF> points; ///< corners, from the one end to the other
    QPainterPath path; ///< through the corners, rounded
    std::optional<qreal> arrow; ///< at the last point: its height, positive where it points down
    bool hasDot = false; ///< at the first point
    bool hasEndDot = false; ///< at the last point
    bool dashed = false; ///< a suggestion
    QColor color;
};

struct LinkLabel {
    Owner owner;
    LinkWeight weight = LinkWeight::Chosen;
    QString text;
    QRectF rect;
    std::optional<TextSpan> target; ///< of a chip at the edge: what a click on it goes to
    QColor ink; ///< readable on `fill`
    QColor fill;
    QColor line;
};

struct LinkScene {
    std::vector<LinkCurve> curves;
    std::vector<LinkLabel> labels;

    [[nodiscard]] bool isEmpty() const { return curves.empty() && labels.empty(); }
    /// Null where none is.
    [[nodiscard]] const LinkLabel *labelAt(QPointF point) const;
    /// The one whose curve passes the point, what is to be seen more first; null where none does.
    [[nodiscard]] const LinkCurve *curveAt(QPointF point) const;
};

/// A path along straight pieces whose corners are round.
[[nodiscard]] QPainterPath roundedPath(const std::vector<QPointF> &points);

} // namespace glossator
