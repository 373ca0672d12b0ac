// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linkroutes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace glossator {

namespace {

using Port = Route::Port;

constexpr qreal MarginGap = 7; ///< between the column and the nearest lane
constexpr qreal WidestLane = 6;
constexpr qreal NarrowestLane = 2;
constexpr qreal BelowPenalty = 12; ///< there is less room for an arrow head
constexpr qreal MarginPenalty = 60;
constexpr qreal StubLength = 0.5; ///< lines
constexpr qreal ChipPenalty = 25; ///< for a way that does not come by the label
constexpr std::array<qreal, 3> Tracks{0, -1, 1}; ///< beside each other between two lines, in steps

qreal middle(const LinkGrid::Piece &piece) { return (piece.left + piece.right) / 2; }

class Router {
public:
    Router(std::vector<Route> &routes, const LinkGrid &grid) : m_routes(routes), m_grid(grid), m_style(grid.style()) {}

    void run()
    {
        for (auto &route : m_routes)
            choosePorts(route);
        chooseSides();
        assignLanes();
        assignTracks();
        for (auto &route : m_routes)
            draw(route);
    }

private:
    [[nodiscard]] std::vector<Port> portsOf(const RouteEnd &end, qreal wanted, bool isStart) const
    {
        if (end.kind == RouteEnd::Kind::Chip) {
            const auto y = end.chip.top();
            const auto &rows = m_grid.rows();
            const auto gap = int(std::ranges::lower_bound(rows, y - 2, {}, &LinkGrid::Row::top) - rows.begin());
            return {{end.chip.center().x(), y, y, gap, true}};
        }
        const auto &piece = end.piece;
        const auto &row = m_grid.rows()[size_t(piece.row)];
        const auto below = m_grid.bottomOf(piece.row);
        const auto inset = std::min(4.0, (piece.right - piece.left) / 2);
        const auto x = std::clamp(wanted, piece.left + inset, piece.right - inset);
        std::vector<Port> ports;
        const auto isChipAbove = end.chip.isValid() && end.chip.top() <= row.top + 1;
        if (row.top >= 0) {
            const auto opening = isChipAbove ? std::optional(x) : m_grid.openingAbove(piece, x, isStart ? end.mention : MentionId());
            if (opening) {
                auto y = row.top + m_style.textTop - (isStart ? 1.5 : 0);
                const auto *tag = m_grid.tagOf(piece.row, end.mention);
                if (isStart && tag && tag->left() - 3 < *opening && *opening < tag->right() + 3)
                    y = row.top + 1; // from the tag, which stands on the word
                ports.push_back({*opening, y, row.top, piece.row, true});
            }
        }
        if (below <= m_grid.viewport().height())
            ports.push_back({x, row.top + m_style.textBottom + (isStart ? 1.5 : 0), below, piece.row + 1, false});
        if (ports.empty())
            ports.push_back({x, row.top + m_style.textTop + 1, row.top, piece.row, true});
        return ports;
    }

    /// Whether the way to a word does not come by its label.
    [[nodiscard]] bool leavesChip(const RouteEnd &end, const Port &port) const
    {
        return end.kind == RouteEnd::Kind::Piece && end.chip.isValid()
            && port.above != (end.chip.top() <= m_grid.rows()[size_t(end.piece.row)].top + 1);
    }

    [[nodiscard]] qreal wantedAt(const RouteEnd &end) const
    {
        return end.chip.isValid() ? end.chip.center().x() : middle(end.piece);
    }

