// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what is in view of an article. Made for one paint event; GUI thread.
#pragma once

#include "widgets/articleview/articlelayout.h"

#include <functional>

class QPainter;
class QPainterPath;

namespace glossator {

/// What the picture depends on besides text and marks.
struct ArticlePaintState {
    MentionId current;
    EntityId entity; ///< whose mentions are emphasised
    std::vector<MentionId> companions; ///< emphasised and framed, more lightly than what is current
    MentionId candidate; ///< what would be picked next
    std::vector<std::pair<qsizetype, qsizetype>> selection; ///< UTF-16, sorted, without overlap
    std::optional<qsizetype> caret; ///< UTF-16; nothing: not shown now
    std::function<bool(MentionId)> isTarget; ///< set while picking: which mentions may be chosen
};

class ArticlePainter {
public:
    ArticlePainter(QPainter &painter, ArticleLayout &layout, const ArticlePaintState &state);

    /// Everything that touches the rectangle of the viewport.
    void paint(const QRect &exposed);

private:
    struct Lines {
        int first = 0;
        int last = 0;
        [[nodiscard]] bool holds(int line) const { return first <= line && line <= last; }
    };

    void paintBlock(int index, int top, const QRect &exposed);
    void paintTints(const std::vector<Mark> &marks, Lines lines);
    void paintSelection(const BlockLayout &layout, const TextBlock &block, Lines lines);
    void paintUnderlines(const std::vector<Mark> &marks, Lines lines);
    void paintText(const BlockLayout &layout, const TextBlock &block, const std::vector<Mark> &marks, Lines lines);
    /// The letters of its header parts that nothing is painted behind: a tint leaves too little contrast for quiet
    /// ones.
    [[nodiscard]] QPainterPath dimmedText(
        const BlockLayout &layout, const TextBlock &block, const std::vector<Mark> &marks) const;
    void paintFrames(const std::vector<Mark> &marks, Lines lines);
    void paintTags(const std::vector<Mark> &marks, Lines lines);
    void paintInvisibles(const BlockLayout &layout, Lines lines);
    void paintCaret(const BlockLayout &layout, int index);

    [[nodiscard]] bool isDimmed(const Mark &mark) const;
    [[nodiscard]] bool isEmphasised(const Mark &mark) const;
    [[nodiscard]] bool isCompanion(const Mark &mark) const;
    [[nodiscard]] QRectF insetRect(const Mark &mark, const LineStretch &stretch) const;

    QPainter &m_painter;
    ArticleLayout &m_layout;
    const ArticleStyle &m_style;
    const ArticlePaintState &m_state;
};

/// Fills the viewport and says in its middle that there is nothing to read.
void paintEmptyHint(QPainter &painter, const ArticleStyle &style, const QRect &viewport, const QString &hint);

/// Says at the lower edge what is being picked.
void paintPickingHint(QPainter &painter, const ArticleStyle &style, const QRect &viewport, const QString &hint,
    const std::vector<QRectF> &free);

} // namespace glossator
