// SPDX-License-Identifier: GPL-3.0-or-later
// A page of help, from Markdown or rich text of ours. Deletes itself; GUI thread.
#pragma once

#include <QDialog>

namespace glossator {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(const QString &title, const QString &text, Qt::TextFormat format, QWidget *parent = nullptr);
};

} // namespace glossator
