// SPDX-License-Identifier: GPL-3.0-or-later
// A page of help, from Markdown of ours. Deletes itself; GUI thread.
#pragma once

#include <QDialog>

namespace glossator {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(const QString &title, const QString &markdown, QWidget *parent = nullptr);
};

} // namespace glossator
