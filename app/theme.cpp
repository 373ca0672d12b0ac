// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme.h"

#include "app/settings.h"
#include "app/systemcontrast.h"
#include "widgets/palettes.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QIcon>
#include <QMenu>
#include <QStyleHints>

#include <vector>

namespace glossator::theme {

using namespace Qt::StringLiterals;

namespace {

QString chosen; // for this run only, before what is remembered

/// KDE's frameworks put colours of their own in when a window is made and when the system changes: ours come back.
class Keeper : public QObject {
public:
    explicit Keeper(QObject *parent) : QObject(parent), m_contrast(this)
    {
        connect(&m_contrast, &SystemContrast::changed, this, &Keeper::apply);
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Keeper::apply);
        parent->installEventFilter(this);
        apply();
    }

    void apply()
    {
        if (const QPalette wanted = themePalette(meant()); QApplication::palette() != wanted)
            QApplication::setPalette(wanted);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return false;
    }

private:
    [[nodiscard]] Theme meant() const
    {
        const QString name = current();
        for (const auto &[theme, known] : ThemeNames) {
            if (name == QLatin1String(known))
                return theme;
        }
        const bool isDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
        if (m_contrast.isHigh())
            return isDark ? Theme::ContrastDark : Theme::Contrast;
        return isDark ? Theme::Dark : Theme::Light;
    }

    SystemContrast m_contrast;
};

Keeper *keeper = nullptr; // owned by the application

} // namespace

QStringList names()
{
    QStringList all;
    for (const auto &known : ThemeNames)
        all << QLatin1String(known.name);
    return all;
}

QString current() { return chosen.isEmpty() ? settings::value(settings::Theme).toString() : chosen; }

void use(const QString &name, bool remember)
{
    chosen = remember ? QString() : name;
    if (remember)
        settings::setValue(settings::Theme, name);
    if (keeper)
        keeper->apply();
}

void start()
{
    if (keeper)
        keeper->apply();
    else
        keeper = new Keeper(qApp);
}

QAction *createAction(QObject *parent)
{
    auto *menu = new QMenu(qobject_cast<QWidget *>(parent));
    auto *group = new QActionGroup(menu);
    const std::vector<std::pair<QString, QString>> themes{
        {QString(), QCoreApplication::translate("Theme", "As the &System")},
        {u"light"_s, QCoreApplication::translate("Theme", "&Light")},
        {u"dark"_s, QCoreApplication::translate("Theme", "&Dark")},
        {u"contrast"_s, QCoreApplication::translate("Theme", "&High Contrast, Light")},
        {u"contrast-dark"_s, QCoreApplication::translate("Theme", "High &Contrast, Dark")}};
    for (const auto &[name, text] : themes) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(current() == name);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [name] { use(name); });
    }
    auto *action = new QAction(
        QIcon::fromTheme(u"color-management"_s), QCoreApplication::translate("Theme", "&Colours"), parent);
    action->setMenu(menu);
    return action;
}

} // namespace glossator::theme
