// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the reader from mention to mention, and from one unmarked name to the next.
//
// A search for names goes on in slices while the window stays alive, until it finds one or the reader does something
// else. Owned by ArticleView; GUI thread.
#pragma once

#include "models/base/namesearch.h"
#include "models/domain/annotations.h"

#include <QBasicTimer>

namespace glossator {

class ArticleView;

class ArticleWalk {
public:
    explicit ArticleWalk(ArticleView &view) : m_view(view) {}

    void setKnownNames(NameSearch::IsKnown isKnown) { m_isKnown = std::move(isKnown); }
    /// To the neighbour of the current mention, or of the caret, in reading order; past an end only where `wraps`.
    void toMention(bool forward, bool wraps);
    /// To the neighbour among those of the current entity, past an end to the other one; of any where none is current.
    void toMentionOfEntity(bool forward);
    /// Selects the next or previous name that nobody has marked.
    void toName(bool forward);
    /// Ends a search that goes on.
    void stop() { m_slices.stop(); }
    /// Goes on with the search; false when the timer is another's.
    bool timerFired(int timerId);

private:
    [[nodiscard]] const Mention *neighbour(bool forward) const;
    void searchOn();
    [[nodiscard]] bool isMarked(TextSpan name) const;

    ArticleView &m_view;
    NameSearch::IsKnown m_isKnown;
    QBasicTimer m_slices;
    qsizetype m_reached = 0;
    bool m_forward = true;
};

} // namespace glossator
