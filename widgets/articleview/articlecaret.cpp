// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ArticleView that knows where the reader is: caret, selection, current mention, picking.
#include "widgets/articleview/articleaccessible.h"
#include "widgets/articleview/articlemouse.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/articlewalk.h"

#include "models/base/boundaries.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

Extent ArticleView::extentOf(const ArticleSelection &selection) const
{
    std::vector<TextSpan> fragments;
    for (const auto &[begin, end] : selection.ranges())
        fragments.push_back(
            {text().fromUtf16(begin, TextOffsets::Rounding::Down), text().fromUtf16(end, TextOffsets::Rounding::Up)});
    return Extent(std::move(fragments));
}

std::vector<ArticleSelection::Range> ArticleView::rangesOf(const Extent &extent) const
{
    std::vector<ArticleSelection::Range> ranges;
    const auto sorted = extent.inTextOrder();
    for (const auto &[begin, end] : sorted.fragments())
        ranges.emplace_back(text().toUtf16(begin), text().toUtf16(end));
    return ranges;
}

Extent ArticleView::selection() const { return extentOf(m_selection); }

qsizetype ArticleView::caret() const { return text().fromUtf16(m_selection.caret(), TextOffsets::Rounding::Down); }

Extent ArticleView::markable() const
{
    const Boundaries boundaries(text());
    if (!m_selection.isEmpty()) {
        auto fragments = selection().fragments();
        for (auto &fragment : fragments)
            fragment = boundaries.trimmed(fragment);
        std::erase_if(fragments, std::mem_fn(&TextSpan::isEmpty));
        return Extent(std::move(fragments));
    }
    if (m_selection.isBesideText())
        return {};
    const auto *current = m_mentions && m_current ? m_mentions->mention(m_current) : nullptr;
    const auto isHere = [this](TextSpan fragment) { return fragment.begin <= caret() && caret() <= fragment.end; };
    if (current && std::ranges::any_of(current->extent.fragments(), isHere))
        return current->extent;
    const auto word = boundaries.wordAt(caret());
    return word.isEmpty() ? Extent() : Extent(word);
}

void ArticleView::setSelection(const Extent &extent)
{
    auto selection = m_selection;
    selection.place(selection.caret());
    for (const auto &fragment : extent.fragments()) {
        selection.addPart(0);
        selection.adjust(text().toUtf16(fragment.begin), text().toUtf16(fragment.end));
    }
    applySelection(selection, Follow::Nothing);
}

void ArticleView::chooseHere()
{
    if (!isPicking())
        activate(mentionMeant());
}

void ArticleView::selectAll()
{
    auto selection = m_selection;
    selection.select(0, text().text().size());
    applySelection(selection, Follow::Mentions);
}

void ArticleView::copy()
{
    if (const auto extent = selection(); !extent.fragments().empty())
        QGuiApplication::clipboard()->setText(text().quote(extent));
}

void ArticleView::applySelection(const ArticleSelection &selection, Follow follow)
{
    if (selection == m_selection) {
        showCaret();
        return;
    }
    const auto caretIsElsewhere = selection.caret() != m_selection.caret();
    const auto other = selection.ranges() != m_selection.ranges();
    if (other)
        viewport()->update();
    repaintCaret();
    m_selection = selection;
    showCaret();
    if (follow == Follow::Mentions)
        chooseHere();
    ArticleAccessible::tellSelection(this, other);
    if (caretIsElsewhere)
        Q_EMIT caretMoved(caret());
    if (other)
        Q_EMIT selectionChanged(this->selection());
}

/// Which mention keys act on: exactly what is selected, or else the innermost at the caret. One that ends at the caret
/// counts where none begins, as a word does. A rejected one is not seen: it counts only where it was chosen elsewhere.
MentionId ArticleView::mentionMeant() const
{
    if (!m_mentions)
        return {};
    if (!m_selection.isEmpty()) {
        const auto *mention = m_mentions->exactly(markable());
        return mention ? mention->id : MentionId();
    }
    const auto hitsAt = [this](qsizetype offset) {
        auto hits = m_mentions->at(offset);
        std::erase_if(hits, [this](const Mention *mention) { return mention->by.status == Status::Rejected && mention->id != m_current; });
        return hits;
    };
    auto hits = hitsAt(caret());
    if (hits.empty() && caret() > 0)
        hits = hitsAt(caret() - 1);
    if (hits.empty())
        return {};
    return std::ranges::contains(hits, m_current, &Mention::id) ? m_current : hits.front()->id;
}

