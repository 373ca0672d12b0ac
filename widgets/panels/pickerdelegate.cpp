// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/pickerdelegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int chipSize = 10;
constexpr int gap = 6;
constexpr int indent = 14;

int digitWidth(const QFontMetrics &metrics) { return metrics.horizontalAdvance(u'8') + 2 * gap; }

} // namespace

PickerDelegate::PickerDelegate(std::function<int(int)> digitOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_digitOf(std::move(digitOf))
{
}

void PickerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.state |= QStyle::State_Active; // the line edit has the focus, but its keys act here
    const QString text = std::exchange(option.text, {});
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setClipRect(option.rect);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const bool isHighlighted = option.state.testFlag(QStyle::State_Selected);
    const QColor strong
        = option.palette.color(QPalette::Active, isHighlighted ? QPalette::HighlightedText : QPalette::Text);
    QColor dim = strong;
    dim.setAlphaF(0.72F);
    const QFontMetrics metrics(option.font);
    QRect rest = option.rect.adjusted(gap, 0, -gap, 0);
    const auto take = [&rest, isMirrored](int width) {
        QRect part = rest;
        isMirrored ? part.setLeft(rest.right() - width + 1) : part.setWidth(width);
        isMirrored ? rest.setRight(part.left() - 1) : rest.setLeft(part.right() + 1);
        return part;
    };
    const auto line = [&](const QString &words, const QFont &font, const QColor &color, const Hits &hits) {
        const QString shown = QFontMetrics(font).elidedText(words, Qt::ElideRight, rest.width());
        QTextLayout layout(shown, font);
        QTextOption direction(isMirrored ? Qt::AlignRight : Qt::AlignLeft);
        direction.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(direction);
        QList<QTextLayout::FormatRange> emphasis;
        for (const auto &[begin, end] : hits) {
            QTextLayout::FormatRange range{begin, std::min(end, int(shown.size())) - begin, {}};
            range.format.setFontWeight(QFont::Bold);
            range.format.setFontUnderline(true);
            if (range.length > 0)
                emphasis << range;
        }
        layout.setFormats(emphasis);
        layout.beginLayout();
        QTextLine only = layout.createLine();
        only.setLineWidth(rest.width());
        layout.endLayout();
        painter->setPen(color);
        const QRect place = take(int(std::ceil(only.naturalTextWidth())));
        const qreal x = isMirrored ? place.right() + 1 - only.width() : place.left();
        only.draw(painter, QPointF(x, place.top() + (place.height() - only.height()) / 2));
    };

    if (index.data(HeadingRole).toBool()) {
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.88);
        small.setBold(true);
        rest.setTop(rest.top() + 4);
        QColor heading = option.palette.color(QPalette::Active, QPalette::Text);
        heading.setAlphaF(0.72F);
        line(text, small, heading, {});
        painter->restore();
        return;
    }
    const QRect digit = take(digitWidth(metrics));
    if (const int number = m_digitOf(index.row())) {
        painter->setPen(dim);
        painter->drawText(digit, int(Qt::AlignVCenter | Qt::AlignHCenter), QString::number(number));
    }
    take(index.data(DepthRole).toInt() * indent);
    if (const QVariant tick = index.data(TickRole); tick.isValid()) {
        QStyleOptionViewItem box = option;
        const int width = style->pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget);
        const QRect place = take(width);
        box.rect = QRect(place.left(), place.center().y() - width / 2, width, width);
        box.state.setFlag(QStyle::State_On, tick.toBool());
        box.state.setFlag(QStyle::State_Off, !tick.toBool());
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        take(gap);
    }
    if (const QVariant chip = index.data(ChipRole); chip.isValid()) {
        const QRect square = take(chipSize);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(dim); // its colour may be near that of the row
        painter->setBrush(QColor::fromRgb(chip.toUInt()));
        painter->drawRoundedRect(
            QRectF(square.left() + 0.5, square.center().y() - chipSize / 2.0 + 1.5, chipSize - 1, chipSize - 1), 2, 2);
        take(gap);
    }
    const bool isOffered = index.flags().testFlag(Qt::ItemIsEnabled);
    line(text, option.font, isOffered ? strong : dim, index.data(HitsRole).value<Hits>());
    if (const QString detail = index.data(DetailRole).toString(); !detail.isEmpty()) {
        take(2 * gap);
        if (rest.width() > metrics.averageCharWidth() * 4)
            line(detail, option.font, dim, {});
    }
    painter->restore();
}

QSize PickerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics &metrics = option.fontMetrics;
    const QString detail = index.data(DetailRole).toString();
    return {digitWidth(metrics) + metrics.horizontalAdvance(index.data().toString()) + index.data(DepthRole).toInt() * indent
            + chipSize + (detail.isEmpty() ? 0 : metrics.horizontalAdvance(detail) + 2 * gap) + 4 * gap,
        metrics.height() + 7};
}

} // namespace glossator
