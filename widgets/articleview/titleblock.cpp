// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/titleblock.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString readableDate(const QString &published)
{
    if (const auto day = QDate::fromString(published.first(std::min<qsizetype>(10, published.size())), Qt::ISODate);
        day.isValid())
        return QLocale().toString(day, QLocale::LongFormat);
    if (const auto month = QDate::fromString(published, u"yyyy-MM"_s); month.isValid())
        return QLocale().standaloneMonthName(month.month()) + u' ' + QString::number(month.year());
    return published;
}

QString readingTime(int minutes)
{
    constexpr int longRead = 120;
    const int hours = (minutes + 30) / 60;
    return minutes < longRead
        ? QCoreApplication::translate("TitleBlock", "%n min", "reading time in minutes", minutes)
        : QCoreApplication::translate("TitleBlock", "%n h", "reading time in hours", hours);
}

std::unique_ptr<QTextLayout> layOut(const QString &text, bool rightToLeft, const QFont &font, int width)
{
    auto layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    layout->setTextOption(option);
    layout->beginLayout();
    qreal y = 0;
    for (auto line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += std::ceil(line.height());
    }
    layout->endLayout();
    return layout;
}

int heightOf(const QTextLayout &layout)
{
    return layout.text().isEmpty() ? 0 : int(std::ceil(layout.boundingRect().height()));
}

} // namespace

QString titleLine(const ArticleHeading &heading, int minutes)
{
    QStringList parts;
    for (const QString &part : {heading.source, heading.byline, readableDate(heading.published)}) {
        if (!part.isEmpty())
            parts << part;
    }
    if (minutes > 0)
        parts << readingTime(minutes);
    // Each in its own direction: a Latin date beside an Arabic source trades no places with it, nor a number with
    // “min”.
    for (QString &part : parts)
        part = QChar(0x2068) + part + QChar(0x2069);
    return parts.join(u" · "_s);
}

void TitleBlock::set(const ArticleHeading &heading, int minutes, const ArticleStyle &style)
{
    // The line below the title stands on its side: “2 min” alone has no direction that means anything.
    const auto words = titleLine(heading, minutes);
    const auto rightToLeft = heading.title.isEmpty() ? words.isRightToLeft() : heading.title.isRightToLeft();
    m_title = layOut(heading.title, rightToLeft, style.titleFont, style.columnWidth);
    m_line = layOut(words, rightToLeft, style.metaFont, style.columnWidth);
    const auto title = heightOf(*m_title);
    const auto line = heightOf(*m_line);
    m_lineTop = title ? title + style.lineHeight / 4 : 0;
    m_height = style.marginTop + m_lineTop + (line ? line + style.lineHeight / 4 : 0);
    if (m_height > style.marginTop)
        m_height += style.lineHeight / 2;
}

void TitleBlock::draw(QPainter &painter, int y, const ArticleStyle &style) const
{
    const QPointF at(style.columnLeft, y + style.marginTop);
    painter.setPen(style.text);
    m_title->draw(&painter, at);
    painter.setPen(style.muted);
    m_line->draw(&painter, at + QPointF(0, m_lineTop));
}

} // namespace glossator
