// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linklayout.h"

#include "models/items/linkplaces.h"
#include "widgets/articleview/contrast.h"
#include "widgets/articleview/linkroutes.h"

#include <QFontMetricsF>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal Padding = 5; ///< of a label's words, left and right
constexpr qsizetype LongestName = 28; ///< letters of a chip at the edge
constexpr qsizetype ShortestName = 5; ///< letters of a relation's label, before it rather hides a tag
constexpr quint32 UnknownColor = 0x808080;

enum class Side : quint8 { InView, Above, Below, Nowhere };

struct Item {
    const Link *link = nullptr;
    LinkWeight weight = LinkWeight::Faint;
    LinkEnds ends;
    Side from = Side::Nowhere;
    Side to = Side::Nowhere;
    std::vector<LinkGrid::Piece> fromPieces;
    std::vector<LinkGrid::Piece> toPieces;
    int route = -1;
    std::optional<LinkGrid::Piece> labelled; ///< the piece of the words of an argument that its label stands at
    qreal length = 0; ///< between the ends, in lines
};

struct Colors {
    QColor line;
    QColor ink;
    QColor fill;
};

class LinkLayout {
public:
    LinkLayout(const LinkInput &input, ArticleLayout &layout, QSizeF viewport)
        : m_input(input)
        , m_links(input.links)
        , m_style(layout.style())
        , m_metrics(layout.style().tagFont)
        , m_grid(layout, viewport)
        , m_places(input.links.index(), input.mentions)
    {
    }

    LinkScene run()
    {
        if (m_grid.rows().empty())
            return {};
        gather();
        for (const auto onlyAbove : {true, false}) {
            for (auto &item : m_items)
                labelArgument(item, onlyAbove);
        }
        for (auto &item : m_items)
            addRoute(item);
        placeEdgeChips();
        findRoutes(m_routes, m_grid);
        for (auto &item : m_items)
            addCurve(item);
        for (auto &item : m_items)
            labelCurve(item);
        return std::move(m_scene);
    }

private:
    // ------------------------------------------------------------ which

    void gather()
    {
        QSet<Owner> known;
        const auto weigh = [this](const Link &link) {
            return link.owner == m_input.hovered || (link.owner == m_links.item() && link.isArgument()) ? LinkWeight::Current
                                                                                                       : LinkWeight::Chosen;
        };
        for (const auto *link : m_links.chosen()) {
            known.insert(link->owner);
            m_items.push_back(placed(*link, weigh(*link)));
        }
        if (!m_links.isWhole())
            return;
        std::vector<Item> within;
        std::vector<Item> leaving;
        constexpr size_t enough = size_t(MostFaintLinks) * 8; // a person of whom all is said must not cost a second
        const auto take = [&](const std::vector<const Link *> &links) {
            for (const auto *link : links) {
                if (within.size() + leaving.size() > enough || known.contains(link->owner))
                    continue;
                known.insert(link->owner);
                auto item = placed(*link, link->owner == m_input.hovered ? LinkWeight::Current : LinkWeight::Faint);
                const auto seen = int(item.from == Side::InView) + int(item.to == Side::InView);
                if (seen == 2)
                    within.push_back(std::move(item));
                else if (seen == 1 && item.from != Side::Nowhere && item.to != Side::Nowhere)
                    leaving.push_back(std::move(item));
            }
        };
        for (const auto &[mention, entity] : m_grid.mentions())
            take(m_links.index().at(mention, entity));
        take(m_links.index().atSpans(m_grid.visibleText()));
        keepNearest(within, MostFaintLinks);
        keepNearest(leaving, MostFaintLeaving);
        std::ranges::move(within, std::back_inserter(m_items));
        std::ranges::move(leaving, std::back_inserter(m_items));
    }

    static void keepNearest(std::vector<Item> &items, int most)
    {
        std::ranges::stable_sort(items, {}, &Item::length);
        if (int(items.size()) > most)
            items.resize(size_t(most));
    }

    Item placed(const Link &link, LinkWeight weight)
    {
        Item item;
        item.link = &link;
        item.weight = weight;
        item.ends = m_places.of(link);
        const auto sideOf = [this](const std::optional<Extent> &extent, std::vector<LinkGrid::Piece> &pieces) {
            if (!extent)
                return Side::Nowhere;
            pieces = m_grid.piecesOf(*extent);
            if (!pieces.empty())
                return Side::InView;
            return extent->hull().begin < m_grid.visibleText().begin ? Side::Above : Side::Below;
        };
        item.from = sideOf(item.ends.from, item.fromPieces);
        item.to = sideOf(item.ends.to, item.toPieces);
        if (item.ends.from && item.ends.to)
            item.length = qreal(std::abs(item.ends.from->hull().begin - item.ends.to->hull().begin));
        return item;
    }

