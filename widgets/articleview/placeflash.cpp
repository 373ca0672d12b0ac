// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/placeflash.h"

#include "widgets/articleview/articleview.h"

#include <QPainter>

namespace glossator {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds lasting = 900ms;

} // namespace

PlaceFlash::PlaceFlash(ArticleView &view, TextSpan place) : QWidget(view.viewport()), m_view(view), m_place(place)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(view.viewport()->size());
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, [this] { m_since.durationElapsed() < lasting ? update() : deleteLater(); });
    m_timer.start(33ms);
    show();
}

void PlaceFlash::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = palette().color(QPalette::Highlight);
    const double left = 1.0 - double(m_since.elapsed()) / double(lasting.count());
    painter.setPen(Qt::NoPen);
    colour.setAlphaF(float(0.45 * std::max(0.0, left)));
    painter.setBrush(colour);
    for (const QRectF &rect : m_view.rectsOf(m_place)) // where it is now: the reader may scroll
        painter.drawRoundedRect(rect.adjusted(-3, -2, 3, 2), 4, 4);
}

} // namespace glossator
