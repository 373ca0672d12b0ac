// SPDX-License-Identifier: GPL-3.0-or-later
// Where a new project file goes and which schema it starts with. GUI thread.
#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace glossator {

class Schema;

class NewProjectDialog : public QDialog {
    Q_OBJECT

public:
    explicit NewProjectDialog(const QString &folder, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const; ///< ends in .gloss
    [[nodiscard]] QByteArray schemaText() const { return m_schemaText; }

private:
    void chooseSchemaFile();
    void showSchema();
    [[nodiscard]] static QString about(const Schema &schema);
    void check();

    QLineEdit *m_path;
    QComboBox *m_schema; ///< its items' data are paths
    QLabel *m_about;
    QLabel *m_problem;
    QPushButton *m_make;
    QByteArray m_schemaText;
    QString m_schemaProblem;
};

} // namespace glossator
