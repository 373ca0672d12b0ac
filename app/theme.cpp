// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme.h"

#include "app/settings.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace glossator::theme {

using namespace Qt::StringLiterals;

namespace {

QPalette palette(bool isDark)
{
    const auto color = [isDark](QRgb light, QRgb dark) { return QColor::fromRgb(isDark ? dark : light); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(0xf1f2f4, 0x26282c));
    palette.setColor(QPalette::WindowText, color(0x1f2328, 0xe4e6ea));
    palette.setColor(QPalette::Base, color(0xffffff, 0x1c1e21));
    palette.setColor(QPalette::AlternateBase, color(0xf7f8f9, 0x222428));
    palette.setColor(QPalette::Text, color(0x1f2328, 0xe4e6ea));
    palette.setColor(QPalette::PlaceholderText, color(0x63686f, 0xa0a5ad));
    palette.setColor(QPalette::Button, color(0xf1f2f4, 0x2e3136));
    palette.setColor(QPalette::ButtonText, color(0x1f2328, 0xe4e6ea));
    palette.setColor(QPalette::BrightText, color(0xffffff, 0xffffff));
    palette.setColor(QPalette::ToolTipBase, color(0xffffff, 0x34373c));
    palette.setColor(QPalette::ToolTipText, color(0x1f2328, 0xe4e6ea));
    palette.setColor(QPalette::Highlight, color(0x2f6fce, 0x3a6db5));
    palette.setColor(QPalette::HighlightedText, color(0xffffff, 0xffffff));
    palette.setColor(QPalette::Link, color(0x1f5fbf, 0x7fb0f5));
    palette.setColor(QPalette::LinkVisited, color(0x6b4fa0, 0xb79cf0));
    palette.setColor(QPalette::Accent, color(0x2f6fce, 0x5c93e0));
    palette.setColor(QPalette::Light, color(0xffffff, 0x3a3d43));
    palette.setColor(QPalette::Midlight, color(0xe6e8eb, 0x34373c));
    palette.setColor(QPalette::Mid, color(0xc9cdd3, 0x44484f));
    palette.setColor(QPalette::Dark, color(0x9aa0a8, 0x17181b));
    palette.setColor(QPalette::Shadow, color(0x6d727a, 0x0d0e10));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(0x9aa0a8, 0x70757d));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(0xd5e1f5, 0x34435a));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, color(0x1f2328, 0xe4e6ea));
    return palette;
}

void apply()
{
    const QString name = current();
    const bool isDark = name == u"dark"_s
        || (name.isEmpty() && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    const QPalette wanted = palette(isDark);
    if (QApplication::palette() != wanted)
        QApplication::setPalette(wanted);
}

QString chosen; // for this run only, before what is remembered

/// KDE's frameworks put colours of their own in when a window is made and when the system changes: ours come back.
class Keeper : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return false;
    }
};

} // namespace

QString current() { return chosen.isEmpty() ? settings::value(settings::Theme).toString() : chosen; }

void use(const QString &name, bool remember)
{
    chosen = remember ? QString() : name;
    if (remember)
        settings::setValue(settings::Theme, name);
    apply();
}

void start()
{
    qApp->installEventFilter(new Keeper(qApp));
    apply();
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, qApp, [] { apply(); });
}

} // namespace glossator::theme
