// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/occurrencedelegate.h"

#include "models/items/occurrencemodel.h"

#include <QApplication>
#include <QPainter>

namespace glossator {

namespace {

constexpr qreal share = 0.42; ///< of the width, before the words

} // namespace

void OccurrenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.state.setFlag(QStyle::State_HasFocus, false); // the row shows it
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const bool isHeading = index.data(OccurrenceModel::HeadingRole).toBool();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor strong = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    QColor dim = strong;
    dim.setAlphaF(0.68F);
    const QString text = std::exchange(option.text, {});
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    QRect rect = style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget).adjusted(3, 0, -3, 0);
    if (isHeading)
        rect = option.rect.adjusted(8, 4, -8, 0);
    painter->setClipRect(option.rect);
    const auto draw = [&](const QRect &place, Qt::Alignment side, const QString &words, const QFont &font,
                          const QColor &color, Qt::TextElideMode elide) {
        if (place.width() <= 0 || words.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(place, int(Qt::AlignAbsolute | Qt::AlignVCenter | side) | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(words, elide, place.width()));
    };
    const QString quote = index.data(OccurrenceModel::QuoteRole).toString();
    if (isHeading || quote.isEmpty()) {
        QFont font = option.font;
        font.setBold(isHeading);
        draw(rect, option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft, text, font, dim, Qt::ElideRight);
        painter->restore();
        return;
    }
    QFont bold = option.font;
    bold.setBold(true);
    const bool isRightToLeft = quote.isRightToLeft();
    painter->setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const int width = QFontMetrics(bold).horizontalAdvance(quote) + 1;
    const int ahead = int(rect.width() * share);
    QRect before = rect;
    QRect words = rect;
    QRect after = rect;
    if (isRightToLeft) {
        before.setLeft(rect.right() - ahead + 1);
        words.setRight(before.left() - 1);
        words.setLeft(std::max(rect.left(), words.right() - width + 1));
        after.setRight(words.left() - 1);
    } else {
        before.setWidth(ahead);
        words.setLeft(before.right() + 1);
        words.setRight(std::min(rect.right(), words.left() + width - 1));
        after.setLeft(words.right() + 1);
    }
    draw(before, isRightToLeft ? Qt::AlignLeft : Qt::AlignRight, index.data(OccurrenceModel::BeforeRole).toString(),
        option.font, dim, Qt::ElideLeft);
    draw(words, isRightToLeft ? Qt::AlignRight : Qt::AlignLeft, quote, bold, strong, Qt::ElideRight);
    draw(after, isRightToLeft ? Qt::AlignRight : Qt::AlignLeft, index.data(OccurrenceModel::AfterRole).toString(),
        option.font, dim, Qt::ElideRight);
    painter->restore();
}

} // namespace glossator
