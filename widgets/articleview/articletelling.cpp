// SPDX-License-Identifier: GPL-3.0-or-later
// What ArticleView shows beside the text: the tip of a mention, and ticks beside the scroll bar.
#include "widgets/articleview/articleview.h"

#include "widgets/articleview/scrollmarks.h"

#include <QAccessible>
#include <QEvent>
#include <QTextDocumentFragment>
#include <QToolTip>

namespace glossator {

/// As long as the pointer stays on the same line of the innermost.
bool ArticleView::tellAt(QPoint point)
{
    const auto mentions = mentionsAt(point);
    QRect within(point, QSize(1, 1));
    if (const auto *innermost = m_mentions && !mentions.empty() ? m_mentions->mention(mentions.front()) : nullptr) {
        for (const TextSpan fragment : innermost->extent.fragments()) {
            for (const QRectF &rect : rectsOf(fragment))
                within = rect.contains(point) ? rect.toAlignedRect() : within;
        }
    }
    const QString words = m_teller && !mentions.empty() && !isPicking() ? m_teller(mentions) : QString();
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(point), words, viewport(), within);
    return true;
}

void ArticleView::tellOfCaret()
{
    if (QToolTip::isVisible()) {
        QToolTip::hideText();
        return;
    }
    std::vector<MentionId> mentions;
    if (m_current)
        mentions.push_back(m_current);
    if (m_mentions) {
        for (const Mention *mention : m_mentions->at(caret())) {
            if (mention->id != m_current && mention->by.status != Status::Rejected)
                mentions.push_back(mention->id);
        }
    }
    const QString words = m_teller && !mentions.empty() ? m_teller(mentions) : QString();
    if (words.isEmpty())
        return;
    // For as long as the reader wants: the next key or click takes it away.
    constexpr int untilTheNextKey = 60 * 60 * 1000;
    const auto below = caretRect(caret()).bottomLeft().toPoint();
    QToolTip::showText(viewport()->mapToGlobal(below), words, viewport(), {}, untilTheNextKey);
    QAccessibleAnnouncementEvent announcement(this, QTextDocumentFragment::fromHtml(words).toPlainText());
    QAccessible::updateAccessibility(&announcement);
}

/// Looks the mentions of the current entity up again where it, or they, may be others.
void ArticleView::markEntity()
{
    if (m_markedEntity == m_currentEntity)
        return;
    m_markedEntity = m_currentEntity;
    std::vector<TextSpan> places;
    if (m_mentions && m_currentEntity) {
        for (const Mention *mention : m_mentions->mentionsOf(m_currentEntity)) {
            if (mention->by.status != Status::Rejected)
                places.push_back(mention->extent.hull());
        }
    }
    m_scrollMarks->setPlaces(ScrollMarks::Entity, std::move(places));
}

/// A tick was clicked: to its mention, where it is one's, else only into view.
void ArticleView::goToPlace(TextSpan place)
{
    if (m_mentions && m_currentEntity) {
        for (const Mention *mention : m_mentions->touching(place)) {
            if (mention->entity == m_currentEntity && mention->extent.hull() == place) {
                goToMention(mention);
                return;
            }
        }
    }
    scrollTo(place);
}

} // namespace glossator
