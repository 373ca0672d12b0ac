// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/mentiondrag.h"

#include "widgets/articleview/articleview.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal ReachInside = 4; ///< pixels from an edge into the words; less in short ones
constexpr qreal ReachOutside = 3;
constexpr qreal Margin = 4; ///< how far a hand may stray from the words without leaving them

} // namespace

/// The mention that is held, as long as it is what it was when the drag began.
const Mention *MentionDrag::held() const
{
    const auto *mention = m_view.m_mentions && m_mention ? m_view.m_mentions->mention(m_mention) : nullptr;
    return mention && mention->extent == m_original ? mention : nullptr;
}

/// Where one end of a fragment stands on the screen; nothing when it is out of view.
std::optional<QRectF> MentionDrag::edgeLine(TextSpan fragment, bool isEnd) const
{
    const auto character = m_view.text().toUtf16(isEnd ? fragment.end - 1 : fragment.begin);
    auto &layout = *m_view.m_layout;
    const auto [index, local] = layout.locate(character);
    const auto visible = layout.visible();
    const auto shown = std::ranges::find(visible, index, &ArticleLayout::Visible::block);
    if (shown == visible.end())
        return {};
    const auto after = int(m_view.text().toUtf16(isEnd ? fragment.end : fragment.begin + 1) - character);
    const auto stretches = layout.block(index).stretches(local, local + after);
    if (stretches.empty())
        return {};
    const auto rect = tintRect(stretches.front(), layout.style()).translated(layout.style().columnLeft, shown->top);
    return QRectF(stretches.front().rightToLeft == isEnd ? rect.left() : rect.right(), rect.top(), 0, rect.height());
}

std::optional<MentionDrag::Handle> MentionDrag::handleAt(QPointF point) const
{
    const auto *mention = m_view.m_mentions ? m_view.m_mentions->mention(m_view.m_current) : nullptr;
    if (!mention || m_view.isPicking() || mention->by.status == Status::Rejected)
        return {};
    const auto &fragments = mention->extent.fragments();
    std::optional<Handle> nearest;
    for (size_t i = 0; i < fragments.size(); ++i) {
        if (fragments[i].isEmpty())
            continue;
        const auto begin = edgeLine(fragments[i], false);
        const auto end = edgeLine(fragments[i], true);
        // Short words keep a middle to click on.
        const auto width = begin && end && begin->top() == end->top() ? std::abs(end->x() - begin->x()) : 100;
        const auto inside = std::min(ReachInside, width / 4);
        for (const bool isEnd : {false, true}) {
            const auto &line = isEnd ? end : begin;
            if (!line || point.y() < line->top() || point.y() > line->bottom())
                continue;
            const auto distance = std::abs(point.x() - line->x());
            const auto inward = std::ranges::contains(m_view.mentionsAt(point), mention->id);
            if (distance > (inward ? inside : ReachOutside))
                continue;
            if (!nearest || distance < std::abs(point.x() - nearest->line.x()))
                nearest = Handle{{i, isEnd}, *line};
        }
    }
    return nearest;
}

MentionId MentionDrag::tagAt(QPointF point) const
{
    const auto [index, top] = m_view.m_layout->blockAt(point.y());
    const auto local = point - QPointF(m_view.m_layout->style().columnLeft, top);
    for (const auto &mark : m_view.m_layout->marks(index)) {
        if (!mark.tag.isEmpty() && mark.tagRect.contains(local))
            return mark.mention;
    }
    return {};
}

bool MentionDrag::isOverOwnWords(QPointF point) const
{
    const auto *mention = held();
    return mention && std::ranges::any_of(mention->extent.fragments(), [&](TextSpan fragment) {
        return std::ranges::any_of(m_view.rectsOf(fragment),
            [&](const QRectF &rect) { return rect.adjusted(-Margin, -Margin, Margin, Margin).contains(point); });
    });
}

void MentionDrag::showCursor() const
{
    m_view.viewport()->setCursor(m_state == State::Line          ? Qt::CrossCursor
            : m_handle                                           ? Qt::SizeHorCursor
            : m_view.isPicking() && !m_view.m_picking.takesWords ? Qt::PointingHandCursor
                                                                 : Qt::IBeamCursor);
}

void MentionDrag::hover(QPointF point)
{
    m_mouse = point;
    const auto handle = handleAt(point);
    if (handle.has_value() == m_handle.has_value() && (!handle || handle->line == m_handle->line))
        return;
    m_handle = handle;
    showCursor();
    m_view.viewport()->update();
}

void MentionDrag::press(QPointF point)
{
    m_mouse = point;
    m_target = {};
    m_isAllowed = false;
    m_handle = handleAt(point);
    const auto tagged = tagAt(point);
    m_mention = tagged && !m_handle ? tagged : m_view.m_current;
    const auto *mention = m_view.m_mentions ? m_view.m_mentions->mention(m_mention) : nullptr;
    m_state = State::None;
    if (!mention || m_view.isPicking())
        return;
    m_original = m_extent = mention->extent;
    if (m_handle)
        m_state = State::EdgePressed;
    else if (tagged)
        m_state = State::TagPressed;
    else if (isOverOwnWords(point))
        m_state = State::WordsPressed;
}

