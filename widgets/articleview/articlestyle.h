// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and colours of the reading surface, all derived from what the reader chose, the palette and the window's width.
//
// Every line of text has the same height, made of a strip for tags, the text itself, and lanes for underlines below the
// baseline. They are there whether something is marked or not: so nothing moves when a mark is added.
// Plain values, GUI thread. Logical pixels.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace glossator {

/// What a reader may choose.
struct ReadingSettings {
    QFont font; ///< of the text; its size is what zoom scales
    qreal lineHeight = 1.0; ///< 1: as airy as tags and underlines need
    int columnWidth = 72; ///< in average characters
    int zoom = 0; ///< steps, positive is larger

    static constexpr qreal LeastSize = 7; ///< in points
    static constexpr qreal MostSize = 40;
    static constexpr qreal LeastLineHeight = 1;
    static constexpr qreal MostLineHeight = 2;
    static constexpr int LeastColumn = 40;
    static constexpr int MostColumn = 120;

    ReadingSettings(); ///< as it came
    /// With whatever is out of bounds brought back: a file of settings may say anything.
    [[nodiscard]] ReadingSettings bounded() const;
    friend bool operator==(const ReadingSettings &, const ReadingSettings &) = default;
};

struct ArticleStyle {
    /// For a viewport of that width.
    ArticleStyle(const ReadingSettings &settings, const QPalette &palette, int viewportWidth);

    QFont textFont;
    QFont tagFont;
    QFont titleFont;
    QFont headingFont; ///< of short lines that head a part of the text
    QFont metaFont;

    int columnLeft = 0;
    int columnWidth = 0;
    int marginTop = 0; ///< above the title or the first line
    int marginBottom = 0;

    int lineHeight = 0;
    int stripHeight = 0; ///< for tags, at the top of a line
    int baseline = 0; ///< from the top of a line
    qreal textTop = 0; ///< of a tint, from the top of a line
    qreal textBottom = 0;
    qreal firstLane = 0; ///< of the uppermost underline, from the top of a line
    qreal laneStep = 0;
    int lanes = 0; ///< further ones share the last
    int blankHeight = 0; ///< of a paragraph without text
    int paragraphGap = 0; ///< below a paragraph that no blank one follows
    int headingGap = 0; ///< more than that above a heading

    QColor base;
    QColor text;
    QColor muted; ///< readable, but less present: source and date, tags of suggestions
    QColor faint; ///< of what stands for invisible characters
    QColor accent; ///< frames of what is current
    QColor selection; ///< readable behind text
    QColor warning; ///< of flagged mentions
    bool dark = false;
    qreal textContrast = 0; ///< at least between text and what is behind it
    qreal lineContrast = 0; ///< at least between underlines or frames and the page
};

} // namespace glossator
