// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articleview.h"

#include "widgets/articleview/articleaccessible.h"
#include "widgets/articleview/articlegestures.h"
#include "widgets/articleview/articlemouse.h"
#include "widgets/articleview/articlepainter.h"
#include "widgets/articleview/articlewalk.h"
#include "widgets/latinkey.h"
#include "widgets/articleview/linklayer.h"
#include "widgets/articleview/scrollmarks.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimerEvent>

#include <algorithm>
#include <limits>

namespace glossator {

using namespace std::chrono_literals;

namespace {

constexpr int ZoomSteps = 12; ///< in either direction

int clampedToInt(qint64 value) { return int(std::min<qint64>(value, std::numeric_limits<int>::max())); }

constexpr auto pause = 5ms; // of keys and wheel

} // namespace

ArticleView::ArticleView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    // Here and not above: making one sends the viewport events, which ask the others.
    m_gestures = std::make_unique<ArticleGestures>(*this);
    m_mouse = std::make_unique<ArticleMouse>(*this);
    m_walk = std::make_unique<ArticleWalk>(*this);
    m_links = std::make_unique<LinkLayer>(*this);
    m_scrollMarks = new ScrollMarks(*this);
    ArticleAccessible::install();
    const ArticleStyle style(m_settings, palette(), viewport()->width());
    m_layout = std::make_unique<ArticleLayout>(TextOffsets(), ArticleHeading(), style, viewport()->height());
    m_looks = std::make_unique<TypeLooks>(m_schema, style);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setViewportMargins(0, 0, ScrollMarks::preferredWidth(), 0); // on the scroll bar's side, whichever it is
    connect(m_scrollMarks, &ScrollMarks::placeChosen, this, &ArticleView::goToPlace);
    m_ahead.setInterval(pause);
    connect(&m_ahead, &QTimer::timeout, this, [this] {
        constexpr qint64 enough = 3; // ms, of short paragraphs
        QElapsedTimer since;
        since.start();
        while (m_layout->layAhead()) {
            if (since.elapsed() >= enough) {
                syncScrollBar();
                return;
            }
        }
        syncScrollBar();
        m_ahead.stop();
    });
}

ArticleView::~ArticleView() = default;

// ---------------------------------------------------------------- what is shown

void ArticleView::setArticle(TextOffsets text, ArticleHeading heading)
{
    stopPicking();
    m_gestures->forget();
    m_mouse->cancel();
    m_walk->stop();
    m_hasArticle = true;
    m_current = {};
    m_currentEntity = {};
    m_companions.clear();
    m_fillsRoles = false;
    const auto had = !m_selection.isEmpty();
    m_selection = {};
    m_layout
        = std::make_unique<ArticleLayout>(std::move(text), std::move(heading), m_layout->style(), viewport()->height());
    m_layout->setMentions(m_mentions, m_looks.get());
    for (const auto kind : {ScrollMarks::Found, ScrollMarks::Problem, ScrollMarks::Entity})
        m_scrollMarks->setPlaces(kind, {});
    m_markedEntity.reset();
    syncScrollBar();
    viewport()->update();
    if (had)
        Q_EMIT selectionChanged({});
    Q_EMIT articleChanged();
}

void ArticleView::clear()
{
    setArticle(TextOffsets(), {});
    m_hasArticle = false;
    viewport()->update();
}

void ArticleView::setMentions(const MentionIndex *mentions)
{
    if (m_mentions)
        disconnect(m_mentions, nullptr, this, nullptr);
    m_mentions = mentions;
    m_layout->setMentions(mentions, m_looks.get());
    viewport()->update();
    if (!mentions)
        return;
    connect(mentions, &MentionIndex::changed, this, &ArticleView::repaintMarks);
    connect(mentions, &MentionIndex::reset, this, [this] {
        m_layout->dropAllMarks();
        m_markedEntity.reset();
        viewport()->update();
    });
    connect(mentions, &QObject::destroyed, this, [this] { setMentions(nullptr); });
}

void ArticleView::setLinks(const ArticleLinks *links) { m_links->setLinks(links); }

QString ArticleView::linksDescription() const { return m_links->links() ? m_links->links()->description() : QString(); }