    // ------------------------------------------------------------ words

    [[nodiscard]] const Colors &colors(const Link &link)
    {
        const auto key = (link.isArgument() ? u'e' : u'r') + link.type;
        auto found = m_colors.find(key);
        if (found == m_colors.end()) {
            const auto *type = m_input.schema.type(link.isArgument() ? TypeGroup::Event : TypeGroup::Relation, link.type);
            const QColor hue = QColor::fromRgb(type ? m_input.schema.colorOf(*type) : UnknownColor);
            Colors colors;
            colors.fill = mixed(m_style.base, hue, m_style.dark ? 0.22 : 0.13);
            colors.ink = readableInk(hue, colors.fill);
            colors.line = readableInk(hue, m_style.base, 3);
            found = m_colors.insert(key, colors);
        }
        return *found;
    }

    [[nodiscard]] qreal widthOf(const QString &text) const { return m_metrics.horizontalAdvance(text) + 2 * Padding; }

    LinkLabel &addLabel(const Item &item, const QString &text, const QRectF &rect)
    {
        const auto &look = colors(*item.link);
        m_grid.take(rect);
        m_scene.labels.push_back({item.link->owner, item.weight, text, rect, {}, look.ink, look.fill, look.line});
        return m_scene.labels.back();
    }

    /// Room for words near x in the strip below y, shortened where there is no other; nothing where there is none.
    std::optional<std::pair<QRectF, QString>> fitted(const QString &text, qreal y, qreal wanted, qreal from, qreal to) const
    {
        for (auto letters = text.size(); letters >= std::min<qsizetype>(3, text.size()); --letters) {
            const auto words = letters == text.size() ? text : text.first(letters) + u'…';
            if (const auto rect = m_grid.room(y, widthOf(words), wanted, from, to))
                return std::pair(*rect, words);
        }
        return {};
    }

    /// Above the words of an argument, or of the trigger where it is a literal; those for which there is no room above
    /// come after all others, below their words or shortened.
    void labelArgument(Item &item, bool onlyAbove)
    {
        const auto isValue = item.link->to.kind == Filler::Kind::Value;
        const auto &pieces = isValue ? item.fromPieces : item.toPieces;
        if (!item.link->isArgument() || item.weight == LinkWeight::Faint || pieces.empty() || item.labelled)
            return;
        auto text = item.link->role;
        if (isValue)
            text += u' ' + shortened(item.link->to.text);
        const auto nearest = isValue ? pieces.front() : pieceTowards(pieces, item.fromPieces);
        const auto width = widthOf(text);
        const auto reach = m_style.stripHeight * (isValue ? 14.0 : 5.0);
        std::vector<std::pair<LinkGrid::Piece, bool>> places{{nearest, true}, {nearest, false}};
        for (const auto &piece : pieces) { // below a line it reads as if it were about the words of the next
            if (!isValue && piece.row != nearest.row)
                places.emplace_back(piece, true);
        }
        std::optional<std::pair<QRectF, QString>> best;
        LinkGrid::Piece bestPiece;
        qreal cost = 0;
        for (const auto &[piece, above] : places) {
            const auto wanted = piece.rightToLeft ? piece.right - width : piece.left;
            const auto y = above ? m_grid.rows()[size_t(piece.row)].top : m_grid.bottomOf(piece.row);
            const auto found = fitted(text, y, wanted, std::min(piece.left, wanted) - (isValue ? reach : width / 2),
                piece.right + (isValue ? reach : width / 4) - (piece.rightToLeft ? width : 0));
            if (!found || (onlyAbove && (!above || found->second != text)))
                continue;
            const auto away = std::abs(found->first.left() - wanted) + (above ? 0 : m_style.stripHeight * 4.0)
                + (piece.row == nearest.row ? 0 : m_style.stripHeight * 3)
                + (found->second == text ? 0 : m_style.stripHeight * 3);
            if (best && away >= cost)
                continue;
            best = found;
            bestPiece = piece;
            cost = away;
        }
        if (!best)
            return;
        addLabel(item, best->second, best->first);
        item.labelled = bestPiece;
        if (!isValue)
            m_chips.insert(item.link->owner, best->first);
    }

    [[nodiscard]] static QString shortened(const QString &text)
    {
        const auto simple = text.simplified();
        return simple.size() > LongestName ? simple.first(LongestName - 1).trimmed() + u'…' : simple;
    }

    // ------------------------------------------------------------ ways

