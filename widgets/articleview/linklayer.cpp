// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/linklayer.h"

#include "widgets/articleview/articleaccessible.h"
#include "widgets/articleview/linklayout.h"
#include "widgets/articleview/linkpainter.h"

#include <QMouseEvent>
#include <QPainter>

namespace glossator {

LinkLayer::LinkLayer(ArticleView &view) : QObject(&view), m_view(view) { view.viewport()->setMouseTracking(true); }

void LinkLayer::setLinks(const ArticleLinks *links)
{
    if (m_links)
        disconnect(m_links, nullptr, this, nullptr);
    m_links = links;
    if (links)
        connect(links, &ArticleLinks::changed, this, [this] {
            m_view.viewport()->update();
            ArticleAccessible::tellLinks(&m_view);
        });
    m_scene = {};
    m_view.viewport()->update();
}

void LinkLayer::paint(QPainter &painter, ArticleLayout &layout, const MentionIndex *mentions)
{
    m_scene = {};
    if (!m_links || !mentions || m_links->index().size() == 0 || m_view.isPicking())
        return;
    m_scene = layOutLinks({*m_links, *mentions, m_view.schema(), m_hovered}, layout, m_view.viewport()->size());
    paintLinks(painter, m_scene, layout.style());
}

Owner LinkLayer::ownerAt(QPointF point) const
{
    if (const auto *label = m_scene.labelAt(point))
        return label->owner;
    const auto *curve = m_scene.curveAt(point);
    return curve && m_view.mentionsAt(point).empty() ? curve->owner : Owner();
}

bool LinkLayer::mouseEvent(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseMove: {
        const auto &mouse = static_cast<const QMouseEvent &>(event);
        if (mouse.buttons() != Qt::NoButton)
            return m_isPressed; // else it is a drag of the text that began over a link
        m_isPressed = false; // the release may have gone to somebody else
        hover(ownerAt(mouse.position()));
        return m_hovered.id != 0;
    }
    case QEvent::Leave:
        hover({});
        return false;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return clicked(static_cast<const QMouseEvent &>(event));
    case QEvent::MouseButtonRelease:
        return std::exchange(m_isPressed, false);
    default:
        return false;
    }
}

bool LinkLayer::clicked(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier || m_view.isPicking())
        return false;
    const auto *label = m_scene.labelAt(event.position());
    const auto owner = ownerAt(event.position());
    if (owner.id == 0)
        return false;
    m_isPressed = true;
    if (label && label->target)
        m_view.scrollTo(*label->target);
    else
        Q_EMIT m_view.linkActivated(owner);
    return true;
}

void LinkLayer::hover(const Owner &owner)
{
    if (owner == m_hovered)
        return;
    m_hovered = owner;
    if (!m_view.isPicking())
        m_view.viewport()->setCursor(owner.id == 0 ? Qt::IBeamCursor : Qt::PointingHandCursor);
    m_view.viewport()->update();
}

} // namespace glossator