const LinkScene &ArticleView::linkDiagnostics() const { return m_links->scene(); }

void ArticleView::repaintMarks(TextSpan span)
{
    m_layout->dropMarks(span);
    if (m_picking.candidate && !m_mentions->mention(m_picking.candidate)) { // it is gone, and what was said of it
        m_picking.candidate = {};
        m_picking.candidateHint.clear();
    }
    if (!m_links->scene().isEmpty())
        viewport()->update(); // a curve may lead there from anywhere
    // Once for all that changes now: out of view nothing is painted that would look them up again.
    if (std::exchange(m_markedEntity, std::nullopt))
        QMetaObject::invokeMethod(this, &ArticleView::markEntity, Qt::QueuedConnection);
    const auto begin = text().toUtf16(span.begin);
    const auto end = text().toUtf16(span.end);
    for (const auto [index, top] : m_layout->visible()) {
        const auto &block = m_layout->blocks()[size_t(index)];
        if (block.begin <= end && begin <= block.next())
            viewport()->update(0, top - 2, viewport()->width(), m_layout->block(index).textHeight() + 4);
    }
}

void ArticleView::setSchema(const Schema &schema)
{
    m_schema = schema;
    m_looks = std::make_unique<TypeLooks>(m_schema, m_layout->style());
    m_layout->setMentions(m_mentions, m_looks.get());
    viewport()->update();
}

void ArticleView::setSettings(const ReadingSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_settings.zoom = std::clamp(m_settings.zoom, -ZoomSteps, ZoomSteps);
    restyle();
    Q_EMIT settingsChanged(m_settings);
}

void ArticleView::restyle()
{
    const ArticleStyle style(m_settings, palette(), viewport()->width());
    m_looks = std::make_unique<TypeLooks>(m_schema, style);
    m_layout->setMentions(m_mentions, m_looks.get());
    m_layout->setStyle(style);
    syncScrollBar();
    viewport()->update();
}

void ArticleView::setZoom(int zoom)
{
    auto settings = m_settings;
    settings.zoom = zoom;
    setSettings(settings);
}

void ArticleView::zoomIn() { setZoom(m_settings.zoom + 1); }

void ArticleView::zoomOut() { setZoom(m_settings.zoom - 1); }

void ArticleView::zoomReset() { setZoom(0); }

void ArticleView::setEmptyHint(const QString &hint)
{
    m_emptyHint = hint;
    viewport()->update();
}

// ---------------------------------------------------------------- places

void ArticleView::scrollTo(TextSpan span)
{
    m_layout->reveal(text().toUtf16(span.begin));
    syncScrollBar();
    viewport()->update();
}

void ArticleView::revealCaret()
{
    const auto before = m_layout->scrollValue();
    m_layout->reveal(m_selection.caret());
    syncScrollBar();
    if (before != m_layout->scrollValue())
        viewport()->update();
}

ReadingPosition ArticleView::position() const { return m_layout->position(); }

void ArticleView::setPosition(const ReadingPosition &position)
{
    m_layout->setPosition(position);
    syncScrollBar();
    viewport()->update();
}

std::vector<QRectF> ArticleView::rectsOf(TextSpan span) const
{
    std::vector<QRectF> rects;
    const auto begin = text().toUtf16(span.begin);
    const auto end = text().toUtf16(span.end);
    for (const auto [index, top] : m_layout->visible()) {
        const auto &block = m_layout->blocks()[size_t(index)];
        const auto from = std::max(begin, block.begin) - block.begin;
        const auto to = std::min(end, block.end()) - block.begin;
        if (from >= to)
            continue;
        for (const auto &stretch : m_layout->block(index).stretches(int(from), int(to)))
            rects.push_back(tintRect(stretch, m_layout->style()).translated(m_layout->style().columnLeft, top));
    }
    return rects;
}

std::vector<MentionId> ArticleView::mentionsAt(QPointF point) const
{
    const auto at = [this](QPointF place) {
        const auto [index, top] = m_layout->blockAt(place.y());
        return marksAt(m_layout->marks(index), place - QPointF(m_layout->style().columnLeft, top), m_layout->style());
    };
    auto found = at(point);
    // The caret goes into the words from the whole height of their line: so does what is meant.
    if (found.empty() && m_layout->isOnText(point))
        found = at({point.x(), m_layout->middleOfLine(point.y())});
    return found;
}

