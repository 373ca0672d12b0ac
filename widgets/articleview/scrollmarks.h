// SPDX-License-Identifier: GPL-3.0-or-later
// A narrow strip beside the article's scroll bar: where in the whole text the current entity is mentioned, where words
// were found, and where something does not fit the schema. A click on a tick goes there.
//
// What is painted costs what the ticks are many, not what the text is long. Kinds differ in width and side as well as
// in colour. Owned by ArticleView; GUI thread.
#pragma once

#include "models/base/textspan.h"

#include <QWidget>

#include <array>
#include <vector>

namespace glossator {

class ArticleView;

class ScrollMarks : public QWidget {
    Q_OBJECT

public:
    enum Kind { Found, Problem, Entity, KindCount };

    explicit ScrollMarks(ArticleView &view);

    /// Where the ticks of a kind stand, in order of the text. Of very many only a sample is kept: they would cover the
    /// strip.
    void setPlaces(Kind kind, std::vector<TextSpan> places);
    [[nodiscard]] const std::vector<TextSpan> &places(Kind kind) const { return m_places[kind]; }
    /// Goes along the scroll bar, on whichever side it is.
    void follow();
    /// The strip's y of a place.
    [[nodiscard]] qreal tickAt(TextSpan place) const;

    [[nodiscard]] static int preferredWidth() { return 10; }

Q_SIGNALS:
    void placeChosen(glossator::TextSpan place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    /// How the heights of the text map onto the strip now.
    struct Scale {
        qreal top = 0;
        qreal factor = 1;
    };
    [[nodiscard]] Scale scale() const;
    [[nodiscard]] qreal tickAt(qsizetype unit, Scale scale) const;
    [[nodiscard]] const TextSpan *nearest(qreal y) const;

    ArticleView &m_view;
    std::array<std::vector<TextSpan>, KindCount> m_places;
    std::array<std::vector<qsizetype>, KindCount> m_units; ///< where each begins, in UTF-16: asked for at each step of scrolling
};

} // namespace glossator
