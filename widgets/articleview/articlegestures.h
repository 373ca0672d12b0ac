// SPDX-License-Identifier: GPL-3.0-or-later
// Turns mouse and keys over an article into selections and requests.
// Owned by ArticleView, which hands it its events; GUI thread.
#pragma once

#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articleselection.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPoint>

class QEvent;
class QKeyEvent;
class QMouseEvent;

namespace glossator {

class ArticleView;

class ArticleGestures {
public:
    explicit ArticleGestures(ArticleView &view) : m_view(view) {}

    /// Forgets a drag or a column: there is another article.
    void reset();
    /// Whether the key means something here now.
    [[nodiscard]] bool wantsKey(const QKeyEvent &event) const;
    /// Does what the key means; false when it means nothing.
    bool keyPressed(const QKeyEvent &event);
    /// Does what an event of the viewport means; false when it is none of the mouse's buttons and moves.
    bool mouseEvent(const QEvent &event);
    /// Scrolls on while the mouse is held outside; false when the timer is another's.
    bool timerFired(int timerId);

private:
    enum class Unit : quint8 { Character, Word, Sentence };

    void pressed(const QMouseEvent &event);
    void moved(const QMouseEvent &event);
    void released(const QMouseEvent &event);
    void doubleClicked(const QMouseEvent &event);
    /// Whether there is a mention to act on: it may have been deleted meanwhile.
    [[nodiscard]] bool hasCurrent() const;
    void move(const ArticleKey &key);
    void choose(bool bare);
    void chooseType();
    void mark(const TypeDef *type);
    [[nodiscard]] std::optional<ArticleKey> keyOf(const QKeyEvent &event) const;
    [[nodiscard]] bool canBackOut() const;
    void backOut();
    void pick(MentionId mention);
    void pickAt(QPointF point);
    void dragTo(QPointF point);
    void selectUnit(qsizetype offset, Unit unit, bool addPart);
    [[nodiscard]] ArticleSelection::Range grown(qsizetype a, qsizetype b) const;

    ArticleView &m_view;
    std::optional<qreal> m_column; ///< the one that moves by lines keep
    bool m_dragging = false;
    bool m_dragged = false; ///< far enough to mean a selection
    bool m_hasPicked = false; ///< with the last press: a second click right after it means no word
    Unit m_unit = Unit::Word;
    ArticleSelection::Range m_origin; ///< what the drag began with and never loses
    QPointF m_pressedAt;
    QPointF m_mouseAt;
    QElapsedTimer m_sinceDoubleClick;
    QBasicTimer m_autoScroll;
};

} // namespace glossator
