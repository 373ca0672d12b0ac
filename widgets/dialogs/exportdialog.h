// SPDX-License-Identifier: GPL-3.0-or-later
// Which format, where to, and what goes out. GUI thread.
#pragma once

#include "models/jobs/exportjob.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace glossator {

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// @param name of the project, for the names of files.
    ExportDialog(const QString &folder, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] ExportRequest request() const;

private:
    void proposeOutput();
    void showOptions();
    void giveRoom(QLabel *lines) const;
    void browse();

    QString m_folder;
    QString m_name;
    QComboBox *m_format;
    QLineEdit *m_output;
    QLabel *m_what;
    QCheckBox *m_suggested;
    QFormLayout *m_form;
    int m_fixedRows = 0; ///< before those of the options
    std::vector<QComboBox *> m_options; ///< of the format, each with its id as the name of the object
};

} // namespace glossator
