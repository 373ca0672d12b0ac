// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/scrollmarks.h"

#include "widgets/articleview/articleview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionSlider>

#include <cmath>
#include <utility>

namespace glossator {

namespace {

constexpr size_t MostTicks = 1'500; ///< of a kind: more than a screen has rows of dots
constexpr qreal Reach = 5; ///< how far from a tick a click still means it

} // namespace

ScrollMarks::ScrollMarks(ArticleView &view) : QWidget(&view), m_view(view)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::NoFocus); // F3 and the find bar do the same by key
}

void ScrollMarks::setPlaces(Kind kind, std::vector<TextSpan> places)
{
    if (places.size() > MostTicks) {
        std::vector<TextSpan> some;
        some.reserve(MostTicks);
        for (size_t i = 0; i < MostTicks; ++i)
            some.push_back(places[i * places.size() / MostTicks]);
        places = std::move(some);
    }
    if (places == m_places[kind])
        return;
    m_places[kind] = std::move(places);
    m_units[kind].clear();
    for (const TextSpan place : m_places[kind])
        m_units[kind].push_back(m_view.text().toUtf16(place.begin));
    update();
}

void ScrollMarks::follow()
{
    const QRect page = m_view.viewport()->geometry();
    const int left = m_view.isRightToLeft() ? page.left() - preferredWidth() : page.right() + 1;
    setGeometry(left, page.top(), preferredWidth(), page.height());
    update(); // estimates of heights may have become better
}

ScrollMarks::Scale ScrollMarks::scale() const
{
    const auto &layout = m_view.articleLayout();
    const QScrollBar *bar = m_view.verticalScrollBar();
    if (bar->maximum() == 0)
        return {layout.style().lineHeight / 2.0, 1}; // all is in view: beside its own line
    QStyleOptionSlider option;
    option.initFrom(bar);
    option.orientation = Qt::Vertical;
    option.subControls = QStyle::SC_All;
    const QRect groove = bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, bar);
    return {qreal(groove.top()), groove.height() / qreal(std::max<qint64>(1, layout.estimatedHeight()))};
}

qreal ScrollMarks::tickAt(qsizetype unit, Scale scale) const
{
    return scale.top + qreal(m_view.articleLayout().estimatedTop(unit)) * scale.factor;
}

qreal ScrollMarks::tickAt(TextSpan place) const { return tickAt(m_view.text().toUtf16(place.begin), scale()); }

void ScrollMarks::paintEvent(QPaintEvent *)
{
    const auto &style = m_view.articleLayout().style();
    QPainter painter(this);
    painter.fillRect(rect(), style.base);
    if (!m_view.hasArticle())
        return;
    const bool mirrored = isRightToLeft();
    const Scale onStrip = scale();
    const auto ticks = [&](Kind kind, qreal from, qreal share, qreal height, const QColor &color) {
        const qreal wide = width() * share;
        const qreal left = mirrored ? width() * (1 - from) - wide : width() * from;
        qreal last = -1;
        for (const qsizetype unit : m_units[kind]) {
            const qreal y = std::round(tickAt(unit, onStrip));
            if (y != std::exchange(last, y)) // one for all that fall on the same row of pixels
                painter.fillRect(QRectF(left, y - height / 2, wide, height), color);
        }
    };
    ticks(Found, 0.1, 0.4, 2, style.muted);
    ticks(Problem, 0.6, 0.3, 4, style.warning);
    ticks(Entity, 0.1, 0.8, 3, style.accent);
}

const TextSpan *ScrollMarks::nearest(qreal y) const
{
    const TextSpan *found = nullptr;
    qreal distance = Reach;
    const Scale onStrip = scale();
    for (const auto kind : {Entity, Problem, Found}) {
        for (size_t i = 0; i < m_units[kind].size(); ++i) {
            if (const auto away = std::abs(tickAt(m_units[kind][i], onStrip) - y); away < distance) {
                distance = away;
                found = &m_places[kind][i];
            }
        }
    }
    return found;
}

void ScrollMarks::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(nearest(event->position().y()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ScrollMarks::mousePressEvent(QMouseEvent *event)
{
    const TextSpan *place = nearest(event->position().y());
    if (place && event->button() == Qt::LeftButton)
        Q_EMIT placeChosen(TextSpan(*place));
}

} // namespace glossator
