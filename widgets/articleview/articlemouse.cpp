// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlemouse.h"

#include "models/base/boundaries.h"
#include "widgets/articleview/articlegestures.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>
#include <utility>

namespace glossator {

namespace {

constexpr int AutoScrollInterval = 25; ///< ms
constexpr qreal AutoScrollEdge = 6; ///< pixels within the view that already scroll

struct Line {
    const char *gesture;
    const char *meaning;
};
constexpr Line Lines[] = {
    {QT_TRANSLATE_NOOP("ArticleMouse", "drag"), QT_TRANSLATE_NOOP("ArticleMouse", "select whole words")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "drag with Alt, or with Ctrl+Shift"),
        QT_TRANSLATE_NOOP("ArticleMouse", "select characters; either may be pressed or let go of on the way")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "drag with Ctrl"), QT_TRANSLATE_NOOP("ArticleMouse", "add a further part to the selection")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "double-click, triple-click"),
        QT_TRANSLATE_NOOP("ArticleMouse", "select a word, a sentence; draw on for more of them")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "Shift+click"), QT_TRANSLATE_NOOP("ArticleMouse", "extend the selection")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "click"),
        QT_TRANSLATE_NOOP("ArticleMouse", "make the mention there current; again: the next of those that overlap")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "drag an end of the current mention"), QT_TRANSLATE_NOOP("ArticleMouse", "resize it")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "drag the current mention, or any tag, onto a mention"),
        QT_TRANSLATE_NOOP("ArticleMouse", "relate the two")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "right click"), QT_TRANSLATE_NOOP("ArticleMouse", "all that can be done with what is there")},
    {QT_TRANSLATE_NOOP("ArticleMouse", "Ctrl+wheel"), QT_TRANSLATE_NOOP("ArticleMouse", "larger or smaller text")},
};

