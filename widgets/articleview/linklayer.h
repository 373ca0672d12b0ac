// SPDX-License-Identifier: GPL-3.0-or-later
// The links in an article view: painted over the text, and heard where the mouse is on one.
// Owned by ArticleView, which hands it its events first; GUI thread.
#pragma once

#include "models/items/articlelinks.h"
#include "widgets/articleview/linkscene.h"

#include <QPointer>

class QEvent;
class QMouseEvent;
class QPainter;

namespace glossator {

class ArticleLayout;
class ArticleView;
class MentionIndex;

class LinkLayer : public QObject {
    Q_OBJECT

public:
    explicit LinkLayer(ArticleView &view);

    /// Which are drawn, and followed by their signal; null: none. Not owned.
    void setLinks(const ArticleLinks *links);
    [[nodiscard]] const ArticleLinks *links() const { return m_links; }
    /// Lays out what is in view and paints it; while a target is picked, nothing.
    void paint(QPainter &painter, ArticleLayout &layout, const MentionIndex *mentions);
    /// Does what a mouse event on a link means; false where it is none of its business.
    bool mouseEvent(const QEvent &event);
    /// What of the links was painted at a point: an owner with id 0 for nothing.
    [[nodiscard]] Owner ownerAt(QPointF point) const;
    /// As painted last.
    [[nodiscard]] const LinkScene &scene() const { return m_scene; }

private:
    void hover(const Owner &owner);
    bool clicked(const QMouseEvent &event);

    ArticleView &m_view;
    QPointer<const ArticleLinks> m_links;
    LinkScene m_scene;
    Owner m_hovered;
    bool m_isPressed = false; ///< the release belongs to the press
};

} // namespace glossator
