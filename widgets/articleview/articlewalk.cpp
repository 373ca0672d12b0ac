// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlewalk.h"

#include "widgets/articleview/articleview.h"

#include <QElapsedTimer>

#include <algorithm>

namespace glossator {

namespace {

constexpr int SliceTime = 6; ///< ms
constexpr qsizetype StepLength = 1024; ///< characters between two looks at the clock

bool isShown(const Mention *mention) { return mention->by.status != Status::Rejected; }

} // namespace

const Mention *ArticleWalk::neighbour(bool forward) const
{
    const auto *mentions = m_view.m_mentions.data();
    const auto step = [=](MentionId from) { return forward ? mentions->after(from) : mentions->before(from); };
    const auto *found = mentions->mention(m_view.m_current) ? step(m_view.m_current)
        : forward                                           ? mentions->next(m_view.caret())
                                                            : mentions->previous(m_view.caret());
    while (found && !isShown(found))
        found = step(found->id);
    return found;
}

void ArticleWalk::toMention(bool forward, bool wraps)
{
    stop();
    const auto *mentions = m_view.m_mentions.data();
    if (!mentions)
        return;
    if (const auto *found = neighbour(forward)) {
        m_view.goToMention(found);
        return;
    }
    const auto *other = forward ? mentions->next(0) : mentions->previous(m_view.text().length() + 1);
    while (other && !isShown(other))
        other = forward ? mentions->after(other->id) : mentions->before(other->id);
    if (!other) {
        Q_EMIT m_view.noticed(ArticleView::tr("Nothing is marked in this article yet."));
    } else if (!wraps) {
        Q_EMIT m_view.noticed(
            forward ? ArticleView::tr("This is the last mention.") : ArticleView::tr("This is the first mention."));
    } else {
        m_view.goToMention(other);
        Q_EMIT m_view.noticed(forward ? ArticleView::tr("Went on from the start of the article.")
                                      : ArticleView::tr("Went on from the end of the article."));
    }
}

void ArticleWalk::toMentionOfEntity(bool forward)
{
    stop();
    if (!m_view.m_mentions)
        return;
    auto all = m_view.m_currentEntity ? m_view.m_mentions->mentionsOf(m_view.m_currentEntity)
                                      : std::vector<const Mention *>();
    std::erase_if(all, [](const Mention *mention) { return !isShown(mention); });
    if (all.empty()) {
        toMention(forward, true);
        return;
    }
    const auto count = qsizetype(all.size());
    const auto begin = [](const Mention *mention) { return mention->extent.hull().begin; };
    const auto here = std::ranges::find(all, m_view.m_current, &Mention::id);
    qsizetype next = 0;
    if (here != all.end())
        next = here - all.begin() + (forward ? 1 : -1);
    else if (forward)
        next = std::ranges::lower_bound(all, m_view.caret(), {}, begin) - all.begin();
    else
        next = std::ranges::lower_bound(all, m_view.caret(), {}, begin) - all.begin() - 1;
    const auto wrapped = (next + count) % count;
    m_view.goToMention(all[size_t(wrapped)]);
    const auto place = ArticleView::tr("Mention %1 of %2.").arg(wrapped + 1).arg(count);
    Q_EMIT m_view.noticed(count == 1 ? ArticleView::tr("This entity has one mention in this article.")
            : wrapped == next        ? place
            : forward                ? ArticleView::tr("%1 Went on from the start.").arg(place)
                                     : ArticleView::tr("%1 Went on from the end.").arg(place));
}

void ArticleWalk::toName(bool forward)
{
    if (!m_view.hasArticle())
        return;
    const auto selection = m_view.selection();
    m_forward = forward;
    m_reached = selection.fragments().empty() ? m_view.caret()
        : forward                             ? selection.fragments().back().end
                                              : selection.fragments().front().begin;
    searchOn();
}

bool ArticleWalk::timerFired(int timerId)
{
    if (timerId != m_slices.timerId())
        return false;
    searchOn();
    return true;
}

void ArticleWalk::searchOn()
{
    const NameSearch search(m_view.text(), m_isKnown);
    const auto end = m_forward ? m_view.text().length() : 0;
    QElapsedTimer since;
    since.start();
    while (m_reached != end) {
        const auto step = m_forward ? search.next(m_reached, StepLength) : search.previous(m_reached, StepLength);
        m_reached = step.reached;
        if (step.name && !isMarked(*step.name)) {
            m_slices.stop();
            auto selection = m_view.m_selection;
            selection.select(m_view.text().toUtf16(step.name->begin), m_view.text().toUtf16(step.name->end));
            m_view.applySelection(selection, ArticleView::Follow::Mentions);
            m_view.revealCaret();
            return;
        }
        if (m_reached != end && since.elapsed() >= SliceTime) {
            if (!m_slices.isActive())
                m_slices.start(0, &m_view);
            return;
        }
    }
    m_slices.stop();
    Q_EMIT m_view.noticed(m_forward ? ArticleView::tr("No name further down is unmarked.")
                                    : ArticleView::tr("No name further up is unmarked."));
}

/// A trigger may lie over a name; any other mention of it means that somebody has seen it.
bool ArticleWalk::isMarked(TextSpan name) const
{
    return std::ranges::any_of(m_view.mentionsIn(name), [&](const Mention *mention) {
        return isShown(mention) && mention->extent.touches(name)
            && m_view.m_schema.markedType(mention->type).group == TypeGroup::Mention;
    });
}

} // namespace glossator
