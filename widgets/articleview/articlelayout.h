// SPDX-License-Identifier: GPL-3.0-or-later
// The article as a column of blocks, of which only those in view are laid out.
//
// Heights of the others are estimated. Where the reader is, is kept as a block and a distance into it, never as a
// height from the top: so correcting an estimate moves the scroll bar and not the text. Owned by ArticleView; GUI
// thread. Logical pixels; y without more said counts from the top of the viewport.
#pragma once

#include "models/base/headerparts.h"
#include "models/base/textoffsets.h"
#include "widgets/articleview/blocklayout.h"
#include "widgets/articleview/blockmarks.h"
#include "widgets/articleview/heightmap.h"
#include "widgets/articleview/titleblock.h"

#include <memory>
#include <optional>
#include <unordered_map>

namespace glossator {

/// A place on the screen that survives another width or font: a line of text, and how far it is scrolled out.
struct ReadingPosition {
    qsizetype offset = 0; ///< of the topmost line's first character, in code points
    int pixels = 0; ///< from that line's top to the viewport's; negative: the line lies lower

    friend bool operator==(const ReadingPosition &, const ReadingPosition &) = default;
};

class ArticleLayout {
public:
    ArticleLayout(TextOffsets offsets, ArticleHeading heading, ArticleStyle style, int viewportHeight);

    /// Keeps the topmost line where it is.
    void setStyle(ArticleStyle style);
    void setViewportHeight(int height);
    /// What marks are made from; null: there are none. All must live until told otherwise.
    void setMentions(const MentionIndex *mentions, const TypeLooks *looks);
    /// Makes the marks of these code points anew when they are next asked for.
    void dropMarks(TextSpan span);
    void dropAllMarks();

    [[nodiscard]] const ArticleStyle &style() const { return m_style; }
    [[nodiscard]] const TextOffsets &offsets() const { return m_offsets; }
    [[nodiscard]] const QString &text() const { return m_offsets.text(); }
    [[nodiscard]] const std::vector<TextBlock> &blocks() const { return m_blocks; }

    /// Lays the block out when it is not yet. Good until the next call that scrolls or restyles.
    [[nodiscard]] const BlockLayout &block(int index);
    [[nodiscard]] const std::vector<Mark> &marks(int index);

    /// The blocks in view with their y, laid out; others far from them are forgotten.
    struct Visible {
        int block = 0;
        int top = 0;
    };
    [[nodiscard]] std::vector<Visible> visible();
    /// Lays one more block out that comes into view next, below or above; false: all that are near are.
    bool layAhead();
    /// The y of the title block's top.
    [[nodiscard]] int headingTop();
    [[nodiscard]] const TitleBlock &title() const { return m_title; }
    /// The first words of the text that only say again what stands above it, or where and when it was written.
    [[nodiscard]] const std::vector<HeaderPart> &headerParts() const { return m_headerParts; }

    /// From the top of everything to the top of the viewport, as far as known.
    [[nodiscard]] qint64 scrollValue() const;
    [[nodiscard]] qint64 scrollMaximum() const;
    void scrollTo(qint64 value);
    /// Moves by exactly so many pixels of text, unless an end is reached.
    void scrollBy(qint64 pixels);
    /// Scrolls as little as is needed to have the line of an offset in view; to a far one so that it comes to a third
    /// of the height.
    void reveal(qsizetype offset);
    [[nodiscard]] ReadingPosition position();
    void setPosition(const ReadingPosition &position);

    /// From the top of everything to the line of an offset, and to the end of everything, as far as known. Lays nothing
    /// out: for marks beside a scroll bar. UTF-16 offset of the text.
    [[nodiscard]] qint64 estimatedTop(qsizetype offset) const;
    [[nodiscard]] qint64 estimatedHeight() const { return m_title.height() + m_heights.total() + m_style.marginBottom; }
    /// Where the caret stands, whole line height. UTF-16 offset of the text.
    [[nodiscard]] QRectF caretRect(qsizetype offset);
    /// Of the line at this height.
    [[nodiscard]] qreal middleOfLine(qreal y);
    /// The UTF-16 offset of the caret position nearest to a point.
    [[nodiscard]] qsizetype offsetAt(QPointF point);
    /// Whether a point is on a line of the text, from its first letter to its last or hardly beyond them.
    [[nodiscard]] bool isOnText(QPointF point);
    /// Whether an offset lies inside what a reader sees as one character: Qt's layout stops within flags.
    [[nodiscard]] bool splitsGrapheme(qsizetype offset) const;
    /// The block at y, or the nearest one.
    [[nodiscard]] Visible blockAt(qreal y);
    /// The block that shows the caret at an offset, and its distance from the block's begin.
    [[nodiscard]] std::pair<int, int> locate(qsizetype offset) const;
    /// The y of a block's top: exact for blocks near the view, estimated for far ones.
    [[nodiscard]] qint64 topOf(int index);

    /// How many blocks are laid out now, and how many layouts were made since the start: work that must not grow with
    /// the article.
    [[nodiscard]] int laidOutCount() const { return int(m_laid.size()); }
    [[nodiscard]] qint64 layoutsMade() const { return m_layoutsMade; }

private:
    struct Laid {
        Laid(QStringView text, bool rightToLeft, const ArticleStyle &style, bool isHeading)
            : layout(text, rightToLeft, style, isHeading)
        {
        }
        BlockLayout layout;
        std::optional<std::vector<Mark>> marks;
    };

    Laid &laid(int index);
    [[nodiscard]] int heightFor(int index, int lines) const;
    [[nodiscard]] TextSpan spanOf(const TextBlock &block) const;
    void estimateHeights();
    [[nodiscard]] bool isHeading(int index) const;
    void settle();
    void forgetFarFrom(int first, int last);

    TextOffsets m_offsets;
    ArticleHeading m_heading;
    ArticleStyle m_style;
    const MentionIndex *m_mentions = nullptr;
    const TypeLooks *m_looks = nullptr;
    int m_viewportHeight = 0;
    int m_minutes = 0; ///< to read it
    TitleBlock m_title;
    std::vector<HeaderPart> m_headerParts;
    std::vector<TextBlock> m_blocks;
    HeightMap m_heights;
    std::unordered_map<int, Laid> m_laid; ///< by block
    int m_topBlock = 0; ///< where the reader is
    qint64 m_topOffset = 0; ///< from that block's top to the viewport's; negative only in front of the first block
    qint64 m_layoutsMade = 0;
};

} // namespace glossator
