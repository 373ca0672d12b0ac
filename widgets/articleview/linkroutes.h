// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the ways of curves through the room between lines and down the margins, like the lines of a metro map.
//
// A curve leaves a word at its upper or lower side, runs between two lines of text to the other word or to a margin,
// down the margin and back between two lines. Curves of one group share their way. None crosses a letter.
// Made for one layout of the links; GUI thread. Coordinates are the viewport's.
#pragma once

#include "widgets/articleview/linkgrid.h"

namespace glossator {

/// One end of a curve: a piece of text, a chip that hangs between the lines, or the way out of view.
struct RouteEnd {
    enum class Kind : quint8 { Piece, Chip, Above, Below };

    Kind kind = Kind::Piece;
    LinkGrid::Piece piece{};
    MentionId mention{}; ///< whose own tag may be where the curve begins
    QRectF chip{}; ///< of a Chip; of a Piece, the label that the curve comes through, if any
};

struct Route {
    qint64 group = 0; ///< those of one share lanes
    RouteEnd from;
    RouteEnd to;
    bool hasArrow = false;
    bool isStub = false; ///< where it leaves the view it only shows the direction

    // What is found:
    struct Port {
        qreal x = 0;
        qreal y = 0; ///< of the word's edge, or of the chip's
        qreal run = 0; ///< the y between the lines at which the curve leaves for elsewhere
        int gap = 0; ///< the row below that room
        bool above = false; ///< leaves the word upwards
    };
    Port start;
    Port end;
    bool byMargin = false;
    bool onLeft = true;
    qreal lane = 0; ///< x in the margin
    std::vector<QPointF> points;
};

/// Fills in ports, lanes and points of all routes, so that those which share a room do not share a line.
void findRoutes(std::vector<Route> &routes, const LinkGrid &grid);

} // namespace glossator
