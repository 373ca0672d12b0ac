// SPDX-License-Identifier: GPL-3.0-or-later
// Finds names from few letters: how well what was typed fits a text, and which of its letters that were. Both folded, so
// case and accents do not matter. Plain values, any thread.
#pragma once

#include "models/base/fold.h"

#include <QStringList>

#include <optional>

namespace glossator {

class FuzzyPattern {
public:
    /// Words apart may stand apart in a text, in any order.
    explicit FuzzyPattern(QStringView typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// Smaller is better; nothing: it does not fit. The text begins so before a word in it does, before its initials are
    /// so, before it stands inside a word, before its letters come in that order; each shorter and tighter first.
    [[nodiscard]] std::optional<int> rank(QStringView text) const { return rankFolded(folded(text)); }
    /// The same for a text that is folded already.
    [[nodiscard]] std::optional<int> rankFolded(const QString &text) const;
    /// The letters that fitted, in order, none touching the next; empty where it does not fit.
    [[nodiscard]] std::vector<FoldedText::Hit> hits(QStringView text) const;

private:
    struct Found;
    [[nodiscard]] std::optional<Found> find(const QString &text) const;

    QStringList m_words; ///< folded; what was typed with single blanks, then its words where there are several
};

} // namespace glossator