    /// Of a mention on several lines the piece that is nearest to the other end.
    [[nodiscard]] static LinkGrid::Piece pieceTowards(
        const std::vector<LinkGrid::Piece> &pieces, const std::vector<LinkGrid::Piece> &others)
    {
        if (others.empty() || others.front().row <= pieces.front().row)
            return pieces.front();
        return pieces.back();
    }

    void addRoute(Item &item)
    {
        const auto leaves = [](Side side) { return side == Side::Above || side == Side::Below; };
        if (item.from == Side::Nowhere || item.to == Side::Nowhere || (leaves(item.from) && leaves(item.to)))
            return;
        Route route;
        const auto told = item.link->from;
        route.group = item.link->isArgument() ? told.id : item.link->owner.id;
        route.hasArrow = !item.link->isArgument() && !isSymmetric(*item.link);
        route.isStub = item.weight == LinkWeight::Faint;
        const auto endAt = [](Side side, const auto &pieces, const auto &others, MentionId mention) {
            RouteEnd end;
            end.kind = side == Side::Above ? RouteEnd::Kind::Above
                : side == Side::Below      ? RouteEnd::Kind::Below
                                           : RouteEnd::Kind::Piece;
            if (side == Side::InView)
                end.piece = pieceTowards(pieces, others);
            end.mention = mention;
            return end;
        };
        route.from = endAt(item.from, item.fromPieces, item.toPieces, item.ends.fromMention);
        route.to = endAt(item.to, item.toPieces, item.fromPieces, item.ends.toMention);
        route.to.chip = m_chips.value(item.link->owner);
        if (item.labelled && item.to == Side::InView)
            route.to.piece = *item.labelled;
        item.route = int(m_routes.size());
        m_routes.push_back(route);
    }

    [[nodiscard]] bool isSymmetric(const Link &link) const
    {
        const auto *type = m_input.schema.relationType(link.type);
        return type && m_input.schema.isSymmetric(*type);
    }

    /// Names the ends that are out of view, in the outermost room between lines that has space. One chip stands for
    /// the trigger of all arguments in view.
    void placeEdgeChips()
    {
        std::array<int, 2> count{};
        QHash<qint64, QRectF> triggers;
        for (auto &item : m_items) {
            if (item.route < 0 || item.weight == LinkWeight::Faint)
                continue;
            auto &route = m_routes[size_t(item.route)];
            const auto isFrom = item.from != Side::InView;
            const auto side = isFrom ? item.from : item.to;
            if (side == Side::InView)
                continue;
            auto &end = isFrom ? route.from : route.to;
            const auto isTrigger = isFrom && item.link->isArgument();
            if (const auto known = isTrigger ? triggers.constFind(route.group) : triggers.cend(); known != triggers.cend()) {
                end.kind = RouteEnd::Kind::Chip;
                end.chip = *known;
                continue;
            }
            const auto up = side == Side::Above;
            if (count[up] == MostEdgeChips)
                continue;
            auto text = (up ? u"↑ "_s : u"↓ "_s)
                + (item.link->isArgument() && !isFrom ? item.link->role + u' ' : QString())
                + shortened(m_links.words(isFrom ? item.link->from : item.link->to));
            const auto rect = roomAtEdge(widthOf(text), up, (isFrom ? item.toPieces : item.fromPieces).front());
            if (!rect)
                continue;
            ++count[up];
            auto &label = addLabel(item, text, *rect);
            label.target = (isFrom ? item.ends.from : item.ends.to)->hull();
            end.kind = RouteEnd::Kind::Chip;
            end.chip = *rect;
            if (isTrigger)
                triggers.insert(route.group, *rect);
        }
    }

    [[nodiscard]] std::optional<QRectF> roomAtEdge(qreal width, bool up, const LinkGrid::Piece &near) const
    {
        const auto onLeft = (near.left + near.right) / 2 < (m_grid.columnLeft() + m_grid.columnRight()) / 2;
        const auto wanted = onLeft ? m_grid.columnLeft() : m_grid.columnRight() - width;
        const auto &rows = m_grid.rows();
        const auto count = int(rows.size());
        for (int i = 0; i < std::min(count, 8); ++i) {
            const auto y = rows[size_t(up ? i : count - 1 - i)].top;
            if (const auto rect = m_grid.room(y, width, wanted, m_grid.columnLeft(), m_grid.columnRight()))
                return rect;
        }
        return {};
    }

    // ------------------------------------------------------------ curves

