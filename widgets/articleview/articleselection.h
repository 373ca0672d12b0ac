// SPDX-License-Identifier: GPL-3.0-or-later
// Caret and selection in an article, and where the caret goes. Offsets are UTF-16 units of the text.
// Owned by ArticleView; GUI thread.
#pragma once

#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articlelayout.h"

namespace glossator {

class ArticleSelection {
public:
    using Range = std::pair<qsizetype, qsizetype>;

    [[nodiscard]] qsizetype caret() const { return m_caret; }
    /// The fixed end of the part that is being selected.
    [[nodiscard]] qsizetype anchor() const { return m_anchor; }
    [[nodiscard]] bool isEmpty() const { return ranges().empty(); }
    /// What is selected: sorted, not empty, not touching each other.
    [[nodiscard]] std::vector<Range> ranges() const;

    /// Whether the caret stands where it does only because it must stand somewhere: nothing there is meant.
    [[nodiscard]] bool isBesideText() const { return m_besideText; }

    /// Selects nothing.
    void place(qsizetype offset);
    /// Selects only from anchor to caret, in either order.
    void select(qsizetype anchor, qsizetype caret);
    /// Moves the part that is being selected; the others stay.
    void adjust(qsizetype anchor, qsizetype caret);
    /// Keeps what is selected, and begins another part.
    void addPart(qsizetype offset);
    /// The reader pointed beside the text: until the caret is placed anew, nothing at it is meant.
    void leaveText() { m_besideText = true; }

    friend bool operator==(const ArticleSelection &, const ArticleSelection &) = default;

private:
    std::vector<Range> m_parts; ///< the finished ones, in order of selection
    qsizetype m_anchor = 0;
    qsizetype m_caret = 0;
    bool m_besideText = false;
};

/// Finds where a move takes the caret. Made for one move.
class CaretMover {
public:
    /// `column` is the x that moves by lines keep: set by the first of them, forgotten by any other move.
    CaretMover(ArticleLayout &layout, std::optional<qreal> &column) : m_layout(layout), m_column(column) {}

    /// `page` is how far PageUp and PageDown go, in pixels.
    [[nodiscard]] qsizetype moved(qsizetype caret, ArticleCommand move, int page);

private:
    [[nodiscard]] qsizetype stepped(qsizetype caret, bool toRight) const;
    [[nodiscard]] qsizetype byWord(qsizetype caret, bool forward) const;
    [[nodiscard]] qsizetype bySentence(qsizetype caret, bool forward) const;
    [[nodiscard]] qsizetype byParagraph(qsizetype caret, bool forward) const;
    [[nodiscard]] qsizetype lineEdge(qsizetype caret, bool end) const;
    [[nodiscard]] qsizetype byLine(qsizetype caret, bool down);
    [[nodiscard]] qsizetype byPixels(qsizetype caret, int pixels);
    [[nodiscard]] bool readsLeft(qsizetype caret) const;

    ArticleLayout &m_layout;
    std::optional<qreal> &m_column;
};

} // namespace glossator