    void choosePorts(Route &route) const
    {
        const auto leaves = [](const RouteEnd &end) { return end.kind == RouteEnd::Kind::Above || end.kind == RouteEnd::Kind::Below; };
        auto fromX = leaves(route.from) ? 0 : wantedAt(route.from);
        auto toX = leaves(route.to) ? 0 : wantedAt(route.to);
        if (route.from.kind == RouteEnd::Kind::Piece && route.to.kind == RouteEnd::Kind::Piece
            && route.from.piece.row == route.to.piece.row && std::abs(fromX - toX) < 12) {
            fromX = route.from.piece.left + 3; // one within the other: from its edge
            toX = route.to.piece.right - 3;
        }
        const auto starts = leaves(route.from) ? std::vector<Port>() : portsOf(route.from, fromX, true);
        const auto ends = leaves(route.to) ? std::vector<Port>() : portsOf(route.to, toX, !route.hasArrow);
        if (starts.empty() || ends.empty()) {
            const auto &ports = starts.empty() ? ends : starts;
            const auto upwards = (starts.empty() ? route.from : route.to).kind == RouteEnd::Kind::Above;
            const auto found = std::ranges::find(ports, upwards, &Port::above);
            (starts.empty() ? route.end : route.start) = found == ports.end() ? ports.front() : *found;
            route.byMargin = true;
            return;
        }
        auto best = std::numeric_limits<qreal>::max();
        for (const auto &start : starts) {
            for (const auto &end : ends) {
                const auto byMargin = start.gap != end.gap;
                const auto across = byMargin ? std::min(start.x + end.x - 2 * m_grid.columnLeft(),
                                                        2 * m_grid.columnRight() - start.x - end.x)
                        + std::abs(start.run - end.run) + MarginPenalty
                                             : std::abs(start.x - end.x);
                const auto cost = across + (!end.above && route.hasArrow ? BelowPenalty : 0)
                    + (start.above && route.from.kind == RouteEnd::Kind::Piece ? BelowPenalty / 2 : 0)
                    + (leavesChip(route.to, end) ? ChipPenalty : 0);
                if (cost >= best)
                    continue;
                best = cost;
                route.start = start;
                route.end = end;
                route.byMargin = byMargin;
            }
        }
        if (!route.byMargin) { // where there is a gap between paragraphs, both meet at its lower edge
            const auto run = std::max(route.start.run, route.end.run);
            route.start.run = route.end.run = run;
        }
    }

    [[nodiscard]] static bool hasStart(const Route &route) { return route.from.kind <= RouteEnd::Kind::Chip; }
    [[nodiscard]] static bool hasEnd(const Route &route) { return route.to.kind <= RouteEnd::Kind::Chip; }

    void chooseSides()
    {
        std::map<qint64, qreal> leftward; ///< how much nearer the left margin is, by group
        for (const auto &route : m_routes) {
            if (!route.byMargin)
                continue;
            auto &sum = leftward[route.group];
            for (const auto *port : {hasStart(route) ? &route.start : nullptr, hasEnd(route) ? &route.end : nullptr}) {
                if (port)
                    sum += m_grid.columnRight() - port->x - (port->x - m_grid.columnLeft());
            }
        }
        for (auto &route : m_routes) {
            if (route.byMargin)
                route.onLeft = leftward[route.group] >= 0;
        }
    }

    struct Stretch {
        qreal from = std::numeric_limits<qreal>::max();
        qreal to = std::numeric_limits<qreal>::lowest();
        void add(qreal value)
        {
            from = std::min(from, value);
            to = std::max(to, value);
        }
        [[nodiscard]] bool overlaps(const Stretch &other, qreal gap) const
        {
            return from < other.to + gap && other.from < to + gap;
        }
    };

    [[nodiscard]] qreal outOfView(const Route &route, const RouteEnd &end) const
    {
        const auto isUp = end.kind == RouteEnd::Kind::Above;
        if (!route.isStub)
            return isUp ? 0 : m_grid.viewport().height();
        const auto &port = hasStart(route) ? route.start : route.end;
        return port.run + (isUp ? -StubLength : StubLength) * m_style.lineHeight;
    }