/// Alt is taken by some window managers.
bool meansCharacters(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testFlag(Qt::AltModifier) || modifiers.testFlags(Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

bool ArticleMouse::mouseEvent(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        pressed(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseMove:
        moved(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseButtonRelease:
        released(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClicked(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::Leave:
        if (!m_dragging)
            m_held.hover({-1, -1});
        return false;
    case QEvent::Hide:
        cancel();
        return false;
    default:
        return false;
    }
}

void ArticleMouse::cancel()
{
    m_dragging = false;
    m_autoScroll.stop();
    m_held.cancel();
}

void ArticleMouse::pickAt(QPointF point)
{
    const auto hits = m_view.mentionsAt(point);
    const auto allowed = std::ranges::find_if(
        hits, [this](MentionId id) { return m_view.m_picking.isAllowed(*m_view.m_mentions->mention(id)); });
    if (!hits.empty())
        m_view.m_gestures->pick(allowed == hits.end() ? hits.front() : *allowed);
    m_hasPicked = !m_view.isPicking();
}

void ArticleMouse::beginDrag(QPointF point, Unit unit)
{
    m_pressedAt = m_mouseAt = point;
    m_dragging = true;
    m_dragged = false;
    m_unit = unit;
    m_before = m_view.m_selection;
}

void ArticleMouse::pressed(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_view.hasArticle()) {
        cancel(); // another button while this one is held
        return;
    }
    m_view.m_gestures->forget();
    const auto point = event.position();
    const auto thirdClick = m_sinceDoubleClick.isValid()
        && m_sinceDoubleClick.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()
        && (point - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    m_sinceDoubleClick.invalidate();
    m_pressedAt = point;
    m_hasPicked = false;
    if (m_view.isPicking() && !m_view.m_picking.takesWords) {
        pickAt(point);
        return;
    }
    const auto offset = m_view.m_layout->offsetAt(point);
    const auto isOnText = m_view.m_layout->isOnText(point);
    const auto modifiers = event.modifiers();
    m_byCharacters = meansCharacters(modifiers);
    m_addsPart = modifiers.testFlag(Qt::ControlModifier) && !modifiers.testFlag(Qt::ShiftModifier);
    beginDrag(point, Unit::Word);
    if (thirdClick && isOnText) {
        selectUnit(offset, Unit::Sentence, modifiers.testFlag(Qt::ControlModifier));
        return;
    }
    auto selection = m_view.m_selection;
    const auto isBoth = modifiers.testFlags(Qt::ControlModifier | Qt::ShiftModifier);
    if (modifiers.testFlag(Qt::ShiftModifier) && !isBoth) {
        m_origin = {selection.anchor(), selection.anchor()};
        m_dragged = true;
        dragTo(point);
        return;
    }
    if (m_addsPart) {
        selection.addPart(offset);
    } else {
        selection.place(offset);
        m_held.press(point);
    }
    if (!isOnText)
        selection.leaveText();
    m_origin = {offset, offset};
    m_view.applySelection(selection, ArticleView::Follow::Nothing);
}

void ArticleMouse::moved(const QMouseEvent &event)
{
    if (!m_dragging) {
        if (event.buttons() == Qt::NoButton)
            m_held.hover(event.position());
        return;
    }
    if (!event.buttons().testFlag(Qt::LeftButton)) {
        cancel(); // the release went to somebody else
        return;
    }
    m_mouseAt = event.position();
    m_byCharacters = meansCharacters(event.modifiers());
    const auto distance = (m_mouseAt - m_pressedAt).manhattanLength();
    if (!m_dragged && distance < QApplication::startDragDistance() / 2.0)
        return;
    m_dragged = true;
    dragTo(m_mouseAt);
    scrollAtEdge();
}

void ArticleMouse::modifiersChanged(Qt::KeyboardModifiers modifiers)
{
    const auto byCharacters = meansCharacters(modifiers);
    if (!m_dragging || !m_dragged || byCharacters == m_byCharacters)
        return;
    m_byCharacters = byCharacters;
    dragTo(m_mouseAt);
}

void ArticleMouse::scrollAtEdge()
{
    const auto height = m_view.viewport()->height();
    if (!m_dragging || (m_mouseAt.y() >= AutoScrollEdge && m_mouseAt.y() <= height - AutoScrollEdge))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(AutoScrollInterval, &m_view);
}

bool ArticleMouse::timerFired(int timerId)
{
    if (timerId != m_autoScroll.timerId())
        return false;
    const auto y = m_mouseAt.y();
    const auto beyond
        = y < AutoScrollEdge ? y - AutoScrollEdge : std::max(0.0, y - m_view.viewport()->height() + AutoScrollEdge);
    m_view.m_layout->scrollBy(qint64(beyond / 2));
    m_view.syncScrollBar();
    dragTo(m_mouseAt);
    m_view.viewport()->update();
    return true;
}

void ArticleMouse::dragTo(QPointF point)
{
    const QPointF inside(point.x(), std::clamp(point.y(), 0.0, m_view.viewport()->height() - 1.0));
    const auto wasHolding = m_held.isHolding();
    if (m_held.moveTo(inside, m_byCharacters)) {
        if (!wasHolding && m_held.isHolding()) // what it selected on its way was not meant
            m_view.applySelection(m_before, ArticleView::Follow::Nothing);
        if (!m_held.isHolding())
            cancel(); // the mention is gone
        return;
    }
    const auto offset = m_view.m_layout->offsetAt(inside);
    const auto range = grown(std::min(m_origin.first, offset), std::max(m_origin.second, offset));
    auto selection = m_view.m_selection;
    if (range.first == range.second) {
        if (!selection.isEmpty()) // else a hand that shook beside the text still means nothing there
            selection.adjust(m_origin.first, m_origin.first);
    } else if (offset < m_origin.second) {
        selection.adjust(range.second, range.first);
    } else {
        selection.adjust(range.first, range.second);
    }
    m_view.applySelection(selection, ArticleView::Follow::Nothing);
}

ArticleSelection::Range ArticleMouse::grown(qsizetype a, qsizetype b) const
{
    if (a == b || (m_unit == Unit::Word && m_byCharacters))
        return {a, b};
    const auto &offsets = m_view.text();
    const Boundaries boundaries(offsets);
    TextSpan span{offsets.fromUtf16(a, TextOffsets::Rounding::Down), offsets.fromUtf16(b, TextOffsets::Rounding::Up)};
    if (m_unit == Unit::Word) {
        const auto words = boundaries.words(span);
        span = words.empty() ? boundaries.snapToWords(span) : TextSpan{words.front().begin, words.back().end};
    } else if (const auto sentences = boundaries.sentences(span); !sentences.empty()) {
        span.begin = std::min(span.begin, sentences.front().begin);
        span.end = std::max(span.end, sentences.back().end);
    }
    return {offsets.toUtf16(span.begin), offsets.toUtf16(span.end)};
}

void ArticleMouse::released(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    m_autoScroll.stop();
    const auto wasHolding = m_held.isHolding();
    m_held.release();
    if (wasHolding)
        return;
    if (m_view.isPicking()) {
        // Words that were drawn over are meant at once; with Ctrl there is more of them to come.
        const auto modifiers = event.modifiers();
        if (m_view.m_selection.isEmpty())
            pickAt(event.position());
        else if (const bool isBoth = modifiers.testFlags(Qt::ControlModifier | Qt::ShiftModifier);
            !m_addsPart && (isBoth || !modifiers.testFlag(Qt::ControlModifier)))
            m_view.m_gestures->choose(modifiers.testFlag(Qt::ShiftModifier) && !isBoth);
        return;
    }
    if (m_dragged || !m_view.m_selection.isEmpty()) {
        m_view.activate(m_view.mentionMeant());
        return;
    }
    const auto hits = m_view.mentionsAt(event.position());
    const auto current = std::ranges::find(hits, m_view.m_current);
    if (hits.empty())
        m_view.activate({});
    else if (hits.size() == 1 && current != hits.end())
        Q_EMIT m_view.mentionActivated(*current); // something else may be chosen that is shown there
    else
        m_view.activate(current == hits.end() || current + 1 == hits.end() ? hits.front() : *(current + 1));
}

void ArticleMouse::doubleClicked(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_view.hasArticle() || (m_view.isPicking() && !m_view.m_picking.takesWords)
        || std::exchange(m_hasPicked, false))
        return;
    if (!m_view.m_layout->isOnText(event.position())) {
        pressed(event);
        return;
    }
    m_sinceDoubleClick.start();
    beginDrag(event.position(), Unit::Word);
    selectUnit(
        m_view.m_layout->offsetAt(event.position()), Unit::Word, event.modifiers().testFlag(Qt::ControlModifier));
}

void ArticleMouse::selectUnit(qsizetype offset, Unit unit, bool addPart)
{
    const auto &offsets = m_view.text();
    const Boundaries boundaries(offsets);
    const auto here = offsets.fromUtf16(offset, TextOffsets::Rounding::Down);
    const auto span = unit == Unit::Word ? boundaries.wordAt(here) : boundaries.sentenceAt(here);
    m_unit = unit;
    m_byCharacters = false;
    m_origin = {offsets.toUtf16(span.begin), offsets.toUtf16(span.end)};
    auto selection = m_view.m_selection;
    if (!addPart)
        selection.place(offset);
    selection.adjust(m_origin.first, m_origin.second);
    m_view.applySelection(selection, ArticleView::Follow::Mentions);
}

std::vector<MouseHelp> articleMouseHelp()
{
    std::vector<MouseHelp> help;
    for (const auto &line : Lines)
        help.push_back({QCoreApplication::translate("ArticleMouse", line.gesture),
            QCoreApplication::translate("ArticleMouse", line.meaning)});
    return help;
}

} // namespace glossator
