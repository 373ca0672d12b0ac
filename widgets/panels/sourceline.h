// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a file as it is drawn: from left to right whatever the scripts in it, what runs from right to left kept
// together between tabs and quotation marks, and nothing in it that steers the layout. Plain functions, any thread.
#pragma once

#include <QString>

#include <vector>

namespace glossator {

struct SourceLine {
    QString shown;
    std::vector<qsizetype> places; ///< where each character of the line is in `shown`, and its end; empty: the same

    [[nodiscard]] qsizetype at(qsizetype place) const { return places.empty() ? place : places[size_t(place)]; }
};

[[nodiscard]] SourceLine sourceLine(const QString &line);

} // namespace glossator
