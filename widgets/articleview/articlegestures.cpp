// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlegestures.h"

#include "models/base/boundaries.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

namespace glossator {

namespace {

constexpr int AutoScrollInterval = 25; ///< ms

} // namespace

void ArticleGestures::reset()
{
    m_column.reset();
    m_dragging = false;
    m_autoScroll.stop();
}

bool ArticleGestures::wantsKey(const QKeyEvent &event) const
{
    const auto key = keyOf(event);
    if (!key || !m_view.hasArticle())
        return false;
    return key->command != ArticleCommand::BackOut || canBackOut();
}

std::optional<ArticleKey> ArticleGestures::keyOf(const QKeyEvent &event) const
{
    const auto mode = m_view.m_picking.takesWords                    ? ArticleMode::PickingFiller
        : m_view.isPicking()                                         ? ArticleMode::Picking
        : m_view.m_fillsRoles && m_view.m_selection.isEmpty() ? ArticleMode::Filling
                                                                     : ArticleMode::Marking;
    return articleKey(event.keyCombination(), m_view.m_schema, mode);
}

bool ArticleGestures::keyPressed(const QKeyEvent &event)
{
    if (!wantsKey(event))
        return false;
    const auto key = *keyOf(event);
    if (isMove(key.command)) {
        move(key);
        return true;
    }
    switch (key.command) {
    case ArticleCommand::SelectAll:
        m_view.selectAll();
        break;
    case ArticleCommand::Copy:
        m_view.copy();
        break;
    case ArticleCommand::BackOut:
        backOut();
        break;
    case ArticleCommand::NextMention:
        m_view.selectNextMention();
        break;
    case ArticleCommand::PreviousMention:
        m_view.selectPreviousMention();
        break;
    case ArticleCommand::Mark:
    case ArticleCommand::MarkEvent:
        mark(key.type);
        break;
    case ArticleCommand::ChooseType:
        chooseType();
        break;
    case ArticleCommand::FillRole:
        Q_EMIT m_view.roleRequested(key.index);
        break;
    case ArticleCommand::Attributes:
        Q_EMIT m_view.attributesRequested();
        break;
    case ArticleCommand::StepAttribute:
        Q_EMIT m_view.attributeStepRequested(key.index);
        break;
    case ArticleCommand::Delete:
        if (hasCurrent())
            Q_EMIT m_view.deleteRequested(m_view.m_current);
        break;
    case ArticleCommand::AssignEntity:
        if (hasCurrent())
            Q_EMIT m_view.entityRequested(m_view.m_current);
        break;
    case ArticleCommand::PickNext:
    case ArticleCommand::PickPrevious:
        if (m_view.m_mentions)
            m_view.frameCandidate(targetBeside(
                m_view, *m_view.m_mentions, m_view.m_picking, key.command == ArticleCommand::PickNext));
        break;
    case ArticleCommand::PickBelow:
    case ArticleCommand::PickAbove:
        if (m_view.m_mentions)
            m_view.frameCandidate(targetOnLine(
                m_view, *m_view.m_mentions, m_view.m_picking, key.command == ArticleCommand::PickBelow));
        break;
    case ArticleCommand::PickCurrent:
    case ArticleCommand::PickBare:
        choose(key.command == ArticleCommand::PickBare);
        break;
    case ArticleCommand::TypeValue:
        Q_EMIT m_view.literalRequested();
        break;
    case ArticleCommand::EmptyRole:
        Q_EMIT m_view.emptyRoleRequested();
        break;
    case ArticleCommand::ZoomIn:
        m_view.zoomIn();
        break;
    case ArticleCommand::ZoomOut:
        m_view.zoomOut();
        break;
    case ArticleCommand::ZoomReset:
        m_view.zoomReset();
        break;
    default:
        return false;
    }
    return true;
}

bool ArticleGestures::hasCurrent() const { return m_view.m_mentions && m_view.m_mentions->mention(m_view.m_current); }

void ArticleGestures::move(const ArticleKey &key)
{
    const auto page = m_view.viewport()->height() - m_view.m_layout->style().lineHeight;
    auto selection = m_view.m_selection;
    const auto ranges = selection.ranges();
    auto caret = selection.caret();
    // As everywhere, an arrow without Shift first leaves the selection at the side it points to.
    const auto collapses = !key.extend && !ranges.empty()
        && (key.command == ArticleCommand::Left || key.command == ArticleCommand::Right);
    if (collapses) {
        const auto first = m_view.m_layout->caretRect(ranges.front().first);
        const auto last = m_view.m_layout->caretRect(ranges.back().second);
        const auto leftFirst = first.top() == last.top()
            ? first.left() <= last.left()
            : !m_view.m_layout->block(m_view.m_layout->locate(caret).first).isRightToLeft();
        caret = (key.command == ArticleCommand::Left) == leftFirst ? ranges.front().first : ranges.back().second;
        m_column.reset();
    } else {
        caret = CaretMover(*m_view.m_layout, m_column).moved(caret, key.command, page);
    }
    if (key.command == ArticleCommand::PageUp || key.command == ArticleCommand::PageDown)
        m_view.m_layout->scrollBy(key.command == ArticleCommand::PageDown ? page : -page);
    if (key.extend)
        selection.adjust(selection.anchor(), caret);
    else
        selection.place(caret);
    m_view.applySelection(selection, ArticleView::Follow::Mentions);
    m_view.revealCaret();
}

void ArticleGestures::mark(const TypeDef *type)
{
    const auto extent = m_view.markable();
    if (extent.fragments().empty())
        return;
    if (!type || type->kind == TypeKind::Event)
        Q_EMIT m_view.eventRequested(extent, type ? type->name : QString());
    else
        Q_EMIT m_view.mentionRequested(extent, type->name);
}

bool ArticleGestures::canBackOut() const
{
    return m_view.isPicking() || !m_view.m_selection.isEmpty() || m_view.hasCurrentItem();
}

/// One level, from what lies on top: picking, what is selected, what is current.
void ArticleGestures::backOut()
{
    if (m_view.isPicking() && (!m_view.m_picking.takesWords || m_view.m_selection.isEmpty())) {
        m_view.stopPicking();
        Q_EMIT m_view.pickingCancelled();
    } else if (!m_view.m_selection.isEmpty()) {
        auto selection = m_view.m_selection;
        selection.place(selection.caret());
        m_view.applySelection(selection, ArticleView::Follow::Nothing);
    } else {
        m_view.letGo();
    }
}

void ArticleGestures::pick(MentionId id)
{
    const auto *mention = m_view.m_mentions && id ? m_view.m_mentions->mention(id) : nullptr;
    if (!mention)
        return;
    if (!m_view.m_picking.isAllowed(*mention)) {
        Q_EMIT m_view.targetRefused(id);
        return;
    }
    m_view.stopPicking();
    Q_EMIT m_view.targetPicked(id);
}

/// What Enter picks: the words selected, or the target that is framed.
void ArticleGestures::choose(bool bare)
{
    if (m_view.m_picking.takesWords && !m_view.m_selection.isEmpty()) {
        if (const auto extent = m_view.markable(); !extent.fragments().empty())
            Q_EMIT m_view.wordsPicked(extent, bare);
    } else if (!bare) {
        pick(m_view.m_picking.candidate);
    }
}

void ArticleGestures::chooseType()
{
    // A relation or an event is current, rather than words: their type is meant.
    if (m_view.m_selection.isEmpty() && (m_view.m_fillsRoles || !m_view.m_companions.empty()))
        Q_EMIT m_view.retypeRequested();
    else if (const auto extent = m_view.markable(); !extent.fragments().empty())
        Q_EMIT m_view.typeRequested(extent);
}

void ArticleGestures::pickAt(QPointF point)
{
    const auto hits = m_view.mentionsAt(point);
    const auto allowed = std::ranges::find_if(
        hits, [this](MentionId id) { return m_view.m_picking.isAllowed(*m_view.m_mentions->mention(id)); });
    if (!hits.empty())
        pick(allowed == hits.end() ? hits.front() : *allowed);
    m_hasPicked = !m_view.isPicking();
}

bool ArticleGestures::mouseEvent(const QEvent &event)
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
    default:
        return false;
    }
}

