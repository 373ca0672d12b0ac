// SPDX-License-Identifier: GPL-3.0-or-later
// What a drag does to a mention: it moves an edge of the current one, or draws a relation from it to another.
//
// An edge is taken hold of within a few pixels of it. A relation begins at a tag, or where a drag leaves the words of
// the current mention. Whatever happens to the mention meanwhile, nothing is asked for that was not shown.
// Owned by ArticleMouse; GUI thread.
#pragma once

#include "widgets/articleview/articlepicking.h"
#include "widgets/articleview/articleselection.h"
#include "widgets/articleview/mentionedges.h"

#include "models/domain/annotations.h"

class QPainter;

namespace glossator {

class ArticleView;

class MentionDrag {
public:
    explicit MentionDrag(ArticleView &view) : m_view(view) {}

    /// Shows which edge a press would take hold of.
    void hover(QPointF point);
    /// Notes what the drag that begins here may do.
    void press(QPointF point);
    /// Goes on with it; false while the drag means neither edge nor relation.
    bool moveTo(QPointF point, bool byCharacters);
    /// Asks for what is shown.
    void release();
    /// Shows and asks for nothing any more.
    void cancel();
    /// Whether an edge or a line follows the mouse.
    [[nodiscard]] bool isHolding() const { return m_state == State::Edge || m_state == State::Line; }
    [[nodiscard]] bool isDrawingLine() const { return m_state == State::Line; }

    /// What the mention would cover; no fragment: no edge is moved.
    [[nodiscard]] Extent preview() const { return m_state == State::Edge ? m_extent : Extent(); }
    /// Whether the line may end at a mention.
    [[nodiscard]] bool isTarget(const Mention &mention) const;
    /// Where it would end now.
    [[nodiscard]] MentionId target() const { return m_isAllowed ? m_target : MentionId(); }
    /// What to say while the line is drawn.
    [[nodiscard]] QString hint() const;
    /// Paints the handle or the line over everything.
    void paint(QPainter &painter) const;

private:
    enum class State : quint8 { None, EdgePressed, Edge, WordsPressed, TagPressed, Line };
    struct Handle {
        MentionEdge edge;
        QRectF line; ///< along the edge, without width
    };

    [[nodiscard]] const Mention *held() const;
    [[nodiscard]] std::optional<QRectF> edgeLine(TextSpan fragment, bool isEnd) const;
    [[nodiscard]] std::optional<Handle> handleAt(QPointF point) const;
    [[nodiscard]] MentionId tagAt(QPointF point) const;
    [[nodiscard]] bool isOverOwnWords(QPointF point) const;
    void aimAt(QPointF point);
    void showCursor() const;

    ArticleView &m_view;
    State m_state = State::None;
    MentionId m_mention;
    Extent m_original; ///< what it covered when the drag began
    Extent m_extent; ///< what it would cover
    std::optional<Handle> m_handle; ///< hovered or held
    QPointF m_mouse;
    PickRequest m_relating; ///< while a line is drawn
    MentionId m_target;
    bool m_isAllowed = false;
};

} // namespace glossator
