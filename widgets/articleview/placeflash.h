// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the eye to a place of the article for a moment, without selecting it. Deletes itself; GUI thread.
#pragma once

#include "models/base/textspan.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace glossator {

class ArticleView;

class PlaceFlash : public QWidget {
    Q_OBJECT

public:
    /// @param place that is in view; one that is not is not shown.
    PlaceFlash(ArticleView &view, TextSpan place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fade();

    ArticleView &m_view;
    QString m_text; ///< of the article that the place is in
    TextSpan m_place;
    QElapsedTimer m_since;
    QTimer m_timer;
};

} // namespace glossator