void ArticleGestures::pressed(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_view.hasArticle())
        return;
    m_column.reset();
    m_hasPicked = false;
    const auto thirdClick = m_sinceDoubleClick.isValid()
        && m_sinceDoubleClick.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()
        && (event.position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    m_sinceDoubleClick.invalidate();
    m_pressedAt = m_mouseAt = event.position();
    const auto offset = m_view.m_layout->offsetAt(event.position());
    const auto isOnText = m_view.m_layout->isOnText(event.position());
    if (m_view.isPicking() && !m_view.m_picking.takesWords) {
        pickAt(event.position());
        return;
    }
    const auto modifiers = event.modifiers();
    m_dragging = true;
    m_dragged = false;
    m_unit = modifiers.testFlag(Qt::AltModifier) ? Unit::Character : Unit::Word;
    if (thirdClick && isOnText) {
        selectUnit(offset, Unit::Sentence, modifiers.testFlag(Qt::ControlModifier));
        return;
    }
    auto selection = m_view.m_selection;
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        m_origin = {selection.anchor(), selection.anchor()};
        m_dragged = true;
        dragTo(event.position());
        return;
    }
    if (modifiers.testFlag(Qt::ControlModifier))
        selection.addPart(offset);
    else
        selection.place(offset);
    if (!isOnText)
        selection.leaveText();
    m_origin = {offset, offset};
    m_view.applySelection(selection, ArticleView::Follow::Nothing);
}