void ArticleView::activate(MentionId id)
{
    if (id == m_current)
        return;
    const auto *mention = m_mentions && id ? m_mentions->mention(id) : nullptr;
    m_current = id;
    m_currentEntity = mention ? mention->entity : EntityId();
    viewport()->update();
    Q_EMIT mentionActivated(id);
}

void ArticleView::letGo()
{
    m_current = {};
    m_currentEntity = {};
    viewport()->update();
    Q_EMIT mentionActivated({});
}

void ArticleView::setCurrent(MentionId mention, EntityId entity)
{
    const auto isNews = mention != m_current;
    m_current = mention;
    m_currentEntity = entity;
    viewport()->update();
    // A selection that has become a mention is framed as such now, and would hide its colour.
    const auto *framed = isNews && m_mentions ? m_mentions->mention(mention) : nullptr;
    if (framed && !m_selection.isEmpty() && framed->extent.inTextOrder() == markable()) {
        auto selection = m_selection;
        selection.place(selection.ranges().back().second);
        applySelection(selection, Follow::Nothing);
    }
}

void ArticleView::setCompanions(std::vector<MentionId> mentions)
{
    if (mentions == m_companions)
        return;
    m_companions = std::move(mentions);
    viewport()->update();
}

void ArticleView::goToMention(const Mention *mention)
{
    if (!mention)
        return;
    const auto id = mention->id;
    auto selection = m_selection;
    selection.place(text().toUtf16(mention->extent.hull().begin));
    applySelection(selection, Follow::Nothing);
    activate(id);
    revealCaret();
}

void ArticleView::selectNextMention() { m_walk->toMention(true, false); }

void ArticleView::selectPreviousMention() { m_walk->toMention(false, false); }

void ArticleView::selectNextOfEntity() { m_walk->toMentionOfEntity(true); }

void ArticleView::selectPreviousOfEntity() { m_walk->toMentionOfEntity(false); }

void ArticleView::selectNextName()
{
    setFocus(); // the next key marks it, wherever the reader was
    m_walk->toName(true);
}

void ArticleView::selectPreviousName()
{
    setFocus();
    m_walk->toName(false);
}

void ArticleView::setKnownNames(NameSearch::IsKnown isKnown) { m_walk->setKnownNames(std::move(isKnown)); }

void ArticleView::startPicking(PickRequest request)
{
    m_mouse->cancel();
    m_picking = std::move(request);
    const auto *framed = m_mentions ? m_mentions->mention(m_picking.candidate) : nullptr;
    m_picking.candidateHint = framed && m_picking.hintFor ? m_picking.hintFor(*framed) : QString();
    viewport()->setCursor(m_picking.takesWords ? Qt::IBeamCursor : Qt::PointingHandCursor);
    viewport()->update();
    if (m_picking.candidate)
        Q_EMIT candidateChanged(pickingHint());
    Q_EMIT pickingChanged();
}

void ArticleView::stopPicking()
{
    const auto wasPicking = isPicking();
    m_picking = {};
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->update();
    if (wasPicking)
        Q_EMIT pickingChanged();
}

QString ArticleView::pickingHint() const
{
    const auto aboutWords = m_picking.takesWords && !m_selection.isEmpty();
    return m_picking.candidateHint.isEmpty() || aboutWords ? m_picking.hint : m_picking.candidateHint;
}

void ArticleView::frameCandidate(const Mention *mention)
{
    if (!mention)
        return;
    m_picking.candidate = mention->id;
    m_picking.candidateHint = m_picking.hintFor ? m_picking.hintFor(*mention) : QString();
    auto selection = m_selection; // what was framed last is what Enter picks
    selection.place(selection.caret());
    applySelection(selection, Follow::Nothing);
    scrollTo(mention->extent.hull());
    Q_EMIT candidateChanged(pickingHint());
    QAccessibleAnnouncementEvent told(this, text().quote(mention->extent) + u". "_s + pickingHint());
    QAccessible::updateAccessibility(&told);
}

} // namespace glossator
