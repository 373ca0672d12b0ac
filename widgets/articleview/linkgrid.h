// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of text in view and the room between them, in which links run and their labels hang.
//
// Between the underlines of one line and the letters of the next there is always a gap; its upper edge is the line's
// top. Curves run along that edge, labels hang below it, in the strip that tags stand in, where no tag is.
// Made for one layout of the links; GUI thread. Coordinates are the viewport's.
#pragma once

#include "models/domain/annotations.h"
#include "widgets/articleview/articlelayout.h"

#include <optional>
#include <vector>

namespace glossator {

class LinkGrid {
public:
    struct Tag {
        QRectF rect;
        MentionId mention;
    };
    struct Row {
        qreal top = 0; ///< of the strip
        std::vector<Tag> tags;
    };
    /// A piece of a mention on one row.
    struct Piece {
        int row = 0;
        qreal left = 0;
        qreal right = 0;
        bool rightToLeft = false;
    };

    LinkGrid(ArticleLayout &layout, QSizeF viewport);

    [[nodiscard]] const ArticleStyle &style() const { return m_style; }
    [[nodiscard]] QSizeF viewport() const { return m_viewport; }
    [[nodiscard]] qreal columnLeft() const { return m_style.columnLeft; }
    [[nodiscard]] qreal columnRight() const { return m_style.columnLeft + m_style.columnWidth; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] qreal bottomOf(int row) const { return m_rows[size_t(row)].top + m_style.lineHeight; }
    /// Whether no line of text lies between the bottom of one row and the top of another.
    [[nodiscard]] static bool areNeighbours(int upper, int lower) { return lower == upper + 1; }
    /// The text in view, in code points.
    [[nodiscard]] TextSpan visibleText() const { return m_visibleText; }
    /// The mentions that stand in view, with the entities that they name.
    [[nodiscard]] const std::vector<std::pair<MentionId, EntityId>> &mentions() const { return m_mentions; }

    /// The pieces of a place that are in view, in order of rows; empty where it is not.
    [[nodiscard]] std::vector<Piece> piecesOf(const Extent &extent) const;
    /// The x in the piece, nearest to the wanted one, above which no tag stands but that of the mention; nothing where
    /// there is none.
    [[nodiscard]] std::optional<qreal> openingAbove(const Piece &piece, qreal wanted, MentionId mention = {}) const;
    /// The tag that the mention has on the row; null: none.
    [[nodiscard]] const QRectF *tagOf(int row, MentionId mention) const;

    /// Room of that width in the strip below y: the nearest to the wanted left edge, whose own left edge lies in
    /// [from, to]. Clear of tags, unless they do not matter, and of what was taken.
    [[nodiscard]] std::optional<QRectF> room(
        qreal y, qreal width, qreal wanted, qreal from, qreal to, bool overTags = false) const;
    void take(const QRectF &rect) { m_taken.push_back(rect); }

private:
    [[nodiscard]] std::vector<QRectF> obstacles(qreal y, bool overTags) const;

    ArticleLayout &m_layout;
    const ArticleStyle &m_style;
    QSizeF m_viewport;
    struct Block {
        int index = 0;
        qreal top = 0;
        int firstRow = 0; ///< of its first line, which may be out of view: then it would be negative
        int firstLine = 0;
        int lastLine = 0;
    };
    std::vector<Block> m_blocks;
    std::vector<Row> m_rows;
    std::vector<QRectF> m_taken;
    std::vector<std::pair<MentionId, EntityId>> m_mentions;
    TextSpan m_visibleText;
};

} // namespace glossator