std::vector<const Mention *> ArticleView::mentionsIn(TextSpan span) const
{
    return m_mentions ? m_mentions->touching(span) : std::vector<const Mention *>();
}

std::span<const Mention> ArticleView::mentions() const
{
    return m_mentions ? m_mentions->all() : std::span<const Mention>();
}

TextSpan ArticleView::lineAt(qsizetype offset) const
{
    const auto [index, local] = m_layout->locate(text().toUtf16(offset));
    const auto &layout = m_layout->block(index);
    const auto [first, last] = layout.lineRange(layout.lineOf(local));
    const auto begin = m_layout->blocks()[size_t(index)].begin;
    return {text().fromUtf16(begin + first, TextOffsets::Rounding::Down),
        text().fromUtf16(begin + last, TextOffsets::Rounding::Up)};
}

qsizetype ArticleView::offsetAt(QPointF point) const
{
    return text().fromUtf16(m_layout->offsetAt(point), TextOffsets::Rounding::Down);
}

QRectF ArticleView::caretRect(qsizetype offset) const { return m_layout->caretRect(text().toUtf16(offset)); }

// ---------------------------------------------------------------- scrolling and painting

void ArticleView::syncScrollBar()
{
    m_syncingScrollBar = true;
    auto *bar = verticalScrollBar();
    bar->setRange(0, clampedToInt(m_layout->scrollMaximum()));
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_layout->style().lineHeight);
    bar->setValue(clampedToInt(m_layout->scrollValue()));
    m_syncingScrollBar = false;
    m_scrollMarks->follow();
}

void ArticleView::scrollContentsBy(int, int)
{
    if (m_syncingScrollBar)
        return;
    const auto value = verticalScrollBar()->value();
    const auto distance = value - m_layout->scrollValue();
    if (value < verticalScrollBar()->maximum() && std::abs(distance) <= 2 * viewport()->height())
        m_layout->scrollBy(distance);
    else
        m_layout->scrollTo(value);
    syncScrollBar();
    viewport()->update();
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    m_layout->setViewportHeight(viewport()->height());
    if (event->oldSize().width() != event->size().width())
        restyle();
    syncScrollBar();
}

void ArticleView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
}

void ArticleView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (!m_hasArticle) {
        paintEmptyHint(painter, m_layout->style(), viewport()->rect(), m_emptyHint);
        return;
    }
    ArticlePaintState state{
        m_current, m_currentEntity, m_companions, m_picking.candidate, m_selection.ranges(), {}, {}};
    if (m_caretShown && hasFocus())
        state.caret = m_selection.caret();
    if (isPicking() && m_mentions)
        state.isTarget = [this](MentionId id) {
            const auto *mention = m_mentions->mention(id);
            return mention && m_picking.isAllowed(*mention);
        };
    const auto &held = m_mouse->held();
    if (const auto preview = held.preview(); !preview.fragments().empty())
        state.selection = rangesOf(preview);
    if (held.isDrawingLine()) {
        state.candidate = held.target();
        state.isTarget = [this](MentionId id) {
            const auto *mention = m_mentions ? m_mentions->mention(id) : nullptr;
            return mention && m_mouse->held().isTarget(*mention);
        };
    }
    ArticlePainter(painter, *m_layout, state).paint(event->rect());
    markEntity();
    m_links->paint(painter, *m_layout, m_mentions);
    held.paint(painter);
    if (const auto hint = held.isDrawingLine() ? held.hint() : pickingHint(); !hint.isEmpty()) {
        const auto *candidate = m_mentions ? m_mentions->mention(state.candidate) : nullptr;
        paintPickingHint(painter, m_layout->style(), viewport()->rect(), hint,
            candidate ? rectsOf(candidate->extent.hull()) : std::vector<QRectF>());
    }
    if (!m_ahead.isActive())
        m_ahead.start();
}

