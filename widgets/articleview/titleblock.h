// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above the text: the title, and a quiet line of source, author, date and reading time.
// Owned by ArticleLayout; GUI thread. Logical pixels.
#pragma once

#include "widgets/articleview/articlestyle.h"

#include <QTextLayout>

#include <memory>

namespace glossator {

struct ArticleHeading {
    QString title;
    QString source; ///< the outlet
    QString published; ///< ISO 8601, possibly partial
    QString byline{}; ///< who wrote it

    friend bool operator==(const ArticleHeading &, const ArticleHeading &) = default;
};

class TitleBlock {
public:
    /// @param minutes to read the text; 0: not told.
    void set(const ArticleHeading &heading, int minutes, const ArticleStyle &style);
    /// With the margin above and the space below.
    [[nodiscard]] int height() const { return m_height; }
    /// With its top at y.
    void draw(QPainter &painter, int y, const ArticleStyle &style) const;

private:
    std::unique_ptr<QTextLayout> m_title;
    std::unique_ptr<QTextLayout> m_line;
    int m_lineTop = 0; ///< below the title
    int m_height = 0;
};

/// “Coastwire · Elif Sarı · 4 May 2024 · 2 min”, of what is known.
[[nodiscard]] QString titleLine(const ArticleHeading &heading, int minutes);

} // namespace glossator
