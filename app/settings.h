// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered about the person at this machine: one line each in settings.cpp. What belongs to a project is in
// its file instead (Store::viewState); who the person is, both programs know (localauthor.h). GUI thread.
#pragma once

#include <QVariant>

namespace glossator::settings {

enum Key {
    Theme,
    LastFolder,
    ReadingFamily,
    ReadingSize, ///< in points
    ReadingLineHeight,
    ReadingWidth, ///< in characters
    LinksAll, ///< whether all links of the article are drawn
    WindowState,
    WindowGeometry,
    StatusBar, ///< whether it is shown
    TypeBar, ///< likewise
    PanelColumns, ///< with the panel's name
    ExportFolder, ///< where an export was last written
    ExportFormat, ///< its id
    ExportOptions, ///< with the id of the format
    ExportSuggested, ///< whether suggestions go out too
    ExportVerified, ///< whether what was written is read back
};

[[nodiscard]] QVariant value(Key key, const QString &part = {});
void setValue(Key key, const QVariant &value, const QString &part = {});

/// Where a file was last opened or written; dialogs begin there.
[[nodiscard]] QString lastFolder();
void rememberFolder(const QString &path);

} // namespace glossator::settings
