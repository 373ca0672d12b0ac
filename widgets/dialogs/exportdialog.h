// SPDX-License-Identifier: GPL-3.0-or-later
// Which format, what of the project, and where to; with a look at what would come out and what not. GUI thread.
#pragma once

#include "models/jobs/exportjob.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace glossator {

class ExportPreview;

/// What somebody chose the last time.
struct ExportChoice {
    QString format = QStringLiteral("brat");
    QHash<QString, WriteOptions> options{}; ///< by format
    bool withSuggested = false;
    bool isVerified = false; ///< what was written is read back and compared
};

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// What can go out, and where to.
    struct Setup {
        QString folder{}; ///< to begin in
        QString name{}; ///< of the project, for the names of files
        ArticleId article{}; ///< the open one; invalid: none
        std::vector<ArticleId> selected{}; ///< in a panel
        ExportChoice last{};
    };

    /// @param store must outlive this object.
    ExportDialog(Store &store, Setup setup, QWidget *parent = nullptr);

    [[nodiscard]] ExportRequest request() const;
    [[nodiscard]] ExportChoice choice() const;
    /// Whether to read back what was written: of a format that is read.
    [[nodiscard]] bool isVerified() const;
    [[nodiscard]] ExportPreview *preview() const { return m_preview; }

private:
    void addScopes();
    void chooseFormat();
    void proposeOutput();
    void checkOutput();
    void showOptions();
    void keepOptions();
    void showPreview();
    void giveRoom(QLabel *lines) const;
    void browse();
    [[nodiscard]] FormatInfo info() const;
    /// Where it goes, in full: what has no folder goes into that which was last used. Empty while nothing is typed.
    [[nodiscard]] QString output() const;

    Store &m_store;
    Setup m_setup;
    QHash<QString, WriteOptions> m_chosen; ///< by format
    QString m_proposed; ///< output that nobody has changed since
    QComboBox *m_format;
    QComboBox *m_scope;
    QLineEdit *m_output;
    QLabel *m_what;
    QCheckBox *m_suggested;
    QCheckBox *m_verified;
    QLabel *m_problem; ///< why nothing can go to the output
    QPushButton *m_export = nullptr;
    QFormLayout *m_form;
    ExportPreview *m_preview;
    int m_fixedRows = 0; ///< before those of the options
    std::vector<QComboBox *> m_options; ///< of the format, each with its id as the name of the object
};

} // namespace glossator
