// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for files and folders, wherever the program does. Qt's own dialog would open each file that it lists to see what
// it is, and closing a file frees all locks of this process on it, those on the open project too. Here it goes by names.
// Each answers nothing where it is left. `at` is where it begins: a folder, or a file that is proposed. GUI thread.
#pragma once

#include <QFileDialog>

namespace glossator::filechooser {

[[nodiscard]] QString openFile(QWidget *parent, const QString &title, const QString &at, const QString &filter);
[[nodiscard]] QStringList openFiles(QWidget *parent, const QString &title, const QString &at);
[[nodiscard]] QString folder(QWidget *parent, const QString &title, const QString &at);
/// Asks before it answers with a file that is there, unless the options say DontConfirmOverwrite.
[[nodiscard]] QString saveFile(QWidget *parent, const QString &title, const QString &at, const QString &filter,
    QFileDialog::Options options = {});

} // namespace glossator::filechooser