bool MentionDrag::moveTo(QPointF point, bool byCharacters)
{
    if (m_state == State::None)
        return false;
    if (!held()) {
        cancel();
        return true;
    }
    m_mouse = point;
    if (m_state == State::EdgePressed || m_state == State::Edge) {
        m_state = State::Edge;
        const auto offset = m_view.offsetAt(point);
        m_extent = withEdgeAt(m_original, m_handle->edge, offset, m_view.text(), byCharacters);
        const auto &edge = m_handle->edge;
        if (const auto line = edgeLine(m_extent.fragments()[edge.fragment], edge.isEnd))
            m_handle->line = *line;
    } else {
        // Within its words a drag selects some of them, and Alt selects in any case.
        if (m_state != State::Line && m_state != State::TagPressed && (byCharacters || isOverOwnWords(point)))
            return false;
        if (m_state != State::Line) {
            if (!m_view.m_relating) // a drag selects
                return false;
            m_state = State::Line;
            m_view.activate(m_mention);
            const auto *from = held();
            if (!from)
                return true;
            m_relating = m_view.m_relating(*from);
        }
        aimAt(point);
    }
    showCursor();
    m_view.viewport()->update();
    return true;
}

void MentionDrag::aimAt(QPointF point)
{
    const auto hits = m_view.mentionsAt(point);
    m_target = {};
    m_isAllowed = false;
    for (const auto id : hits) {
        const auto *mention = m_view.m_mentions->mention(id);
        if (!mention || id == m_mention)
            continue;
        const auto allowed = isTarget(*mention);
        if (!m_target || (allowed && !m_isAllowed)) {
            m_target = id;
            m_isAllowed = allowed;
        }
    }
}

bool MentionDrag::isTarget(const Mention &mention) const
{
    return held() && mention.id != m_mention && m_relating.isAllowed && m_relating.isAllowed(mention);
}

QString MentionDrag::hint() const
{
    if (m_state != State::Line || !held())
        return {};
    const auto *to = m_target ? m_view.m_mentions->mention(m_target) : nullptr;
    return to && m_relating.hintFor ? m_relating.hintFor(*to) : m_relating.hint;
}

void MentionDrag::release()
{
    const auto state = m_state;
    const auto sentence = hint();
    const auto extent = m_extent;
    const auto target = m_target;
    const auto allowed = m_isAllowed;
    const auto alive = held() != nullptr;
    const auto original = m_original;
    cancel();
    if (!alive)
        return;
    if (state == State::Edge && extent != original)
        Q_EMIT m_view.resizeRequested(m_mention, extent);
    else if (state == State::Line && target && allowed && m_view.m_mentions->mention(target))
        Q_EMIT m_view.relationRequested(m_mention, target);
    else if (state == State::Line && target)
        Q_EMIT m_view.noticed(sentence);
}

void MentionDrag::cancel()
{
    const auto wasHolding = isHolding();
    m_state = State::None;
    m_target = {};
    m_relating = {};
    m_handle.reset();
    if (!wasHolding)
        return;
    showCursor();
    m_view.viewport()->update();
}

void MentionDrag::paint(QPainter &painter) const
{
    const auto &style = m_view.m_layout->style();
    if (m_state == State::Line && held()) {
        const auto start = m_view.caretRect(m_original.hull().begin);
        auto from = start.center();
        auto nearest = std::numeric_limits<qreal>::max();
        for (const auto &fragment : m_original.fragments()) {
            for (const auto &rect : m_view.rectsOf(fragment)) {
                const auto distance = (rect.center() - m_mouse).manhattanLength();
                if (distance < nearest) {
                    nearest = distance;
                    from = rect.center();
                }
            }
        }
        QPen pen(style.accent, 2, m_isAllowed ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        QPainterPath path(from);
        const auto lift = std::min(40.0, std::abs(m_mouse.x() - from.x()) / 4);
        path.quadTo((from + m_mouse) / 2 - QPointF(0, lift), m_mouse);
        painter.drawPath(path);
        painter.setBrush(style.accent);
        painter.drawEllipse(from, 3, 3);
        painter.drawEllipse(m_mouse, m_isAllowed ? 5 : 3, m_isAllowed ? 5 : 3);
        return;
    }
    // The text may have moved on under a mouse at rest, or the mention may be gone.
    const auto handle = m_state == State::None && m_handle ? handleAt(m_mouse) : m_handle;
    if (handle) {
        const auto &line = handle->line;
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.accent);
        painter.drawRoundedRect(QRectF(line.x() - 1.5, line.top() - 3, 3, line.height() + 6), 1.5, 1.5);
        painter.drawEllipse(QPointF(line.x(), handle->edge.isEnd ? line.bottom() + 3 : line.top() - 3), 4, 4);
    }
}

} // namespace glossator
