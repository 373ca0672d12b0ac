// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the mouse over an article into a selection, into the choice of a mention, or into a drag of one.
//
// A plain drag selects whole words without the signs beside them; Alt, or Ctrl with Shift where a window manager has Alt
// for itself, selects characters, Ctrl adds a fragment, Shift extends; a drag after two or three clicks goes by words or sentences. What a drag does to a mention: MentionDrag.
// Owned by ArticleView, which hands it its events; GUI thread.
#pragma once

#include "widgets/articleview/mentiondrag.h"

#include <QBasicTimer>
#include <QElapsedTimer>

class QEvent;
class QMouseEvent;

namespace glossator {

class ArticleMouse {
public:
    explicit ArticleMouse(ArticleView &view) : m_view(view), m_held(view) {}

    /// Does what an event of the viewport means; false when it is none of the mouse's buttons and moves.
    bool mouseEvent(const QEvent &event);
    /// A modifier was pressed or let go of: what is being dragged follows it at once.
    void modifiersChanged(Qt::KeyboardModifiers modifiers);
    /// Scrolls on while the mouse is held at an edge of the view; false when the timer is another's.
    bool timerFired(int timerId);
    /// Lets go of a drag as if it had never begun; what it has selected stays.
    void cancel();
    [[nodiscard]] bool isDragging() const { return m_dragging; }
    [[nodiscard]] const MentionDrag &held() const { return m_held; }

private:
    enum class Unit : quint8 { Character, Word, Sentence };

    void pressed(const QMouseEvent &event);
    void moved(const QMouseEvent &event);
    void released(const QMouseEvent &event);
    void doubleClicked(const QMouseEvent &event);
    void pickAt(QPointF point);
    void beginDrag(QPointF point, Unit unit);
    void dragTo(QPointF point);
    void scrollAtEdge();
    void selectUnit(qsizetype offset, Unit unit, bool addPart);
    [[nodiscard]] ArticleSelection::Range grown(qsizetype a, qsizetype b) const;

    ArticleView &m_view;
    MentionDrag m_held;
    bool m_dragging = false;
    bool m_dragged = false; ///< far enough to mean something
    bool m_hasPicked = false; ///< with the last press: a second click right after it means no word
    bool m_addsPart = false; ///< to the selection: pressed with Ctrl alone
    bool m_byCharacters = false; ///< rather than by words, by what is held now
    Unit m_unit = Unit::Word;
    ArticleSelection m_before; ///< what was selected when the drag began
    ArticleSelection::Range m_origin; ///< what the drag began with and never loses
    QPointF m_pressedAt;
    QPointF m_mouseAt;
    QElapsedTimer m_sinceDoubleClick;
    QBasicTimer m_autoScroll;
};

/// One line of a sheet of what the mouse does; both are translated.
struct MouseHelp {
    QString gesture;
    QString meaning;
};
[[nodiscard]] std::vector<MouseHelp> articleMouseHelp();

} // namespace glossator
