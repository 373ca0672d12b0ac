// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlegestures.h"

#include "widgets/articleview/articlemouse.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/articlewalk.h"
#include "widgets/latinkey.h"

#include <QKeyEvent>

namespace glossator {

bool ArticleGestures::wantsKey(const QKeyEvent &event) const
{
    const auto key = keyOf(event);
    if (!key || !m_view.hasArticle())
        return false;
    return key->command != ArticleCommand::BackOut || canBackOut();
}

std::optional<ArticleKey> ArticleGestures::keyOf(const QKeyEvent &event) const
{
    const auto mode = m_view.m_picking.takesWords             ? ArticleMode::PickingFiller
        : m_view.isPicking()                                  ? ArticleMode::Picking
        : m_view.m_fillsRoles && m_view.m_selection.isEmpty() ? ArticleMode::Filling
                                                              : ArticleMode::Marking;
    if (const auto key = articleKey(event.keyCombination(), m_view.m_schema, mode))
        return key;
    return articleKey(latinKey(event), m_view.m_schema, mode);
}

bool ArticleGestures::keyPressed(const QKeyEvent &event)
{
    if (!wantsKey(event))
        return false;
    const auto key = *keyOf(event);
    m_view.m_walk->stop();
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
    case ArticleCommand::EndLeft:
    case ArticleCommand::EndRight:
    case ArticleCommand::BeginLeft:
    case ArticleCommand::BeginRight:
        resize(key);
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
        if (hasCurrent() || m_view.hasCurrentItem())
            Q_EMIT m_view.deleteRequested(m_view.m_current);
        break;
    case ArticleCommand::AssignEntity:
        askWhom();
        break;
    case ArticleCommand::PickRight:
    case ArticleCommand::PickLeft:
        frameBeside((key.command == ArticleCommand::PickRight) != readsLeftAt(pickingPlace()));
        break;
    case ArticleCommand::PickNext:
    case ArticleCommand::PickPrevious:
        frameBeside(key.command == ArticleCommand::PickNext);
        break;
    case ArticleCommand::PickBelow:
    case ArticleCommand::PickAbove:
        if (m_view.m_mentions)
            m_view.frameCandidate(
                targetOnLine(m_view, *m_view.m_mentions, m_view.m_picking, key.command == ArticleCommand::PickBelow));
        break;
    case ArticleCommand::PickCurrent:
    case ArticleCommand::PickBare:
        choose(key.command == ArticleCommand::PickBare);
        break;
    case ArticleCommand::PickChoice:
        if (m_view.m_picking.candidate)
            Q_EMIT m_view.choicePicked(m_view.m_picking.candidate, key.index);
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
    if (key.command == ArticleCommand::PageUp || key.command == ArticleCommand::PageDown) {
        m_view.m_layout->scrollBy(key.command == ArticleCommand::PageDown ? page : -page);
        m_view.viewport()->update(); // the caret may be in view there without more
    }
    if (key.extend)
        selection.adjust(selection.anchor(), caret);
    else
        selection.place(caret);
    m_view.applySelection(selection, ArticleView::Follow::Mentions);
    m_view.revealCaret();
}

void ArticleGestures::resize(const ArticleKey &key)
{
    using enum ArticleCommand;
    if (!hasCurrent())
        return;
    const auto extent = m_view.m_mentions->mention(m_view.m_current)->extent;
    const auto edge = outerEdge(extent, key.command == EndLeft || key.command == EndRight);
    const auto &fragment = extent.fragments()[edge.fragment];
    const auto place = m_view.text().toUtf16(edge.isEnd ? std::max(fragment.begin, fragment.end - 1) : fragment.begin);
    const auto readsLeft = readsLeftAt(place);
    const auto toRight = key.command == EndRight || key.command == BeginRight;
    const auto resized = withEdgeStepped(extent, edge, toRight != readsLeft, m_view.text());
    if (resized == extent)
        Q_EMIT m_view.noticed(ArticleView::tr("There is no word to add or to leave out on this side."));
    else
        Q_EMIT m_view.resizeRequested(m_view.m_current, resized);
}

void ArticleGestures::mark(const TypeDef *type)
{
    const auto extent = m_view.markable();
    if (extent.fragments().empty()) {
        sayNothingIsThere();
        return;
    }
    if (!type || type->kind == TypeKind::Event)
        Q_EMIT m_view.eventRequested(extent, type ? type->name : QString());
    else
        Q_EMIT m_view.mentionRequested(extent, type->name);
}

void ArticleGestures::askWhom()
{
    const auto extent = m_view.markable();
    if (hasCurrent() && (m_view.m_selection.isEmpty() || m_view.m_mentions->mention(m_view.m_current)->extent.inTextOrder() == extent))
        Q_EMIT m_view.entityRequested(m_view.m_current);
    else if (!extent.fragments().empty())
        Q_EMIT m_view.namingRequested(extent);
    else
        sayNothingIsThere();
}

void ArticleGestures::sayNothingIsThere()
{
    Q_EMIT m_view.noticed(ArticleView::tr("There is no word here. Go to one, or select some."));
}

bool ArticleGestures::canBackOut() const
{
    return m_view.m_mouse->held().isHolding() || m_view.isPicking() || !m_view.m_selection.isEmpty()
        || m_view.hasCurrentItem();
}

/// One level, from what lies on top: a mention that is dragged, picking, what is selected, what is current.
void ArticleGestures::backOut()
{
    const auto wasHolding = m_view.m_mouse->held().isHolding();
    m_view.m_mouse->cancel();
    if (wasHolding)
        return;
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

/// @param offset in UTF-16 units.
bool ArticleGestures::readsLeftAt(qsizetype offset) const
{
    return m_view.m_layout->block(m_view.m_layout->locate(offset).first).isRightToLeft();
}

qsizetype ArticleGestures::pickingPlace() const
{
    const auto *framed = m_view.m_mentions ? m_view.m_mentions->mention(m_view.m_picking.candidate) : nullptr;
    return framed ? m_view.text().toUtf16(framed->extent.hull().begin) : m_view.m_selection.caret();
}

void ArticleGestures::frameBeside(bool forward)
{
    if (m_view.m_mentions)
        m_view.frameCandidate(targetBeside(m_view, *m_view.m_mentions, m_view.m_picking, forward));
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
    else
        sayNothingIsThere();
}

} // namespace glossator
