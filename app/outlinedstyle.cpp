// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outlinedstyle.h"

#include "widgets/palettes.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 6; ///< from the edge of a panel to the words in it, in pixels
constexpr int HeaderInset = 2; ///< what Fusion leaves in a header,
constexpr int TitleInset = 4; ///< and in a dock's title

void outline(const QStyleOption &option, QPainter &painter, const QRect &rect)
{
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const auto role = isFocused ? QPalette::Highlight : QPalette::Mid;
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(option.palette.color(QPalette::Active, role), isFocused ? 2 : 1));
    painter.drawRect(rect.adjusted(isFocused, isFocused, -1, -1));
    painter.restore();
}

/// Which tab is in front is told by more than the absence of a line.
void underline(const QStyleOptionTab &tab, QPainter &painter)
{
    constexpr int thickness = 4;
    QRect strip = tab.rect;
    if (tab.shape == QTabBar::RoundedSouth || tab.shape == QTabBar::TriangularSouth)
        strip.setTop(strip.bottom() - thickness + 1);
    else
        strip.setHeight(thickness);
    painter.fillRect(strip, tab.palette.color(QPalette::Active, QPalette::Highlight));
}

} // namespace

OutlinedStyle::OutlinedStyle() : QProxyStyle(u"Fusion"_s) {}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        row && element == PE_IndicatorBranch && row->state.testFlag(State_Selected)) {
        // The arrow that unfolds has to be seen on the ground of a selected row as well.
        QStyleOptionViewItem dressed = *row;
        const auto group = row->state.testFlag(State_Active) ? QPalette::Active : QPalette::Inactive;
        for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
            dressed.palette.setColor(role, row->palette.color(group, QPalette::HighlightedText));
        QProxyStyle::drawPrimitive(element, &dressed, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!option || !isHighContrast(option->palette))
        return;
    switch (element) {
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
    case PE_PanelButtonCommand:
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
    case PE_FrameGroupBox:
        outline(*option, *painter, option->rect);
        break;
    default:
        break;
    }
}

void OutlinedStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option);
        header && element == CE_HeaderLabel) {
        QStyleOptionHeaderV2 inset = *header;
        inset.rect.adjust(Inset - HeaderInset, 0, HeaderInset - Inset, 0);
        QProxyStyle::drawControl(element, &inset, painter, widget);
        return;
    }
    // The title of the panel that has the keys is tinted.
    if (element == CE_DockWidgetTitle && option && widget && widget->isAncestorOf(QApplication::focusWidget())) {
        QColor tint = option->palette.color(QPalette::Active, QPalette::Highlight);
        tint.setAlphaF(0.35F);
        painter->fillRect(option->rect, tint);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    if (option && isHighContrast(option->palette)
        && (element == CE_HeaderSection || element == CE_TabBarTabShape || element == CE_DockWidgetTitle)) {
        outline(*option, *painter, option->rect);
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (tab && element == CE_TabBarTabShape && tab->state.testFlag(State_Selected))
            underline(*tab, *painter);
    }
}

void OutlinedStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (!option || !isHighContrast(option->palette))
        return;
    if (control == CC_ComboBox || control == CC_SpinBox)
        outline(*option, *painter, option->rect);
    else if (control == CC_ScrollBar) {
        // The handle is what tells the place; the groove need not be seen.
        const QRect handle = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
        painter->fillRect(handle.adjusted(3, 1, -3, -1), option->palette.color(QPalette::Active, QPalette::Mid));
    }
}

int OutlinedStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    // A click selects, also where the desktop opens files by one: here what is activated may be edited by it.
    if (hint == SH_ItemView_ActivateItemOnSingleClick)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

int OutlinedStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_FocusFrameHMargin)
        return Inset - 1; // views add one to it
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QRect OutlinedStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_DockWidgetTitleBarText)
        return rect.adjusted(Inset - TitleInset, 0, TitleInset - Inset, 0);
    return rect;
}

QIcon OutlinedStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion's own are one grey in every theme.
    if (which == SP_TitleBarCloseButton)
        return QIcon::fromTheme(u"dialog-close"_s);
    if (which == SP_TitleBarNormalButton)
        return QIcon::fromTheme(u"window-restore"_s);
    return QProxyStyle::standardIcon(which, option, widget);
}

QSize OutlinedStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_HeaderSection ? needed + QSize(2 * (Inset - HeaderInset), 0) : needed;
}

} // namespace glossator