    /// Short ones run next to the text: so the long ones, which enclose them, cross none of them.
    void assignLanes()
    {
        for (const auto onLeft : {true, false}) {
            std::map<qint64, Stretch> extents;
            for (const auto &route : m_routes) {
                if (!route.byMargin || route.onLeft != onLeft)
                    continue;
                auto &extent = extents[route.group];
                extent.add(hasStart(route) ? route.start.run : outOfView(route, route.from));
                extent.add(hasEnd(route) ? route.end.run : outOfView(route, route.to));
            }
            std::vector<std::pair<qint64, Stretch>> order(extents.begin(), extents.end());
            std::ranges::stable_sort(order, {}, [](const auto &one) { return one.second.to - one.second.from; });
            std::vector<std::vector<Stretch>> lanes;
            std::map<qint64, size_t> laneOf;
            for (const auto &[group, extent] : order) {
                const auto isFree = [&](const std::vector<Stretch> &lane) {
                    return std::ranges::none_of(lane, [&](const Stretch &other) { return other.overlaps(extent, 4); });
                };
                const auto lane = size_t(std::ranges::find_if(lanes, isFree) - lanes.begin());
                if (lane == lanes.size())
                    lanes.emplace_back();
                lanes[lane].push_back(extent);
                laneOf[group] = lane;
            }
            const auto width = (onLeft ? m_grid.columnLeft() : m_grid.viewport().width() - m_grid.columnRight())
                - MarginGap - 3;
            const auto step = std::clamp(width / std::max<qreal>(1, qreal(lanes.size())), NarrowestLane, WidestLane);
            for (auto &route : m_routes) {
                if (!route.byMargin || route.onLeft != onLeft)
                    continue;
                const auto away = MarginGap + std::min(qreal(laneOf[route.group]) * step, std::max(0.0, width));
                route.lane = onLeft ? m_grid.columnLeft() - away : m_grid.columnRight() + away;
            }
        }
    }

    /// What runs between the same two lines, one beside the other.
    void assignTracks()
    {
        std::map<std::pair<int, qint64>, Stretch> runs; ///< by y and group
        const auto key = [](qreal y, const Route &route) { return std::pair(int(std::lround(y)), route.group); };
        const auto eachRun = [](Route &route, const auto &visit) {
            if (!route.byMargin) {
                visit(route.start.run, route.start.x, route.end.x);
                return;
            }
            if (hasStart(route))
                visit(route.start.run, route.start.x, route.lane);
            if (hasEnd(route))
                visit(route.end.run, route.end.x, route.lane);
        };
        for (auto &route : m_routes) {
            eachRun(route, [&](qreal y, qreal a, qreal b) {
                auto &run = runs[key(y, route)];
                run.add(a);
                run.add(b);
            });
        }
        const auto step = (m_style.lineHeight - m_style.textBottom) * 0.55; // clear of what hangs below a baseline
        std::map<std::pair<int, qint64>, qreal> trackOf;
        std::map<int, std::array<std::vector<Stretch>, Tracks.size()>> taken;
        for (const auto &[place, run] : runs) {
            auto &tracks = taken[place.first];
            size_t track = 0;
            while (track < tracks.size()
                && std::ranges::any_of(tracks[track], [&](const Stretch &other) { return other.overlaps(run, 3); }))
                ++track;
            track %= tracks.size(); // there is no room for more
            tracks[track].push_back(run);
            trackOf[place] = Tracks[track] * step - 0.5;
        }
        for (auto &route : m_routes) {
            const auto startTrack = trackOf[key(route.start.run, route)];
            const auto endTrack = trackOf[key(route.end.run, route)];
            route.start.run += startTrack;
            route.end.run += endTrack;
        }
    }

    void draw(Route &route) const
    {
        const auto &start = route.start;
        const auto &end = route.end;
        auto &points = route.points;
        if (hasStart(route))
            points = {{start.x, start.y}, {start.x, start.run}};
        if (route.byMargin) {
            points.emplace_back(route.lane, hasStart(route) ? start.run : outOfView(route, route.from));
            points.emplace_back(route.lane, hasEnd(route) ? end.run : outOfView(route, route.to));
        }
        if (hasEnd(route)) {
            points.emplace_back(end.x, end.run);
            points.emplace_back(end.x, end.y);
        }
        const auto last = std::ranges::unique(
            points, [](QPointF a, QPointF b) { return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()) < 0.1; });
        points.erase(last.begin(), last.end());
    }

    std::vector<Route> &m_routes;
    const LinkGrid &m_grid;
    const ArticleStyle &m_style;
};

} // namespace

void findRoutes(std::vector<Route> &routes, const LinkGrid &grid) { Router(routes, grid).run(); }

} // namespace glossator
