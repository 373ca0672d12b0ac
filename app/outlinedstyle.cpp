// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outlinedstyle.h"

#include "widgets/palettes.h"

#include <QPainter>
#include <QStyleOption>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

OutlinedStyle::OutlinedStyle() : QProxyStyle(u"Fusion"_s) {}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
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
    QProxyStyle::drawControl(element, option, painter, widget);
    if (option && isHighContrast(option->palette)
        && (element == CE_HeaderSection || element == CE_TabBarTabShape || element == CE_DockWidgetTitle))
        outline(*option, *painter, option->rect);
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

} // namespace glossator