void ArticleView::showCaret()
{
    m_caretShown = true;
    if (const auto flash = QGuiApplication::styleHints()->cursorFlashTime(); flash > 0 && hasFocus())
        m_caretBlink.start(flash / 2, this);
    repaintCaret();
}

void ArticleView::repaintCaret()
{
    viewport()->update(m_layout->caretRect(m_selection.caret()).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void ArticleView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_caretBlink.timerId()) {
        m_caretShown = !m_caretShown;
        repaintCaret();
    } else if (!m_mouse->timerFired(event->timerId()) && !m_walk->timerFired(event->timerId())) {
        QAbstractScrollArea::timerEvent(event);
    }
}

void ArticleView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    showCaret();
}

void ArticleView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_caretBlink.stop();
    repaintCaret();
}

// ---------------------------------------------------------------- mouse and keys

bool ArticleView::event(QEvent *event)
{
    // A key that marks something here must not trigger an action of the window on its way.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto plain = !key->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
        if (plain && m_gestures->wantsKey(*key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool ArticleView::focusNextPrevChild(bool next)
{
    // Tab is a key of marking; the way out forward is the window's.
    return !next && !isPicking() && QAbstractScrollArea::focusNextPrevChild(next);
}

void ArticleView::keyPressEvent(QKeyEvent *event)
{
    followModifier(*event);
    if (m_gestures->keyPressed(*event))
        return;
    event->ignore();
    if (const auto latin = latinKey(*event); latin != event->keyCombination())
        Q_EMIT latinKeyPressed(latin);
}

void ArticleView::keyReleaseEvent(QKeyEvent *event)
{
    followModifier(*event);
    QAbstractScrollArea::keyReleaseEvent(event);
}

void ArticleView::followModifier(const QKeyEvent &event)
{
    const auto own = event.key() == Qt::Key_Alt ? Qt::AltModifier
        : event.key() == Qt::Key_Control        ? Qt::ControlModifier
        : event.key() == Qt::Key_Shift          ? Qt::ShiftModifier
                                                : Qt::NoModifier;
    if (own != Qt::NoModifier) // platforms differ in whether the event counts its own key
        m_mouse->modifiersChanged(event.type() == QEvent::KeyPress ? event.modifiers() | own : event.modifiers() & ~own);
}

bool ArticleView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return tellAt(static_cast<QHelpEvent *>(event)->pos());
    return (m_links && m_links->mouseEvent(*event)) || (m_mouse && m_mouse->mouseEvent(*event))
        || QAbstractScrollArea::viewportEvent(event);
}

void ArticleView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_zoomAngle += event->angleDelta().y(); // a touchpad sends a click of the wheel in many small parts
    if (const int clicks = m_zoomAngle / QWheelEvent::DefaultDeltasPerStep; clicks != 0)
        setZoom(m_settings.zoom + clicks);
    m_zoomAngle %= QWheelEvent::DefaultDeltasPerStep;
    event->accept();
}

void ArticleView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_hasArticle || isPicking()) // what is current stays so meanwhile
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const auto below = caretRect(caret()).bottomLeft().toPoint();
        Q_EMIT contextMenuRequested(viewport()->mapToGlobal(below), m_current);
        return;
    }
    if (const auto link = m_links->ownerAt(event->pos()); link.id != 0) {
        Q_EMIT linkActivated(link);
        Q_EMIT linkMenuRequested(event->globalPos(), link);
        return;
    }
    const auto hits = mentionsAt(event->pos());
    if (std::ranges::contains(hits, m_current))
        Q_EMIT mentionActivated(m_current); // something else may be chosen, which it merely shows
    else if (!hits.empty())
        activate(hits.front());
    // The menu is about what the pointer is at: unmarked words let go of what was current.
    if (const auto offset = m_layout->offsetAt(event->pos()); hits.empty() && m_layout->isOnText(event->pos())
        && std::ranges::none_of(m_selection.ranges(),
            [offset](const auto &range) { return range.first <= offset && offset <= range.second; })) {
        auto selection = m_selection;
        selection.place(offset);
        applySelection(selection, Follow::Mentions);
        activate({});
    }
    Q_EMIT contextMenuRequested(event->globalPos(), hits.empty() ? MentionId() : m_current);
}

} // namespace glossator
