// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered about the person at this machine: one line each in settings.cpp. What belongs to a project is in
// its file instead (Store::viewState). GUI thread.
#pragma once

#include "models/domain/provenance.h"

#include <QVariant>

namespace glossator::settings {

enum Key {
    AuthorUuid,
    AuthorName,
    Theme,
    LastFolder,
    ReadingFont,
    ReadingLineHeight,
    ReadingColumn,
    ReadingZoom,
    WindowState,
    WindowGeometry,
    PanelColumns, ///< with the panel's name
};

[[nodiscard]] QVariant value(Key key, const QString &part = {});
void setValue(Key key, const QVariant &value, const QString &part = {});

/// The person at this machine; the name is empty as long as nobody was asked.
[[nodiscard]] Author author();
void setAuthorName(const QString &name);

} // namespace glossator::settings
