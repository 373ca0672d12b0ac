// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a text's first words speak of the article rather than tell it: lines that repeat its title, source or date,
// and the place, date and agency that news begin with. For showing only: the text stays as it is.
// Plain functions, any thread. Offsets are UTF-16 units.
#pragma once

#include <QString>

#include <vector>

namespace glossator {

/// What is known of the article beside its text; any of it may be empty.
struct HeaderFacts {
    QString title;
    QString source;
    QString byline;
};

struct HeaderPart {
    qsizetype begin = 0;
    qsizetype end = 0;

    friend bool operator==(const HeaderPart &, const HeaderPart &) = default;
};

/// In order of the text, each within one line. In doubt there is none: only the first lines are looked at, and only as
/// long as each is such a line.
[[nodiscard]] std::vector<HeaderPart> headerParts(QStringView text, const HeaderFacts &facts);

/// Whether a title is only the text's own beginning, cut short with “…”, as an import makes one where there is none.
[[nodiscard]] bool isExcerpt(const QString &title, QStringView text, const std::vector<HeaderPart> &parts);

} // namespace glossator