    void addCurve(Item &item)
    {
        if (item.route < 0)
            return;
        const auto &route = m_routes[size_t(item.route)];
        LinkCurve curve;
        curve.owner = item.link->owner;
        curve.weight = item.weight;
        curve.points = route.points;
        curve.path = roundedPath(route.points);
        curve.color = colors(*item.link).line;
        curve.dashed = item.link->suggested;
        curve.hasDot = route.from.kind == RouteEnd::Kind::Piece;
        // A label below a word might be taken for the next line's: a dot shows whose it is.
        const auto chip = m_chips.value(item.link->owner);
        curve.hasEndDot = chip.isValid() && route.to.kind == RouteEnd::Kind::Piece
            && !(route.end.above && chip.contains({chip.center().x(), route.end.run + 2}));
        if (route.hasArrow && route.to.kind == RouteEnd::Kind::Piece) {
            const auto room = route.end.above ? 6.5 : std::min(5.5, route.end.run - route.end.y);
            curve.arrow = route.end.above ? room : -room;
        }
        m_scene.curves.push_back(std::move(curve));
        for (const auto *port : {&route.start, &route.end}) {
            if (port->above && item.weight != LinkWeight::Faint)
                m_grid.take({port->x - 2, port->run, 4, m_style.stripHeight - 2.0}); // no label over an arrow head
        }
    }

    /// A relation's name, along the longest of its ways between lines that has room; also the role of an argument that
    /// the mouse is over.
    void labelCurve(Item &item)
    {
        const auto isHovered = item.link->owner == m_input.hovered && item.weight == LinkWeight::Current;
        if (item.route < 0 || (item.link->isArgument() ? !isHovered || m_chips.contains(item.link->owner) : item.weight == LinkWeight::Faint))
            return;
        const auto *type = m_input.schema.relationType(item.link->type);
        const auto text = item.link->isArgument() ? item.link->role : type ? tagText(*type) : item.link->type;
        const auto &route = m_routes[size_t(item.route)];
        struct Run {
            qreal y = 0;
            qreal from = 0;
            qreal to = 0;
        };
        std::vector<Run> runs;
        const auto add = [&](const Port &port, qreal other) {
            const auto strip = stripOf(port);
            runs.push_back({strip, std::min(port.x, other), std::max(port.x, other)});
            // Between paragraphs there is room above the curve too.
            if (const auto above = strip - m_style.stripHeight - 1;
                port.above && port.gap > 0 && m_grid.bottomOf(port.gap - 1) <= above)
                runs.push_back({above, runs.back().from, runs.back().to});
        };
        if (!route.byMargin) {
            add(route.end.above ? route.end : route.start, route.end.above ? route.start.x : route.end.x);
        } else {
            if (route.to.kind == RouteEnd::Kind::Piece)
                add(route.end, route.lane);
            if (route.from.kind == RouteEnd::Kind::Piece)
                add(route.start, route.lane);
        }
        std::ranges::stable_sort(runs, std::ranges::greater(), [](const Run &run) { return run.to - run.from; });
        const auto width = widthOf(text);
        for (const auto slack : {0.0, width * 0.6}) {
            for (const auto &run : runs) {
                const auto from = run.from - slack + 4;
                const auto to = run.to + slack - width - 4;
                if (const auto rect = m_grid.room(run.y, width, (run.from + run.to - width) / 2, from, to)) {
                    addLabel(item, text, *rect);
                    return;
                }
            }
        }
        for (const auto &run : runs) {
            const auto fit = fitted(text, run.y, run.from, run.from - width, run.to);
            if (fit && fit->second.size() > ShortestName) {
                addLabel(item, fit->second, fit->first);
                return;
            }
        }
        if (runs.empty())
            return;
        // Rather over a tag than nowhere.
        const auto &run = runs.front();
        if (const auto rect = m_grid.room(run.y, width, (run.from + run.to - width) / 2, 0, m_grid.viewport().width(), true))
            addLabel(item, text, *rect);
    }

    using Port = Route::Port;

    /// The upper edge of the room that a way out of a word runs through, where labels hang.
    [[nodiscard]] qreal stripOf(const Port &port) const
    {
        const auto &rows = m_grid.rows();
        if (port.above && port.gap < int(rows.size()))
            return rows[size_t(port.gap)].top;
        return port.gap > 0 ? m_grid.bottomOf(port.gap - 1) : 0;
    }

    const LinkInput &m_input;
    const ArticleLinks &m_links;
    const ArticleStyle &m_style;
    QFontMetricsF m_metrics;
    LinkGrid m_grid;
    LinkPlaces m_places;
    std::vector<Item> m_items;
    std::vector<Route> m_routes;
    QHash<Owner, QRectF> m_chips; ///< the labels of arguments in view
    QHash<QString, Colors> m_colors;
    LinkScene m_scene;
};

} // namespace

LinkScene layOutLinks(const LinkInput &input, ArticleLayout &layout, QSizeF viewport)
{
    return LinkLayout(input, layout, viewport).run();
}

} // namespace glossator
