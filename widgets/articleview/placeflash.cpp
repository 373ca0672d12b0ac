// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/placeflash.h"

#include "widgets/articleview/articleview.h"

#include <QPainter>

namespace glossator {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds lasting = 900ms;

QRectF around(const QRectF &words) { return words.adjusted(-3, -2, 3, 2); }

} // namespace

PlaceFlash::PlaceFlash(ArticleView &view, TextSpan place)
    : QWidget(view.viewport())
    , m_view(view)
    , m_text(view.text().text())
    , m_place(place)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(view.viewport()->size());
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, &PlaceFlash::fade);
    m_timer.start(33ms);
    show();
}

void PlaceFlash::fade()
{
    if (m_since.durationElapsed() >= lasting || !m_text.isSharedWith(m_view.text().text())) {
        deleteLater();
        return;
    }
    QRegion covered; // what lies below is painted anew each time
    for (const QRectF &rect : m_view.rectsOf(m_place))
        covered += around(rect).toAlignedRect();
    update(covered);
}

void PlaceFlash::paintEvent(QPaintEvent *)
{
    if (!m_text.isSharedWith(m_view.text().text()))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = palette().color(QPalette::Highlight);
    const double left = 1.0 - double(m_since.elapsed()) / double(lasting.count());
    painter.setPen(Qt::NoPen);
    colour.setAlphaF(float(0.45 * std::max(0.0, left)));
    painter.setBrush(colour);
    for (const QRectF &rect : m_view.rectsOf(m_place)) // where it is now: the reader may scroll
        painter.drawRoundedRect(around(rect), 4, 4);
}

} // namespace glossator
