// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark or of high contrast. Chosen by a person, else as the system says. GUI thread.
#pragma once

#include <QStringList>

class QAction;
class QObject;

namespace glossator::theme {

/// The themes that can be asked for.
[[nodiscard]] QStringList names();
/// One of names() or (empty) the system's; remembered unless `remember` is false.
void use(const QString &name, bool remember = true);
[[nodiscard]] QString current();
/// To be called after the application was made, and again after its first window: with that one KDE's frameworks choose colours.
void start();
/// A submenu to choose from.
[[nodiscard]] QAction *createAction(QObject *parent);

} // namespace glossator::theme