void ArticleGestures::moved(const QMouseEvent &event)
{
    if (!m_dragging || !event.buttons().testFlag(Qt::LeftButton))
        return;
    m_mouseAt = event.position();
    const auto distance = (m_mouseAt - m_pressedAt).manhattanLength();
    if (!m_dragged && distance < QApplication::startDragDistance() / 2.0)
        return;
    m_dragged = true;
    dragTo(m_mouseAt);
    const auto height = m_view.viewport()->height();
    if (m_mouseAt.y() < 0 || m_mouseAt.y() > height) {
        if (!m_autoScroll.isActive())
            m_autoScroll.start(AutoScrollInterval, &m_view);
    } else {
        m_autoScroll.stop();
    }
}

bool ArticleGestures::timerFired(int timerId)
{
    if (timerId != m_autoScroll.timerId())
        return false;
    const auto y = m_mouseAt.y();
    const auto beyond = y < 0 ? y : std::max(0.0, y - m_view.viewport()->height());
    m_view.m_layout->scrollBy(qint64(beyond / 2));
    m_view.syncScrollBar();
    dragTo(m_mouseAt);
    m_view.viewport()->update();
    return true;
}

void ArticleGestures::dragTo(QPointF point)
{
    const QPointF inside(point.x(), std::clamp(point.y(), 0.0, m_view.viewport()->height() - 1.0));
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
    m_view.applySelection(selection, ArticleView::Follow::Mentions);
}

ArticleSelection::Range ArticleGestures::grown(qsizetype a, qsizetype b) const
{
    if (m_unit == Unit::Character || a == b)
        return {a, b};
    const auto &offsets = m_view.text();
    const Boundaries boundaries(offsets);
    TextSpan span{offsets.fromUtf16(a, TextOffsets::Rounding::Down), offsets.fromUtf16(b, TextOffsets::Rounding::Up)};
    if (m_unit == Unit::Word) {
        span = boundaries.snapToWords(span);
    } else if (const auto sentences = boundaries.sentences(span); !sentences.empty()) {
        span.begin = std::min(span.begin, sentences.front().begin);
        span.end = std::max(span.end, sentences.back().end);
    }
    return {offsets.toUtf16(span.begin), offsets.toUtf16(span.end)};
}

void ArticleGestures::released(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    m_autoScroll.stop();
    if (m_view.isPicking()) {
        // Words that were drawn over are meant at once; with Ctrl there is more of them to come.
        const auto modifiers = event.modifiers();
        if (m_view.m_selection.isEmpty())
            pickAt(event.position());
        else if (!modifiers.testFlag(Qt::ControlModifier))
            choose(modifiers.testFlag(Qt::ShiftModifier));
        return;
    }
    if (m_dragged || !m_view.m_selection.isEmpty())
        return;
    const auto hits = m_view.mentionsAt(event.position());
    const auto current = std::ranges::find(hits, m_view.m_current);
    if (hits.empty())
        m_view.activate({});
    else if (hits.size() == 1 && current != hits.end())
        Q_EMIT m_view.mentionActivated(*current); // something else may be chosen that is shown there
    else
        m_view.activate(current == hits.end() || current + 1 == hits.end() ? hits.front() : *(current + 1));
}

void ArticleGestures::doubleClicked(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_view.hasArticle()
        || (m_view.isPicking() && !m_view.m_picking.takesWords) || std::exchange(m_hasPicked, false))
        return;
    if (!m_view.m_layout->isOnText(event.position())) {
        pressed(event);
        return;
    }
    m_sinceDoubleClick.start();
    m_pressedAt = m_mouseAt = event.position();
    m_dragging = true;
    m_dragged = false;
    selectUnit(
        m_view.m_layout->offsetAt(event.position()), Unit::Word, event.modifiers().testFlag(Qt::ControlModifier));
}

void ArticleGestures::selectUnit(qsizetype offset, Unit unit, bool addPart)
{
    const auto &offsets = m_view.text();
    const Boundaries boundaries(offsets);
    const auto here = offsets.fromUtf16(offset, TextOffsets::Rounding::Down);
    const auto span = unit == Unit::Word ? boundaries.wordAt(here) : boundaries.sentenceAt(here);
    m_unit = unit;
    m_origin = {offsets.toUtf16(span.begin), offsets.toUtf16(span.end)};
    auto selection = m_view.m_selection;
    if (!addPart)
        selection.place(offset);
    selection.adjust(m_origin.first, m_origin.second);
    m_view.applySelection(selection, ArticleView::Follow::Mentions);
}

} // namespace glossator
